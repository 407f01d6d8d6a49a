import { Composer } from 'grammy'
import { languages } from '../i18n/language.ts'
import { saveLanguage } from '../people/store.ts'
import { button } from './button.ts'
import type { BotContext } from './context.ts'
import { type Home, isMember } from './home.ts'
import type { MenuItem } from './menu.ts'
import { type Screen, show, stale, tell } from './screen.ts'
import { reload } from './surroundings.ts'

const languageButton = button('language', 'language')
export const menuButton = button('menu')
export const helpButton = button('help')

/** Help and the language: they work for everybody at any moment and leave a dialogue where it is. */
export function passing(rows: readonly MenuItem[]): Composer<BotContext> {
  const bot = new Composer<BotContext>()
  bot.command('help', async (ctx) => await tell(ctx, helpScreen(ctx, rows)))
  bot.command('language', async (ctx) => await tell(ctx, languageScreen(ctx)))
  bot.callbackQuery(languageButton.pattern, async (ctx) => {
    const chosen = languages.find((one) => one === languageButton.read(ctx).language)
    if (!chosen || ctx.actor.status === 'stranger') return await stale(ctx)
    await saveLanguage(ctx.tx, ctx.actor.personId, chosen)
    await reload(ctx)
    await show(ctx, { text: ctx.texts.t('telegram.language.changed'), rows: [menuRow(ctx)] })
  })
  return bot
}

/** The menu and the way out: they leave a dialogue. */
export function leaving(home: Home, rows: readonly MenuItem[]): Composer<BotContext> {
  const bot = new Composer<BotContext>()
  bot.command('menu', async (ctx) => await home(ctx))
  bot.callbackQuery(menuButton.pattern, async (ctx) => await home(ctx))
  bot.callbackQuery(helpButton.pattern, async (ctx) => await show(ctx, helpScreen(ctx, rows)))
  bot.command('cancel', async (ctx) => {
    await tell(ctx, { text: ctx.texts.t('telegram.cancelled'), rows: [] })
    await home(ctx)
  })
  return bot
}

function languageScreen(ctx: BotContext): Screen {
  if (ctx.actor.status === 'stranger') return { text: ctx.texts.t('telegram.language.stranger'), rows: [] }
  const choices = languages.map((one) => ({
    text: ctx.texts.plain(`telegram.languages.${one}`),
    data: languageButton.data({ language: one }),
  }))
  return { text: ctx.texts.t('telegram.language.question'), rows: [choices] }
}

/** What others hand in for people who may use it stands above the way to the menu. */
function helpScreen(ctx: BotContext, rows: readonly MenuItem[]): Screen {
  const shown = isMember(ctx) ? rows.filter((one) => one.isFor(ctx.actor)) : []
  return {
    text: ctx.texts.t('telegram.help'),
    rows: [...shown.map((one) => [{ text: ctx.texts.plain(one.label), data: one.data }]), menuRow(ctx)],
  }
}

function menuRow(ctx: BotContext) {
  return [{ text: ctx.texts.plain('telegram.buttons.menu'), data: menuButton.data({}) }]
}
