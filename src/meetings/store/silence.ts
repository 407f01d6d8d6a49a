import { dayIn, addDays } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { inOrder } from '../../i18n/order.ts'
import { fullName, type NameParts } from '../../people/name.ts'
import { type Organisation, organisationFields } from '../../organisations/organisation.ts'
import { isOneMeeting } from '../../programmes/programme.ts'
import { endOf } from '../meeting.ts'
import { daysAhead, daysUntilMentor, type Quiet, silentDays, silentSince, type SilenceRung } from '../silence.ts'

type Named = { readonly personId: string; readonly name: NameParts; readonly organisation: Organisation }

/** An active pair that has not met for long. */
export type SilentPair = {
  readonly pairId: string
  /** The school of the mentees. */
  readonly organisation: Organisation
  readonly mentor: Named
  readonly mentees: readonly Named[]
  /** `YYYY-MM-DD`: the last meeting, or the day the pair began. */
  readonly since: string
  readonly hasMet: boolean
  /** Those of the summer holidays are not counted. */
  readonly days: number
}

/**
 * Pairs of which somebody works in the school and that have been silent for 21 days or more, the longest first: as the
 * people of the pair are told, or as a curator is.
 */
export async function listSilentPairs(
  tx: Tx,
  organisationId: string,
  now: Date,
  to: SilenceRung = 'mentor',
): Promise<SilentPair[]> {
  const pairs = await listQuiet(tx, { members: { some: { organisationId, leftAt: null } } }, now)
  return pairs
    .map(({ quiet, today, ...pair }) => ({ ...pair, days: silentDays(quiet, today, to) }))
    .filter(({ days }) => days >= daysUntilMentor)
    .toSorted((one, other) => other.days - one.days || inOrder(namesOf(one), namesOf(other)))
}

function namesOf({ mentor, mentees }: Pick<SilentPair, 'mentor' | 'mentees'>): string {
  return [mentor, ...mentees].map(({ name }) => fullName(name)).join(' ')
}

export async function findQuiet(tx: Tx, pairId: string, now: Date): Promise<QuietPair | undefined> {
  return (await listQuiet(tx, { id: pairId }, now))[0]
}

/** Schools of pairs at work. */
export async function listSchoolsOfPairs(tx: Tx): Promise<Organisation[]> {
  return await tx.organisation.findMany({
    where: { members: { some: { leftAt: null, pair: { status: 'ACTIVE' } } } },
    orderBy: { id: 'asc' },
    select: organisationFields,
  })
}

export type QuietPair = Omit<SilentPair, 'days'> & { readonly quiet: Quiet; readonly today: string }

export async function listQuiet(
  tx: Tx,
  where: { readonly id: string } | { readonly members: { some: { organisationId: string; leftAt: null } } },
  now: Date,
): Promise<QuietPair[]> {
  const rows = await tx.pair.findMany({
    where: { ...where, status: 'ACTIVE', startsOn: { not: null } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      kinds: true,
      startsOn: true,
      endsOn: true,
      organisation: { select: organisationFields },
      members: { where: { leftAt: null }, orderBy: { personId: 'asc' }, select: memberFields },
      meetings: {
        where: { status: 'PLANNED', startsAt: { lte: daysFrom(now, daysAhead + 1) } },
        select: { startsAt: true, minutes: true },
      },
    },
  })
  const held = await listLastHeld(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => toQuiet(row, held.get(row.id), now) ?? [])
}

/** By pair: when it last met. */
async function listLastHeld(tx: Tx, pairIds: readonly string[]): Promise<Map<string, Date | null>> {
  const rows = await tx.meeting.groupBy({
    by: ['pairId'],
    where: { pairId: { in: [...pairIds] }, status: 'HELD' },
    _max: { startsAt: true },
  })
  return new Map(rows.map(({ pairId, _max }) => [pairId, _max.startsAt]))
}

const memberFields = {
  personId: true,
  role: true,
  organisation: { select: organisationFields },
  person: { select: { surname: true, givenName: true, patronymic: true } },
} as const

type Row = {
  id: string
  kinds: string[]
  startsOn: Date | null
  endsOn: Date | null
  organisation: Organisation
  members: { personId: string; role: 'MENTOR' | 'MENTEE'; organisation: Organisation; person: NameParts }[]
  /** Planned until a week from now, and those not reported on. */
  meetings: { startsAt: Date; minutes: number }[]
}

function toQuiet(
  { id: pairId, kinds, startsOn, endsOn, organisation, members, meetings }: Row,
  lastHeld: Date | null | undefined,
  now: Date,
): QuietPair | undefined {
  const named = members.map(({ person: name, role, ...one }) => ({ role, ...one, name }))
  const mentor = named.find(({ role }) => role === 'MENTOR')
  if (!mentor || !startsOn) return undefined
  const dayOf = (at: Date) => dayIn(at, organisation.timeZone)
  const quiet: Quiet = {
    startsOn: startsOn.toISOString().slice(0, 10),
    lastHeldOn: lastHeld ? dayOf(lastHeld) : null,
    plannedOn: meetings.map(({ startsAt }) => dayOf(startsAt)),
    owedOn:
      meetings
        .filter((one) => endOf(one) <= now)
        .map(({ startsAt }) => dayOf(startsAt))
        .toSorted()
        .at(-1) ?? null,
    endsOn: endsOn?.toISOString().slice(0, 10) ?? null,
    isOneMeeting: isOneMeeting({ kinds }),
  }
  const mentees = named
    .filter(({ role }) => role === 'MENTEE')
    .toSorted((one, other) => inOrder(fullName(one.name), fullName(other.name)))
  const hasMet = quiet.lastHeldOn !== null
  const since = silentSince(quiet)
  return { pairId, organisation, mentor, mentees, since, hasMet, quiet, today: dayOf(now) }
}

function daysFrom(now: Date, days: number): Date {
  return new Date(`${addDays(now.toISOString().slice(0, 10), days)}T00:00:00Z`)
}

/** To whom the journal says it was told of the silence that began on that day, and when a curator last reminded the pair. */
export type Said = { readonly pairId: string; readonly since: string; readonly rung: string; readonly to: string }

export async function listToldOfSilence(tx: Tx, pairIds: readonly string[]): Promise<Said[]> {
  const rows = await tx.journalEntry.findMany({
    where: { subject: 'pair', subjectId: { in: [...pairIds] }, event: 'pair-silence-told' },
    select: { subjectId: true, details: true },
  })
  return rows.flatMap(({ subjectId: pairId, details }) => {
    const said = details !== null && typeof details === 'object' && !Array.isArray(details) ? details : {}
    const word = (key: string) => (typeof said[key] === 'string' ? said[key] : '')
    return [{ pairId, since: word('since'), rung: word('rung'), to: word('to') }]
  })
}

/** Of these pairs, whom a curator has reminded since then. */
export async function listNudged(tx: Tx, pairIds: readonly string[], since: Date): Promise<Set<string>> {
  const rows = await tx.journalEntry.findMany({
    where: { subject: 'pair', subjectId: { in: [...pairIds] }, event: 'pair-nudged', at: { gte: since } },
    select: { subjectId: true },
  })
  return new Set(rows.map(({ subjectId }) => subjectId))
}
