import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortName } from '../../people/name.ts'
import { labelOfSubject } from '../../questionnaires/labels.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { codeOf, type Filter } from '../filter.ts'
import { kindsOf } from '../banks.ts'
import { type BankKind, type Card, daysWaiting, isPaused, type Listing } from '../listing.ts'
import type { Totals } from '../store/listed.ts'
import { bankData, cardButton } from './buttons.ts'

export type Shown = {
  readonly kind: BankKind
  /** The schools that the reader may see. */
  readonly schools: readonly Organisation[]
  readonly filter: Filter
  readonly now: Date
}

/** A bank (п. 3.4.5), by surname. */
export function bankScreen(texts: Texts, shown: Shown, page: Page<Card>, totals: Totals): Screen {
  return {
    text: [
      headingText(texts, shown, totals),
      ...page.rows.map((one, index) => rowText(texts, shown, one, page.from + index + 1)),
    ].join('\n'),
    rows: [
      ...inRows(
        page.rows.map((one, index) => rowButton(shown, page, one, page.from + index + 1)),
        20,
      ),
      ...pageButtons(page, (to) => bankData(shown.kind, shown.filter, to)),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** Where somebody stands: free places or days of waiting, and the pause before either. */
export function standingText(texts: Texts, listing: Listing, school: Organisation | undefined, now: Date): string {
  const timeZone = school?.timeZone ?? 'UTC'
  if (isPaused(listing, dayIn(now, timeZone)))
    return listing.pausedUntil === null
      ? texts.plain('banks.standing.paused')
      : texts.plain('banks.standing.pausedUntil', { day: texts.day(listing.pausedUntil) })
  return listing.kind === 'MENTOR'
    ? texts.plain('banks.standing.places', { count: listing.capacity ?? 0 })
    : texts.plain('banks.standing.waits', { count: daysWaiting(listing.listedAt, now, timeZone) })
}

export function subjectsText(texts: Texts, subjects: readonly string[]): string {
  return subjects.map((one) => labelOfSubject(texts, one)).join(', ')
}

function headingText(texts: Texts, shown: Shown, { total, places, oldest }: Totals): string {
  const { kind, now, schools } = shown
  if (total === 0) return texts.t(`banks.empty.${kind}`)
  if (kind === 'MENTOR') return texts.t('banks.heading.MENTOR', { count: total, places })
  const longest = oldest ? daysWaiting(oldest, now, schools[0]?.timeZone ?? 'UTC') : 0
  return texts.t('banks.heading.MENTEE', { count: total, longest })
}

function rowText(texts: Texts, { schools, now }: Shown, card: Card, number: number): string {
  const school = schools.find(({ id }) => id === card.organisationId)
  const about = [
    subjectsText(texts, card.profile.subjects),
    ...(schools.length > 1 && school ? [school.shortName] : []),
    standingText(texts, card, school, now),
  ]
  return texts.t('banks.row', {
    number,
    name: shortName(card.profile),
    about: shortened(about.filter((one) => one !== '').join(' · '), 160),
  })
}

function rowButton({ kind, filter }: Shown, page: Page<Card>, card: Card, number: number): ScreenButton {
  const back = { filter: codeOf(filter, kindsOf(kind)), page: String(Math.floor(page.from / page.size)) }
  return {
    text: shortened(`${number}. ${shortName(card.profile)}`, 40),
    data: cardButton.data({ listing: card.id, ...back }),
  }
}
