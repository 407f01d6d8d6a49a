import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { isMentorOf, longestSummary, type Refusal, refusalToDetail, refusalToReport } from '../check-in.ts'
import type { Meeting, MeetingResult } from '../meeting.ts'
import { findMeeting, findMeetingToChange } from '../store/meetings.ts'
import { type Detail, saveDetail, saveHeld, saveNotHeld, saveReasonOfNotHeld, saveResult } from '../store/reports.ts'
import { askMentees, untellMentees, untellMentor } from './check-in-telling.ts'
import { weighAnswers } from './differing.ts'
import { noteReport } from './report-noting.ts'
import { breakSilence } from './silence-breaking.ts'

export type Reported =
  | { readonly ok: true; readonly meeting: Meeting; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: Refusal | 'too-long' | 'empty' | 'already'; readonly meeting: Meeting }

/** The mentor's word alone, while they are at work with the school (п. 4.1.4). */
export function mayReport(actor: Member, meeting: Meeting): boolean {
  return (
    isMentorOf(meeting, actor.personId) &&
    may(actor, 'meeting.report', { organisation: meeting.organisation, personId: actor.personId })
  )
}

/** A meeting of which the member is the mentor. */
export async function findReportable(tx: Tx, actor: Member, id: string): Promise<Meeting | undefined> {
  const meeting = await findMeeting(tx, id)
  return meeting && mayReport(actor, meeting) ? meeting : undefined
}

/**
 * «Получилось», «частично», «не получилось»: one press records it with the day, length, way and topic of the plan (C1-C4).
 * The question of former days rewrites nothing: what was said is changed by a button that says so.
 */
export async function recordHeld(
  tx: Tx,
  actor: Member,
  id: string,
  result: MeetingResult,
  now: Date,
  isCorrection = false,
): Promise<Reported> {
  const found = await findToReport(tx, actor, id, now)
  if (!found.ok) return found
  const { meeting } = found
  if (meeting.status === 'held') {
    if (meeting.result === result) return { ok: true, meeting, isChanged: false }
    if (!isCorrection) return { ok: false, reason: 'already', meeting }
    await saveResult(tx, id, result, now)
    await noteReport(tx, meeting, 'meeting-report-corrected', actor.personId, now, { what: 'result', result })
    return await changed(tx, meeting)
  }
  if (meeting.status === 'not-held' && !isCorrection) return { ok: false, reason: 'already', meeting }
  await saveHeld(tx, id, { result, byId: actor.personId, at: firstSaidAt(meeting, now) }, now)
  await noteReport(tx, meeting, 'meeting-held', actor.personId, now, { result })
  return await spread(tx, meeting, now)
}

/** What follows once it is on record as held. */
export async function spread(tx: Tx, { id, pairId }: Meeting, now: Date): Promise<Reported> {
  const meeting = await findMeeting(tx, id)
  if (!meeting) return { ok: false, reason: 'gone' }
  await untellMentor(tx, id, now)
  await askMentees(tx, meeting, now)
  await weighAnswers(tx, id, now)
  await breakSilence(tx, pairId, now)
  return { ok: true, meeting, isChanged: true }
}

/** «Не состоялась»: recorded at once; why comes after it. */
export async function recordNotHeld(
  tx: Tx,
  actor: Member,
  id: string,
  now: Date,
  isCorrection = false,
): Promise<Reported> {
  const found = await findToReport(tx, actor, id, now)
  if (!found.ok) return found
  const { meeting } = found
  if (meeting.status === 'not-held') return { ok: true, meeting, isChanged: false }
  if (meeting.status === 'held' && !isCorrection) return { ok: false, reason: 'already', meeting }
  await saveNotHeld(tx, id, { byId: actor.personId, at: firstSaidAt(meeting, now) }, now)
  await noteReport(tx, meeting, 'meeting-not-held', actor.personId, now)
  await untellMentor(tx, id, now)
  await untellMentees(tx, id, now)
  await weighAnswers(tx, id, now)
  return await changed(tx, meeting)
}

/** A key of the list of causes, or own words. */
export async function explainNotHeld(tx: Tx, actor: Member, id: string, reason: string, now: Date): Promise<Reported> {
  const found = await findToReport(tx, actor, id, now)
  if (!found.ok) return found
  const words = cleanText(reason)
  const problem = problemOf(words)
  if (problem) return { ok: false, reason: problem, meeting: found.meeting }
  if (found.meeting.status === 'not-held' && found.meeting.reason === words) return { ...found, isChanged: false }
  const isSaved = await saveReasonOfNotHeld(tx, id, words, now)
  if (isSaved) await noteReport(tx, found.meeting, 'meeting-report-corrected', actor.personId, now, { what: 'reason' })
  return await changed(tx, found.meeting)
}

/** One thing about a meeting that took place: its length, way, day, topic, what was done (C1-C3). */
export async function changeReport(tx: Tx, actor: Member, id: string, detail: Detail, now: Date): Promise<Reported> {
  const meeting = (await findMeetingToChange(tx, id)) && (await findReportable(tx, actor, id))
  if (!meeting) return { ok: false, reason: 'gone' }
  const refusal = refusalToDetail(meeting, now)
  if (refusal) return { ok: false, reason: refusal, meeting }
  const problem = 'summary' in detail && detail.summary !== null ? problemOf(detail.summary) : undefined
  if (problem) return { ok: false, reason: problem, meeting }
  const [what = ''] = Object.keys(detail)
  const isSame = Object.entries(detail).every(([key, value]) => sameValue(valueOf(meeting, key), value))
  if (isSame) return { ok: true, meeting, isChanged: false }
  await saveDetail(tx, id, detail, now)
  await noteReport(tx, meeting, 'meeting-report-corrected', actor.personId, now, { what })
  return await changed(tx, meeting)
}

async function findToReport(tx: Tx, actor: Member, id: string, now: Date): Promise<Reported> {
  const meeting = (await findMeetingToChange(tx, id)) && (await findReportable(tx, actor, id))
  if (!meeting) return { ok: false, reason: 'gone' }
  const refusal = refusalToReport(meeting, now)
  return refusal ? { ok: false, reason: refusal, meeting } : { ok: true, meeting, isChanged: false }
}

/** The days for corrections count from the first report, so that no correction prolongs them. */
function firstSaidAt(meeting: Meeting, now: Date): Date {
  return 'report' in meeting ? meeting.report.at : now
}

async function changed(tx: Tx, before: Meeting): Promise<Reported> {
  return { ok: true, meeting: (await findMeeting(tx, before.id)) ?? before, isChanged: true }
}

function problemOf(words: string): 'empty' | 'too-long' | undefined {
  if (words.trim() === '') return 'empty'
  return lengthOf(words) > longestSummary ? 'too-long' : undefined
}

function valueOf(meeting: Meeting, key: string): unknown {
  return Object.entries(meeting).find(([name]) => name === key)?.[1]
}

function sameValue(one: unknown, other: unknown): boolean {
  return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other
}
