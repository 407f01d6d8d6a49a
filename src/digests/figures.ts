import { dayIn, daysBetween } from '../calendar/day.ts'
import { daysUntilCurator, silentDays } from '../meetings/silence.ts'
import { type Facts, isActive, lasts, type PairFact, wasHeld, wasPlanned } from './facts.ts'
import type { Period } from './months.ts'
import type { Figures, Trend } from './summary.ts'

/** How a school stood at the end of the period, and what happened in it. */
export function figuresOf(facts: Facts, period: Period, timeZone: string): Figures {
  const active = facts.pairs.filter((pair) => isActive(pair, period))
  const waiting = waitingOf(facts, active, period)
  return {
    ...bankFigures(facts, period),
    mentees: waiting.length,
    longestWait: Math.max(0, ...waiting.map(({ from }) => daysBetween(dayIn(from, timeZone), period.lastOn))),
    ...pairFigures(facts, active, period),
    ...meetingFigures(facts, active, period, timeZone),
    ...taskFigures(facts, period),
  }
}

/** The picture's figures alone. */
export function trendOf(facts: Facts, period: Period, timeZone: string): Trend {
  const active = facts.pairs.filter((pair) => isActive(pair, period))
  return { month: period.month, ...meetingFigures(facts, active, period, timeZone) }
}

function bankFigures({ mentors, staff }: Facts, period: Period) {
  const { end, lastOn } = period
  const { teachers, consents, drafts, responses } = staff
  const sentBefore = peopleOf(responses.filter(({ submittedAt }) => submittedAt < end))
  // Whoever has sent one is not unfinished while they correct it.
  const unsent = ({ personId }: { personId: string }) => !sentBefore.has(personId)
  const begun = <One extends { startedAt: Date }>(all: readonly One[]) => all.filter((one) => one.startedAt < end)
  const sentLater = begun(responses).filter((one) => one.isHere && one.submittedAt >= end && unsent(one))
  const anywhere = new Set([...peopleOf(begun(drafts)), ...peopleOf(begun(responses))])
  const agreed = peopleOf(consents.filter((one) => lasts(one, period)))
  const atWork = teachers.filter(
    (one) => one.startedOn <= lastOn && (one.finishedOn === null || one.finishedOn > lastOn),
  )
  return {
    mentors: mentors.filter((one) => lasts(one, period)).length,
    sent: peopleOf(responses.filter((one) => one.isHere && one.submittedAt < end)).size,
    waiting: [...peopleOf(atWork)].filter((one) => agreed.has(one) && !anywhere.has(one)).length,
    unfinished: begun(drafts).filter((one) => one.isHere && unsent(one)).length + sentLater.length,
  }
}

/** Of the bank of mentees, who was in no pair that was at work. */
function waitingOf({ mentees }: Facts, active: readonly PairFact[], period: Period) {
  const taken = membersOf(active, 'MENTEE', period)
  return mentees.filter((one) => lasts(one, period) && !taken.has(one.personId))
}

function pairFigures({ pairs }: Facts, active: readonly PairFact[], { start, end, lastOn }: Period) {
  const isProposed = (pair: PairFact): boolean => {
    if (pair.proposedAt >= end) return false
    if (pair.status === 'closed') return pair.changedAt >= end
    return pair.status === 'open' || (pair.startsOn !== null && pair.startsOn > lastOn)
  }
  const hasProgramme = ({ approvedAt }: PairFact) => approvedAt !== null && approvedAt < end
  const isEnded = ({ status, finishedOn, startsOn }: PairFact) =>
    status === 'begun' && startsOn !== null && finishedOn !== null && finishedOn <= lastOn
  const startOn = `${lastOn.slice(0, 7)}-01`
  return {
    proposed: pairs.filter(isProposed).length,
    pairs: active.length,
    groups: active.filter(({ members }) => members.filter(({ role }) => role === 'MENTEE').length > 1).length,
    mentorsAtWork: membersOf(active, 'MENTOR', { end }).size,
    menteesAtWork: membersOf(active, 'MENTEE', { end }).size,
    programmes: active.filter(hasProgramme).length,
    ended: pairs.filter((pair) => isEnded(pair) && hasProgramme(pair) && (pair.finishedOn ?? '') >= startOn).length,
    approved: pairs.filter(({ approvedAt }) => approvedAt !== null && approvedAt >= start && approvedAt < end).length,
  }
}

function meetingFigures({ meetings }: Facts, active: readonly PairFact[], period: Period, timeZone: string) {
  const { start, end, knownAt } = period
  const inIt = meetings.filter(({ startsAt }) => startsAt >= start && startsAt < end)
  const held = inIt.filter((one) => wasHeld(one, period))
  const byPair = Map.groupBy(meetings, ({ pairId }) => pairId)
  return {
    planned: inIt.filter((one) => wasPlanned(one, period)).length,
    held: held.length,
    confirmed: held.filter(({ confirmedAt }) => confirmedAt !== null && confirmedAt < knownAt).length,
    silent: active.filter((pair) => silenceOf(pair, byPair.get(pair.id) ?? [], period, timeZone) > daysUntilCurator)
      .length,
  }
}

/** Days without a meeting when the period ended; 0 where the pair is not silent. */
export function silenceOf(
  pair: Pick<PairFact, 'startsOn' | 'endsOn' | 'heldBefore' | 'isOneMeeting'>,
  meetings: Facts['meetings'],
  period: Period,
  timeZone: string,
): number {
  const last = lastHeld(pair, meetings, period)
  const quiet = {
    startsOn: pair.startsOn ?? period.lastOn,
    lastHeldOn: last === null ? null : dayIn(last, timeZone),
    plannedOn: meetings
      .filter((one) => wasPlanned(one, { ...period, knownAt: period.end }) && !wasHeld(one, period))
      .map(({ startsAt }) => dayIn(startsAt, timeZone)),
    endsOn: pair.endsOn,
    isOneMeeting: pair.isOneMeeting,
  }
  return silentDays(quiet, period.lastOn)
}

export function lastHeld(
  { heldBefore }: Pick<PairFact, 'heldBefore'>,
  meetings: Facts['meetings'],
  period: Period,
): Date | null {
  const times = meetings.filter((one) => wasHeld(one, period)).map(({ startsAt }) => startsAt.getTime())
  if (heldBefore !== null && heldBefore < period.end) times.push(heldBefore.getTime())
  return times.length === 0 ? null : new Date(Math.max(...times))
}

function taskFigures({ tasks }: Facts, { start, end }: Period) {
  const isIn = (at: Date | null) => at !== null && at >= start && at < end
  const isPast = (at: Date | null) => at !== null && at < end
  return {
    tasksGiven: tasks.filter(({ givenAt }) => isIn(givenAt)).length,
    tasksDone: tasks.filter((one) => one.isDone && isIn(one.answeredAt)).length,
    tasksOpen: tasks.filter((one) => isPast(one.givenAt) && !isPast(one.answeredAt) && !isPast(one.droppedAt)).length,
  }
}

/** Each counted once, in however many pairs. */
function membersOf(pairs: readonly PairFact[], role: 'MENTOR' | 'MENTEE', { end }: Pick<Period, 'end'>): Set<string> {
  const there = pairs.flatMap(({ members }) => members.filter((one) => one.leftAt === null || one.leftAt >= end))
  return peopleOf(there.filter((one) => one.role === role))
}

function peopleOf(all: readonly { readonly personId: string }[]): Set<string> {
  return new Set(all.map(({ personId }) => personId))
}
