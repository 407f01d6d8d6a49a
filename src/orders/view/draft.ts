import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName, shortName } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Draft, SignedOrder } from '../order.ts'
import { lacksOf, type PairFacts, type PersonOfPair } from '../readiness.ts'
import { needsNotice, type Obstacle } from '../signing.ts'
import type { Holder } from '../store/people.ts'
import {
  callButton,
  dropButton,
  kindsButton,
  lastDayButton,
  periodButton,
  pickButton,
  reasonButton,
  signButton,
  takeOutButton,
  whoButton,
  wordButton,
} from './buttons.ts'
import { toOrders } from './hub.ts'
import { obstacleText } from './obstacle.ts'
import { kindsText, orderNameText, pairName, periodText, titleOf } from './words.ts'

export type DraftShown = {
  readonly draft: Draft
  readonly school: Organisation
  readonly pairs: readonly PairFacts[]
  /** What it amends or cancels. */
  readonly base: SignedOrder | undefined
  /** Whom it appoints. */
  readonly subject: Holder | undefined
  /** What keeps it from being signed as it is. */
  readonly obstacle: Obstacle | undefined
  readonly mayCallHead: boolean
  /** Where consents on paper are marked. */
  readonly consents: string
  /** The day of today there. */
  readonly today: string
}

const shownPairs = 8

/** A draft: what it says, what it still lacks, and what can be done with it. */
export function draftScreen(texts: Texts, shown: DraftShown): Screen {
  const { draft, school, obstacle } = shown
  const order = draft.id
  const isLacking = obstacle?.what === 'pairs'
  // A group that goes on without somebody stays in the order.
  const isUnfit = isLacking && obstacle.pairs.some(({ pair }) => pair.status !== 'IN_ORDER' || lacksOf(pair).length > 0)
  const anew = isUnfit ? 'takeOut' : 'anew'
  return {
    text: [
      texts.t('orders.draft.heading', { title: titleOf(texts, draft), school: school.shortName }),
      ...aboutLines(texts, shown),
      ...(obstacle ? ['', obstacleText(texts, obstacle)] : ['', texts.t('orders.draft.next')]),
    ].join('\n'),
    rows: [
      ...(isLacking ? [[{ text: texts.plain(`orders.buttons.${anew}`), data: takeOutButton.data({ order }) }]] : []),
      ...contentRows(texts, draft),
      ...(unsignedIn(shown).length > 0 && !isLacking
        ? [[{ text: texts.plain('orders.buttons.consents'), data: shown.consents }]]
        : []),
      ...(isLacking || (draft.kind !== 'CURATOR' && draft.pairs.length === 0)
        ? []
        : [[{ text: texts.plain('orders.buttons.word.DRAFT'), data: wordButton.data({ order }) }]]),
      [
        { text: texts.plain('orders.buttons.sign'), data: signButton.data({ order }) },
        ...(shown.mayCallHead && !obstacle
          ? [{ text: texts.plain('orders.buttons.call'), data: callButton.data({ order }) }]
          : []),
      ],
      [{ text: texts.plain('orders.buttons.drop'), data: dropButton.data({ order }) }, toOrders(texts, school.id)],
    ],
  }
}

function contentRows(texts: Texts, { id: order, kind }: Draft): ScreenButton[][] {
  const pairs = { text: texts.plain('orders.buttons.pairs'), data: pickButton.data({ order, page: '0' }) }
  const reason = { text: texts.plain('orders.buttons.reason'), data: reasonButton.data({ order }) }
  switch (kind) {
    case 'PAIRS':
      return [[pairs, { text: texts.plain('orders.buttons.period'), data: periodButton.data({ order }) }]]
    case 'AMENDMENT':
      return [
        [pairs, { text: texts.plain('orders.buttons.endsOn'), data: lastDayButton.data({ order }) }],
        [{ text: texts.plain('orders.buttons.kinds'), data: kindsButton.data({ order }) }, reason],
      ]
    case 'CANCELLATION':
      return [
        [pairs, { text: texts.plain('orders.buttons.lastDay'), data: lastDayButton.data({ order }) }],
        [{ text: texts.plain('orders.buttons.initiative'), data: whoButton.data({ order }) }, reason],
      ]
    case 'CURATOR':
      return []
  }
}

