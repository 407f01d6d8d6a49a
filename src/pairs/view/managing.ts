import type { Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { menteesIn, type Pair, type PairEnd } from '../pair.ts'
import type { Waiting } from '../search.ts'
import { nameIn, pairName, type Reader } from '../words.ts'
import {
  basisIsButton,
  endDoButton,
  endNoteButton,
  endWhyButton,
  joinButton,
  joinDoButton,
  pairButton,
  turnDoButton,
  withdrawSureButton,
} from './buttons.ts'

/** The reasons that a curator writes down (п. 7.1). */
export const curatorsReasons = [
  'COMPLETED',
  'CURATOR',
  'MENTOR',
  'MENTEE',
  'BOTH',
] as const satisfies readonly PairEnd[]
export type CuratorsReason = (typeof curatorsReasons)[number]

export function basisScreen(texts: Texts, { id: pair }: Pair): Screen {
  return {
    text: texts.t('pairs.basis.text'),
    rows: [
      [
        { text: texts.plain('pairs.basis.agreement'), data: basisIsButton.data({ pair, kind: 'AGREEMENT' }) },
        { text: texts.plain('pairs.basis.job'), data: basisIsButton.data({ pair, kind: 'JOB' }) },
      ],
      [back(texts, pair)],
    ],
  }
}

export function withdrawScreen(texts: Texts, pair: Pair, reader: Reader): Screen {
  return {
    text: texts.t('pairs.withdrawing.text', { pair: pairName(texts, pair, reader) }),
    rows: [
      [{ text: texts.plain('pairs.withdrawing.do'), data: withdrawSureButton.data({ pair: pair.id }) }],
      [{ text: texts.plain('pairs.withdrawing.back'), data: pairButton.data({ pair: pair.id }) }],
    ],
  }
}

/** Names the pair that would be: who is helped now helps. */
export function turnScreen(texts: Texts, pair: Pair, reader: Reader): Screen {
  const [mentor] = menteesIn(pair).map((one) => nameIn(texts, pair, one, reader))
  const turned = { mentor: mentor ?? '', mentees: nameIn(texts, pair, pair.mentor, reader) }
  return {
    text: texts.t('pairs.reversing.text', { pair: texts.plain('pairs.pairName', turned) }),
    rows: [
      [{ text: texts.plain('pairs.reversing.do'), data: turnDoButton.data({ pair: pair.id }) }],
      [{ text: texts.plain('pairs.reversing.back'), data: pairButton.data({ pair: pair.id }) }],
    ],
  }
}

export function endScreen(texts: Texts, pair: Pair, reader: Reader): Screen {
  const buttons = curatorsReasons.map((reason) => ({
    text: texts.plain(`pairs.ending.${reason}`),
    data: endWhyButton.data({ pair: pair.id, reason }),
  }))
  return {
    text: texts.t('pairs.ending.text', { pair: pairName(texts, pair, reader) }),
    rows: [
      ...inRows(buttons, 20),
      [{ text: texts.plain('pairs.ending.back'), data: pairButton.data({ pair: pair.id }) }],
    ],
  }
}

/** The last day is said before it is done (ТК 351.8). */
export function endSureScreen(
  texts: Texts,
  pair: Pair,
  { reason, on, isLater }: { reason: CuratorsReason; on: string; isLater: boolean },
  reader: Reader,
): Screen {
  return {
    text: `${texts.t('pairs.ending.sure', {
      pair: pairName(texts, pair, reader),
      reason: texts.plain(`pairs.ending.reason.${reason}`),
      day: texts.day(on),
      isNotice: isLater ? 'yes' : 'other',
    })}\n\n${texts.t('pairs.ending.note')}`,
    rows: [
      [{ text: texts.plain('pairs.refusing.words'), data: endNoteButton.data({ pair: pair.id, reason }) }],
      [{ text: texts.plain('pairs.ending.do'), data: endDoButton.data({ pair: pair.id, reason }) }],
      [{ text: texts.plain('pairs.ending.back'), data: pairButton.data({ pair: pair.id }) }],
    ],
  }
}

/** Whom to add: of the mentees' school, who waits longest first. */
export function joinScreen(texts: Texts, { id: pair }: Pair, page: Page<Waiting>): Screen {
  const buttons: ScreenButton[] = page.rows.map((one) => ({
    text: shortened(shortName(one.profile), 40),
    data: joinDoButton.data({ pair, listing: one.listingId }),
  }))
  return {
    text: texts.t(page.rows.length === 0 ? 'pairs.joining.nobody' : 'pairs.joining.choose'),
    rows: [
      ...inRows(buttons, 20),
      ...pageButtons(page, (to) => joinButton.data({ pair, page: String(to) })),
      [back(texts, pair)],
    ],
  }
}

function back(texts: Texts, pair: string): ScreenButton {
  return { text: texts.plain('telegram.buttons.back'), data: pairButton.data({ pair }) }
}
