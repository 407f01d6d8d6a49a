import { Composer, type Middleware } from 'grammy'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { type NameLists, namesBot, namesDialogue } from './names.ts'
import { templateDialogue, templatesBot } from './templates.ts'

/** Names in their cases, and own Word templates; `cardData` leads back to the card of a school. */
export function documentsBot(lists: NameLists, cardData: (organisationId: string) => string): Composer<MemberContext> {
  return new Composer<MemberContext>(namesBot(lists), templatesBot(cardData))
}

export function documentsDialogues(lists: NameLists): Middleware<BotContext>[] {
  return [namesDialogue(lists), templateDialogue()]
}
