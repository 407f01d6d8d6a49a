import type { Middleware } from 'grammy'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { changeReport, explainNotHeld, findReportable, type Reported } from '../actions/report.ts'
import { readPastDay } from '../past-day.ts'
import { afterStep, fromOf, type Step, type TaskDue, taskDues } from '../report-steps.ts'
import { adhocDay } from './adhoc.ts'
import type { Put } from './reading.ts'
import { replyWords } from './reply-dialogue.ts'
import { giveNow } from './report.ts'
import { readDay } from './report-change.ts'
import { refused, showStep } from './report-reading.ts'
import { isSkipped, lost, parseShort, parseTask, readFutureDay, take } from './typed-answers.ts'

/**
 * What is typed about a meeting that is over: only words; where they belong stands in the button that asked for them, or
 * in the step on the screen (`isAsked`), as if its «Написать» had been pressed.
 */
export function reportDialogues(): Middleware<BotContext>[] {
  return [
    dialogue(reportWords, 'meeting-report-words'),
    dialogue(taskDay, 'meeting-task-day'),
    dialogue(replyWords, 'meeting-reply-words'),
    dialogue(adhocDay, 'meeting-adhoc-day'),
  ]
}

async function reportWords(
  conversation: Dialogue,
  ctx: DialogueContext,
  id: string,
  from: string,
  what: string,
  isAsked = false,
): Promise<void> {
  if (what === 'day') return await reportDay(conversation, ctx, id)
  const asked = what === 'summary' || what === 'topic' || what === 'reason' ? what : 'task'
  const text = ctx.texts.t(`meetings.checkIn.words.${asked}`)
  const parse = asked === 'task' ? parseTask : parseShort
  const { value } = await take(conversation, ctx, { step: asked, text, choices: [], parse }, isAsked)
  const isLeft = isAsked && isSkipped(ctx, value)
  if (asked === 'task' && !isLeft) return await askDue(conversation, ctx, { id, words: value, offered: taskDues })
  const step = asked === 'summary' ? afterStep('done', fromOf(from)) : 'card'
  const isThere = await conversation.external(async (outer) => {
    if (!isMember(outer)) return await lost(outer)
    if (isLeft || asked === 'task') return await goOn(outer, id, step)
    const reported =
      asked === 'reason'
        ? await explainNotHeld(outer.tx, outer.actor, id, value, outer.now)
        : await changeReport(outer.tx, outer.actor, id, detailOf(asked, value), outer.now)
    return await goOn(outer, id, step, reported, value)
  })
  // The next step takes words as well.
  if (isThere === true && step === 'task') await reportWords(conversation, ctx, id, 's', 'task', true)
}

function detailOf(what: 'summary' | 'topic', value: string) {
  return what === 'summary' ? { summary: value } : { topic: value, activityKey: null }
}

/** True once the step is on the screen. */
async function goOn(ctx: MemberContext, id: string, step: Step, reported?: Reported, words = ''): Promise<boolean> {
  if (reported?.ok === false) {
    await (reported.reason === 'gone' ? lost(ctx) : refused(ctx, reported, tell))
    return false
  }
  if (step !== 'task' || !reported) await showStep(ctx, id, { from: step === 'task' ? 's' : 'c', step }, tell)
  // The card shows what was kept; the next step alone does not.
  else await showStep(ctx, id, { from: 's', step }, telling(ctx.texts.t('meetings.checkIn.done.saved', { words })))
  return true
}

function telling(lead: string): Put {
  return async (ctx, { text, rows }) => await tell(ctx, { text: `${lead}\n${text}`, rows })
}

/** Another day of a meeting that took place. */
async function reportDay(conversation: Dialogue, ctx: DialogueContext, id: string): Promise<void> {
  const { at, zone } = await placeOf(conversation, id)
  const text = ctx.texts.t('meetings.checkIn.day.text')
  const parse = (typed: string, now = new Date(at)) => readPastDay(typed, { now, zone })
  const { value } = await take(conversation, ctx, { step: 'day', text, choices: [], parse }, true)
  await conversation.external(async (outer) => {
    const meeting = isMember(outer) ? await findReportable(outer.tx, outer.actor, id) : undefined
    if (!isMember(outer) || !meeting) return await lost(outer)
    const change = readDay(outer, meeting, value)
    if (!change) return await refused(outer, { ok: false, reason: 'not-yet', meeting }, tell)
    await goOn(outer, id, 'card', await changeReport(outer.tx, outer.actor, id, change.detail, outer.now))
  })
}

/** Where days are read; the clock is that of the question. */
async function placeOf(conversation: Dialogue, id: string): Promise<{ at: number; zone: string }> {
  return await conversation.external(async (outer) => {
    const meeting = isMember(outer) ? await findReportable(outer.tx, outer.actor, id) : undefined
    return { at: outer.now.getTime(), zone: meeting?.organisation.timeZone ?? 'Europe/Moscow' }
  })
}

type Due = { readonly id: string; readonly words: string; readonly offered: readonly TaskDue[] }

/** The day by a button or in words, of which the label of a button is one too: then the task is given. */
async function askDue(
  conversation: Dialogue,
  ctx: DialogueContext,
  { id, words, offered }: Due,
  isAsked = false,
): Promise<void> {
  const { at, zone } = await placeOf(conversation, id)
  const label = (due: TaskDue) => ctx.texts.plain(`meetings.checkIn.due.${due}`)
  const question = {
    step: 'due',
    text: [ctx.texts.t('meetings.checkIn.due.text', { words }), ctx.texts.t('meetings.checkIn.due.ask')].join('\n'),
    choices: offered.map((value) => ({ label: label(value), value })),
    parse: (typed: string, now = new Date(at)) => {
      const due = taskDues.find((one) => label(one).toLowerCase() === typed.trim().toLowerCase())
      return due ? { ok: true as const, value: due } : readFutureDay(typed, now, zone)
    },
  }
  const { value } = await take(conversation, ctx, question, isAsked)
  const due = taskDues.find((one) => one === value) ?? { on: value }
  await conversation.external(async (outer) => {
    if (isMember(outer)) await giveNow(outer, { id, typed: words, due }, tell)
    else await lost(outer)
  })
}

async function taskDay(
  conversation: Dialogue,
  ctx: DialogueContext,
  id: string,
  words: string,
  isAsked = false,
): Promise<void> {
  await askDue(conversation, ctx, { id, words, offered: [] }, isAsked)
}
