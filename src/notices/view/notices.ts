import type { Texts } from '../../i18n/texts.ts'
import { button } from '../../telegram/button.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { choiceName, type NoticeButton, type NoticeMessage, undoName } from '../choice.ts'
import { type ChosenKind, isChosen, type Level, levels, mayChoose, type NoticeKind } from '../kinds.ts'

/** Under a notice: acts there and then. */
export const choiceButton = button(choiceName, 'kind', 'level')
export const undoButton = button(undoName, 'kind', 'level')
/** «Notices» in the profile: the list, one kind, and the choice made there. */
export const noticesButton = button('notices')
export const kindButton = button('notice-kind', 'kind')
export const levelButton = button('notice-level', 'kind', 'level')

/** Kinds with how often the person is told of each; the pause of their own above all of them. */
export function noticesScreen(
  texts: Texts,
  kinds: readonly { kind: NoticeKind; level: Level }[],
  pause: { readonly lines: readonly string[]; readonly button: ScreenButton },
): Screen {
  const chosen = kinds.flatMap(({ kind }) =>
    isChosen(kind) ? [{ text: texts.plain(`notices.short.${kind}`), data: kindButton.data({ kind }) }] : [],
  )
  return {
    text: [
      texts.t('notices.list.heading'),
      ...pause.lines,
      '',
      ...kinds.map(({ kind, level }) =>
        texts.t('notices.list.line', {
          kind: texts.plain(`notices.kinds.${kind}`),
          level: isChosen(kind) ? texts.plain(`notices.levels.${level}`) : texts.plain('notices.levels.always'),
        }),
      ),
      '',
      texts.t('notices.list.limits'),
    ].join('\n'),
    rows: [
      ...inRows(chosen, 16),
      [pause.button],
      [{ text: texts.plain('notices.buttons.profile'), data: 'profile' }],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function kindScreen(texts: Texts, kind: ChosenKind, level: Level): Screen {
  const label = (one: Level) => {
    const words = texts.plain(`notices.choices.${one}`)
    return one === level ? texts.plain('notices.buttons.chosen', { label: words }) : words
  }
  return {
    text: texts.t('notices.kind', {
      kind: texts.plain(`notices.kinds.${kind}`),
      about: texts.plain(`notices.about.${kind}`),
      level: texts.plain(`notices.levels.${level}`),
    }),
    rows: [
      ...levels
        .filter((one) => mayChoose(kind, one))
        .map((one) => [{ text: label(one), data: levelButton.data({ kind, level: one }) }]),
      [{ text: texts.plain('telegram.buttons.back'), data: noticesButton.data({}) }],
    ],
  }
}

/** What the toast over the notice says. */
export function chosenText(texts: Texts, kind: NoticeKind, level: Level): string {
  return texts.plain(`notices.chosen.${level}`, { kind: texts.plain(`notices.kinds.${kind}`) })
}

/** One of the things that a message tells of. */
export type News = {
  /** «Иванова А. П.» */
  readonly name: string
  readonly mark: 'new' | 'corrected' | 'declined'
  /** Data of the button that opens it, where there is something to open. */
  readonly data: string | undefined
}

const mostNamed = 10

/** Several of them in one message: at most ten by name, each with its button, and one for all. */
export function newsMessage(
  texts: Texts,
  kind: 'new-mentor' | 'new-request',
  { school, news, all }: { school: string; news: readonly News[]; all: NoticeButton },
): NoticeMessage {
  const named = news.slice(0, mostNamed)
  const cards = named.flatMap(({ name, data }) => (data === undefined ? [] : [{ text: name, data }]))
  const count = news.length
  return {
    text: [
      texts.t(`notices.bundle.${kind}`, { count, school }),
      ...named.map(({ name, mark }) => texts.t(`notices.bundle.${mark}`, { name })),
      ...(count > mostNamed ? [texts.t('notices.bundle.more', { count: count - mostNamed })] : []),
    ].join('\n'),
    buttons: [
      ...inRows(cards, 16).map((row) =>
        row.flatMap((one) => ('data' in one ? [{ text: one.text, callback_data: one.data }] : [])),
      ),
      [all],
    ],
  }
}
