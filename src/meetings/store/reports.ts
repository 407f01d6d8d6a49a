import type { Tx } from '../../db/transaction.ts'
import { type Said, saidWords } from '../differing.ts'
import type { MeetingResult, Way } from '../meeting.ts'
import type { NewMeeting } from './meetings.ts'

const reportable = ['PLANNED', 'HELD', 'NOT_HELD'] as const

/** It took place. False where it was cancelled, or a curator has settled it. `at`: of the first report, which corrections keep. */
export async function saveHeld(
  tx: Tx,
  id: string,
  { result, byId, at }: { readonly result: MeetingResult; readonly byId: string; readonly at: Date },
  now: Date,
): Promise<boolean> {
  const changed = await tx.meeting.updateMany({
    where: { id, status: { in: [...reportable] }, settledAt: null },
    data: { status: 'HELD', result, reason: null, reportedById: byId, reportedAt: at, changedAt: now },
  })
  return changed.count > 0
}

/** It did not take place; what was said of it before goes. */
export async function saveNotHeld(
  tx: Tx,
  id: string,
  { byId, at }: { readonly byId: string; readonly at: Date },
  now: Date,
): Promise<boolean> {
  const changed = await tx.meeting.updateMany({
    where: { id, status: { in: ['PLANNED', 'HELD'] }, settledAt: null },
    data: { status: 'NOT_HELD', result: null, summary: null, reportedById: byId, reportedAt: at, changedAt: now },
  })
  return changed.count > 0
}

/** Another result of a meeting that took place: when it was reported stays as it is. */
export async function saveResult(tx: Tx, id: string, result: MeetingResult, now: Date): Promise<boolean> {
  const changed = await tx.meeting.updateMany({
    where: { id, status: 'HELD', result: { not: result } },
    data: { result, changedAt: now },
  })
  return changed.count > 0
}

export async function saveReasonOfNotHeld(tx: Tx, id: string, reason: string, now: Date): Promise<boolean> {
  const changed = await tx.meeting.updateMany({
    where: { id, status: 'NOT_HELD', settledAt: null },
    data: { reason, changedAt: now },
  })
  return changed.count > 0
}

/** One thing about a meeting that took place. */
export type Detail =
  | { readonly minutes: number }
  | { readonly way: Way }
  | { readonly topic: string | null; readonly activityKey: string | null }
  | { readonly summary: string | null }
  | { readonly startsAt: Date }

export async function saveDetail(tx: Tx, id: string, detail: Detail, now: Date): Promise<boolean> {
  const changed = await tx.meeting.updateMany({
    where: { id, status: 'HELD' },
    data: { ...detail, changedAt: now },
  })
  return changed.count > 0
}

/** Noted after it took place. False where the same press has noted it already. */
export async function addNoted(
  tx: Tx,
  { id, parts, ...meeting }: NewMeeting & { readonly id: string },
  now: Date,
): Promise<boolean> {
  const added = await tx.meeting.createMany({
    data: [
      {
        ...meeting,
        id,
        status: 'HELD',
        result: 'DONE',
        isUnplanned: true,
        createdAt: now,
        changedAt: now,
        reportedAt: now,
        reportedById: meeting.createdById,
      },
    ],
    skipDuplicates: true,
  })
  if (added.count === 0) return false
  await tx.meetingPart.createMany({ data: parts.map((one) => ({ ...one, meetingId: id })) })
  return true
}

/** How many unplanned meetings of the pair have been noted: the next one is named by it. */
export async function countNoted(tx: Tx, pairId: string): Promise<number> {
  return await tx.meeting.count({ where: { pairId, isUnplanned: true } })
}

/** What the curator decides stands; the words that the mentor gave with theirs stay in the row. */
export async function saveSettled(
  tx: Tx,
  id: string,
  { isHeld, byId }: { readonly isHeld: boolean; readonly byId: string },
  now: Date,
): Promise<boolean> {
  const where = { id, status: { in: ['HELD' as const, 'NOT_HELD' as const] }, settledAt: null }
  const settled = { settledById: byId, settledAt: now, changedAt: now }
  // The mentor may say later how it went: until then it counts as done.
  const held = await tx.meeting.updateMany({
    where: { ...where, status: isHeld ? 'NOT_HELD' : 'HELD' },
    data: isHeld ? { ...settled, status: 'HELD', result: 'DONE' } : { ...settled, status: 'NOT_HELD', result: null },
  })
  if (held.count > 0) return true
  return (await tx.meeting.updateMany({ where, data: settled })).count > 0
}

/** Whether the curators have been asked about answers that differ. */
export async function isDifferenceTold(tx: Tx, id: string): Promise<boolean> {
  const where = { subject: 'meeting', subjectId: id, event: 'meeting-differs' }
  return (await tx.journalEntry.count({ where })) > 0
}

/** Recorded by mistake: it is as if nobody had recorded it. */
export async function saveTakenBack(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.meeting.updateMany({
    where: { id, status: { in: ['HELD', 'NOT_HELD'] }, isUnplanned: true },
    data: { status: 'CANCELLED', result: null, summary: null, reason: 'mistaken', changedAt: now },
  })
}

/** What the mentor had said of meetings that a curator has settled: the rows hold what was settled. */
export async function listSaid(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Said>> {
  const rows = await tx.journalEntry.findMany({
    where: { subject: 'meeting', subjectId: { in: [...ids] }, event: 'meeting-settled' },
    select: { subjectId: true, details: true },
  })
  const said = rows.map(({ subjectId, details }): [string, Said | undefined] => {
    const word =
      details !== null && typeof details === 'object' && !Array.isArray(details) ? details['said'] : undefined
    return [subjectId, saidWords.find((one) => one === word)]
  })
  return new Map(said.flatMap(([id, one]) => (one ? [[id, one]] : [])))
}
