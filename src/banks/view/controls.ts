import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortName } from '../../people/name.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { formOf } from '../banks.ts'
import { type Card, mostPlaces } from '../listing.ts'
import { pauseChoices, untilOf } from '../pause.ts'
import { listingButton, mineButton, ownButton, pauseButton, placeButton } from './buttons.ts'
import { controlButtons, standingLines } from './card.ts'

/** Whose entry it is: one's own, or that of somebody whose curator one is. */
export type Entry = { readonly card: Card; readonly organisation: Organisation; readonly isOwn: boolean }

export function placesScreen(texts: Texts, { card, isOwn }: Entry): Screen {
  const counts = Array.from({ length: mostPlaces + 1 }, (_, count) => count)
  const buttons = counts.map((count) => ({
    text: count === card.capacity ? texts.plain('banks.sift.ticked', { label: String(count) }) : String(count),
    data: placeButton.data({ listing: card.id, count: String(count) }),
  }))
  return {
    text: isOwn ? texts.t('banks.places.own') : texts.t('banks.places.of', { name: shortName(card.profile) }),
    rows: [buttons.slice(0, 2), buttons.slice(2, 4), buttons.slice(4), [backButton(texts, { card, isOwn })]],
  }
}

export function pausesScreen(texts: Texts, { card, organisation, isOwn }: Entry, now: Date): Screen {
  const today = dayIn(now, organisation.timeZone)
  const choices = pauseChoices.map((choice) => {
    const text =
      choice === 'open'
        ? texts.plain('banks.pause.open')
        : texts.plain(`banks.pause.${choice}`, { day: texts.day(untilOf(choice, today)) })
    return [{ text, data: pauseButton.data({ listing: card.id, until: choice }) }]
  })
  return {
    text: isOwn ? texts.t('banks.pause.own') : texts.t('banks.pause.of', { name: shortName(card.profile) }),
    rows: [
      ...choices,
      [{ text: texts.plain('banks.pause.typed'), data: pauseButton.data({ listing: card.id, until: 'typed' }) }],
      [backButton(texts, { card, isOwn })],
    ],
  }
}

/** «Моё участие»: every bank that one is in; the ways in where one is in none. */
export function mineScreen(texts: Texts, entries: readonly Entry[], ways: readonly ScreenButton[]): Screen {
  const menu = [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]
  if (entries.length === 0) return { text: texts.t('banks.mine.none'), rows: [...ways.map((one) => [one]), menu] }
  const lines = entries.map(({ card, organisation }) =>
    texts.t(`banks.mine.entry.${card.kind}`, { school: organisation.shortName }),
  )
  return {
    text: [texts.t('banks.mine.heading'), ...lines].join('\n'),
    rows: [
      ...entries.map(({ card, organisation }) => [
        {
          text: texts.plain(`banks.mine.button.${card.kind}`, { school: organisation.shortName }),
          data: ownButton.data({ listing: card.id }),
        },
      ]),
      menu,
    ],
  }
}

/** One's own entry: what the curator sees of one's part, and the same controls. */
export function ownScreen(texts: Texts, { card, organisation }: Entry, now: Date): Screen {
  return {
    text: [
      texts.t(`banks.mine.own.${card.kind}`, { school: organisation.shortName }),
      ...standingLines(texts, card, organisation, now),
      '',
      texts.t(`banks.mine.about.${card.kind}`),
    ].join('\n'),
    rows: [
      controlButtons(texts, card, organisation, now),
      [{ text: texts.plain(`banks.mine.form.${card.kind}`), data: `fill:${formOf(card.kind)}` }],
      [
        { text: texts.plain('telegram.buttons.back'), data: mineButton.data({}) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

function backButton(texts: Texts, { card, isOwn }: Pick<Entry, 'card' | 'isOwn'>): ScreenButton {
  const listing = card.id
  return { text: texts.plain('telegram.buttons.back'), data: (isOwn ? ownButton : listingButton).data({ listing }) }
}
