import type { Tx } from '../../db/transaction.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { hasBegun, type Meeting, type MeetingPart } from '../meeting.ts'
import { isActive, momentProblem, type MomentProblem } from '../planning.ts'
import { saveCancelled, saveInCalendar, saveMoved } from '../store/changes.ts'
import { findMeeting, findMeetingToChange } from '../store/meetings.ts'
import { findReadable, type Found, isComing, mayChange } from './access.ts'
import { boundsOf } from './planning.ts'
import { noteMeeting, tellOthers } from './telling.ts'

/** Which meeting, as it was when its button was shown. */
export type Seen = { readonly id: string; readonly sequence: number }

export type Refusal = 'over' | 'past' | 'changed'
export type Change =
  | { readonly ok: true; readonly meeting: Meeting; readonly late: readonly MeetingPart[] }
  | { readonly ok: false; readonly reason: 'not-allowed' | Refusal | 'same' | MomentProblem }

/** Another moment, agreed on by the people themselves; whoever was faster is not overruled. */
export async function moveMeeting(
  tx: Tx,
  actor: Member,
  { id, sequence }: Seen,
  startsAt: Date,
  now: Date,
): Promise<Change> {
  const found = await findToChange(tx, actor, { id, sequence }, now)
  if (!found.ok) return found
  const { meeting, pair } = found
  const problem = isActive(pair) ? momentProblem(startsAt, boundsOf(pair, now)) : 'over'
  if (problem) return { ok: false, reason: problem }
  if (startsAt.getTime() === meeting.startsAt.getTime()) return { ok: false, reason: 'same' }
  await saveMoved(tx, id, startsAt, now)
  return await changed(tx, actor, id, { what: 'moved', from: meeting.startsAt }, now)
}

export async function cancelMeeting(
  tx: Tx,
  actor: Member,
  seen: Seen,
  reason: string | null,
  now: Date,
): Promise<Change> {
  const found = await findToChange(tx, actor, seen, now)
  if (!found.ok) return found
  await saveCancelled(tx, seen.id, reason, now)
  return await changed(tx, actor, seen.id, { what: 'cancelled' }, now)
}

/** Keeps the meeting in a calendar from now on: its changes come as files by themselves. */
export async function takeIntoCalendar(tx: Tx, actor: Member, id: string, now: Date): Promise<Meeting | undefined> {
  const found = await findReadable(tx, actor, id)
  if (!found || !isComing(actor, found) || found.meeting.status !== 'planned') return undefined
  await saveInCalendar(tx, id, actor.personId, now)
  return await findMeeting(tx, id)
}

type Changeable = ({ readonly ok: true } & Found) | { readonly ok: false; readonly reason: 'not-allowed' | Refusal }

/** Holds the meeting until the change is made. */
export async function findToChange(
  tx: Tx,
  actor: Member,
  { id, sequence }: Seen,
  now: Date,
  isTheirs = mayChange,
): Promise<Changeable> {
  const meeting = await findMeetingToChange(tx, id)
  const pair = meeting && (await findPair(tx, meeting.pairId))
  if (!meeting || !pair) return { ok: false, reason: 'not-allowed' }
  const refusal = refusalOf(meeting, sequence, now)
  if (isTheirs(actor, { meeting, pair })) return refusal ? { ok: false, reason: refusal } : { ok: true, meeting, pair }
  return { ok: false, reason: 'not-allowed' }
}

/** Why a meeting can't be moved or cancelled by the button that was shown of it. */
export function refusalOf(meeting: Meeting, sequence: number, now: Date): Refusal | undefined {
  if (meeting.status !== 'planned') return 'over'
  if (hasBegun(meeting, now)) return 'past'
  return meeting.sequence === sequence ? undefined : 'changed'
}

async function changed(
  tx: Tx,
  actor: Member,
  id: string,
  happened: { readonly what: 'moved'; readonly from: Date } | { readonly what: 'cancelled' },
  now: Date,
): Promise<Change> {
  const meeting = await findMeeting(tx, id)
  if (!meeting) throw new Error(`meeting ${id} is not there`)
  const event = happened.what === 'moved' ? 'meeting-moved' : 'meeting-cancelled'
  const what = { event, clause: 'regulation 3.4.9', actorId: actor.personId } as const
  await noteMeeting(tx, meeting, { ...what, details: { sequence: meeting.sequence } }, now)
  const late = await tellOthers(tx, meeting, happened, { byId: actor.personId }, now)
  return { ok: true, meeting, late }
}
