import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { pageNumber } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { findReadableTask, findTasksOf, mayAnswer, mayGive } from '../actions/access.ts'
import { answerTask, checkTask } from '../actions/answering.ts'
import { dropTask } from '../actions/giving.ts'
import { outcomes } from '../task.ts'
import {
  acceptButton,
  answerButton,
  dropButton,
  droppedButton,
  giveButton,
  hindranceButton,
  moveButton,
  returnButton,
  taskButton,
  tasksButton,
} from '../view/buttons.ts'
import { dropScreen } from '../view/card.ts'
import { type Around, showTask, showTasks } from './reading.ts'

/** «Задания»: between meetings, for the mentor, the mentee, and the curator who reads (п. 4.1.4, 5.2.2). */
export function tasksBot(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(tasksButton.pattern, async (ctx) => {
    const { pair: pairId, list, page } = tasksButton.read(ctx)
    if (!(await showTasks(ctx, around, { pairId, list, number: pageNumber(page) }))) await stale(ctx)
  })
  bot.callbackQuery(taskButton.pattern, async (ctx) => {
    if (!(await showTask(ctx, taskButton.read(ctx).id))) await stale(ctx)
  })
  bot.callbackQuery(giveButton.pattern, async (ctx) => {
    const { pair: id } = giveButton.read(ctx)
    const found = await findTasksOf(ctx.tx, ctx.actor, id)
    if (found && mayGive(ctx.actor, found.pair)) await ctx.conversation.enter('task-give', id)
    else await stale(ctx)
  })
  bot.use(answering(), checking())
  return bot
}

function answering(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(answerButton.pattern, async (ctx) => {
    const { id, outcome: word } = answerButton.read(ctx)
    const outcome = outcomes.find((one) => one === word)
    if (!outcome) return await stale(ctx)
    const done = await answerTask(ctx.tx, ctx.actor, { taskId: id, outcome }, ctx.now)
    if (!done.ok && done.reason === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain(done.ok ? 'tasks.done.answered' : 'tasks.refused.over'))
    if (!(await showTask(ctx, id))) await stale(ctx)
  })
  bot.callbackQuery(hindranceButton.pattern, async (ctx) => {
    const { id } = hindranceButton.read(ctx)
    const found = await findReadableTask(ctx.tx, ctx.actor, id)
    const isOpen = found?.task.state.status === 'answered' && mayAnswer(ctx.actor, found.pair, found.task)
    if (isOpen) await ctx.conversation.enter('task-why', id)
    else if (!(await showTask(ctx, id))) await stale(ctx)
  })
  return bot
}

function checking(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(acceptButton.pattern, async (ctx) => {
    const { id: taskId, seen: word } = acceptButton.read(ctx)
    const seen = outcomes.find((one) => one === word) ?? null
    const done = await checkTask(ctx.tx, ctx.actor, { taskId, verdict: 'accepted', seen }, ctx.now)
    if (!done.ok && done.reason === 'not-allowed') return await stale(ctx)
    const said = done.ok ? 'tasks.done.accepted' : 'tasks.refused.changed'
    await toast(ctx, ctx.texts.plain(said), !done.ok)
    if (!(await showTask(ctx, taskId))) await stale(ctx)
  })
  bot.callbackQuery(returnButton.pattern, async (ctx) => {
    await enter(ctx, returnButton.read(ctx).id, 'task-return', ['answered'])
  })
  bot.callbackQuery(moveButton.pattern, async (ctx) => {
    await enter(ctx, moveButton.read(ctx).id, 'task-move', ['open', 'answered'])
  })
  bot.callbackQuery(dropButton.pattern, async (ctx) => {
    const found = await findReadableTask(ctx.tx, ctx.actor, dropButton.read(ctx).id)
    if (found && mayGive(ctx.actor, found.pair)) await show(ctx, dropScreen(ctx.texts, found.task))
    else await stale(ctx)
  })
  bot.callbackQuery(droppedButton.pattern, async (ctx) => {
    const { id: taskId } = droppedButton.read(ctx)
    const done = await dropTask(ctx.tx, ctx.actor, { taskId }, ctx.now)
    if (!done.ok && done.reason === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain(done.ok ? 'tasks.done.dropped' : 'tasks.refused.over'))
    if (!(await showTask(ctx, taskId))) await stale(ctx)
  })
  return bot
}

/** A dialogue of the mentor about a task that stands so; otherwise shows how it stands. */
async function enter(
  ctx: MemberContext,
  id: string,
  dialogue: 'task-return' | 'task-move',
  when: readonly string[],
): Promise<void> {
  const found = await findReadableTask(ctx.tx, ctx.actor, id)
  if (!found || !mayGive(ctx.actor, found.pair)) return await stale(ctx)
  if (when.includes(found.task.state.status)) await ctx.conversation.enter(dialogue, id)
  else await showTask(ctx, id)
}
