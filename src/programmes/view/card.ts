import type { Texts } from '../../i18n/texts.ts'
import { fullName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { hasAccepted, isAgreed, isBeingWritten, isShown, type Party } from '../programme.ts'
import {
  acceptButton,
  approveButton,
  beginButton,
  changeButton,
  changesButton,
  discardButton,
  extendButton,
  goalButton,
  headButton,
  kindsButton,
  paperButton,
  periodButton,
  planButton,
  programmesButton,
  resultsButton,
  showButton,
  themesButton,
  toHeadButton,
  versionsButton,
  wishButton,
} from './buttons.ts'
import type { Reader, Shown } from './shown.ts'
import { gapLines, standingLines } from './standing.ts'
import { activityLine, difficultiesText, kindsText, pairText, periodText } from './words.ts'

const shownActivities = 3

/** The programme (regulation 1.2) as everybody reads it, word for word the same; the buttons are each one's own. */
export function cardScreen(texts: Texts, shown: Shown, way: ScreenButton[]): Screen {
  return {
    text: fittingText(texts, shown),
    rows: [
      ...partRows(texts, shown),
      ...stepRows(texts, shown),
      ...toolRows(texts, shown),
      ...wayRows(texts, shown, way),
    ],
  }
}

/** Whole where it fits into a message, else with the longest words shortened; the document has the whole. */
function fittingText(texts: Texts, shown: Shown): string {
  const all = cuts.map((longest) =>
    [...headLines(texts, shown, longest), ...bodyLines(texts, shown, longest), ...gapLines(texts, shown)].join('\n'),
  )
  return all.find((text) => text.length <= longestText) ?? all.at(-1) ?? ''
}

const cuts = [600, 200, 120, 70, 40]
const longestText = 3900

/** Nobody has begun it yet. */
export function noneScreen(texts: Texts, party: Party, reader: Reader, way: ScreenButton[]): Screen {
  const begin = { text: texts.plain('programmes.buttons.begin'), data: beginButton.data({ pair: party.pairId }) }
  return {
    text: [
      texts.t('programmes.none.heading', { pair: pairText(texts, party) }),
      texts.t(reader.mayWrite ? 'programmes.none.begin' : 'programmes.none.later'),
    ].join('\n\n'),
    rows: [...(reader.mayWrite ? [[begin]] : []), [...way, menu(texts)]],
  }
}

export function menu(texts: Texts): ScreenButton {
  return { text: texts.plain('telegram.buttons.menu'), data: 'menu' }
}

function headLines(texts: Texts, shown: Shown, longest: number): string[] {
  const { party, version } = shown
  return [
    texts.t('programmes.card.heading', { number: version.number }),
    ...standingLines(texts, shown, longest),
    '',
    texts.t('programmes.card.mentor', { name: fullName(party.mentor.name) }),
    texts.t('programmes.card.mentees', {
      names: shortened(party.mentees.map(({ name }) => fullName(name)).join(', '), 400),
      count: party.mentees.length,
    }),
    ...(version.reason === null ? [] : [texts.t('programmes.card.reason', { reason: version.reason })]),
  ]
}

function bodyLines(texts: Texts, { version }: Shown, longest: number): string[] {
  const { goal, results, kinds, difficulties, strengths, activities } = version
  const none = texts.plain('programmes.card.none')
  const more = activities.length - shownActivities
  return [
    '',
    texts.t('programmes.card.goal', { goal: shortened(goal ?? none, 2 * longest) }),
    ...(results.length === 0
      ? [texts.t('programmes.card.noResults')]
      : [
          texts.t('programmes.card.results'),
          ...results.map((result) => texts.t('programmes.card.result', { result: shortened(result, longest) })),
        ]),
    texts.t('programmes.card.kinds', { kinds: kinds.length > 0 ? kindsText(texts, kinds) : none }),
    texts.t('programmes.card.period', { period: periodText(texts, version) }),
    texts.t('programmes.card.difficulties', { difficulties: listed(texts, difficulties) }),
    texts.t('programmes.card.strengths', { strengths: listed(texts, strengths) }),
    texts.t('programmes.card.activities', { count: activities.length }),
    ...activities.slice(0, shownActivities).map((one, index) => activityLine(texts, one, index + 1, 80)),
    ...(more > 0 ? [texts.t('programmes.card.more', { count: more })] : []),
  ]
}

function listed(texts: Texts, difficulties: readonly string[]): string {
  return shortened(difficultiesText(texts, difficulties), 350) || texts.plain('programmes.card.none')
}

/** What can be changed part by part; the plan can always be read. */
function partRows(texts: Texts, { version, reader }: Shown): ScreenButton[][] {
  const v = version.id
  const plan = {
    text: texts.plain('programmes.buttons.plan', { count: version.activities.length }),
    data: planButton.data({ v, page: '0' }),
  }
  if (!reader.mayWrite || !isBeingWritten(version)) return [[plan]]
  return [
    [
      { text: texts.plain('programmes.buttons.goal'), data: goalButton.data({ v }) },
      { text: texts.plain('programmes.buttons.results'), data: resultsButton.data({ v }) },
    ],
    [
      { text: texts.plain('programmes.buttons.kinds'), data: kindsButton.data({ v }) },
      { text: texts.plain('programmes.buttons.period'), data: periodButton.data({ v }) },
    ],
    [{ text: texts.plain('programmes.buttons.themes'), data: themesButton.data({ v }) }, plan],
  ]
}

function stepRows(texts: Texts, shown: Shown): ScreenButton[][] {
  const { version, reader, party } = shown
  const v = version.id
  const seen = { v, r: String(version.revision) }
  const isAsked = isShown(version) && reader.mayAccept && !hasAccepted(version, reader.personId)
  const accept = { text: texts.plain('programmes.buttons.accept'), data: acceptButton.data(seen) }
  const wish = { text: texts.plain('programmes.buttons.wish'), data: wishButton.data({ v }) }
  const approve = { text: texts.plain('programmes.buttons.approve'), data: approveButton.data(seen) }
  const back = { text: texts.plain('programmes.buttons.giveBack'), data: wishButton.data({ v }) }
  const all = { text: texts.plain('programmes.buttons.show'), data: showButton.data(seen) }
  return [
    ...(version.status === 'DRAFT' && reader.mayWrite ? [[all]] : []),
    ...(isAsked ? [[accept, wish]] : []),
    ...(reader.mayApprove && isAgreed(version, party) ? [[approve, back]] : []),
    ...inForceRows(texts, shown),
  ]
}

function inForceRows(texts: Texts, { version, reader, party }: Shown): ScreenButton[][] {
  if (version.status !== 'APPROVED' || !party.isActive) return []
  const pair = party.pairId
  const v = version.id
  const change = [
    { text: texts.plain('programmes.buttons.extend'), data: extendButton.data({ pair }) },
    { text: texts.plain('programmes.buttons.change'), data: changeButton.data({ pair }) },
  ]
  const toHead = { text: texts.plain('programmes.buttons.toHead'), data: toHeadButton.data({ v }) }
  const head = { text: texts.plain('programmes.buttons.approveAsHead'), data: headButton.data({ v }) }
  return [
    ...(reader.mayWrite ? [change] : []),
    ...(version.head === null && reader.mayApproveAsHead ? [[head]] : []),
    ...(version.head === null && reader.mayApprove && !reader.mayApproveAsHead ? [[toHead]] : []),
  ]
}

function toolRows(texts: Texts, { version, reader, count, party }: Shown): ScreenButton[][] {
  const v = version.id
  const isChange = version.number > 1
  const changes = { text: texts.plain('programmes.buttons.changes'), data: changesButton.data({ v, page: '0' }) }
  const discard = {
    text: texts.plain('programmes.buttons.discard'),
    data: discardButton.data({ v, r: String(version.revision) }),
  }
  const versions = {
    text: texts.plain('programmes.buttons.versions'),
    data: versionsButton.data({ pair: party.pairId, page: '0' }),
  }
  const mayDiscard = isChange && reader.mayWrite && isBeingWritten(version)
  return [
    ...(isChange ? [[changes, ...(mayDiscard ? [discard] : [])]] : []),
    [
      { text: texts.plain('programmes.buttons.paper'), data: paperButton.data({ v }) },
      ...(count > 1 ? [versions] : []),
    ],
  ]
}

function wayRows(texts: Texts, { reader }: Shown, way: ScreenButton[]): ScreenButton[][] {
  const bank = {
    text: texts.plain('programmes.buttons.bank'),
    data: programmesButton.data({ state: 'all', page: '0' }),
  }
  return [...(reader.hasBank ? [[bank]] : []), [...way, menu(texts)]]
}
