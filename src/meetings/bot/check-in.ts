import { Composer } from 'grammy'
import { findPair } from '../../pairs/store/pairs.ts'
import { answerTask } from '../../tasks/actions/answering.ts'
import { listAnswerable } from '../../tasks/store/tasks.ts'
import { outcomes, type Task } from '../../tasks/task.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { answerMeeting, type Answered, findAnswerable, remark } from '../actions/check-in-answering.ts'
import { changes, hindrances, littleUse } from '../check-in.ts'
import type { Meeting, MeetingAnswer } from '../meeting.ts'
import { nextTask } from '../report-steps.ts'
import {
  changeButton,
  didButton,
  hinderedButton,
  metButton,
  metStepButton,
  metTaskButton,
  metWriteButton,
  usefulButton,
} from '../view/check-in-buttons.ts'
import {
  changeScreen,
  endScreen,
  hindranceScreen,
  metScreen,
  taskScreen,
  usefulScreen,
} from '../view/check-in-reply.ts'
import { type Put, showMeeting } from './reading.ts'
import { sayWhy } from './report-reading.ts'

const answers: readonly MeetingAnswer[] = ['YES', 'NO', 'OTHERWISE']
type Step = 'met' | 'useful' | 'change' | 'tasks' | 'end'
const steps: readonly Step[] = ['met', 'useful', 'change', 'tasks', 'end']

/** «Встреча была?» of a mentee: every press saves one thing and shows the next. */
export function replies(): Composer<MemberContext> {
  return new Composer<MemberContext>(saying(), doing())
}

function saying(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(metButton.pattern, async (ctx) => {
    const { id, answer: word } = metButton.read(ctx)
    const answer = answers.find((one) => one === word)
    if (!answer) return await stale(ctx)
    const said = await answerMeeting(ctx.tx, ctx.actor, id, answer, ctx.now)
    await follow(ctx, said, answer === 'NO' ? 'end' : 'useful')
  })
  bot.callbackQuery(usefulButton.pattern, async (ctx) => {
    const { id, number } = usefulButton.read(ctx)
    if (!/^[1-5]$/.test(number)) return await stale(ctx)
    const said = await remark(ctx.tx, ctx.actor, id, { usefulness: Number(number) }, ctx.now)
    await follow(ctx, said, Number(number) <= littleUse ? 'change' : 'tasks')
  })
  bot.callbackQuery(changeButton.pattern, async (ctx) => {
    const { id, change: word } = changeButton.read(ctx)
    const change = changes.find((one) => one === word)
    if (!change) return await stale(ctx)
    const words = ctx.texts.plain(`meetings.reply.change.options.${change}`)
    await follow(ctx, await remark(ctx.tx, ctx.actor, id, { change: words }, ctx.now), 'tasks')
  })
  bot.callbackQuery(metStepButton.pattern, async (ctx) => {
    const { id, step: word } = metStepButton.read(ctx)
    const step = steps.find((one) => one === word)
    const meeting = await findAnswerable(ctx.tx, ctx.actor, id)
    if (meeting && step) await showReplyStep(ctx, meeting, step)
    else await stale(ctx)
  })
  return bot
}

