import type { Texts } from '../../i18n/texts.ts'
import type { Pair } from '../../pairs/pair.ts'
import { pairLine, pairName } from '../../pairs/words.ts'
import { shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { HelpRequest, Readers } from '../help.ts'
import { askButton, helpButton, requestButton, signalButton } from './buttons.ts'

export type Offer = {
  readonly pair: Pair
  readonly school: string
  readonly readers: Readers | undefined
  /** What the person has asked about this pair and nobody has settled. */
  readonly waiting: readonly HelpRequest[]
  readonly pairData: string
}

/** What may be asked about a pair, and who will read it. */
export function helpScreen(texts: Texts, { pair, school, readers, waiting, pairData }: Offer): Screen {
  const kinds = readers ? (['HELP', 'SIGNAL'] as const) : []
  return {
    text: [
      texts.t('help.offer.heading'),
      pairLine(texts, pair),
      '',
      readers ? readersText(texts, readers, school) : texts.t('help.offer.nobody', { school }),
    ].join('\n'),
    rows: [
      ...kinds.map((kind): ScreenButton[] => {
        const asked = waiting.find((one) => one.kind === kind)
        if (asked)
          return [{ text: texts.plain(`help.offer.asked.${kind}`), data: requestButton.data({ id: asked.id }) }]
        const data = (kind === 'HELP' ? askButton : signalButton).data({ pair: pair.id })
        return [{ text: texts.plain(`help.offer.ask.${kind}`), data }]
      }),
      [
        { text: texts.plain('help.buttons.toPair'), data: pairData },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** HTML: who will read it, by name, and who never will. */
export function readersText(texts: Texts, { role, officers, hasHead }: Readers, school: string): string {
  const names = texts.list(officers.map(({ name }) => shortName(name)))
  return texts.t(`help.readers.${role}`, {
    names,
    school,
    count: officers.length,
    hasHead: hasHead ? 'yes' : 'other',
  })
}

/** Of which pair: where somebody is of several. */
export function choiceScreen(texts: Texts, pairs: readonly Pair[]): Screen {
  return {
    text: texts.t(pairs.length === 0 ? 'help.choice.none' : 'help.choice.which'),
    rows: [
      ...pairs.map((pair) => [
        { text: shortened(pairName(texts, pair), 60), data: helpButton.data({ pair: pair.id }) },
      ]),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}
