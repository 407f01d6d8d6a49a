import type { Texts } from '../../i18n/texts.ts'
import type { NoticeButton } from '../../notices/choice.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { nextLine, owesConsent } from '../next.ts'
import { answerButtons, consentButton } from '../notices.ts'
import { consentOf, memberOf, type Pair, type PairMember, type PairRole } from '../pair.ts'
import { menteeCauses, mentorCauses } from '../proposing.ts'
import { pairLine } from '../words.ts'
import { causeButton, keepButton, mineButton, restButton, wordsButton } from './buttons.ts'

/** What a notice writes as the messenger takes it, as buttons of a screen. */
export function asRows(rows: readonly (readonly NoticeButton[])[]): ScreenButton[][] {
  return rows.map((row) => row.map(({ text, callback_data }) => ({ text, data: callback_data })))
}

export function answerRows(texts: Texts, pairId: string): ScreenButton[][] {
  return asRows(answerButtons(texts, pairId))
}

export function consentRow(texts: Texts, member: PairMember, kind: string): ScreenButton[] {
  return asRows([[consentButton(texts, member, kind)]])[0] ?? []
}

/** After «Согласиться»: thanks, what comes next, and the separate consent where it is missing. */
export function agreedScreen(texts: Texts, pair: Pair, personId: string): Screen {
  const mine = memberOf(pair, personId)
  const owes = mine && owesConsent(pair, personId)
  return {
    text: [
      texts.t('pairs.answered.yes'),
      pairLine(texts, pair),
      owes
        ? texts.t(`pairs.consent.${consentOf(mine.role)}`)
        : texts.t('pairs.card.next', { next: nextLine(texts, pair, personId) }),
    ].join('\n'),
    rows: [...(owes ? [consentRow(texts, mine, consentOf(mine.role))] : []), mineRow(texts)],
  }
}

/** «Отказаться»: a reason is welcome and never needed. */
export function refusingScreen(texts: Texts, pair: Pair, role: PairRole): Screen {
  const causes = role === 'MENTOR' ? mentorCauses : menteeCauses
  const buttons = causes.map((cause) => ({
    text: texts.plain(`pairs.refusing.causes.${cause}`),
    data: causeButton.data({ pair: pair.id, cause }),
  }))
  return {
    text: `${pairLine(texts, pair)}\n\n${texts.t('pairs.refusing.text')}`,
    rows: [
      ...inRows(buttons, 20),
      [{ text: texts.plain('pairs.refusing.back'), data: keepButton.data({ pair: pair.id }) }],
    ],
  }
}

/** After a refusal: own words, and for a mentor a pause. */
export function refusedScreen(texts: Texts, pair: Pair, role: PairRole, lead = texts.t('pairs.answered.no')): Screen {
  const rests = (['month', 'term', 'open'] as const).map((until) => [
    { text: texts.plain(`pairs.refusing.pauses.${until}`), data: restButton.data({ pair: pair.id, until }) },
  ])
  const isMentor = role === 'MENTOR'
  return {
    text: [lead, pairLine(texts, pair), ...(isMentor ? ['', texts.t('pairs.refusing.pause')] : [])].join('\n'),
    rows: [
      [{ text: texts.plain('pairs.refusing.words'), data: wordsButton.data({ pair: pair.id }) }],
      ...(isMentor ? rests : []),
      mineRow(texts),
    ],
  }
}

export function mineRow(texts: Texts): ScreenButton[] {
  return [
    { text: texts.plain('pairs.buttons.mine'), data: mineButton.data({}) },
    { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
  ]
}
