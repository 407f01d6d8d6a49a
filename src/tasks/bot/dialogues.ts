import type { Middleware } from 'grammy'
import { menteesIn } from '../../pairs/pair.ts'
import { shortName } from '../../people/name.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { findReadableTask, findTasksOf, mayGive } from '../actions/access.ts'
import { answerTask, checkTask } from '../actions/answering.ts'
import { giveTask, moveTask } from '../actions/giving.ts'
import { askDay, askWords, type Days, daysFor } from './asking.ts'
import { type Around, lost, showTask, showTasks } from './reading.ts'

/** What is typed about tasks: one to give, what stood in the way, what is missing, another day. */
export function tasksDialogues(around: Around): Middleware<BotContext>[] {
  return [
    dialogue(give(around), 'task-give'),
    dialogue(why, 'task-why'),
    dialogue(giveBack, 'task-return'),
    dialogue(move, 'task-move'),
  ]
}

type Giving = { readonly days: Days; readonly mentees: readonly { readonly id: string; readonly name: string }[] }

function give(around: Around) {
  return async (conversation: Dialogue, ctx: DialogueContext, pairId: string): Promise<void> => {
    const giving = await conversation.external(async (outer) => await givingFor(outer, pairId))
    if (!giving) return
    const menteeIds = await askWhom(conversation, ctx, giving.mentees)
    const words = await askWords(conversation, ctx, 'tasks.ask.words')
    const dueOn = await askDay(conversation, ctx, giving.days)
    await conversation.external(async (outer) => {
      if (!isMember(outer)) return await lost(outer)
      const day = dueOn === null ? {} : { dueOn }
      const given = await giveTask(outer.tx, outer.actor, { pairId, menteeIds, words, ...day }, outer.now)
      if (!given.ok) return await lost(outer)
      await tell(outer, { text: outer.texts.t('tasks.done.given', { count: given.taskIds.length }), rows: [] })
      const shown = await showTasks(outer, around, { pairId, list: 'open', number: 0 }, tell)
      if (!shown) await lost(outer)
    })
  }
}

async function givingFor(ctx: BotContext, pairId: string): Promise<Giving | null> {
  const found = isMember(ctx) ? await findTasksOf(ctx.tx, ctx.actor, pairId) : undefined
  if (!found || !isMember(ctx) || !mayGive(ctx.actor, found.pair)) {
    await lost(ctx)
    return null
  }
  const mentees = menteesIn(found.pair).map(({ personId, profile }) => ({ id: personId, name: shortName(profile) }))
  return { days: await daysFor(ctx, pairId, found.pair.organisation.timeZone), mentees }
}

/** Only a group has a choice. */
async function askWhom(
  conversation: Dialogue,
  ctx: DialogueContext,
  mentees: Giving['mentees'],
): Promise<readonly string[]> {
  const all = mentees.map(({ id }) => id)
  if (all.length < 2) return all
  const { value } = await ask<string>(conversation, ctx, {
    step: 'whom',
    text: ctx.texts.t('tasks.ask.whom'),
    choices: [
      { label: ctx.texts.plain('tasks.ask.everybody'), value: 'all' },
      ...mentees.map(({ id, name }) => ({ label: name, value: id })),
    ],
  })
  return value === 'all' ? all : [value]
}

async function why(conversation: Dialogue, ctx: DialogueContext, taskId: string): Promise<void> {
  const hindrance = await askWords(conversation, ctx, 'tasks.ask.hindrance')
  await conversation.external(async (outer) => {
    const found = isMember(outer) ? await findReadableTask(outer.tx, outer.actor, taskId) : undefined
    const { state } = found?.task ?? {}
    if (!isMember(outer) || state?.status !== 'answered') return await lost(outer)
    const { outcome } = state.answer
    const done = await answerTask(outer.tx, outer.actor, { taskId, outcome, hindrance }, outer.now)
    if (!done.ok || !(await showTask(outer, taskId, tell))) await lost(outer)
  })
}

async function giveBack(conversation: Dialogue, ctx: DialogueContext, taskId: string): Promise<void> {
  const days = await conversation.external(async (outer) => await daysOf(outer, taskId))
  if (!days) return
  const words = await askWords(conversation, ctx, 'tasks.ask.return')
  const dueOn = await askDay(conversation, ctx, days)
  await conversation.external(async (outer) => {
    if (!isMember(outer)) return await lost(outer)
    const done = await checkTask(outer.tx, outer.actor, { taskId, verdict: 'returned', words, dueOn }, outer.now)
    if (!done.ok && done.reason !== 'not-answered' && done.reason !== 'over') return await lost(outer)
    const said = outer.texts.t(done.ok ? 'tasks.done.returned' : 'tasks.refused.changed')
    await tell(outer, { text: said, rows: [] })
    if (!(await showTask(outer, taskId, tell))) await lost(outer)
  })
}

async function move(conversation: Dialogue, ctx: DialogueContext, taskId: string): Promise<void> {
  const days = await conversation.external(async (outer) => await daysOf(outer, taskId))
  if (!days) return
  const dueOn = await askDay(conversation, ctx, days)
  await conversation.external(async (outer) => {
    const done = isMember(outer) && (await moveTask(outer.tx, outer.actor, { taskId, dueOn }, outer.now))
    if (!isMember(outer) || !done || (!done.ok && done.reason === 'not-allowed')) return await lost(outer)
    if (!(await showTask(outer, taskId, tell))) await lost(outer)
  })
}

async function daysOf(ctx: BotContext, taskId: string): Promise<Days | null> {
  const found = isMember(ctx) ? await findReadableTask(ctx.tx, ctx.actor, taskId) : undefined
  if (found && isMember(ctx) && mayGive(ctx.actor, found.pair))
    return await daysFor(ctx, found.pair.id, found.pair.organisation.timeZone)
  await lost(ctx)
  return null
}
