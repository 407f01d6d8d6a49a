import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Pair } from '../../pairs/pair.ts'
import { pairLine, pairName, type Reader } from '../../pairs/words.ts'
import { shortName } from '../../people/name.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { dueOf, type HelpRequest, type HelpState, isLate, isUnsettled, type Readers } from '../help.ts'
import { readersText } from './asking.ts'
import {
  closeButton,
  closeDoButton,
  helpButton,
  replyButton,
  requestButton,
  requestsButton,
  takeButton,
  withdrawButton,
} from './buttons.ts'

export type Shown = { readonly request: HelpRequest; readonly pair: Pair; readonly readers: Readers | undefined }

/** One's own request, with who reads it and what came of it. */
export function ownRequestScreen(texts: Texts, { request, pair, readers }: Shown, now: Date): Screen {
  const { id, organisation } = request
  return {
    text: [
      texts.t(`help.own.heading.${request.kind}`),
      pairLine(texts, pair),
      '',
      ...commonLines(texts, request),
      ...(request.state.status === 'closed' && request.reply === null ? ['', texts.t('help.own.again')] : []),
      ...(isUnsettled(request)
        ? [
            ...dueLines(texts, request, now),
            '',
            readers
              ? readersText(texts, readers, organisation.shortName)
              : texts.t('help.offer.nobody', { school: organisation.shortName }),
          ]
        : []),
    ].join('\n'),
    rows: [
      ...(isUnsettled(request)
        ? [[{ text: texts.plain('help.buttons.withdraw'), data: withdrawButton.data({ id }) }]]
        : []),
      [
        { text: texts.plain('help.buttons.back'), data: helpButton.data({ pair: pair.id }) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** For who answers it: who asks, about which pair, what they wrote. */
export function requestScreen(texts: Texts, { request, pair }: Shown, reader: Reader, now: Date): Screen {
  return {
    text: [
      texts.t(`help.card.heading.${request.kind}`),
      texts.t('help.card.who', { name: nameOf(texts, request) }),
      texts.t('help.card.pair', { pair: pairName(texts, pair, reader) }),
      '',
      ...commonLines(texts, request),
      ...dueLines(texts, request, now),
      '',
      texts.t('help.card.confidential'),
    ].join('\n'),
    rows: [
      ...answerRows(texts, request),
      [
        { text: texts.plain('help.buttons.all'), data: requestsButton.data({ page: '0' }) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** Whoever asked got no answer in words: it is closed for good only after a second press. */
export function closeScreen(texts: Texts, { request }: Shown): Screen {
  const { id } = request
  return {
    text: texts.t('help.closing.ask', { name: nameOf(texts, request) }),
    rows: [
      [{ text: texts.plain('help.buttons.reply'), data: replyButton.data({ id }) }],
      [
        { text: texts.plain('help.closing.do'), data: closeDoButton.data({ id }) },
        { text: texts.plain('help.closing.keep'), data: requestButton.data({ id }) },
      ],
    ],
  }
}

/** Plain; once their data are destroyed nobody is named. */
function nameOf(texts: Texts, { name, organisation }: HelpRequest): string {
  return shortName(name) || texts.plain('pairs.unnamed', { school: organisation.shortName })
}

function answerRows(texts: Texts, request: HelpRequest): ScreenButton[][] {
  const { id, state } = request
  if (!isUnsettled(request)) return []
  const reply = request.reply === null ? 'help.buttons.reply' : 'help.buttons.replyMore'
  return inRows(
    [
      ...(state.status === 'open' ? [{ text: texts.plain('help.buttons.take'), data: takeButton.data({ id }) }] : []),
      { text: texts.plain(reply), data: replyButton.data({ id }) },
      { text: texts.plain('help.buttons.close'), data: closeButton.data({ id }) },
    ],
    16,
  )
}

/** By when, until somebody has answered. */
function dueLines(texts: Texts, request: HelpRequest, now: Date): string[] {
  if (!isUnsettled(request) || request.reply !== null) return []
  const day = texts.day(dueOf(request))
  return [texts.t(isLate(request, now) ? 'help.card.late' : 'help.card.due', { day })]
}

function commonLines(texts: Texts, request: HelpRequest): string[] {
  const { words, reply, state, organisation, askedAt, meetingAt } = request
  const zone = organisation.timeZone
  return [
    words === null ? texts.t('help.card.noWords') : texts.t('help.card.words', { words }),
    ...(meetingAt ? [texts.t('help.card.meeting', { at: texts.instant(meetingAt, zone) })] : []),
    texts.t('help.card.asked', { at: texts.instant(askedAt, zone) }),
    stateLine(texts, state, zone),
    ...(reply === null ? [] : [texts.t('help.card.reply', { reply })]),
  ]
}

function stateLine(texts: Texts, state: HelpState, zone: string): string {
  if (state.status === 'open') return texts.t('help.card.state.open')
  const day = texts.day(dayIn(state.at, zone))
  if (state.status === 'withdrawn') return texts.t('help.card.state.withdrawn', { day })
  return texts.t(`help.card.state.${state.status}`, { day, name: state.by ? shortName(state.by.name) : '' })
}

/** What waits for this curator, the oldest first. */
export function requestsScreen(texts: Texts, page: Page<HelpRequest>, hub: string, now: Date): Screen {
  return {
    text: [
      texts.t('help.list.heading'),
      ...(page.rows.length === 0 ? [texts.t('help.list.empty')] : []),
      ...page.rows.map((one, index) =>
        texts.t('help.list.line', {
          number: page.from + index + 1,
          name: nameOf(texts, one),
          kind: texts.plain(`help.list.kinds.${one.kind}`),
          state: texts.plain(`help.list.states.${one.state.status === 'taken' ? 'taken' : 'open'}`),
          day: texts.day(dueOf(one)),
          isLate: one.reply !== null ? 'answered' : isLate(one, now) ? 'yes' : 'other',
        }),
      ),
    ].join('\n'),
    rows: [
      ...page.rows.map((one, index) => [
        {
          text: shortened(`${page.from + index + 1}. ${nameOf(texts, one)}`, 50),
          data: requestButton.data({ id: one.id }),
        },
      ]),
      ...pageButtons(page, (to) => requestsButton.data({ page: String(to) })),
      [
        { text: texts.plain('help.buttons.hub'), data: hub },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}
