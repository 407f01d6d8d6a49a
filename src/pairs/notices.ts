import type { Texts } from '../i18n/texts.ts'
import type { NoticeButton, NoticeMessage } from '../notices/choice.ts'
import { shortName } from '../people/name.ts'
import type { Around } from './around.ts'
import { menteesIn, type Pair, type PairMember, type Proposed } from './pair.ts'
import { causeText, kindsText, pairName, personLine, type Reader } from './words.ts'

// What a button carries is written out here: rules know no keyboards. view/buttons.ts reads the same names.

/** Plain: what somebody is asked to agree to; who is here and the reasons, nothing more of the other (п. 4.1.2). */
export function proposalMessage(
  texts: Texts,
  pair: Proposed,
  member: PairMember,
  around: Pick<Around, 'reasons'>,
  lead: readonly string[] = [],
): NoticeMessage {
  const { role } = member
  const home = member.organisation.id
  const others = role === 'MENTOR' ? menteesIn(pair) : [pair.mentor]
  const fellows = role === 'MENTOR' ? [] : menteesIn(pair).filter((one) => one.personId !== member.personId)
  const reasons = around.reasons(texts, pair.terms).slice(0, 3)
  const lines = [
    ...lead,
    texts.t(`pairs.proposal.heading.${role}`),
    texts.t('pairs.proposal.from', {
      curator: shortName(pair.proposedBy.profile),
      school: pair.organisation.shortName,
    }),
    '',
    texts.t(`pairs.proposal.other.${role}`, { people: others.map((one) => personLine(texts, one, home)).join('; ') }),
    ...(fellows.length > 0
      ? [texts.t('pairs.proposal.fellows', { people: fellows.map(({ profile }) => shortName(profile)).join(', ') })]
      : []),
    texts.t('pairs.proposal.kinds', { kinds: kindsText(texts, pair.kinds) }),
    ...(reasons.length > 0 ? [texts.t('pairs.proposal.why')] : []),
    ...reasons.map((reason) => texts.t('pairs.proposal.reason', { reason })),
    '',
    texts.t(`pairs.proposal.expect.${role}`),
    texts.t('pairs.proposal.until', { at: texts.instant(pair.expiresAt, member.organisation.timeZone) }),
  ]
  return { text: lines.join('\n'), buttons: answerButtons(texts, pair.id) }
}

/** «Согласиться», «Уточнить», «Отказаться». */
export function answerButtons(texts: Texts, pairId: string): NoticeButton[][] {
  return [
    [{ text: texts.plain('pairs.proposal.yes'), callback_data: `pair-yes:${pairId}` }],
    [
      { text: texts.plain('pairs.proposal.ask'), callback_data: `pair-ask:${pairId}` },
      { text: texts.plain('pairs.proposal.no'), callback_data: `pair-no:${pairId}` },
    ],
  ]
}

/** «Прочитать согласие», for who owes it. */
export function consentButton(texts: Texts, { organisation }: PairMember, kind: string): NoticeButton {
  return {
    text: texts.plain('pairs.consent.button'),
    callback_data: `consent-offer:${organisation.id}:${kind}`,
  }
}

export function cardButton(texts: Texts, pairId: string): NoticeButton {
  return { text: texts.plain('pairs.buttons.card'), callback_data: `pair:${pairId}` }
}

export function mineButton(texts: Texts): NoticeButton {
  return { text: texts.plain('pairs.buttons.mine'), callback_data: 'my-pair' }
}

/** Somebody refused, with who may come next. */
export function declinedMessage(
  texts: Texts,
  pair: Pair,
  { person, cause, goesOn }: { person: string; cause: string | null; goesOn: boolean },
  next: readonly NoticeButton[],
  reader: Reader,
): NoticeMessage {
  const text = texts.t('pairs.told.declined', {
    pair: pairName(texts, pair, reader),
    person,
    cause: causeText(texts, cause),
  })
  return {
    text: goesOn ? `${text}\n${texts.t('pairs.told.declinedGroup')}` : text,
    buttons: [...next.map((one) => [one]), [cardButton(texts, pair.id)]],
  }
}
