import { type Language, textsIn } from '../i18n/texts.ts'
import { type Level, mayChoose, type NoticeKind } from './kinds.ts'

/** The button under a notice by which the person chooses how often they are told of its kind. */
export const choiceName = 'notice'
/** The button that stands there once they have chosen. */
export const undoName = 'notice-undo'

/** A button under a message that nobody asked for, as the messenger takes it. */
export type NoticeButton = { readonly text: string; readonly callback_data: string }

/** What one person reads, and what acts in place. */
export type NoticeMessage = { readonly text: string; readonly buttons: readonly (readonly NoticeButton[])[] }

/** «Less often», «don't remind me»; whoever is told once a week already may have it back. Empty for what the law wants told. */
export function choiceRow(language: Language, kind: NoticeKind, level: Level): NoticeButton[][] {
  const offered: readonly Level[] = level === 'SELDOM' ? ['USUAL', 'OFF'] : ['SELDOM', 'OFF']
  const row = offered
    .filter((one) => mayChoose(kind, one))
    .map((one) => ({
      text: textsIn(language).plain(`notices.buttons.${labelOf(one)}`),
      callback_data: `${choiceName}:${kind}:${one}`,
    }))
  return row.length > 0 ? [row] : []
}

/** What stands in place of the row once the person has chosen. */
export function undoRow(language: Language, kind: NoticeKind, before: Level): NoticeButton[][] {
  const text = textsIn(language).plain('notices.buttons.undo')
  return [[{ text, callback_data: `${undoName}:${kind}:${before}` }]]
}

function labelOf(level: Level): 'usual' | 'seldom' | 'off' {
  switch (level) {
    case 'USUAL':
      return 'usual'
    case 'SELDOM':
      return 'seldom'
    case 'OFF':
      return 'off'
  }
}
