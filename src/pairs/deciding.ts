import { addDays } from '../calendar/day.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import {
  type Answer,
  type Approval,
  isIn,
  isOpen,
  memberOf,
  membersOf,
  type Pair,
  type PairEnd,
  type PairMember,
  peopleIn,
  type Proposed,
} from './pair.ts'

/** Whom a proposal waits for. */
export type Stage = 'other-curator' | 'members' | 'heads' | 'nobody'

export function stageOf(pair: Pair): Stage {
  if (pair.approvals.some(({ role, answer }) => role === 'CURATOR' && answer === null)) return 'other-curator'
  if (peopleIn(pair).some(({ state }) => state.status === 'asked')) return 'members'
  return pair.approvals.some(({ answer }) => answer === null) ? 'heads' : 'nobody'
}

export type Refused<Reason extends string> = { readonly ok: false; readonly reason: Reason }
export type Answered =
  | { readonly ok: true; readonly pair: Pair; readonly isOver: boolean }
  | Refused<'over' | 'not-theirs' | 'not-yet' | 'already'>

/**
 * Everybody answers for themself. Who agreed may still refuse until the order is signed; who refused has left. Without the
 * mentor or the last mentee there is no pair; a group goes on without one of its mentees.
 */
export function answerProposal(
  pair: Pair,
  personId: string,
  { answer, reason }: { readonly answer: Answer; readonly reason: string | null },
  at: Date,
): Answered {
  const member = memberOf(pair, personId)
  if (!member) return { ok: false, reason: 'not-theirs' }
  if (member.state.status === (answer === 'AGREED' ? 'agreed' : 'declined')) return { ok: false, reason: 'already' }
  if (!isOpen(pair) || !isIn(member)) return { ok: false, reason: 'over' }
  if (stageOf(pair) === 'other-curator') return { ok: false, reason: 'not-yet' }
  const state = answer === 'AGREED' ? { status: 'agreed' as const, at } : { status: 'declined' as const, at, reason }
  const settled = settle(replaced(pair, { ...member, state }), at)
  return { ok: true, pair: settled, isOver: settled.status === 'declined' }
}

export type Approved =
  | { readonly ok: true; readonly pair: Pair; readonly approval: Approval }
  | Refused<'over' | 'not-yet' | 'not-theirs' | 'already'>

/** The curator of the mentor's school before anybody is asked, both heads once everybody has agreed. */
export function approve(
  pair: Pair,
  which: Pick<Approval, 'organisationId' | 'role'>,
  { answer, reason }: { readonly answer: Answer; readonly reason: string | null },
  at: Date,
): Approved {
  const known = pair.approvals.find((one) => one.organisationId === which.organisationId && one.role === which.role)
  if (!known) return { ok: false, reason: 'not-theirs' }
  if (known.answer !== null) return { ok: false, reason: 'already' }
  if (pair.status !== 'proposed') return { ok: false, reason: 'over' }
  if (stageOf(pair) !== (which.role === 'CURATOR' ? 'other-curator' : 'heads')) return { ok: false, reason: 'not-yet' }
  const approval: Approval = { ...known, answer, answeredAt: at, reason }
  const approvals = pair.approvals.map((one) => (one === known ? approval : one))
  return { ok: true, approval, pair: settle({ ...pair, approvals }, at) }
}

/** Three days of silence; an unanswered question stops the clock, for then it is the curator who is silent. */
export function mayExpire(pair: Pair, hasOpenQuestion: boolean, now: Date): pair is Proposed {
  return pair.status === 'proposed' && !hasOpenQuestion && pair.expiresAt <= now
}

export type Left = { readonly pair: Pair; readonly isOver: boolean }

/** Somebody of it can't go on: consent withdrawn, school left. Undefined where they were not in it. */
export function leave(pair: Pair, personId: string, at: Date): Left | undefined {
  const member = memberOf(pair, personId)
  if (!member || !isIn(member)) return undefined
  const left = replaced(pair, { ...member, state: { status: 'left', at } })
  const isOver = member.role === 'MENTOR' || !left.mentees.some(isIn)
  return { pair: isOver ? left : settle(left, at), isOver }
}

/** Whether somebody may still be added as a mentee: what people have agreed to is not changed under them. */
export function mayJoin(pair: Pair): boolean {
  return pair.status === 'proposed' && membersOf(pair).every(({ state }) => state.status === 'asked')
}

/** The employer gives three working days' notice where the duty stands on an agreement (ТК 351.8). */
export const workingDaysOfNotice = 3

/** The last day of an active pair. A duty that is part of the job, and what the person ends, needs no notice. */
export function lastDayOf(pair: Pair, reason: PairEnd, today: string): string {
  const isEmployers = reason === 'CURATOR' || reason === 'ORDER'
  return isEmployers && pair.basis?.kind !== 'JOB' ? afterWorkingDays(today, workingDaysOfNotice) : today
}

function afterWorkingDays(day: string, count: number): string {
  if (count === 0) return day
  const next = addDays(day, 1)
  return afterWorkingDays(next, isWorkingDay(next) ? count - 1 : count)
}

function replaced(pair: Pair, member: PairMember): Pair {
  return member.role === 'MENTOR'
    ? { ...pair, mentor: member }
    : { ...pair, mentees: pair.mentees.map((one) => (one.personId === member.personId ? member : one)) }
}

/** The state that follows from the answers. */
function settle(pair: Pair, at: Date): Pair {
  const isRefused = pair.approvals.some(({ answer }) => answer === 'DECLINED')
  if (isRefused || !isIn(pair.mentor) || !pair.mentees.some(isIn))
    return { ...pair, status: 'declined', note: null, changedAt: at }
  if (pair.status !== 'proposed' || stageOf(pair) !== 'nobody') return pair
  return { ...pair, status: 'agreed', changedAt: at }
}
