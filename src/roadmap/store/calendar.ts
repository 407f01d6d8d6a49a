import type { EnteredDay } from '../../calendar/entered-days.ts'
import type { Tx } from '../../db/transaction.ts'

/** Who entered a day: the name of the district that they coordinate, or none any more. */
export type CalendarRow = EnteredDay & { readonly id: string; readonly districts: readonly string[] }

/** Every day that coordinators have entered and nobody has taken back. */
export async function listEnteredDays(tx: Tx): Promise<EnteredDay[]> {
  const rows = await tx.calendarDay.findMany({ where: { retiredAt: null }, select: { day: true, isOff: true } })
  return rows.map(({ day, isOff }) => ({ day: dayOf(day), isOff }))
}

/** The same of a year, with who entered them, by day. */
export async function listCalendarRows(tx: Tx, year: number): Promise<CalendarRow[]> {
  const rows = await tx.calendarDay.findMany({
    where: { retiredAt: null, day: { gte: new Date(`${year}-01-01`), lte: new Date(`${year}-12-31`) } },
    orderBy: { day: 'asc' },
    select: {
      id: true,
      day: true,
      isOff: true,
      author: {
        select: {
          roles: {
            where: { role: 'COORDINATOR', finishedOn: null },
            select: { organisation: { select: { shortName: true } } },
          },
        },
      },
    },
  })
  return rows.map(({ day, author, ...row }) => ({
    ...row,
    day: dayOf(day),
    districts: author.roles.map(({ organisation }) => organisation.shortName),
  }))
}

export async function addCalendarDay(
  tx: Tx,
  { day, ...entered }: EnteredDay & { readonly authorId: string },
  now: Date,
): Promise<void> {
  await tx.calendarDay.createMany({ data: [{ ...entered, day: new Date(day), createdAt: now }], skipDuplicates: true })
}

/** What was entered of the day counts no longer; false where nothing was. */
export async function saveCalendarDayEnd(tx: Tx, day: string, now: Date): Promise<boolean> {
  const ended = await tx.calendarDay.updateMany({
    where: { day: new Date(day), retiredAt: null },
    data: { retiredAt: now },
  })
  return ended.count > 0
}

function dayOf(day: Date): string {
  return day.toISOString().slice(0, 10)
}
