import { decrees } from '../../calendar/decrees.ts'
import {
  type ApprovedYear,
  type EnteredDay,
  isApproved,
  publishApprovedYears,
  publishEnteredDays,
} from '../../calendar/entered-days.ts'
import { isWorkingByLaw, isWorkingDay } from '../../calendar/working-days.ts'
import type { Tx } from '../../db/transaction.ts'
import { type JournalNote, note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { whereMay } from '../../people/policy.ts'
import { fitDay } from '../evidence.ts'
import { listApprovedYears } from '../store/approved-years.ts'
import { addCalendarDay, listEnteredDays, saveCalendarDayEnd } from '../store/calendar.ts'

/** What coordinators have entered is what this process goes by from now on. */
export async function readCalendar(tx: Tx): Promise<void> {
  publishEnteredDays(await listEnteredDays(tx))
  publishApprovedYears(await listApprovedYears(tx))
}

export type Entered =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'bad-day' | 'bad-year' }

/** A day is off, or worked, by a decree that the program does not know: for everybody, since the Government's decree is one. */
export async function enterDay(tx: Tx, actor: Member, { day, isOff }: EnteredDay, now: Date): Promise<Entered> {
  const district = districtOfEditor(actor)
  if (!district) return { ok: false, reason: 'not-allowed' }
  if (!fitDay(day)) return { ok: false, reason: 'bad-day' }
  // Another process may have entered it a moment ago.
  await readCalendar(tx)
  if (isWorkingDay(day) === !isOff) return { ok: true, isChanged: false }
  await saveCalendarDayEnd(tx, day, now)
  // What the law says already needs no entry: the day is as it was.
  if (isWorkingByLaw(day) === isOff) await addCalendarDay(tx, { day, isOff, authorId: actor.personId }, now)
  const event = isOff ? 'calendar-day-off' : 'calendar-day-worked'
  await journal(tx, actor, { district, event, ...ofDay(day) }, now)
  await readCalendar(tx)
  return { ok: true, isChanged: true }
}

/** The day is as the law and the known decrees have it. */
export async function removeDay(tx: Tx, actor: Member, day: string, now: Date): Promise<Entered> {
  const district = districtOfEditor(actor)
  if (!district) return { ok: false, reason: 'not-allowed' }
  if (!fitDay(day)) return { ok: false, reason: 'bad-day' }
  if (!(await saveCalendarDayEnd(tx, day, now))) return { ok: true, isChanged: false }
  await journal(tx, actor, { district, event: 'calendar-day-removed', ...ofDay(day) }, now)
  await readCalendar(tx)
  return { ok: true, isChanged: true }
}

/** The decree on the year is out: it is provisional no more, for everybody. */
export async function approveYear(
  tx: Tx,
  actor: Member,
  { year, number, signedOn }: ApprovedYear,
  now: Date,
): Promise<Entered> {
  const district = districtOfEditor(actor)
  if (!district) return { ok: false, reason: 'not-allowed' }
  if (!mayBeApproved(year)) return { ok: false, reason: 'bad-year' }
  if (!fitDay(signedOn) || signedOn < firstDayOfDecree(year)) return { ok: false, reason: 'bad-day' }
  await journal(tx, actor, { district, event: 'calendar-year-approved', ...ofYear(year, { number, signedOn }) }, now)
  await readCalendar(tx)
  return { ok: true, isChanged: true }
}

/** It was said by mistake: the year is provisional again. */
export async function reopenYear(tx: Tx, actor: Member, year: number, now: Date): Promise<Entered> {
  const district = districtOfEditor(actor)
  if (!district) return { ok: false, reason: 'not-allowed' }
  await readCalendar(tx)
  if (!isApproved(year)) return { ok: true, isChanged: false }
  await journal(tx, actor, { district, event: 'calendar-year-reopened', ...ofYear(year, {}) }, now)
  await readCalendar(tx)
  return { ok: true, isChanged: true }
}

/** What the program knows by itself nobody needs to say. */
export function mayBeApproved(year: number): boolean {
  return year >= 2000 && year < 2100 && decrees[year] === undefined
}

/** Days off are moved by a decree of the year before, at the earliest. */
export function firstDayOfDecree(year: number): string {
  return `${year - 1}-01-01`
}

function ofDay(day: string) {
  return { subject: 'calendar-day', subjectId: day, details: { day } }
}

function ofYear(year: number, details: Readonly<Record<string, string>>) {
  return { subject: 'calendar-year', subjectId: String(year), details }
}

function districtOfEditor(actor: Member): string | undefined {
  return whereMay(actor, 'calendar.edit').find(({ kind }) => kind === 'DISTRICT')?.id
}

async function journal(
  tx: Tx,
  actor: Member,
  { district, ...what }: { district: string } & Pick<JournalNote, 'event' | 'subject' | 'subjectId' | 'details'>,
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: district,
    ...what,
  })
}
