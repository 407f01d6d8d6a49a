import type { Texts } from '../../i18n/texts.ts'
import { inOrder } from '../../i18n/order.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { labelIn, labelOfSubject } from '../../questionnaires/labels.ts'
import { isChoice } from '../../questionnaires/question.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { optionLabel } from '../../questionnaires/words.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { kindsOf, kindsQuestion } from '../banks.ts'
import {
  choicesOf,
  type Filter,
  isFiltering,
  noFilter,
  ownWords,
  type Sort,
  sorts,
  toggled,
  waitingSteps,
} from '../filter.ts'
import type { BankKind } from '../listing.ts'
import { bankData, siftData, sortData } from './buttons.ts'
import type { Shown } from './shown.ts'

/** What the list can be narrowed to, and what it is narrowed to now. */
export function siftScreen(texts: Texts, shown: Shown, total: number): Screen {
  const { kind, filter } = shown
  const set = (change: Partial<Filter>) => siftData(kind, { ...filter, ...change })
  return {
    text: [texts.t(`banks.sift.${kind}`), ...filterLines(texts, shown)].join('\n'),
    rows: [
      ...sorts.map((sort) => [sortRow(texts, shown, sort)]),
      ...(kind === 'MENTOR'
        ? [[tick(texts, texts.plain('banks.sift.hasPlace'), filter.hasPlace, set({ hasPlace: !filter.hasPlace }))]]
        : [waitingSteps.map((days) => waitingButton(texts, shown, days))]),
      [
        tick(texts, texts.plain('banks.sift.unpaused'), filter.paused === 'no', set({ paused: other(filter, 'no') })),
        tick(texts, texts.plain('banks.sift.paused'), filter.paused === 'yes', set({ paused: other(filter, 'yes') })),
      ],
      ...schoolRows(texts, shown),
      [
        { text: texts.plain('banks.sift.show', { count: total }), data: bankData(kind, filter, 0) },
        ...resetButtons(texts, kind, filter, siftData(kind, noFilter)),
      ],
    ],
  }
}

/** Words of one sort that stand in the bank, with how often each does. */
export function sortScreen(texts: Texts, shown: Shown, sort: Sort, counts: ReadonlyMap<string, number>): Screen {
  const { kind, filter } = shown
  const words = choicesOf(sort, kindsOf(kind)).filter((word) => counts.has(word) || filter[sort].includes(word))
  const labelled = words.map((word) => ({ word, label: wordLabel(texts, kind, sort, word) }))
  const buttons = labelled
    .toSorted((one, two) => inOrder(one.label, two.label))
    .map(({ word, label }) => {
      const text = texts.plain('banks.sift.counted', { label: shortened(label, 40), count: counts.get(word) ?? 0 })
      return tick(texts, text, filter[sort].includes(word), sortData(kind, sort, toggled(filter, sort, word)))
    })
  return {
    text: [
      texts.t(words.length > 0 ? `banks.sift.choose.${sort}` : 'banks.sift.nothingToChoose'),
      ...filterLines(texts, shown),
    ].join('\n'),
    rows: [...inRows(buttons, 18), [{ text: texts.plain('banks.sift.enough'), data: siftData(kind, filter) }]],
  }
}

/** HTML: what is filtered, as one line; none where nothing is. */
export function filterLines(texts: Texts, shown: Shown): string[] {
  const words = filterWords(texts, shown)
  return words.length > 0 ? [texts.t('banks.sift.line', { filter: words.join('; ') })] : []
}

/** «Сбросить», where there is something to reset; `data` leads to the same screen without a filter. */
export function resetButtons(texts: Texts, kind: BankKind, filter: Filter, data: string): ScreenButton[] {
  return isFiltering(filter, kindsOf(kind)) ? [{ text: texts.plain('banks.sift.reset'), data }] : []
}

/** Plain: each condition in words. */
export function filterWords(texts: Texts, { kind, filter, schools }: Shown): string[] {
  const school = schools.find(({ id }) => id === filter.school)
  return [
    ...sorts
      .filter((sort) => filter[sort].length > 0)
      .map((sort) => filter[sort].map((word) => wordLabel(texts, kind, sort, word)).join(', ')),
    ...(filter.hasPlace ? [texts.plain('banks.sift.hasPlace')] : []),
    ...(filter.waits > 0 ? [texts.plain('banks.sift.waits', { days: filter.waits })] : []),
    ...(filter.paused === 'any'
      ? []
      : [texts.plain(filter.paused === 'yes' ? 'banks.sift.paused' : 'banks.sift.unpaused')]),
    ...(school ? [school.shortName] : []),
  ]
}

function wordLabel(texts: Texts, kind: BankKind, sort: Sort, word: string): string {
  if (sort === 'difficulties') return labelIn(texts, difficulties, word)
  if (sort === 'subjects') return word === ownWords ? texts.plain('banks.sift.ownWords') : labelOfSubject(texts, word)
  const { questionnaire, question } = kindsQuestion(kind)
  return question && isChoice(question) ? optionLabel(texts, questionnaire, question, word) : word
}

function sortRow(texts: Texts, { kind, filter }: Shown, sort: Sort): ScreenButton {
  const chosen = filter[sort].map((word) => wordLabel(texts, kind, sort, word)).join(', ')
  const name =
    kind === 'MENTOR' ? texts.plain(`banks.sift.sorts.MENTOR.${sort}`) : texts.plain(`banks.sift.sorts.MENTEE.${sort}`)
  const label = chosen === '' ? name : texts.plain('banks.sift.chosen', { name, chosen })
  return { text: shortened(label, 48), data: sortData(kind, sort, filter) }
}

function waitingButton(texts: Texts, { kind, filter }: Shown, days: number): ScreenButton {
  const isChosen = filter.waits === days
  const data = siftData(kind, { ...filter, waits: isChosen ? 0 : days })
  return tick(texts, texts.plain('banks.sift.waitsShort', { days }), isChosen, data)
}

/** Those with several schools choose one of them. */
function schoolRows(texts: Texts, { kind, filter, schools }: Shown): ScreenButton[][] {
  if (schools.length < 2) return []
  const buttons = schools.map(({ id, shortName }) => {
    const isChosen = filter.school === id
    return tick(texts, shortened(shortName, 40), isChosen, siftData(kind, { ...filter, school: isChosen ? '' : id }))
  })
  return inRows(buttons, 18)
}

function other(filter: Filter, paused: 'yes' | 'no'): Filter['paused'] {
  return filter.paused === paused ? 'any' : paused
}

function tick(texts: Texts, label: string, isChosen: boolean, data: string): ScreenButton {
  return { text: isChosen ? texts.plain('banks.sift.ticked', { label }) : label, data }
}
