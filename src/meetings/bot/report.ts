import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { explainNotHeld, findReportable, recordHeld, recordNotHeld } from '../actions/report.ts'
import { changeReport } from '../actions/report.ts'
import { type Due, giveTaskOf } from '../actions/report-task.ts'
import { causes } from '../check-in.ts'
import type { MeetingResult } from '../meeting.ts'
import { afterStep, type From, fromOf, isStep, taskDues } from '../report-steps.ts'
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
import { findIdea, readChange } from './report-change.ts'
import { refused, showStep, showWhy, stepShown } from './report-reading.ts'

const results: readonly MeetingResult[] = ['DONE', 'PARTLY', 'FAILED']

/** «Как прошло?» of the mentor: every press saves one thing and shows the next. */
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
    if (what === 'result') return await correct(ctx, id, fromOf(from), value)
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
    await ctx.conversation.enter('meeting-task-day', id, found.words, true)
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

/** «Изменить»: another word than what was said; `none` that it was not held. */
async function correct(ctx: MemberContext, id: string, from: From, value: string): Promise<void> {
  const result = results.find((one) => one === value)
  if (!result && value !== 'none') return await stale(ctx)
  const reported = result
    ? await recordHeld(ctx.tx, ctx.actor, id, result, ctx.now, true)
    : await recordNotHeld(ctx.tx, ctx.actor, id, ctx.now, true)
  if (!reported.ok) return await refused(ctx, reported)
  if (!result) return await showWhy(ctx, reported.meeting)
  await showStep(ctx, id, { from, step: afterStep('result', from), isJustRecorded: true })
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
