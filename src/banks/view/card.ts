import { dayIn } from '../../calendar/day.ts'
import type { BareKey, Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind, Member } from '../../people/actor.ts'
import { fullName, shortName } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { answerLines, shortened } from '../../questionnaires/lines.ts'
import type { Viewer } from '../../questionnaires/seen.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { questionnaireOf } from '../banks.ts'
import type { Filter } from '../filter.ts'
import { activePairs, type Card, daysWaiting, freePlaces, isPaused } from '../listing.ts'
import { bankData, historyButton, notesButton, pausesButton, placesButton, resumeButton } from './buttons.ts'
import { standingText, subjectsText } from './list.ts'

/** Who looks, and what they may do besides. */
export type Reader = {
  readonly viewer: Viewer
  readonly mayPause: boolean
  /** How many notes there are; undefined for whoever may not read them. */
  readonly notes: number | undefined
  /** Nobody has confirmed the request for a year (п. 3.4.2). */
  readonly isOldRequest: boolean
  readonly now: Date
}

/** A row under a card: handed in by those who do something with people of a bank. */
export type CardRow = {
  readonly label: BareKey
  readonly data: (listingId: string) => string
  readonly isFor: (member: Member, card: Card, school: Organisation) => boolean
}

/** Somebody of a bank, for the curator and the head. */
export function cardScreen(
  texts: Texts,
  card: Card,
  school: Organisation,
  reader: Reader,
  back: { readonly filter: Filter; readonly page: number },
  more: readonly ScreenButton[] = [],
): Screen {
  const about = [
    ...aboutLines(texts, card, school, reader.now),
    ...(reader.isOldRequest ? [texts.t('requests.old')] : []),
  ]
  return {
    text: [...about, '', ...shownAnswers(texts, card, reader.viewer)].join('\n'),
    rows: [
      ...more.map((one) => [one]),
      ...(reader.mayPause ? [controlButtons(texts, card, school, reader.now)] : []),
      [
        ...(reader.notes === undefined ? [] : [notesLink(texts, card, reader.notes)]),
        { text: texts.plain('banks.buttons.history'), data: historyButton.data({ listing: card.id, page: '0' }) },
      ],
      [
        { text: texts.plain('banks.buttons.bank'), data: bankData(card.kind, back.filter, back.page) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** «Места» and «Пауза», or «Вернуть» in place of it. */
export function controlButtons(texts: Texts, card: Card, school: Organisation, now: Date): ScreenButton[] {
  const listing = card.id
  const pausing = isPaused(card, dayIn(now, school.timeZone))
    ? { text: texts.plain('banks.buttons.resume'), data: resumeButton.data({ listing }) }
    : { text: texts.plain('banks.buttons.pause'), data: pausesButton.data({ listing }) }
  if (card.kind === 'MENTEE') return [pausing]
  return [{ text: texts.plain('banks.buttons.places'), data: placesButton.data({ listing }) }, pausing]
}

/** HTML: since when, how many places, with whom, until when the pause. */
export function standingLines(texts: Texts, card: Card, school: Organisation, now: Date): string[] {
  const since = texts.day(dayIn(card.listedAt, school.timeZone))
  const isAway = isPaused(card, dayIn(now, school.timeZone))
  const days = daysWaiting(card.listedAt, now, school.timeZone)
  const partners = activePairs(card).flatMap((one) => one.partners.map(shortName))
  return [
    card.kind === 'MENTOR' || partners.length > 0
      ? texts.t('banks.card.since', { day: since })
      : texts.t('banks.card.waits', { day: since, count: days }),
    ...(card.kind === 'MENTOR' ? [placesText(texts, card)] : []),
    ...(partners.length > 0 ? [texts.t(`banks.card.paired.${card.kind}`, { people: texts.list(partners) })] : []),
    ...(isAway ? [texts.t('banks.card.paused', { pause: standingText(texts, card, school.timeZone, now) })] : []),
  ]
}

function placesText(texts: Texts, card: Card): string {
  const free = freePlaces(card)
  const count = card.capacity ?? 0
  return free === count ? texts.t('banks.card.places', { count }) : texts.t('banks.card.placesOf', { free, count })
}

function aboutLines(texts: Texts, card: Card, school: Organisation, now: Date): string[] {
  const { profile, contact, response } = card
  const subjects = shortened(subjectsText(texts, profile.subjects), 300)
  return [
    texts.t('banks.card.name', { name: fullName(profile) }),
    ...(profile.post ? [texts.t('banks.card.post', { post: labelOfPost(texts, profile.post) })] : []),
    ...(subjects === '' ? [] : [texts.t('banks.card.subjects', { subjects })]),
    texts.t('banks.card.school', { school: school.shortName }),
    ...(contact ? [texts.t('banks.card.contact', { contact })] : []),
    ...standingLines(texts, card, school, now),
    texts.t('banks.card.consents', { consents: consentsText(texts, card) }),
    texts.t(`banks.card.sent.${card.kind}`, { at: texts.instant(response.submittedAt, school.timeZone) }),
  ]
}

/** The consents that matter in this bank, given and not given. */
function consentsText(texts: Texts, { kind, consents }: Card): string {
  const asked: ConsentKind[] = ['PERSONAL_DATA', kind === 'MENTOR' ? 'MENTOR_DUTY' : 'PARTICIPATION', 'DISSEMINATION']
  return asked
    .map((one) => {
      const consent = texts.plain(`banks.consents.${one}`)
      return texts.plain(consents.includes(one) ? 'banks.consents.given' : 'banks.consents.none', { consent })
    })
    .join(', ')
}

/** All answers in one message, whole where they fit, else the longest of them shortened; the register has the whole. */
function shownAnswers(texts: Texts, { response }: Card, viewer: Viewer): string[] {
  const shown = cuts.map((longest) => answerLines(texts, questionnaireOf(response), response.answers, viewer, longest))
  return shown.find((lines) => lines.join('\n').length <= roomForAnswers) ?? shown.at(-1) ?? []
}

const cuts = [1000, 500, 300, 200, 140, 100, 70, 40]
const roomForAnswers = 2700

function notesLink(texts: Texts, card: Card, notes: number): ScreenButton {
  return {
    text: texts.plain('banks.buttons.notes', { count: notes }),
    data: notesButton.data({ listing: card.id, page: '0' }),
  }
}
