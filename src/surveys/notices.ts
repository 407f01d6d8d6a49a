import type { Texts } from '../i18n/texts.ts'
import type { NoticeMessage } from '../notices/choice.ts'
import { shortName } from '../people/name.ts'
import { menteesIn, type Pair, type PairMember } from '../pairs/pair.ts'
import { pairName, type Reader } from '../pairs/words.ts'
import { surveyOf } from './questionnaires.ts'

// What a button carries is written out here: rules know no keyboards. view/buttons.ts and the questionnaires read the same names.

/** Asks somebody of the pair how it goes at its middle, or reminds of it. */
export function askingMessage(
  texts: Texts,
  pair: Pair,
  { personId, role }: PairMember,
  what: 'asked' | 'reminded',
): NoticeMessage {
  const data = `fill-about:${surveyOf(role)}:${pair.id}`
  return {
    text: texts.t(`surveys.told.${what}.${role}`, { people: othersIn(pair, personId) }),
    buttons: [[{ text: texts.plain('surveys.buttons.fill'), callback_data: data }]],
  }
}

/** A mentee would like another mentor: the curator reads it first, and gently. */
export function wishMessage(texts: Texts, pair: Pair, reader: Reader, mentee: PairMember): NoticeMessage {
  return {
    text: texts.t('surveys.told.otherMentor', {
      pair: pairName(texts, pair, reader),
      person: shortName(mentee.profile),
    }),
    buttons: [[{ text: texts.plain('surveys.buttons.read'), callback_data: `survey:${pair.id}` }]],
  }
}

/** Plain: whom the person works with, as their own questionnaire names them. */
export function othersIn(pair: Pair, personId: string): string {
  const others = pair.mentor.personId === personId ? menteesIn(pair) : [pair.mentor]
  return others.map(({ profile }) => shortName(profile)).join(', ')
}
