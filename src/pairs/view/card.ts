import type { Texts } from '../../i18n/texts.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { owesConsent } from '../next.ts'
import { consentOf, isNamed, isOpen, memberOf, type Pair } from '../pair.ts'
import { answerRows, consentRow } from './answering.ts'
import {
  approveButton,
  basisButton,
  endButton,
  hubButton,
  joinButton,
  listButton,
  mineButton,
  noButton,
  refuseButton,
  remindButton,
  replyButton,
  turnButton,
  withdrawButton,
} from './buttons.ts'
import { cardLines, type CardReader } from './card-lines.ts'

/** A pair with its state, what comes next and who acts; for one of it, or for a curator or head. */
export function pairScreen(texts: Texts, pair: Pair, reader: CardReader): Screen {
  return {
    text: cardLines(texts, pair, reader).join('\n'),
    rows: [...ownRows(texts, pair, reader), ...keeperRows(texts, pair, reader), ...backRows(texts, pair, reader)],
  }
}

function ownRows(texts: Texts, pair: Pair, { personId }: CardReader): ScreenButton[][] {
  const mine = memberOf(pair, personId)
  if (!mine || !isOpen(pair)) return []
  if (mine.state.status === 'asked') return isNamed(pair) ? answerRows(texts, pair.id) : []
  if (mine.state.status !== 'agreed') return []
  return [
    ...(owesConsent(pair, personId) ? [consentRow(texts, mine, consentOf(mine.role))] : []),
    [{ text: texts.plain('pairs.buttons.refuse'), data: noButton.data({ pair: pair.id }) }],
  ]
}

function keeperRows(texts: Texts, { id: pair }: Pair, { may, questions, rows }: CardReader): ScreenButton[][] {
  const tools: ScreenButton[] = [
    ...(may.prepare ? [{ text: texts.plain('pairs.buttons.basis'), data: basisButton.data({ pair }) }] : []),
    ...(may.remind ? [{ text: texts.plain('pairs.buttons.remind'), data: remindButton.data({ pair }) }] : []),
    ...(may.join ? [{ text: texts.plain('pairs.buttons.join'), data: joinButton.data({ pair, page: '0' }) }] : []),
    ...(may.reverse ? [{ text: texts.plain('pairs.buttons.reverse'), data: turnButton.data({ pair }) }] : []),
    ...(may.withdraw ? [{ text: texts.plain('pairs.buttons.withdraw'), data: withdrawButton.data({ pair }) }] : []),
    ...(may.end ? [{ text: texts.plain('pairs.buttons.end'), data: endButton.data({ pair }) }] : []),
  ]
  return [
    ...(may.approve
      ? [
          [
            { text: texts.plain('pairs.buttons.approve'), data: approveButton.data({ pair }) },
            { text: texts.plain('pairs.buttons.refuseApproval'), data: refuseButton.data({ pair }) },
          ],
        ]
      : []),
    ...questions.map((one) => [
      { text: texts.plain('pairs.asking.button'), data: replyButton.data({ question: one.id }) },
    ]),
    ...rows.map((one) => [one]),
    ...inRows(tools, 20),
  ]
}

function backRows(texts: Texts, pair: Pair, { isKeeper, personId }: CardReader): ScreenButton[][] {
  const menu = { text: texts.plain('telegram.buttons.menu'), data: 'menu' }
  if (!isKeeper) return [[{ text: texts.plain('pairs.buttons.mine'), data: mineButton.data({}) }, menu]]
  const what = listOf(pair)
  const list = { text: texts.plain('pairs.buttons.list'), data: listButton.data({ what, page: '0' }) }
  const isOwn = memberOf(pair, personId) !== undefined
  return [
    [list, { text: texts.plain('pairs.buttons.hub'), data: hubButton.data({}) }],
    isOwn ? [{ text: texts.plain('pairs.buttons.mine'), data: mineButton.data({}) }, menu] : [menu],
  ]
}

/** The list of the hub in which a pair stands. */
export function listOf({ status }: Pick<Pair, 'status'>): 'proposed' | 'agreed' | 'active' | 'over' {
  switch (status) {
    case 'proposed':
    case 'active':
      return status
    case 'agreed':
    case 'in-order':
      return 'agreed'
    case 'ended':
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return 'over'
  }
}
