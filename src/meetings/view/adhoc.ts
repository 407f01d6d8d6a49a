import { addDays } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { type Active, menteesIn } from '../../pairs/pair.ts'
import { nameIn } from '../../pairs/words.ts'
import { inSentence } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { inRows, type Screen } from '../../telegram/screen.ts'
import { daysBack, presets } from '../adhoc.ts'
import { adhocDaysButton, adhocPairButton, noteButton } from './check-in-buttons.ts'
import { dayLabel } from './report-parts.ts'

/** One pair: the press on what it was like records it. */
export function presetsScreen(
  texts: Texts,
  pair: Active,
  { days, day, number }: { readonly days: string; readonly day: string; readonly number: string },
): Screen {
  const isToday = days === '0'
  return {
    text: [
      texts.t('meetings.adhoc.heading'),
      texts.t('meetings.adhoc.text', { people: peopleOf(texts, pair) }),
      ...(isToday ? [] : [texts.t('meetings.adhoc.day', { day: texts.day(day) })]),
    ].join('\n'),
    rows: [
      ...presets.map(({ key }) => {
        const preset = texts.plain(`meetings.adhoc.preset.${key}`)
        return [
          {
            text: isToday ? texts.plain('meetings.adhoc.today', { preset: inSentence(preset) }) : preset,
            data: noteButton.data({ pair: pair.id, number, preset: key, days }),
          },
        ]
      }),
      [
        {
          text: texts.plain('meetings.checkIn.day.yesterday'),
          data: adhocPairButton.data({ pair: pair.id, days: '1' }),
        },
        { text: texts.plain('meetings.adhoc.other'), data: adhocDaysButton.data({ pair: pair.id }) },
      ],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** Several pairs: the press on the name records it as it usually is. */
export function whichPairScreen(
  texts: Texts,
  pairs: readonly { readonly pair: Active; readonly number: string }[],
): Screen {
  return {
    text: [texts.t('meetings.adhoc.heading'), texts.t('meetings.adhoc.whichPair')].join('\n'),
    rows: [
      ...pairs.map(({ pair, number }) => [
        {
          text: shortened(peopleOf(texts, pair), 40),
          data: noteButton.data({ pair: pair.id, number, preset: presets[0].key, days: '0' }),
        },
      ]),
      ...pairs.map(({ pair }) => [
        {
          text: shortened(texts.plain('meetings.adhoc.otherwise', { people: peopleOf(texts, pair) }), 40),
          data: adhocPairButton.data({ pair: pair.id, days: '0' }),
        },
      ]),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function daysScreen(texts: Texts, pair: Active, today: string): Screen {
  const days = Array.from({ length: daysBack }, (_, index) => ({ ago: index + 1, day: addDays(today, -index - 1) }))
  return {
    text: texts.t('meetings.checkIn.day.text'),
    rows: [
      ...inRows(
        days
          .filter(({ day }) => day >= pair.startsOn)
          .map(({ ago, day }) => ({
            text: dayLabel(texts, ago, day),
            data: adhocPairButton.data({ pair: pair.id, days: String(ago) }),
          })),
      ),
      [
        {
          text: texts.plain('meetings.checkIn.buttons.back'),
          data: adhocPairButton.data({ pair: pair.id, days: '0' }),
        },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

export function noPairScreen(texts: Texts): Screen {
  const menu = { text: texts.plain('telegram.buttons.menu'), data: 'menu' }
  return { text: texts.t('meetings.adhoc.none'), rows: [[menu]] }
}

function peopleOf(texts: Texts, pair: Active): string {
  return menteesIn(pair)
    .map((one) => nameIn(texts, pair, one))
    .join(', ')
}
