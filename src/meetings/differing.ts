import { type Meeting, type MeetingAnswer, menteesOf } from './meeting.ts'

/** Two remember a meeting differently: held, and a mentee says it was not, or was otherwise; or the other way round. */
export function differs(meeting: Meeting): boolean {
  if (meeting.status !== 'held' && meeting.status !== 'not-held') return false
  return meeting.settledAt === null && hasDifferingAnswer(meeting)
}

function hasDifferingAnswer(meeting: Meeting): boolean {
  const contrary: readonly MeetingAnswer[] = meeting.status === 'held' ? ['NO', 'OTHERWISE'] : ['YES', 'OTHERWISE']
  return menteesOf(meeting).some(({ reply }) => reply !== null && contrary.includes(reply.answer))
}
