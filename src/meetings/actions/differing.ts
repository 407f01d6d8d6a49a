import type { Tx } from '../../db/transaction.ts'
import { untell } from '../../notices/actions/telling.ts'
import { tellCurators } from '../../pairs/actions/telling.ts'
import { membersOf, type Pair, schoolsOf } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { differs, saidOf } from '../differing.ts'
import { differingMessage } from '../differing-notices.ts'
import { partOf, type Meeting } from '../meeting.ts'
import { findMeeting, findMeetingToChange } from '../store/meetings.ts'
import { isDifferenceTold, saveSettled } from '../store/reports.ts'
import { tellSettled, untellMentees, untellMentor } from './check-in-telling.ts'
import { noteReport } from './report-noting.ts'
import { breakSilence } from './silence-breaking.ts'

/** After every answer: two who remember it differently are a question for the curator, two who agree are none. */
export async function weighAnswers(tx: Tx, meetingId: string, now: Date): Promise<void> {
  const meeting = await findMeeting(tx, meetingId)
  const pair = meeting && (await findPair(tx, meeting.pairId))
  if (!meeting || !pair) return
  if (!differs(meeting)) return await untell(tx, 'silent', [keyOf(meeting)], now)
  // The journal knows whether they have been asked: once a meeting, whatever else is said of it.
  if (await isDifferenceTold(tx, meetingId)) return
  await noteReport(tx, meeting, 'meeting-differs', undefined, now)
  const except = membersOf(pair).map(({ personId }) => personId)
  const telling = { kind: 'silent', key: keyOf(meeting), except } as const
  await tellCurators(tx, pair, telling, now, (texts) => differingMessage(texts, meeting))
}

function keyOf({ id }: Pick<Meeting, 'id'>): string {
  return `differing:${id}`
}

/** A curator of a school of the pair who is not one of it. */
export function maySettle(actor: Member, pair: Pair, meeting: Meeting): boolean {
  const isOwn = membersOf(pair).some(({ personId }) => personId === actor.personId) || partOf(meeting, actor.personId)
  return !isOwn && schoolsOf(pair).some((organisation) => may(actor, 'meeting.settle', { organisation }))
}

export async function findToSettle(tx: Tx, actor: Member, id: string): Promise<Meeting | undefined> {
  const meeting = await findMeeting(tx, id)
  const pair = meeting && (await findPair(tx, meeting.pairId))
  return meeting && pair && maySettle(actor, pair, meeting) ? meeting : undefined
}

export type Settled =
  | { readonly ok: true; readonly meeting: Meeting }
  | { readonly ok: false; readonly reason: 'gone' }
  /** They agree by now, or another curator has settled it. */
  | { readonly ok: false; readonly reason: 'over'; readonly meeting: Meeting }

/** The curator says what is to be believed; both are told kindly. */
export async function settle(tx: Tx, actor: Member, id: string, isHeld: boolean, now: Date): Promise<Settled> {
  const found = (await findMeetingToChange(tx, id)) && (await findToSettle(tx, actor, id))
  if (!found) return { ok: false, reason: 'gone' }
  if (!differs(found)) return { ok: false, reason: 'over', meeting: found }
  await saveSettled(tx, id, { isHeld, byId: actor.personId }, now)
  const meeting = (await findMeeting(tx, id)) ?? found
  await noteReport(tx, meeting, 'meeting-settled', actor.personId, now, { isHeld, said: saidOf(found) ?? null })
  await untell(tx, 'silent', [keyOf(meeting)], now)
  await untellMentor(tx, id, now)
  await untellMentees(tx, id, now)
  await tellSettled(tx, meeting, now)
  if (isHeld) await breakSilence(tx, meeting.pairId, now)
  return { ok: true, meeting }
}
