import type { Pair, PairMember } from '../pairs/pair.ts'
import type { Task } from '../tasks/task.ts'
import type { Said } from './differing.ts'
import type { Held, Meeting, MeetingAnswer, MeetingPart, NotHeld } from './meeting.ts'

/** What the mentor has reported: it took place, or it did not. What is only planned or was called off stands in no journal. */
export type Reported = Held | NotHeld

/** A line of the journal: the meeting, what was given until the next, and what each mentee says of it. */
export type JournalEntry = {
  readonly meeting: Reported
  readonly tasks: readonly Task[]
  readonly marks: readonly JournalMark[]
  /** What the mentor had said, where a curator has settled it. */
  readonly said: Said | undefined
}

/** Only whether it was: how useful it was and what somebody wrote is not for the journal. */
export type JournalMark = { readonly mentee: MeetingPart; readonly answer: ShownAnswer }
/** `HIDDEN`: there is one, and it is not for this reader. */
type ShownAnswer = MeetingAnswer | 'HIDDEN' | null

export type Journal = {
  readonly pair: Pair
  /** Whose journal it is: one of a group takes their own. */
  readonly mentees: readonly PairMember[]
  readonly entries: readonly JournalEntry[]
  /** Of the order on the pair; the day is `YYYY-MM-DD`. */
  readonly order: { readonly number: string; readonly on: string } | null
}

export function isReported(meeting: Meeting): meeting is Reported {
  return meeting.status === 'held' || meeting.status === 'not-held'
}

export type JournalReader = {
  /** One of several mentees reads what they came to, and what is theirs. */
  readonly menteeId?: string
  /** The mentor reads who confirms; what else somebody remembers is the curator's to ask about. */
  readonly isMentor?: boolean
}

/** In the order of their days, as far as that reader may read them. */
export function entriesOf(
  meetings: readonly Meeting[],
  tasks: readonly Task[],
  { menteeId, isMentor = false }: JournalReader = {},
  said: ReadonlyMap<string, Said> = new Map(),
): JournalEntry[] {
  const isTheirs = (personId: string) => menteeId === undefined || personId === menteeId
  const byMeeting = Map.groupBy(tasks, (one) => one.meetingId)
  return meetings
    .filter(isReported)
    .map((meeting) => ({
      meeting,
      tasks: (byMeeting.get(meeting.id) ?? []).filter(
        (one) => isTheirs(one.menteeId) && one.state.status !== 'dropped',
      ),
      marks: meeting.parts
        .filter(({ role, personId }) => role === 'MENTEE' && isTheirs(personId))
        .map((mentee) => ({ mentee, answer: shownAnswer(mentee, isMentor) })),
      said: said.get(meeting.id),
    }))
    .filter(({ marks }) => marks.length > 0)
    .toSorted((one, other) => one.meeting.startsAt.getTime() - other.meeting.startsAt.getTime())
}

function shownAnswer({ reply }: MeetingPart, isMentor: boolean): ShownAnswer {
  if (reply === null) return null
  return isMentor && reply.answer !== 'YES' ? 'HIDDEN' : reply.answer
}

/** What everybody's marks come to: whoever says no weighs most, then who has said nothing. */
export function confirmation(marks: readonly JournalMark[]): ShownAnswer {
  const said = (answer: ShownAnswer) => marks.some((one) => one.answer === answer)
  if (said('NO')) return 'NO'
  if (said('OTHERWISE')) return 'OTHERWISE'
  if (said(null)) return null
  return said('HIDDEN') ? 'HIDDEN' : 'YES'
}

/** The same words for several of a group are one task. */
export function sameTasks(tasks: readonly Task[]): Map<string, Task[]> {
  return Map.groupBy(tasks, ({ words, dueOn }) => `${dueOn ?? ''} ${words}`)
}
