import type { Middleware } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { readMoment } from '../../calendar/typed-moment.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { answerTask } from '../../tasks/actions/answering.ts'
import { longestTask } from '../../tasks/task.ts'
import type { BareKey } from '../../i18n/texts.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { type Answered, remark } from '../actions/check-in-answering.ts'
import { changeReport, explainNotHeld, findReportable, type Reported } from '../actions/report.ts'
import { longestSummary } from '../check-in.ts'
import { afterStep, fromOf, type Step, type TaskDue, taskDues } from '../report-steps.ts'
import { findTaskToAnswer, refusedReply, showNextTask, showReplyStep } from './check-in.ts'
import { giveNow } from './report.ts'
import { refused, showStep } from './report-reading.ts'

/** What is typed about a meeting that is over: only words; where they belong stands in the button that asked for them. */
export function reportDialogues(): Middleware<BotContext>[] {
  return [
    dialogue(reportWords, 'meeting-report-words'),
    dialogue(taskDay, 'meeting-task-day'),
    dialogue(replyWords, 'meeting-reply-words'),
  ]
}

async function reportWords(
  conversation: Dialogue,
  ctx: DialogueContext,
  id: string,
  from: string,
  what: string,
): Promise<void> {
  const asked = what === 'summary' || what === 'topic' || what === 'reason' ? what : 'task'
  const text = ctx.texts.t(`meetings.checkIn.words.${asked}`)
  const parse = asked === 'task' ? parseTask : parseShort
  const { value } = await ask(conversation, ctx, { step: asked, text, choices: [], parse })
  if (asked === 'task') return await askDue(conversation, ctx, id, value, taskDues)
  await conversation.external(async (outer) => {
    if (!isMember(outer)) return await lost(outer)
    const reported =
      asked === 'reason'
        ? await explainNotHeld(outer.tx, outer.actor, id, value, outer.now)
        : await changeReport(outer.tx, outer.actor, id, detailOf(asked, value), outer.now)
    await goOn(outer, id, asked === 'summary' ? afterStep('done', fromOf(from)) : 'card', reported)
  })
}

function detailOf(what: 'summary' | 'topic', value: string) {
  return what === 'summary' ? { summary: value } : { topic: value, activityKey: null }
}

async function goOn(ctx: MemberContext, id: string, step: Step, reported: Reported): Promise<void> {
  if (!reported.ok && reported.reason === 'gone') return await lost(ctx)
  if (!reported.ok) return await refused(ctx, reported, tell)
  await showStep(ctx, id, { from: step === 'task' ? 's' : 'c', step }, tell)
}

/** The day by a button or in words: then the task is given. */
async function askDue(
  conversation: Dialogue,
  ctx: DialogueContext,
  id: string,
  words: string,
  offered: readonly TaskDue[],
): Promise<void> {
  const place = await conversation.external(async (outer) => {
    const meeting = isMember(outer) ? await findReportable(outer.tx, outer.actor, id) : undefined
    return { at: outer.now.getTime(), zone: meeting?.organisation.timeZone ?? 'Europe/Moscow' }
  })
  const answer = await ask(conversation, ctx, {
    step: 'due',
    text: [ctx.texts.t('meetings.checkIn.due.text', { words }), ctx.texts.t('meetings.checkIn.due.ask')].join('\n'),
    choices: offered.map((value) => ({ label: ctx.texts.plain(`meetings.checkIn.due.${value}`), value })),
    parse: (typed) => readFutureDay(typed, new Date(place.at), place.zone),
  })
  const due = taskDues.find((one) => answer.by === 'button' && one === answer.value) ?? { on: answer.value }
  await conversation.external(async (outer) => {
    if (isMember(outer)) await giveNow(outer, { id, typed: words, due }, tell)
    else await lost(outer)
  })
}

async function taskDay(conversation: Dialogue, ctx: DialogueContext, id: string, words: string): Promise<void> {
  await askDue(conversation, ctx, id, words, [])
}

/** How it was, what to change, or, under the id of a task, what stood in its way. */
async function replyWords(conversation: Dialogue, ctx: DialogueContext, id: string, what: string): Promise<void> {
  const asked = what === 'words' || what === 'change' ? what : 'hindrance'
  const text = ctx.texts.t(`meetings.reply.words.${asked}`)
  const { value } = await ask(conversation, ctx, { step: asked, text, choices: [], parse: parseShort })
  await conversation.external(async (outer) => {
    if (!isMember(outer)) return await lost(outer)
    if (asked === 'hindrance') return await hinder(outer, id, what, value)
    const said = await remark(
      outer.tx,
      outer.actor,
      id,
      asked === 'words' ? { words: value } : { change: value },
      outer.now,
    )
    await thank(outer, said, asked)
  })
}

/** Whoever says how it was otherwise goes on to how useful it was. */
async function thank(ctx: MemberContext, said: Answered, asked: 'words' | 'change'): Promise<void> {
  if (!said.ok && said.reason === 'gone') return await lost(ctx)
  if (!said.ok) return await refusedReply(ctx, said, tell)
  await showReplyStep(ctx, said.meeting, asked === 'change' ? 'tasks' : 'end', tell)
}

async function hinder(ctx: MemberContext, id: string, taskId: string, hindrance: string): Promise<void> {
  const found = await findTaskToAnswer(ctx, id, taskId)
  const answer = found?.task.state.status === 'answered' ? found.task.state.answer : undefined
  if (!found || !answer) return await lost(ctx)
  await answerTask(ctx.tx, ctx.actor, { taskId, outcome: answer.outcome, hindrance }, ctx.now)
  await showNextTask(ctx, found.meeting, taskId, tell)
}

function parseShort(typed: string): Parsed<string> {
  return parseWords(typed, longestSummary, 'meetings.checkIn.words.tooLong')
}

function parseTask(typed: string): Parsed<string> {
  return parseWords(typed, longestTask, 'meetings.checkIn.words.longTask')
}

function parseWords(typed: string, longest: number, tooLong: BareKey): Parsed<string> {
  const text = cleanText(typed)
  if (text === '') return { ok: false, problem: 'meetings.checkIn.words.empty' }
  return lengthOf(text) > longest ? { ok: false, problem: tooLong } : { ok: true, value: text }
}

function readFutureDay(typed: string, now: Date, zone: string): Parsed<string> {
  const read = readMoment(typed, 'day', { now, zone })
  if (!read.ok || read.on === undefined) return { ok: false, problem: 'meetings.checkIn.due.unclear' }
  return read.on < dayIn(now, zone) ? { ok: false, problem: 'meetings.checkIn.due.past' } : { ok: true, value: read.on }
}

/** At the end of a dialogue: what it was about is not there any more, or is not theirs. */
async function lost(ctx: BotContext, why: BareKey = 'telegram.stale'): Promise<void> {
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t(why), rows: [[menu]] })
}
