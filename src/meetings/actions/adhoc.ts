import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Active, isIn, menteesIn, type Pair } from '../../pairs/pair.ts'
import { findPairToChange, listPairsOf } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { dropTask } from '../../tasks/actions/giving.ts'
import { listTasksOfMeeting } from '../../tasks/store/tasks.ts'
import { adhocId, beganAt, dayAgo, type Preset } from '../adhoc.ts'
import { mayTakeBack } from '../check-in.ts'
import type { Meeting } from '../meeting.ts'
import { findMeeting, findMeetingToChange } from '../store/meetings.ts'
import { addNoted, countNoted, saveTakenBack } from '../store/reports.ts'
import { untellMentees } from './check-in-telling.ts'
import { findReportable, type Reported, spread } from './report.ts'
import { noteReport } from './report-noting.ts'
import { noteMeeting as noteMeetingEvent } from './telling.ts'

/** Pairs at work of which the member is the mentor. */
export async function listMentoredPairs(tx: Tx, actor: Member): Promise<Active[]> {
  const pairs = await listPairsOf(tx, actor.personId)
  return pairs.filter((pair) => pair.status === 'active').filter((pair) => mayNote(actor, pair))
}

function mayNote(actor: Member, pair: Pair): pair is Active {
  const { mentor, organisation } = pair
  const isMentor = pair.status === 'active' && mentor.personId === actor.personId && isIn(mentor)
  return isMentor && may(actor, 'meeting.report', { organisation, personId: actor.personId })
}

export type Noting = {
  readonly pairId: string
  /** Which of the unplanned meetings of the pair it is, from 0: the same press twice notes it once. */
  readonly number: number
  readonly preset: Preset
  /** How many days ago, as the button says. */
  readonly daysAgo: string
}

/** A meeting that nobody had planned (situational mentoring, п. 2.3): recorded as it usually is, everything may be changed after. */
export async function noteMeeting(tx: Tx, actor: Member, noting: Noting, now: Date): Promise<Reported> {
  const { pairId, number, preset } = noting
  const pair = await findPairToChange(tx, pairId)
  if (!pair || !mayNote(actor, pair)) return { ok: false, reason: 'gone' }
  const id = adhocId(pairId, number)
  const former = await findMeeting(tx, id)
  if (former) return { ok: true, meeting: former, isChanged: false }
  const { timeZone } = pair.organisation
  const day = dayAgo(noting.daysAgo, dayIn(now, timeZone), pair.startsOn)
  if (day === undefined || number !== (await countNoted(tx, pairId))) return { ok: false, reason: 'gone' }
  const { minutes, way } = preset
  const parts = [pair.mentor, ...menteesIn(pair)].map(({ personId, role }) => ({ personId, role }))
  const known = { place: null, topic: null, activityKey: null, createdById: actor.personId }
  const startsAt = beganAt(day, minutes, now, timeZone)
  await addNoted(tx, { id, pairId, organisationId: pair.organisation.id, startsAt, minutes, way, parts, ...known }, now)
  const meeting = await findMeeting(tx, id)
  if (!meeting) return { ok: false, reason: 'gone' }
  await noteReport(tx, meeting, 'meeting-held', actor.personId, now, { result: 'DONE', isUnplanned: true })
  return await spread(tx, meeting, now)
}

/** What the next unplanned meeting of the pair is called by. */
export async function nextNumber(tx: Tx, pairId: string): Promise<string> {
  return String(await countNoted(tx, pairId))
}

export type TakenBack =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: 'answered'; readonly meeting: Meeting }

/** A meeting that was noted by mistake is as if nobody had noted it, until somebody else has answered. */
export async function takeBack(tx: Tx, actor: Member, id: string, now: Date): Promise<TakenBack> {
  const meeting = (await findMeetingToChange(tx, id)) && (await findReportable(tx, actor, id))
  if (!meeting?.isUnplanned) return { ok: false, reason: 'gone' }
  if (meeting.status === 'cancelled') return { ok: true }
  const tasks = await listTasksOfMeeting(tx, id)
  const isDone = tasks.some(({ state }) => state.status !== 'open' && state.status !== 'dropped')
  if (isDone || !mayTakeBack(meeting, now)) return { ok: false, reason: 'answered', meeting }
  for (const { id: taskId } of tasks) await dropTask(tx, actor, { taskId }, now)
  await saveTakenBack(tx, id, now)
  const details = { reason: 'mistaken' }
  await noteMeetingEvent(
    tx,
    meeting,
    { event: 'meeting-cancelled', clause: 'regulation 3.4.9', actorId: actor.personId, details },
    now,
  )
  await untellMentees(tx, id, now)
  return { ok: true }
}
