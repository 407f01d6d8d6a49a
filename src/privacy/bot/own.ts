import { Composer } from 'grammy'
import { sendDocument } from '../../files/sending.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageNumber } from '../../telegram/paging.ts'
import { show, stale, tell, toast } from '../../telegram/screen.ts'
import { collectOwnData } from '../actions/own-data.ts'
import { takeOwnData } from '../actions/taking.ts'
import { liftRestriction, restrict } from '../actions/restricting.ts'
import { listFilesAbout } from '../store/holdings.ts'
import {
  correctDataButton,
  dataButton,
  fileButton,
  liftButton,
  ownScreen,
  restrictButton,
  restrictScreen,
  restrictSureButton,
  wordsScreen,
} from '../view/own.ts'
import { sectionsOf } from '../view/sections.ts'
import type { Forms } from '../view/questionnaires.ts'
import { ownPapers } from './papers.ts'

export type Correction = { readonly text: string; readonly data: string }

/** «Мои данные»: look, take as a file, correct, restrict. Works also before and after any consent (152-FZ art. 14, 21). */
export function ownData(forms: Forms, corrections: (texts: Texts) => readonly Correction[]): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.command('data', async (ctx) => await showOwn(ctx, forms, 0, tell))
  bot.callbackQuery(
    dataButton.pattern,
    async (ctx) => await showOwn(ctx, forms, pageNumber(dataButton.read(ctx).page), show),
  )
  bot.callbackQuery(fileButton.pattern, async (ctx) => await sendOwn(ctx, forms))
  bot.callbackQuery(correctDataButton.pattern, async (ctx) => {
    await show(ctx, wordsScreen(ctx.texts, ctx.texts.t('privacy.correct.text'), corrections(ctx.texts)))
  })
  bot.callbackQuery(restrictButton.pattern, async (ctx) => await show(ctx, restrictScreen(ctx.texts)))
  bot.callbackQuery(restrictSureButton.pattern, async (ctx) => {
    const done = await restrict(ctx.tx, ctx.actor, ctx.now)
    if (done.ok) await show(ctx, wordsScreen(ctx.texts, ctx.texts.t('privacy.restrict.done')))
    else await stale(ctx)
  })
  bot.callbackQuery(liftButton.pattern, async (ctx) => {
    const done = await liftRestriction(ctx.tx, ctx.actor, ctx.now)
    if (done.ok) await show(ctx, wordsScreen(ctx.texts, ctx.texts.t('privacy.restrict.lifted')))
    else await stale(ctx)
  })
  return bot
}

async function showOwn(ctx: MemberContext, forms: Forms, page: number, put: typeof show): Promise<void> {
  const own = await collectOwnData(ctx.tx, ctx.actor.personId, ctx.now)
  const { restrictedAt } = own.holdings.person
  const zone = own.organisations[0]?.timeZone ?? 'Europe/Moscow'
  const restricted = restrictedAt === null ? undefined : ctx.texts.instant(restrictedAt, zone)
  await put(ctx, ownScreen(ctx.texts, sectionsOf(ctx.texts, own, forms, 'counted'), restricted, page))
}

/** The files go below the words that say what they are; a second press within the minute sends nothing twice. */
async function sendOwn(ctx: MemberContext, forms: Forms): Promise<void> {
  const taken = await takeOwnData(ctx.tx, ctx.actor, ctx.now)
  if (!taken.ok) return await stale(ctx)
  const { words, fields } = ownPapers(ctx.texts, taken.own, forms, ctx.now)
  await show(ctx, wordsScreen(ctx.texts, ctx.texts.t('privacy.file.sent')))
  await sendDocument(ctx, { ...words, caption: ctx.texts.t('privacy.file.caption') })
  await sendDocument(ctx, { ...fields, caption: ctx.texts.t('privacy.file.captionJson') })
  for (const { name, bytes } of await listFilesAbout(ctx.tx, ctx.actor.personId))
    await sendDocument(ctx, { name, bytes, caption: ctx.texts.t('privacy.file.scan') })
  await toast(ctx, ctx.texts.plain('privacy.file.title'))
}
