import { Composer } from 'grammy'
import { sendDocument } from '../../files/sending.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { eraseOwn, type Erasure, type OnErasing } from '../actions/erasing.ts'
import { findParties } from '../actions/farewell.ts'
import { tellOfActs } from '../actions/telling.ts'
import { hasRoleElsewhere, isHeldElsewhere, listLivingOperators } from '../store/people.ts'
import { actNotice } from '../view/acts.ts'
import {
  deleteAtButton,
  deleteButton,
  deleteScreen,
  deleteSureButton,
  deleteWhereScreen,
  everywhere,
} from '../view/own.ts'
import { actDocument } from './papers.ts'

/** «Удалить»: what goes and what stays, a last question, then at once (152-FZ art. 14, 21). */
export function deleting(onErasing: OnErasing): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(deleteButton.pattern, async (ctx) => {
    const operators = await listLivingOperators(ctx.tx, ctx.actor.personId)
    if (operators.length > 1) await show(ctx, deleteWhereScreen(ctx.texts, operators))
    else await ask(ctx, everywhere)
  })
  bot.callbackQuery(deleteAtButton.pattern, async (ctx) => await ask(ctx, deleteAtButton.read(ctx).organisation))
  bot.callbackQuery(deleteSureButton.pattern, async (ctx) => {
    const { organisation: where } = deleteSureButton.read(ctx)
    const scope = await scopeOf(ctx, where)
    const names = scope.map(({ shortName }) => shortName)
    const ids = scope.map(({ id }) => id)
    const erased = await eraseOwn(ctx.tx, ctx.actor, ids, ctx.now, onErasing)
    if (erased.ok) await finish(ctx, erased, names)
    else await stale(ctx)
  })
  return bot
}

async function ask(ctx: MemberContext, where: string): Promise<void> {
  const scope = await scopeOf(ctx, where)
  if (scope.length === 0) return await stale(ctx)
  const ids = scope.map(({ id }) => id)
  const { personId } = ctx.actor
  const isElsewhere = (await isHeldElsewhere(ctx.tx, personId, ids)) || (await hasRoleElsewhere(ctx.tx, personId, ids))
  const names = scope.map(({ shortName }) => shortName)
  await show(ctx, deleteScreen(ctx.texts, names, where, !isElsewhere))
}

async function scopeOf(ctx: MemberContext, where: string) {
  const operators = await listLivingOperators(ctx.tx, ctx.actor.personId)
  return operators.filter(({ id }) => where === everywhere || id === where)
}

/** The last words go to the chat, which from here on is a stranger's. */
async function finish(ctx: MemberContext, { acts, isWhole }: Erasure, names: readonly string[]): Promise<void> {
  const { texts } = ctx
  const organisations = texts.list(names)
  const text = isWhole ? texts.t('privacy.delete.doneWhole') : texts.t('privacy.delete.donePart', { organisations })
  await show(ctx, { text, rows: [] })
  for (const act of acts) {
    const parties = await findParties(ctx.tx, act.organisationId)
    if (parties) await sendDocument(ctx, actDocument(texts, act, parties))
  }
  await tellOfActs(ctx.tx, acts, actNotice, ctx.now)
  await reload(ctx)
}
