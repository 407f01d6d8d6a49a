import { dayIn } from '../../calendar/day.ts'
import type { Reader } from '../../pairs/words.ts'
import { whereMay } from '../../people/policy.ts'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { pageBounds, toPage } from '../../telegram/paging.ts'
import { type Screen, show, tell } from '../../telegram/screen.ts'
import { findReadableTask, findTasksOf, mayAnswer, mayGive } from '../actions/access.ts'
import { countTasks, listTasks } from '../store/tasks.ts'
import { type TaskList, taskLists } from '../task.ts'
import { taskScreen } from '../view/card.ts'
import { tasksScreen } from '../view/list.ts'

/** Handed in: the way back to the card of a pair, which belongs to another folder. */
export type Around = { readonly pairData: (pairId: string) => string }
export type Put = (ctx: BotContext, screen: Screen) => Promise<void>

export function readerOf({ actor }: MemberContext): Reader {
  return { organisationIds: whereMay(actor, 'meeting.read').map(({ id }) => id) }
}

/** One list; any other word is what asks for something now. Answers false where it may not be read. */
export async function showTasks(
  ctx: MemberContext,
  around: Around,
  { pairId, list: word, number }: { readonly pairId: string; readonly list: string; readonly number: number },
  put: Put = show,
): Promise<boolean> {
  const found = await findTasksOf(ctx.tx, ctx.actor, pairId)
  if (!found) return false
  const { pair, scope } = found
  const whose = { pairId, ...(scope.as === 'mentee' ? { menteeId: scope.menteeId } : {}) }
  const counts = await countTasks(ctx.tx, whose)
  const first = scope.as === 'mentor' && counts.check > 0 ? 'check' : 'open'
  const list: TaskList = taskLists.find((one) => one === word) ?? first
  const rows = await listTasks(ctx.tx, { ...whose, list }, pageBounds(number))
  const listed = {
    pair,
    list,
    counts,
    page: toPage(rows, counts[list], number),
    mayGive: mayGive(ctx.actor, pair),
    hasNames: scope.as !== 'mentee' && pair.mentees.length > 1,
    today: dayIn(ctx.now, pair.organisation.timeZone),
    pairData: around.pairData(pairId),
  }
  await put(ctx, tasksScreen(ctx.texts, listed, readerOf(ctx)))
  return true
}

/** Answers false where it may not be read. */
export async function showTask(ctx: MemberContext, id: string, put: Put = show): Promise<boolean> {
  const found = await findReadableTask(ctx.tx, ctx.actor, id)
  if (!found) return false
  const { task, pair } = found
  const may = { mayAnswer: mayAnswer(ctx.actor, pair, task), mayCheck: mayGive(ctx.actor, pair) }
  await put(ctx, taskScreen(ctx.texts, pair, task, { ...readerOf(ctx), ...may }, ctx.now))
  return true
}

/** At the end of a dialogue: what it was about is not there any more, or is not theirs. */
export async function lost(ctx: BotContext): Promise<void> {
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t('tasks.gone'), rows: [[menu]] })
}
