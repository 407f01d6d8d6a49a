import { Composer, type Middleware } from 'grammy'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { stale, tell } from '../../telegram/screen.ts'
import { noFilter } from '../filter.ts'
import { likest, searchTerms } from '../search.ts'
import { listNamed } from '../store/listed.ts'
import { listCards } from '../store/listings.ts'
import { findButton } from '../view/buttons.ts'
import { foundScreen } from '../view/list.ts'
import { bankFor, lost } from './reading.ts'

const mostFound = 8

/** «Найти»: by a name as one remembers it. */
export function search(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(findButton.pattern, async (ctx) => {
    const { bank } = findButton.read(ctx)
    if (bankFor(ctx, bank)) await ctx.conversation.enter('search', bank)
    else await stale(ctx)
  })
  return bot
}

export function searchDialogue(): Middleware<BotContext> {
  const searching = async (conversation: Dialogue, ctx: DialogueContext, bank: string) => {
    const { value } = await ask(conversation, ctx, {
      step: 'name',
      text: ctx.texts.t('banks.search.ask'),
      choices: [],
      parse: parseName,
    })
    await conversation.external(async (outer) => await showFound(outer, bank, value))
  }
  return dialogue(searching, 'search')
}

function parseName(typed: string): Parsed<string> {
  return searchTerms(typed).length > 0
    ? { ok: true, value: typed.slice(0, 200) }
    : { ok: false, problem: 'banks.search.letters' }
}

async function showFound(ctx: BotContext, word: string, typed: string): Promise<void> {
  const bank = isMember(ctx) ? bankFor(ctx, word) : undefined
  if (!bank) return await lost(ctx)
  const terms = searchTerms(typed)
  const ids = likest(terms, await listNamed(ctx.tx, bank, terms), mostFound)
  const cards = await listCards(ctx.tx, ids)
  await tell(ctx, foundScreen(ctx.texts, { ...bank, filter: noFilter }, cards))
}
