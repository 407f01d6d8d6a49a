import { Composer } from 'grammy'
import { whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, pageSize, toPage } from '../../telegram/paging.ts'
import { show, stale, tell, toast } from '../../telegram/screen.ts'
import { findCatalogued, hideActivity, removeActivity, restoreActivity } from '../actions/catalogue.ts'
import { type Difficulty, difficultyNamed, type Offered } from '../catalogue.ts'
import { countSchoolEntries, findOffered, listOffered } from '../store/catalogue.ts'
import {
  addButton,
  catalogueButton,
  catalogueScreen,
  entryButton,
  entryScreen,
  hideButton,
  rewordButton,
  schoolCatalogueButton,
  showButton,
  sureScreen,
  topicButton,
  topicScreen,
  undoButton,
  undoneButton,
  whichScreen,
} from '../view/catalogue.ts'

/** Where one comes from. */
export type AroundCatalogue = { readonly hub: string }

/** The catalogue of activities of a school, kept by its curators (п. 3.4.6). */
export function catalogueBot(around: AroundCatalogue): Composer<MemberContext> {
  return new Composer<MemberContext>(reading(around), changing(), undoing(around))
}

function reading({ hub }: AroundCatalogue): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(catalogueButton.pattern, async (ctx) => {
    const schools = whereMay(ctx.actor, 'activity.edit').filter(({ kind }) => kind === 'SCHOOL')
    const [only, ...others] = schools
    if (!only) await stale(ctx)
    else if (others.length > 0) await show(ctx, whichScreen(ctx.texts, schools, hub))
    else await showCatalogue(ctx, only.id, hub)
  })
  bot.callbackQuery(schoolCatalogueButton.pattern, async (ctx) => {
    await showCatalogue(ctx, schoolCatalogueButton.read(ctx).organisation, hub)
  })
  bot.callbackQuery(topicButton.pattern, async (ctx) => {
    const { organisation, difficulty, page } = topicButton.read(ctx)
    const known = difficultyNamed(difficulty)
    if (known) await showTopic(ctx, organisation, known, pageNumber(page))
    else await stale(ctx)
  })
  bot.callbackQuery(entryButton.pattern, async (ctx) => {
    const { organisation, key } = entryButton.read(ctx)
    if (!(await showEntry(ctx, organisation, key))) await stale(ctx)
  })
  return bot
}

function changing(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(addButton.pattern, async (ctx) => {
    const { organisation, difficulty } = addButton.read(ctx)
    const isTheirs = await findCatalogued(ctx.tx, ctx.actor, organisation)
    if (isTheirs && difficultyNamed(difficulty))
      await ctx.conversation.enter('catalogue-entry', organisation, difficulty, '')
    else await stale(ctx)
  })
  bot.callbackQuery(rewordButton.pattern, async (ctx) => {
    const { organisation, key } = rewordButton.read(ctx)
    const entry = await entryFor(ctx, organisation, key)
    if (entry) await ctx.conversation.enter('catalogue-entry', organisation, entry.difficulty, key)
    else await stale(ctx)
  })
  for (const hiding of [hideButton, showButton])
    bot.callbackQuery(hiding.pattern, async (ctx) => {
      const { organisation, key } = hiding.read(ctx)
      const isHidden = hiding === hideButton
      const changed = await hideActivity(ctx.tx, ctx.actor, { organisationId: organisation, key, isHidden }, ctx.now)
      if (!changed.ok) return await stale(ctx)
      await toast(ctx, ctx.texts.plain(`activities.done.${isHidden ? 'hidden' : 'shown'}`))
      await showEntry(ctx, organisation, key)
    })
  return bot
}

function undoing({ hub }: AroundCatalogue): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(undoButton.pattern, async (ctx) => {
    const { organisation, key } = undoButton.read(ctx)
    const entry = await entryFor(ctx, organisation, key)
    if (entry && (entry.isOwn || entry.words)) await show(ctx, sureScreen(ctx.texts, organisation, entry))
    else if (!entry || !(await showEntry(ctx, organisation, key))) await stale(ctx)
  })
  bot.callbackQuery(undoneButton.pattern, async (ctx) => {
    const { organisation, key } = undoneButton.read(ctx)
    const entry = await entryFor(ctx, organisation, key)
    const undo = entry?.isOwn === false ? restoreActivity : removeActivity
    const undone = await undo(ctx.tx, ctx.actor, { organisationId: organisation, key }, ctx.now)
    if (!undone.ok) return await stale(ctx)
    await toast(ctx, ctx.texts.plain(`activities.done.${entry?.isOwn === false ? 'restored' : 'removed'}`))
    if (entry?.isOwn === true) await showTopic(ctx, organisation, entry.difficulty, 0)
    else if (!(await showEntry(ctx, organisation, key))) await showCatalogue(ctx, organisation, hub)
  })
  return bot
}

async function showCatalogue(ctx: MemberContext, organisationId: string, hub: string): Promise<void> {
  const school = await findCatalogued(ctx.tx, ctx.actor, organisationId)
  if (!school) return await stale(ctx)
  await show(ctx, catalogueScreen(ctx.texts, school, await countSchoolEntries(ctx.tx, school.id), hub))
}

async function showTopic(ctx: MemberContext, organisationId: string, difficulty: Difficulty, number: number) {
  const school = await findCatalogued(ctx.tx, ctx.actor, organisationId)
  if (!school) return await stale(ctx)
  const all = await listOffered(ctx.tx, school.id, difficulty)
  const { skip, take } = pageBounds(number)
  const page = toPage(all.slice(skip, skip + take), all.length, number)
  const offered = all.filter(({ isHidden }) => !isHidden).length
  await show(ctx, topicScreen(ctx.texts, school.id, difficulty, page, offered))
}

/** False where there is no such entry, or it is not this person's. */
export async function showEntry(ctx: MemberContext, organisationId: string, key: string): Promise<boolean> {
  const entry = await entryFor(ctx, organisationId, key)
  if (!entry) return false
  const all = await listOffered(ctx.tx, organisationId, entry.difficulty)
  const page = Math.floor(all.findIndex((one) => one.key === key) / pageSize)
  await (ctx.callbackQuery ? show : tell)(ctx, entryScreen(ctx.texts, organisationId, entry, page))
  return true
}

async function entryFor(ctx: MemberContext, organisationId: string, key: string): Promise<Offered | undefined> {
  const school = await findCatalogued(ctx.tx, ctx.actor, organisationId)
  return school && (await findOffered(ctx.tx, school.id, key))
}
