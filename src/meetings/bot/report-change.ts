import { dayIn } from '../../calendar/day.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { findReportable } from '../actions/report.ts'
import { dayAgo } from '../adhoc.ts'
import { lengths } from '../check-in.ts'
import { isWay, type Meeting } from '../meeting.ts'
import { phrases, type Step, taskIdeas } from '../report-steps.ts'
import type { Detail } from '../store/reports.ts'
import { listIdeas } from './report-reading.ts'

/** What the button changes, and the step it belongs to; its data are anybody's. */
export async function readChange(
  ctx: MemberContext,
  meeting: Meeting,
  what: string,
  value: string,
): Promise<{ detail: Detail; step: Step } | undefined> {
  if (what === 'way') return isWay(value) ? { detail: { way: value }, step: 'how' } : undefined
  if (what === 'minutes') {
    const minutes = lengths.find((one) => String(one) === value)
    return minutes ? { detail: { minutes }, step: 'how' } : undefined
  }
  if (what === 'summary') {
    const summary = value === 'topic' ? meeting.topic : phraseOf(ctx, value)
    return summary ? { detail: { summary }, step: 'done' } : undefined
  }
  if (what === 'topic') {
    const activity = (await listIdeas(ctx, meeting.pairId)).find(({ key }) => key === value)
    if (!activity && value !== 'none') return undefined
    const detail = { topic: activity?.title ?? null, activityKey: activity?.key ?? null }
    return { detail, step: 'topic' }
  }
  return what === 'day' ? readDay(ctx, meeting, value) : undefined
}

/** The same hour of another day of the last week. */
export function readDay(ctx: MemberContext, meeting: Meeting, value: string) {
  const zone = meeting.organisation.timeZone
  const today = dayIn(ctx.now, zone)
  const days = Array.from({ length: 10 }, (_, ago) => dayAgo(String(ago), today, ''))
  if (!days.includes(value)) return undefined
  const held = Date.parse(dayIn(meeting.startsAt, zone))
  const startsAt = new Date(meeting.startsAt.getTime() + Date.parse(value) - held)
  return startsAt <= ctx.now ? { detail: { startsAt }, step: 'day' as const } : undefined
}

function phraseOf({ texts }: MemberContext, value: string): string | undefined {
  const phrase = phrases.find((one) => one === value)
  return phrase && texts.plain(`meetings.checkIn.done.suggestions.${phrase}`)
}

/** A task of the suggestions: its words, of a meeting that took place and is theirs to report. */
export async function findIdea(
  ctx: MemberContext,
  id: string,
  task: string,
): Promise<{ readonly meeting: Meeting; readonly words: string } | undefined> {
  const meeting = await findReportable(ctx.tx, ctx.actor, id)
  if (meeting?.status !== 'held') return undefined
  const idea = taskIdeas.find((one) => one === task)
  if (idea) return { meeting, words: ctx.texts.plain(`meetings.checkIn.task.suggestions.${idea}`) }
  const activity = (await listIdeas(ctx, meeting.pairId)).find(({ key }) => `a.${key}` === task)
  return activity && { meeting, words: activity.title }
}
