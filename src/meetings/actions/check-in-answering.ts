import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { longestSummary, type Refusal, refusalToAnswer } from '../check-in.ts'
import { type Meeting, type MeetingAnswer, partOf } from '../meeting.ts'
import { type Remark, saveRemark, saveReply } from '../store/check-ins.ts'
import { findMeeting, findMeetingToChange } from '../store/meetings.ts'
import { untellMentee } from './check-in-telling.ts'
import { weighAnswers } from './differing.ts'
import { noteReport } from './report-noting.ts'

export type Answered =
  | { readonly ok: true; readonly meeting: Meeting; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: Refusal | 'too-long' | 'empty'; readonly meeting: Meeting }

/** A meeting of which the member is a mentee. */
export async function findAnswerable(tx: Tx, actor: Member, id: string): Promise<Meeting | undefined> {
  const meeting = await findMeeting(tx, id)
  const part = meeting && partOf(meeting, actor.personId)
  if (!meeting || part?.role !== 'MENTEE') return undefined
  const target = { organisation: part.organisation, personId: actor.personId }
  return may(actor, 'meeting.answer', target) ? meeting : undefined
}

/** The mentee says whether it took place (C6). */
export async function answerMeeting(
  tx: Tx,
  actor: Member,
  id: string,
  answer: MeetingAnswer,
  now: Date,
): Promise<Answered> {
  const found = await findToAnswer(tx, actor, id, now)
  if (!found.ok) return found
  const whose = { meetingId: id, personId: actor.personId }
  if (!(await saveReply(tx, whose, answer, now))) return found
  await noteReport(tx, found.meeting, 'meeting-answered', actor.personId, now)
  await untellMentee(tx, id, actor.personId, now)
  await weighAnswers(tx, id, now)
  return { ok: true, meeting: (await findMeeting(tx, id)) ?? found.meeting, isChanged: true }
}

/** How useful it was, what to change, or how it was otherwise (C6, C7). */
export async function remark(tx: Tx, actor: Member, id: string, said: Remark, now: Date): Promise<Answered> {
  const found = await findToAnswer(tx, actor, id, now)
  if (!found.ok) return found
  const { meeting } = found
  const typed = 'words' in said ? said.words : 'change' in said ? said.change : undefined
  const words = cleanText(typed ?? '')
  if (typed !== undefined && words === '') return { ok: false, reason: 'empty', meeting }
  if (lengthOf(words) > longestSummary) return { ok: false, reason: 'too-long', meeting }
  const clean: Remark = 'words' in said ? { words } : 'change' in said ? { change: words } : said
  const isSaved = await saveRemark(tx, { meetingId: id, personId: actor.personId }, clean)
  if (isSaved) await noteReport(tx, meeting, 'meeting-answered', actor.personId, now)
  return { ok: true, meeting: (await findMeeting(tx, id)) ?? meeting, isChanged: isSaved }
}

async function findToAnswer(tx: Tx, actor: Member, id: string, now: Date): Promise<Answered> {
  const meeting = (await findMeetingToChange(tx, id)) && (await findAnswerable(tx, actor, id))
  if (!meeting) return { ok: false, reason: 'gone' }
  const refusal = refusalToAnswer(meeting, now)
  return refusal ? { ok: false, reason: refusal, meeting } : { ok: true, meeting, isChanged: false }
}