function aboutLines(texts: Texts, shown: DraftShown): string[] {
  const { draft, base, subject } = shown
  switch (draft.kind) {
    case 'PAIRS':
      return [...pairLines(texts, shown), ...periodLines(texts, shown), ...unsignedLines(texts, shown)]
    case 'AMENDMENT':
      return [
        ...baseLines(texts, base),
        ...pairLines(texts, shown),
        draft.endsOn === null
          ? texts.t('orders.draft.sameEnd')
          : texts.t('orders.draft.newEnd', { day: texts.day(draft.endsOn) }),
        texts.t('orders.draft.reason', { reason: draft.reason ?? texts.plain('orders.draft.byConsent') }),
      ]
    case 'CANCELLATION':
      return [...baseLines(texts, base), ...pairLines(texts, shown), ...endLines(texts, shown)]
    case 'CURATOR':
      return subject ? curatorLines(texts, subject) : []
  }
}

function baseLines(texts: Texts, base: SignedOrder | undefined): string[] {
  return base
    ? [texts.t('orders.draft.base', { order: orderNameText(texts, { number: base.number, on: base.signedOn }) })]
    : []
}

/** What the draft says of each pair; of many the first. */
function pairLines(texts: Texts, { draft, pairs, obstacle }: DraftShown): string[] {
  // What lacks something is listed below with what it lacks, and a message has its bounds.
  const lines = pairs.slice(0, obstacle?.what === 'pairs' ? 0 : shownPairs).map((pair, index) => {
    const terms = draft.pairs.find(({ pairId }) => pairId === pair.id)
    const kinds = kindsText(texts, terms?.kinds ?? pair.kinds)
    return texts.t('orders.draft.pair', { number: index + 1, pair: pairName(texts, pair), kinds })
  })
  const more = pairs.length - lines.length
  return [
    texts.t('orders.draft.pairs', { count: pairs.length }),
    ...lines,
    ...(more > 0 ? [texts.t('orders.draft.more', { count: more })] : []),
  ]
}

function periodLines(texts: Texts, { draft, today }: DraftShown): string[] {
  const { startsOn, endsOn } = draft
  if (startsOn === null || endsOn === null) return []
  return [
    texts.t('orders.draft.period', { period: periodText(texts, { startsOn, endsOn }) }),
    ...(startsOn <= today ? [texts.t('orders.draft.begun')] : []),
  ]
}

/** Whose consent was given in the bot, and no paper is marked: the duty wants a written one (п. 3.2; ТК 351.8). */
function unsignedIn({ draft, pairs }: DraftShown): PersonOfPair[] {
  if (draft.kind !== 'PAIRS') return []
  return pairs.flatMap(({ people }) => people).filter(({ consent }) => consent?.signedOn === null)
}

function unsignedLines(texts: Texts, shown: DraftShown): string[] {
  const names = [...new Set(unsignedIn(shown).map((one) => shortName(one)))]
  return names.length === 0 ? [] : [texts.t('orders.draft.unsigned', { names: shortened(names.join(', '), 300) })]
}

function endLines(texts: Texts, { draft, pairs }: DraftShown): string[] {
  const { endsOn, initiative, reason } = draft
  return [
    ...(initiative === null
      ? []
      : [texts.t('orders.draft.initiative', { who: texts.plain(`orders.who.${initiative}`) })]),
    ...(endsOn === null ? [] : [texts.t('orders.draft.lastDay', { day: texts.day(endsOn) })]),
    ...(reason === null ? [] : [texts.t('orders.draft.reason', { reason })]),
    ...(pairs.length > 0 && needsNotice(initiative, pairs) ? [texts.t('orders.draft.notice')] : []),
  ]
}

function curatorLines(texts: Texts, subject: Holder): string[] {
  const post = subject.post === null ? '' : labelOfPost(texts, subject.post)
  return [
    texts.t('orders.draft.curator', {
      name: fullName(subject),
      post: post === '' ? texts.plain('orders.noPost') : post,
    }),
    ...(isDeputy(subject.post) ? [] : [texts.t('orders.draft.notDeputy')]),
  ]
}

/** The regulation wants a deputy of the head (п. 3.4.1), its definition is wider (п. 1.2): a caution, no obstacle. */
function isDeputy(post: string | null): boolean {
  return post !== null && (post.startsWith('deputy') || /^\u0437\u0430\u043C/iu.test(post.trim()))
}
