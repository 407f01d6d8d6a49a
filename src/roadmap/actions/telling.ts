import { dayIn } from '../../calendar/day.ts'
import type { Owner } from '../../calendar/deadlines.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { listUnsent, tell, untell } from '../../notices/actions/telling.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { chatKey } from '../../outbox/actions.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import { listRecipients, listRecipientsAmong, type Recipient } from '../../people/store.ts'
import type { Due } from '../due.ts'
import { duesMessage, overdueMessage, type ToldDue } from '../notices.ts'
import { listTold } from '../store/nudged.ts'
import type { RoadPlace } from '../store/places.ts'
import { type Audience, audiencesOf, type Overdue, ownRung } from '../telling.ts'
import { listDeadlines } from './deadlines.ts'

/**
 * Tells, once for its rung, of the deadlines of an organisation that are near, today or over: one message for each person,
 * whatever comes together in it. Nothing is written down of what there was nobody to tell.
 */
export async function tellDues(tx: Tx, place: RoadPlace, dues: readonly Due[], now: Date): Promise<void> {
  const keys = new Map(dues.flatMap((due) => (ownRung(due) === undefined ? [] : [[due, ownRung(due) ?? '']])))
  const known = await listTold(tx, [...keys.values()])
  const untold = dues.filter((due) => keys.has(due) && !known.has(keys.get(due) ?? ''))
  const letters = await collectLetters(tx, place, untold)
  for (const letter of letters) {
    const [first = '', ...more] = letter.about.map(({ due }) => keys.get(due) ?? '')
    const key = more.length === 0 ? first : `${several(place)}:${first}`
    await tellLetter(tx, place, letter, key, now)
  }
  const told = new Set(letters.flatMap(({ about }) => about.map(({ due }) => due)))
  for (const due of untold) if (told.has(due)) await noteTold(tx, place, due, keys.get(due) ?? '', now)
}

/**
 * What was to be told of an item has lost its reason. Whoever was to read of it together with others, and has not been sent
 * that yet, is told anew of those that are left.
 */
export async function takeBack(tx: Tx, place: RoadPlace, key: string, now: Date): Promise<void> {
  await untell(tx, 'deadline', [`${place.id}:${key}`], now)
  const chats = new Set(await listUnsent(tx, 'deadline', several(place)))
  if (chats.size === 0) return
  await untell(tx, 'deadline', [several(place)], now)
  const dues = await listDeadlines(tx, place, now)
  const told = await listTold(
    tx,
    dues.flatMap((due) => ownRung(due) ?? []),
  )
  const left = dues.filter((due) => told.has(ownRung(due) ?? ''))
  for (const letter of await collectLetters(tx, place, left)) {
    const to = letter.to.filter((one) => chats.has(chatKey(one)))
    await tellLetter(tx, place, { ...letter, to }, `${several(place)}:${now.toISOString()}`, now)
  }
}

/** How the keys of messages begin that tell of several deadlines. */
function several({ id }: RoadPlace): string {
  return `${id}:several`
}

async function tellLetter(tx: Tx, place: RoadPlace, letter: Letter, key: string, now: Date): Promise<void> {
  const { organisation, to, about } = letter
  const told = { about, school: place.shortName, today: dayIn(now, place.timeZone) }
  const read = ({ language }: Recipient) => duesMessage(textsIn(language), told)
  const telling = { to, kind: 'deadline', organisation, key } as const
  await tell(tx, { ...telling, text: (one) => read(one).text, buttons: (one) => read(one).buttons }, now)
}

/** What one person reads, under all their accounts. */
type Letter = Group & { readonly about: ToldDue[] }

async function collectLetters(tx: Tx, place: RoadPlace, dues: readonly Due[]): Promise<Letter[]> {
  const letters = new Map<string, Letter>()
  for (const due of dues) {
    const pair = (due.pair && (await findPair(tx, due.pair.id))) ?? undefined
    const told = new Set<string>()
    for (const audience of audiencesOf(due))
      for (const { organisation, to } of await placesOf(tx, place, due, audience)) {
        const fresh = Map.groupBy(to, ({ personId }) => personId)
        for (const [personId, accounts] of fresh) {
          if (told.has(personId)) continue
          told.add(personId)
          const letter = letters.get(personId) ?? { organisation, to: accounts, about: [] }
          letter.about.push({ due, pair, isCopy: audience.isCopy })
          letters.set(personId, letter)
        }
      }
  }
  return [...letters.values()]
}

type Group = { readonly organisation: Pick<Organisation, 'id' | 'timeZone'>; readonly to: readonly Recipient[] }

/** Who is told where: of a pair of two schools, the mentor and their curators in theirs. */
async function placesOf(tx: Tx, place: RoadPlace, due: Due, audience: Audience): Promise<Group[]> {
  const here = (roles: readonly Owner[]) =>
    roles.filter((role) => (role === 'COORDINATOR') === (place.kind === 'DISTRICT'))
  const groups: Group[] = [
    {
      organisation: place,
      to: [
        ...(await listRecipients(tx, place.id, here(audience.roles))),
        ...(await listRecipientsAmong(tx, audience.personIds, place.id, false)),
      ],
    },
  ]
  const other = due.pair && due.pair.mentorSchoolId !== place.id ? due.pair.mentorSchoolId : undefined
  const school = other === undefined ? undefined : await findOrganisation(tx, other)
  if (school)
    groups.push({
      organisation: school,
      to: [
        ...(await listRecipients(tx, school.id, here(audience.roles))),
        ...(await listRecipientsAmong(tx, audience.personIds, school.id, false)),
      ],
    })
  return groups
}

async function noteTold(tx: Tx, place: RoadPlace, due: Due, key: string, now: Date): Promise<void> {
  await note(tx, {
    at: now,
    organisationId: place.id,
    event: 'deadline-told',
    subject: 'deadline',
    subjectId: key,
    clause: due.clause,
    details: { key: due.key, dueOn: due.dueOn, daysLeft: due.daysLeft },
  })
}

/** Tells the coordinators, once, which schools of the district are late with what was to be done by a day (order 5). */
export async function tellOverdue(
  tx: Tx,
  district: RoadPlace,
  overdue: Overdue,
  schools: readonly RoadPlace[],
  now: Date,
): Promise<void> {
  const { key } = overdue
  if ((await listTold(tx, [key])).has(key)) return
  const to = await listRecipients(tx, district.id, ['COORDINATOR'])
  if (to.length === 0) return
  const names = new Map(schools.map(({ id, shortName }) => [id, shortName]))
  const today = dayIn(now, district.timeZone)
  const read = ({ language }: Recipient) => overdueMessage(textsIn(language), { overdue, names, today })
  const telling = { to, kind: 'deadline', organisation: district, key } as const
  await tell(tx, { ...telling, text: (one) => read(one).text, buttons: (one) => read(one).buttons }, now)
  await note(tx, {
    at: now,
    organisationId: district.id,
    event: 'deadline-told',
    subject: 'deadline',
    subjectId: key,
    clause: 'order 5',
    details: { dueOn: overdue.dueOn, daysLeft: overdue.daysLeft, items: overdue.items.length },
  })
}
