import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { listOpenHelp } from '../../help/store/open.ts'
import { listDiffering } from '../../meetings/store/week.ts'
import { listDrafts } from '../../orders/store/orders.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { menteesIn, type Pair, runningStatuses } from '../../pairs/pair.ts'
import { listPairs } from '../../pairs/store/pairs.ts'
import { collectDues, listDeadlines } from '../../roadmap/actions/deadlines.ts'
import { listSchoolPlaces } from '../../roadmap/store/places.ts'
import type { Role } from '../../people/role.ts'
import { byNames, type Decision, inOrderOfWeight, type Who } from '../decision.ts'
import { concerns, decisionsOf, type Facts, isDueIn } from '../decisions.ts'
import {
  countWithoutStep,
  listAsked,
  listProgrammesToDecide,
  listSchoolsBeyond,
  listSentToHead,
} from '../store/weekly.ts'
import { type Note, notesToTell, type PersonOfWeek, type PersonWeek, weekAt } from '../weekly.ts'
import { collectNotes } from './notes.ts'
import { listSilentToDecide } from './silence.ts'

/** What the week brings to each of these people, from every organisation of theirs: each is read once, whoever asks. */
export async function collectWeeks(
  tx: Tx,
  people: readonly PersonOfWeek[],
  now: Date,
): Promise<Map<string, PersonWeek>> {
  const decisions = await collectDecisions(tx, people, now)
  const notes = await collectAllNotes(tx, placesOf(people), now)
  return new Map(
    people.map(({ personId, roles }) => {
      const zone = roles[0]?.organisation.timeZone ?? 'UTC'
      const own = notesToTell(notes.get(personId) ?? [], dayIn(now, zone))
      return [personId, { decisions: decisions.get(personId) ?? [], notes: own }]
    }),
  )
}

/** What waits for the decision of each of them, the heaviest first. */
export async function collectDecisions(
  tx: Tx,
  people: readonly PersonOfWeek[],
  now: Date,
): Promise<Map<string, Decision[]>> {
  const decisions = new Map<string, Decision[]>()
  for (const { organisation, holders } of placesOf(people)) {
    const officers = holders.filter(({ roles }) => roles.some(isOffice))
    if (officers.length === 0) continue
    const waiting =
      organisation.kind === 'SCHOOL'
        ? await schoolReader(tx, organisation, now)
        : await districtReader(tx, organisation, now)
    for (const officer of officers)
      decisions.set(officer.personId, [...(decisions.get(officer.personId) ?? []), ...waiting(officer)])
  }
  return new Map([...decisions].map(([personId, own]) => [personId, inOrderOfWeight(own)]))
}

type Holder = { readonly personId: string; readonly roles: readonly Role[] }
type PlaceOfWeek = { readonly organisation: Organisation; readonly holders: readonly Holder[] }
type Waiting = (who: Holder) => Decision[]

function isOffice(role: Role): boolean {
  return role === 'CURATOR' || role === 'HEAD' || role === 'COORDINATOR'
}

function placesOf(people: readonly PersonOfWeek[]): PlaceOfWeek[] {
  const held = people.flatMap(({ personId, roles }) => roles.map((one) => ({ personId, ...one })))
  return [...Map.groupBy(held, ({ organisation }) => organisation.id).values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const byPerson = Map.groupBy(own, ({ personId }) => personId)
    const holders = [...byPerson].map(([personId, roles]) => ({ personId, roles: roles.map(({ role }) => role) }))
    return [{ organisation: first.organisation, holders }]
  })
}

async function schoolReader(tx: Tx, organisation: Organisation, now: Date): Promise<Waiting> {
  const facts = await collectFacts(tx, organisation, now)
  return (who) => decisionsOf(facts, who)
}

async function collectFacts(tx: Tx, organisation: Organisation, now: Date): Promise<Facts> {
  const { id, timeZone } = organisation
  const week = weekAt(now, timeZone)
  const help = await listOpenHelp(tx, id)
  const differing = await listDiffering(tx, id)
  const silent = await listSilentToDecide(tx, organisation, now)
  const pairs = await listPairs(tx, [id], { statuses: runningStatuses }, { skip: 0, take: 1000 })
  return {
    organisation,
    week,
    dues: await listDeadlines(tx, organisation, now),
    help: help
      .filter(({ hasReply }) => !hasReply)
      .map(({ id: key, name, askedAt, readerIds }) => ({
        id: key,
        name,
        askedOn: dayIn(askedAt, timeZone),
        readerIds,
      })),
    differing: differing
      .map(({ meetingId, pairId, startsAt, mentor, mentees }) => ({
        ...{ id: meetingId, pairId, startsAt, mentor: mentor.name },
        mentees: mentees.map(({ name }) => name),
      }))
      .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime() || byNames(one, other)),
    silent: silent
      .map(({ pairId, days, since, mentor, mentees }) => ({
        ...{ pairId, days, since, mentor: mentor.name },
        mentees: mentees.map(({ name }) => name),
      }))
      .toSorted((one, other) => other.days - one.days || byNames(one, other)),
    pairs: pairs.rows.toSorted((one, other) => byNames(whoOf(one), whoOf(other))),
    asked: await listAsked(tx, id),
    ...(await listProgrammesToDecide(tx, id)),
    sentToHead: await listSentToHead(tx, id),
    drafts: (await listDrafts(tx, id)).map((draft) => draft.id),
    waiting: await countWithoutStep(tx, id, week.today),
  }
}

function whoOf(pair: Pair): Who {
  return { mentor: pair.mentor.profile, mentees: menteesIn(pair).map(({ profile }) => profile) }
}

/** The district's own deadlines, and which of its schools are late with theirs; nothing else of schools is told weekly. */
async function districtReader(tx: Tx, organisation: Organisation, now: Date): Promise<Waiting> {
  const own = await listDeadlines(tx, organisation, now)
  const schools = await listSchoolPlaces(tx, organisation.id)
  const dues = await collectDues(tx, schools, now)
  const week = weekAt(now, organisation.timeZone)
  const late = schools.filter(({ id }) => (dues.get(id) ?? []).some((due) => due.daysLeft < 0 && due.item !== null))
  return (who) => {
    if (!who.roles.includes('COORDINATOR')) return []
    const waiting = own.filter((due) => concerns(due, who) && isDueIn(due, week))
    return [
      ...waiting.map((due): Decision => ({
        ...{ key: `due:${due.organisationId}:${due.key}`, organisation, due, pair: undefined },
        what: due.daysLeft < 0 ? 'overdue' : 'due',
      })),
      ...(late.length === 0
        ? []
        : [
            {
              ...{ key: `late:${organisation.id}`, organisation, what: 'lateSchools' as const },
              names: late.map(({ shortName }) => shortName),
            },
          ]),
    ]
  }
}

async function collectAllNotes(tx: Tx, places: readonly PlaceOfWeek[], now: Date): Promise<Map<string, Note[]>> {
  const schools = places.map(({ organisation }) => organisation).filter(({ kind }) => kind === 'SCHOOL')
  const wanted = new Set(places.flatMap(({ holders }) => holders.map(({ personId }) => personId)))
  const notes = new Map<string, Note[]>()
  const beyond =
    schools.length === 0
      ? []
      : await listSchoolsBeyond(
          tx,
          schools.map(({ id }) => id),
        )
  for (const school of [...schools, ...beyond])
    for (const [personId, own] of await collectNotes(tx, school, now))
      if (wanted.has(personId)) notes.set(personId, [...(notes.get(personId) ?? []), ...own])
  return notes
}
