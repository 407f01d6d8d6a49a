import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { explainNotHeld, findReportable, recordHeld, recordNotHeld } from '../actions/report.ts'
import { changeReport } from '../actions/report.ts'
import { type Due, giveTaskOf } from '../actions/report-task.ts'
import { dayAgo } from '../adhoc.ts'
import { causes, lengths } from '../check-in.ts'
import { isWay, type Meeting, type MeetingResult } from '../meeting.ts'
import { afterStep, fromOf, isStep, phrases, type Step, taskDues, taskIdeas } from '../report-steps.ts'
import type { Detail } from '../store/reports.ts'
import { findTally } from '../store/week.ts'
import {
  dueButton,
  dueTypedButton,
  giveButton,
  notHeldButton,
  oldestButton,
  setButton,
  stepButton,
  wentButton,
  whyButton,
  writeButton,
} from '../view/check-in-buttons.ts'
import { dueScreen } from '../view/report-task.ts'
import type { Put } from './reading.ts'
import { listIdeas, refused, showStep, showWhy, stepShown } from './report-reading.ts'

const results: readonly MeetingResult[] = ['DONE', 'PARTLY', 'FAILED']

/** «Как прошло?» of the mentor: every press saves one thing and shows the next; an old button still corrects. */
export function reports(): Composer<MemberContext> {
  return new Composer<MemberContext>(recording(), changing(), tasks())
}

function recording(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(oldestButton.pattern, async (ctx) => {
    const [oldest] = (await findTally(ctx.tx, oldestButton.read(ctx).pair, ctx.now)).unreportedIds
    if (oldest === undefined) await stale(ctx)
    else await showStep(ctx, oldest, { from: 's', step: 'result' })
  })
  bot.callbackQuery(wentButton.pattern, async (ctx) => {
    const { id, result: word } = wentButton.read(ctx)
    const result = results.find((one) => one === word)
    if (!result) return await stale(ctx)
    const reported = await recordHeld(ctx.tx, ctx.actor, id, result, ctx.now)
    if (reported.ok) await showStep(ctx, id, { from: 's', step: 'how', isJustRecorded: true })
    else await refused(ctx, reported)
  })
  bot.callbackQuery(notHeldButton.pattern, async (ctx) => {
    const reported = await recordNotHeld(ctx.tx, ctx.actor, notHeldButton.read(ctx).id, ctx.now)
    if (reported.ok) await showWhy(ctx, reported.meeting)
    else await refused(ctx, reported)
  })
  bot.callbackQuery(whyButton.pattern, async (ctx) => {
    const { id, cause } = whyButton.read(ctx)
    const known = causes.find((one) => one === cause)
    if (!known) return await stale(ctx)
    const reported = await explainNotHeld(ctx.tx, ctx.actor, id, known, ctx.now)
    if (reported.ok) await showStep(ctx, id, { from: 'c', step: 'card' })
    else await refused(ctx, reported)
  })
  bot.callbackQuery(stepButton.pattern, async (ctx) => {
    const { id, from, step } = stepButton.read(ctx)
    if (isStep(step)) await showStep(ctx, id, { from: fromOf(from), step })
    else await stale(ctx)
  })
  return bot
}

function changing(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(setButton.pattern, async (ctx) => {
    const { id, from, what, value } = setButton.read(ctx)
    const meeting = await findReportable(ctx.tx, ctx.actor, id)
    const change = meeting && (await readChange(ctx, meeting, what, value))
    if (!change) return await stale(ctx)
    const reported = await changeReport(ctx.tx, ctx.actor, id, change.detail, ctx.now)
    if (!reported.ok) return await refused(ctx, reported)
    // What was said of the length and the way is shown once more: the other of the two may follow.
    const step = change.step === 'how' ? 'how' : afterStep(change.step, fromOf(from))
    await showStep(ctx, id, { from: fromOf(from), step })
  })
  bot.callbackQuery(writeButton.pattern, async (ctx) => {
    const { id, from, what } = writeButton.read(ctx)
    const meeting = await findReportable(ctx.tx, ctx.actor, id)
    const isOpen = what === 'reason' ? meeting?.status === 'not-held' : meeting?.status === 'held'
    if (isOpen) await ctx.conversation.enter('meeting-report-words', id, fromOf(from), what)
    else await stale(ctx)
  })
  return bot
}

function tasks(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(giveButton.pattern, async (ctx) => {
    const { id, from, task } = giveButton.read(ctx)
    const found = await findIdea(ctx, id, task)
    if (!found) return await stale(ctx)
    await show(
      ctx,
      dueScreen(ctx.texts, await stepShown(ctx, found.meeting, fromOf(from)), { task, words: found.words }),
    )
  })
  bot.callbackQuery(dueButton.pattern, async (ctx) => {
    const { id, task, due: word } = dueButton.read(ctx)
    const due = taskDues.find((one) => one === word)
    const found = await findIdea(ctx, id, task)
    if (found && due) await giveNow(ctx, { id, typed: found.words, due })
    else await stale(ctx)
  })
  bot.callbackQuery(dueTypedButton.pattern, async (ctx) => {
    const { id, task } = dueTypedButton.read(ctx)
    const found = await findIdea(ctx, id, task)
    if (found) await ctx.conversation.enter('meeting-task-day', id, found.words)
    else await stale(ctx)
  })
  return bot
}

/** Gives the task and shows the card, or says why not. */
export async function giveNow(
  ctx: MemberContext,
  given: { readonly id: string; readonly typed: string; readonly due: Due },
  put: Put = show,
): Promise<void> {
  const done = await giveTaskOf(ctx.tx, ctx.actor, given, ctx.now)
  if (!done.ok && done.reason === 'gone') return await stale(ctx)
  if (!done.ok) await toast(ctx, ctx.texts.plain('meetings.checkIn.refused.noTask'), true)
  await showStep(ctx, given.id, { from: 'c', step: 'card' }, put)
}

/** What the button changes, and the step it belongs to; its data are anybody's. */
async function readChange(
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
function readDay(ctx: MemberContext, meeting: Meeting, value: string) {
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
async function findIdea(
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
