import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { labelOfSubject } from '../../questionnaires/labels.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { kindsOf, wordOf } from '../banks.ts'
import { codeOf, isFiltering, noFilter } from '../filter.ts'
import { activePairs, type Card, daysWaiting, freePlaces, isPaused, type Listing } from '../listing.ts'
import type { Totals } from '../store/listed.ts'
import { bankData, cardButton, findButton, registerButton, siftData } from './buttons.ts'
import { filterLines, resetButtons } from './filter.ts'
import type { Shown } from './shown.ts'

/** A bank (п. 3.4.5), by surname. */
export function bankScreen(texts: Texts, shown: Shown, page: Page<Card>, totals: Totals): Screen {
  const { kind, filter } = shown
  return {
    text: [
      headingText(texts, shown, totals),
      ...filterLines(texts, shown),
      ...page.rows.map((one, index) => rowText(texts, shown, one, page.from + index + 1)),
    ].join('\n'),
    rows: [
      ...nameRows(shown, page.rows, page.from, Math.floor(page.from / page.size)),
      ...pageButtons(page, (to) => bankData(kind, filter, to)),
      ...toolRows(texts, shown, totals),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** Whose names are like what was typed, the likest first. */
export function foundScreen(texts: Texts, shown: Shown, cards: readonly Card[]): Screen {
  const { kind } = shown
  return {
    text: [
      texts.t('banks.search.found', { count: cards.length }),
      ...cards.map((one, index) => rowText(texts, shown, one, index + 1)),
    ].join('\n'),
    rows: [
      ...nameRows(shown, cards, 0, 0),
      [
        { text: texts.plain('banks.buttons.findAgain'), data: findButton.data({ bank: wordOf(kind) }) },
        { text: texts.plain('banks.buttons.bank'), data: bankData(kind, noFilter, 0) },
      ],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** Plain: where somebody stands, free places, days of waiting or a mentor; a pause comes before either. */
export function standingText(texts: Texts, listing: Listing, timeZone: string, now: Date): string {
  if (isPaused(listing, dayIn(now, timeZone)))
    return listing.pausedUntil === null
      ? texts.plain('banks.standing.paused')
      : texts.plain('banks.standing.pausedUntil', { day: texts.day(listing.pausedUntil) })
  if (listing.kind === 'MENTOR') return texts.plain('banks.standing.places', { count: freePlaces(listing) })
  return activePairs(listing).length > 0
    ? texts.plain('banks.standing.paired')
    : texts.plain('banks.standing.waits', { count: daysWaiting(listing.listedAt, now, timeZone) })
}

/** Plain. */
export function subjectsText(texts: Texts, subjects: readonly string[]): string {
  return subjects.map((one) => labelOfSubject(texts, one)).join(', ')
}

function headingText(texts: Texts, shown: Shown, { total, places, oldest }: Totals): string {
  const { kind, filter, now, schools } = shown
  if (total === 0)
    return isFiltering(filter, kindsOf(kind)) ? texts.t(`banks.nobody.${kind}`) : texts.t(`banks.empty.${kind}`)
  if (kind === 'MENTOR') return texts.t('banks.heading.MENTOR', { count: total, places })
  const longest = oldest ? daysWaiting(oldest, now, schools[0]?.timeZone ?? 'UTC') : 0
  return texts.t('banks.heading.MENTEE', { count: total, longest })
}

function rowText(texts: Texts, { schools, now }: Shown, card: Card, number: number): string {
  const school = schools.find(({ id }) => id === card.organisationId)
  const about = [
    shortened(subjectsText(texts, card.profile.subjects), 80),
    ...(schools.length > 1 && school ? [shortened(school.shortName, 40)] : []),
    standingText(texts, card, school?.timeZone ?? 'UTC', now),
  ]
  return texts.t('banks.row', {
    number,
    name: shortName(card.profile),
    about: about.filter((one) => one !== '').join(' · '),
  })
}

function nameRows({ kind, filter }: Shown, cards: readonly Card[], from: number, page: number): ScreenButton[][] {
  const back = { filter: codeOf(filter, kindsOf(kind)), page: String(page) }
  const buttons = cards.map((card, index) => ({
    text: shortened(`${from + index + 1}. ${shortName(card.profile)}`, 40),
    data: cardButton.data({ listing: card.id, ...back }),
  }))
  return inRows(buttons, 20)
}

/** An empty bank needs no tools. */
function toolRows(texts: Texts, { kind, filter }: Shown, { total }: Totals): ScreenButton[][] {
  const isEmpty = total === 0 && !isFiltering(filter, kindsOf(kind))
  if (isEmpty) return []
  const code = codeOf(filter, kindsOf(kind))
  return [
    [
      { text: texts.plain('banks.buttons.sift'), data: siftData(kind, filter) },
      ...resetButtons(texts, kind, filter, bankData(kind, noFilter, 0)),
    ],
    [
      { text: texts.plain('banks.buttons.find'), data: findButton.data({ bank: wordOf(kind) }) },
      ...(total > 0
        ? [
            {
              text: texts.plain('banks.buttons.register'),
              data: registerButton.data({ bank: wordOf(kind), filter: code }),
            },
          ]
        : []),
    ],
  ]
}
