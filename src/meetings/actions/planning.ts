import type { Tx } from '../../db/transaction.ts'
import { menteesIn, type Pair } from '../../pairs/pair.ts'
import { findPairToChange } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { inForce } from '../../programmes/actions/access.ts'
import type { Activity } from '../../programmes/programme.ts'
import { listVersions } from '../../programmes/store/versions.ts'
import { carriedOut, type Meeting, type MeetingPart, usualMinutes, type Way } from '../meeting.ts'
import { type Bounds, isActive, lastDayOf, momentProblem, type MomentProblem } from '../planning.ts'
import { addMeeting, findMeeting, listAboutActivities } from '../store/meetings.ts'
import { mayPlan } from './access.ts'
import { noteMeeting, tellOthers } from './telling.ts'

export type Plan = {
  readonly pairId: string
  /** Of the mentees those who come; whoever of them plans it comes. */
  readonly menteeIds: readonly string[]
  readonly startsAt: Date
  readonly way: Way
  readonly place: string | null
  readonly topic: string | null
  readonly activityKey: string | null
}

export type Planning =
  | { readonly ok: true; readonly meeting: Meeting; readonly late: readonly MeetingPart[] }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'not-active' | MomentProblem }

/** A meeting of the pair or group (п. 1.4, 3.4.9); the others are told. */
export async function planMeeting(tx: Tx, actor: Member, plan: Plan, now: Date): Promise<Planning> {
  // Whoever ends the pair meanwhile has done it before this goes on, or waits.
  const pair = await findPairToChange(tx, plan.pairId)
  if (!pair) return { ok: false, reason: 'not-allowed' }
  if (!isActive(pair)) return { ok: false, reason: 'not-active' }
  if (!mayPlan(actor, pair)) return { ok: false, reason: 'not-allowed' }
  const problem = momentProblem(plan.startsAt, boundsOf(pair, now))
  if (problem) return { ok: false, reason: problem }
  const { menteeIds, ...rest } = plan
  const chosen = menteesIn(pair).filter(({ personId }) => menteeIds.includes(personId) || personId === actor.personId)
  const parts = [pair.mentor, ...(chosen.length > 0 ? chosen : menteesIn(pair))]
  const common = { organisationId: pair.organisation.id, minutes: usualMinutes, createdById: actor.personId }
  const id = await addMeeting(tx, { ...rest, ...common, parts: parts.map(toPart) }, now)
  const meeting = await findMeeting(tx, id)
  if (!meeting) throw new Error(`meeting ${id} is not there`)
  await noteMeeting(
    tx,
    meeting,
    { event: 'meeting-planned', clause: 'regulation 3.4.9', actorId: actor.personId, details: { way: plan.way } },
    now,
  )
  const late = await tellOthers(tx, meeting, { what: 'planned' }, { byId: actor.personId }, now)
  return { ok: true, meeting, late }
}

export function boundsOf(pair: Parameters<typeof lastDayOf>[0] & Pick<Pair, 'organisation'>, now: Date): Bounds {
  return { now, zone: pair.organisation.timeZone, lastOn: lastDayOf(pair) }
}

/** Activities of the programme in force for which no meeting was held or is planned yet, by their dates. */
export async function listNextActivities(tx: Tx, pairId: string): Promise<Activity[]> {
  const version = inForce(await listVersions(tx, pairId))
  if (!version) return []
  const meetings = await listAboutActivities(tx, pairId)
  const planned = meetings.flatMap(({ status, activityKey }) => (status === 'planned' ? (activityKey ?? []) : []))
  const taken = new Set([...carriedOut(meetings), ...planned])
  return version.activities.filter(({ key }) => !taken.has(key))
}

function toPart({ personId, role }: Pair['mentor']): { personId: string; role: Pair['mentor']['role'] } {
  return { personId, role }
}
