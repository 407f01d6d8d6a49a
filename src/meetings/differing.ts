import { type Meeting, type MeetingAnswer, type MeetingResult, menteesOf } from './meeting.ts'

/** The mentor's own word of a meeting: how it went, or that it was not held. */
export const saidWords = ['DONE', 'PARTLY', 'FAILED', 'NOT_HELD'] as const satisfies readonly (
  | MeetingResult
  | 'NOT_HELD'
)[]
export type Said = (typeof saidWords)[number]

export function saidOf(meeting: Meeting): Said | undefined {
  if (meeting.status === 'held') return meeting.result
  return meeting.status === 'not-held' ? 'NOT_HELD' : undefined
}

/** The curator has decided otherwise than the mentor had said. */
export function isOverruled({ status }: Meeting, said: Said | undefined): boolean {
  return said !== undefined && (said === 'NOT_HELD') !== (status === 'not-held')
}

/** Two remember a meeting differently: held, and a mentee says it was not, or was otherwise; or the other way round. */
export function differs(meeting: Meeting): boolean {
  if (meeting.status !== 'held' && meeting.status !== 'not-held') return false
  return meeting.settledAt === null && hasDifferingAnswer(meeting)
}

function hasDifferingAnswer(meeting: Meeting): boolean {
  const contrary: readonly MeetingAnswer[] = meeting.status === 'held' ? ['NO', 'OTHERWISE'] : ['YES', 'OTHERWISE']
  return menteesOf(meeting).some(({ reply }) => reply !== null && contrary.includes(reply.answer))
}
