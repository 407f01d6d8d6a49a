import type { Texts } from '../../i18n/texts.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { endsAfter } from '../period.ts'
import { kinds, type Party, type Version } from '../programme.ts'
import { dayButton, endsButton, kindButton, programmeButton, themeButton } from './buttons.ts'
import { difficultiesText, difficultyLabel, kindLabel, kindsText, periodText } from './words.ts'

/** Seven kinds, several at once (regulation 2.3): each button says what it will be after the press. */
export function kindsScreen(texts: Texts, version: Version): Screen {
  const buttons = kinds.map((kind) =>
    tick(texts, kindLabel(texts, kind), version.kinds.includes(kind), (on) =>
      kindButton.data({ ...seen(version), kind, on }),
    ),
  )
  const chosen = kindsText(texts, version.kinds) || texts.plain('programmes.card.none')
  return { text: texts.t('programmes.kinds.ask', { chosen }), rows: [...inRows(buttons, 20), toCard(texts, version)] }
}

/** What the programme is about: keys of the list of difficulties. */
export function themesScreen(texts: Texts, version: Version): Screen {
  const buttons = difficulties.options.map((difficulty) =>
    tick(texts, difficultyLabel(texts, difficulty), version.difficulties.includes(difficulty), (on) =>
      themeButton.data({ ...seen(version), difficulty, on }),
    ),
  )
  const chosen = difficultiesText(texts, version.difficulties) || texts.plain('programmes.card.none')
  const strengths = difficultiesText(texts, version.strengths) || texts.plain('programmes.card.none')
  return {
    text: texts.t('programmes.themes.ask', { chosen, strengths }),
    rows: [...inRows(buttons, 20), toCard(texts, version)],
  }
}

/** Three months to a year from the first day (regulation 1.2). */
export function periodScreen(texts: Texts, version: Version, party: Party): Screen {
  const ends = endsAfter(version.startsOn).map(({ months, endsOn }) => ({
    text: texts.plain('programmes.period.months', { months, day: texts.day(endsOn) }),
    data: endsButton.data({ ...seen(version), day: endsOn }),
  }))
  const order =
    party.startsOn !== null && party.endsOn !== null
      ? [
          texts.t('programmes.period.order', {
            period: periodText(texts, { startsOn: party.startsOn, endsOn: party.endsOn }),
          }),
        ]
      : []
  const typed = (which: 'start' | 'end') => ({
    text: texts.plain(`programmes.period.${which}`),
    data: dayButton.data({ v: version.id, which }),
  })
  return {
    text: [texts.t('programmes.period.ask', { period: periodText(texts, version) }), ...order].join('\n'),
    rows: [
      ...ends.map((one) => [one]),
      [...(version.number === 1 ? [typed('start')] : []), typed('end')],
      toCard(texts, version),
    ],
  }
}

export function toCard(texts: Texts, { pairId }: Pick<Version, 'pairId'>): ScreenButton[] {
  return [
    { text: texts.plain('programmes.buttons.toCard'), data: programmeButton.data({ pair: pairId }) },
    { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
  ]
}

/** What the person sees, as a button carries it. */
export function seen({ id, revision }: Version): { v: string; r: string } {
  return { v: id, r: String(revision) }
}

function tick(texts: Texts, label: string, isOn: boolean, data: (on: string) => string): ScreenButton {
  return {
    text: isOn ? texts.plain('programmes.buttons.ticked', { label }) : label,
    data: data(isOn ? '0' : '1'),
  }
}