function doing(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(metTaskButton.pattern, async (ctx) => {
    const { id, task } = metTaskButton.read(ctx)
    const meeting = await findAnswerable(ctx.tx, ctx.actor, id)
    if (meeting) await showNextTask(ctx, meeting, task)
    else await stale(ctx)
  })
  bot.callbackQuery(didButton.pattern, async (ctx) => {
    const { id, task: taskId, outcome: word } = didButton.read(ctx)
    const outcome = outcomes.find((one) => one === word)
    const found = await findTaskToAnswer(ctx, id, taskId)
    if (!found || !outcome) return await stale(ctx)
    const answered = await answerTask(ctx.tx, ctx.actor, { taskId, outcome }, ctx.now)
    if (!answered.ok) return await stale(ctx)
    if (outcome === 'DONE') await showNextTask(ctx, found.meeting, taskId)
    else {
      await show(ctx, hindranceScreen(ctx.texts, found.meeting, found.task))
      await ctx.conversation.enter('meeting-reply-words', id, taskId, true)
    }
  })
  bot.callbackQuery(hinderedButton.pattern, async (ctx) => {
    const { id, task: taskId, why: word } = hinderedButton.read(ctx)
    const why = hindrances.find((one) => one === word)
    const found = await findTaskToAnswer(ctx, id, taskId)
    const answer = found?.task.state.status === 'answered' ? found.task.state.answer : undefined
    if (!found || !why || !answer) return await stale(ctx)
    const hindrance = ctx.texts.plain(`meetings.reply.hindrance.options.${why}`)
    const answered = await answerTask(ctx.tx, ctx.actor, { taskId, outcome: answer.outcome, hindrance }, ctx.now)
    if (answered.ok) await showNextTask(ctx, found.meeting, taskId)
    else await stale(ctx)
  })
  bot.callbackQuery(metWriteButton.pattern, async (ctx) => {
    const { id, what } = metWriteButton.read(ctx)
    const meeting = await findAnswerable(ctx.tx, ctx.actor, id)
    const isKnown = what === 'words' || what === 'change' || (await findTaskToAnswer(ctx, id, what)) !== undefined
    if (meeting && isKnown) await ctx.conversation.enter('meeting-reply-words', id, what)
    else await stale(ctx)
  })
  return bot
}

async function follow(ctx: MemberContext, said: Answered, step: Step): Promise<void> {
  if (said.ok) return await showReplyStep(ctx, said.meeting, step)
  await refusedReply(ctx, said)
}

/** The answer came too late, or too early: says why, and shows how the meeting stands. */
export async function refusedReply(ctx: MemberContext, said: Answered & { ok: false }, put: Put = show): Promise<void> {
  if (said.reason === 'gone') return await stale(ctx)
  await sayWhy(ctx, said.reason)
  const lead = ctx.callbackQuery ? [] : [ctx.texts.t(`meetings.checkIn.refused.${said.reason}`), '']
  if (!(await showMeeting(ctx, said.meeting.id, { put, lead }))) await stale(ctx)
}

export async function showReplyStep(ctx: MemberContext, meeting: Meeting, step: Step, put: Put = show): Promise<void> {
  const { texts, actor } = ctx
  switch (step) {
    case 'met':
      return await put(ctx, metScreen(texts, meeting, actor.personId))
    case 'useful':
      return await put(ctx, usefulScreen(texts, meeting))
    case 'change':
      await put(ctx, changeScreen(texts, meeting))
      // Nothing typed leads here: words that are typed now are the answer.
      return await ctx.conversation.enter('meeting-reply-words', meeting.id, 'change', true)
    case 'tasks':
      return await showNextTask(ctx, meeting, undefined, put)
    case 'end': {
      const pair = await findPair(ctx.tx, meeting.pairId)
      return await put(ctx, endScreen(texts, meeting, actor.personId, pair?.status === 'active'))
    }
  }
}

/** The next task that nobody has answered, else the thanks. */
export async function showNextTask(
  ctx: MemberContext,
  meeting: Meeting,
  afterId: string | undefined,
  put: Put = show,
): Promise<void> {
  const tasks = await listAnswerable(ctx.tx, meeting.pairId, ctx.actor.personId)
  const task = nextTask(tasks, meeting.id, afterId)
  if (task) await put(ctx, taskScreen(ctx.texts, meeting, task))
  else await showReplyStep(ctx, meeting, 'end', put)
}

export async function findTaskToAnswer(
  ctx: MemberContext,
  id: string,
  taskId: string,
): Promise<{ meeting: Meeting; task: Task } | undefined> {
  const meeting = await findAnswerable(ctx.tx, ctx.actor, id)
  const tasks = meeting ? await listAnswerable(ctx.tx, meeting.pairId, ctx.actor.personId) : []
  const task = tasks.find((one) => one.id === taskId)
  return meeting && task ? { meeting, task } : undefined
}
