import { Composer, type Middleware } from 'grammy'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import type { CardRow } from '../view/card.ts'
import { cards } from './card.ts'
import { controls, type OnPaused, pauseDialogue } from './controls.ts'
import { district } from './district.ts'
import { filters } from './filter.ts'
import { lists } from './list.ts'
import { participation } from './mine.ts'
import { noteDialogue, notes } from './notes.ts'
import { register } from './register.ts'
import { search, searchDialogue } from './search.ts'

/** The two living banks (п. 3.4.5). */
export function banksBot(cardRows: readonly CardRow[], onPaused: OnPaused): Composer<MemberContext> {
  return new Composer<MemberContext>(
    lists(),
    filters(),
    search(),
    cards(cardRows),
    controls(cardRows, onPaused),
    notes(),
    participation(),
    register(),
    district(),
  )
}

export function banksDialogues(cardRows: readonly CardRow[], onPaused: OnPaused): Middleware<BotContext>[] {
  return [searchDialogue(), pauseDialogue(cardRows, onPaused), noteDialogue()]
}
