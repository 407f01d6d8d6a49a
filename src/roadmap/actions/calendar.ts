import { type EnteredDay, publishEnteredDays } from '../../calendar/entered-days.ts'
import { isWorkingByLaw, isWorkingDay } from '../../calendar/working-days.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { whereMay } from '../../people/policy.ts'
import { fitDay } from '../evidence.ts'
import { addCalendarDay, listEnteredDays, saveCalendarDayEnd } from '../store/calendar.ts'

/** What coordinators have entered is what this process goes by from now on. */
export async function readCalendar(tx: Tx): Promise<void> {
  publishEnteredDays(await listEnteredDays(tx))
}

export type Entered =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'bad-day' }

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
  await journal(tx, actor, { district, day, event: isOff ? 'calendar-day-off' : 'calendar-day-worked' }, now)
  await readCalendar(tx)
  return { ok: true, isChanged: true }
}

/** The day is as the law and the known decrees have it. */
export async function removeDay(tx: Tx, actor: Member, day: string, now: Date): Promise<Entered> {
  const district = districtOfEditor(actor)
  if (!district) return { ok: false, reason: 'not-allowed' }
  if (!fitDay(day)) return { ok: false, reason: 'bad-day' }
  if (!(await saveCalendarDayEnd(tx, day, now))) return { ok: true, isChanged: false }
  await journal(tx, actor, { district, day, event: 'calendar-day-removed' }, now)
  await readCalendar(tx)
  return { ok: true, isChanged: true }
}

function districtOfEditor(actor: Member): string | undefined {
  return whereMay(actor, 'calendar.edit').find(({ kind }) => kind === 'DISTRICT')?.id
}

async function journal(
  tx: Tx,
  actor: Member,
  { district, day, event }: { district: string; day: string; event: string },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: district,
    event,
    subject: 'calendar-day',
    subjectId: day,
    details: { day },
  })
}
