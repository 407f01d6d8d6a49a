import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { collectTemplate } from '../actions/reading.ts'
import { type Changed, changeItem, countDone, findEdited, findTemplateItem, restoreItem } from '../actions/template.ts'
import { ownerNamed, programItem, stageNamed } from '../items.ts'
import {
  addItemButton,
  editItemButton,
  editStageButton,
  hideItemButton,
  redayButton,
  reownButton,
  restoreItemButton,
  retitleButton,
  sureItemButton,
  templateButton,
  unhideItemButton,
} from '../view/buttons.ts'
import { sureItemScreen, templateItemScreen, templateScreen, templateStageScreen } from '../view/template.ts'

/** The road map of a district's schools, as its coordinator changes it (order 4.3, 4.4). */
export function template(): Composer<MemberContext> {
  return new Composer<MemberContext>(reading(), asking(), changing())
}

function reading(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(templateButton.pattern, async (ctx) => {
    const district = await findEdited(ctx.tx, ctx.actor, templateButton.read(ctx).district)
    if (!district) return await stale(ctx)
    await show(ctx, templateScreen(ctx.texts, district, await collectTemplate(ctx.tx, district.id)))
  })
  bot.callbackQuery(editStageButton.pattern, async (ctx) => {
    const { district, stage } = editStageButton.read(ctx)
    if (!(await showTemplateStage(ctx, district, stage))) await stale(ctx)
  })
  bot.callbackQuery(editItemButton.pattern, async (ctx) => {
    const { district, key } = editItemButton.read(ctx)
    if (!(await showTemplateItem(ctx, district, key))) await stale(ctx)
  })
  return bot
}

function asking(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(addItemButton.pattern, async (ctx) => {
    const { district, stage } = addItemButton.read(ctx)
    const isTheirs = await findEdited(ctx.tx, ctx.actor, district)
    await (isTheirs && stageNamed(stage) ? ctx.conversation.enter('road-add', district, stage) : stale(ctx))
  })
  for (const [button, dialogue] of [
    [retitleButton, 'road-title'],
    [redayButton, 'road-when'],
  ] as const)
    bot.callbackQuery(button.pattern, async (ctx) => {
      const which = button.read(ctx)
      const item = await findTemplateItem(ctx.tx, ctx.actor, which)
      await (item ? ctx.conversation.enter(dialogue, which.district, which.key) : stale(ctx))
    })
  return bot
}

function changing(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  for (const [button, act] of [
    [hideItemButton, hide],
    [restoreItemButton, restore],
  ] as const)
    bot.callbackQuery(button.pattern, async (ctx) => {
      const which = button.read(ctx)
      if (!(await askWhereDone(ctx, which, button === hideItemButton))) await act(ctx, which)
    })
  bot.callbackQuery(sureItemButton.pattern, async (ctx) => {
    const { what, ...which } = sureItemButton.read(ctx)
    await (what === 'hide' ? hide : restore)(ctx, which)
  })
  bot.callbackQuery(unhideItemButton.pattern, async (ctx) => {
    const which = unhideItemButton.read(ctx)
    await answer(ctx, which, await changeItem(ctx.tx, ctx.actor, { ...which, isHidden: false }, ctx.now))
  })
  bot.callbackQuery(reownButton.pattern, async (ctx) => {
    const { role, ...which } = reownButton.read(ctx)
    const owner = ownerNamed(role)
    if (!owner) return await stale(ctx)
    await answer(ctx, which, await changeItem(ctx.tx, ctx.actor, { ...which, owner }, ctx.now))
  })
  return bot
}

type Which = { readonly district: string; readonly key: string }

/** Asks first where schools would lose what they have done: an item that is hidden, or one of the district's own that goes. */
async function askWhereDone(ctx: MemberContext, which: Which, isHiding: boolean): Promise<boolean> {
  const item = await findTemplateItem(ctx.tx, ctx.actor, which)
  if (!item || item.isOfOrder || (programItem(item.key) !== undefined) !== isHiding) return false
  const count = await countDone(ctx.tx, which, ctx.now)
  if (count > 0) await show(ctx, sureItemScreen(ctx.texts, which.district, item, count))
  return count > 0
}

async function hide(ctx: MemberContext, which: Which): Promise<void> {
  await answer(ctx, which, await changeItem(ctx.tx, ctx.actor, { ...which, isHidden: true }, ctx.now))
}

async function restore(ctx: MemberContext, which: Which): Promise<void> {
  const stage = (await findTemplateItem(ctx.tx, ctx.actor, which))?.stage
  const restored = await restoreItem(ctx.tx, ctx.actor, which, ctx.now)
  if (!restored.ok || stage === undefined) return await stale(ctx)
  await toast(ctx, ctx.texts.plain('roadmap.done.template'))
  if (!(await showTemplateItem(ctx, which.district, which.key)))
    await showTemplateStage(ctx, which.district, String(stage))
}

async function answer(ctx: MemberContext, { district, key }: Which, changed: Changed): Promise<void> {
  if (!changed.ok && changed.reason !== 'of-order') return await stale(ctx)
  await toast(ctx, ctx.texts.plain(changed.ok ? 'roadmap.done.template' : 'roadmap.refusals.ofOrder'), !changed.ok)
  await showTemplateItem(ctx, district, key)
}

async function showTemplateStage(ctx: MemberContext, districtId: string, word: string): Promise<boolean> {
  const district = await findEdited(ctx.tx, ctx.actor, districtId)
  const stage = stageNamed(word)
  if (!district || !stage) return false
  await show(ctx, templateStageScreen(ctx.texts, district.id, stage, await collectTemplate(ctx.tx, district.id)))
  return true
}

/** False where there is no such item, or this person may not change it. */
export async function showTemplateItem(
  ctx: MemberContext,
  district: string,
  key: string,
  put: typeof show = show,
): Promise<boolean> {
  const item = await findTemplateItem(ctx.tx, ctx.actor, { district, key })
  if (!item) return false
  await put(ctx, templateItemScreen(ctx.texts, district, item))
  return true
}
