import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member, Profile } from '../../people/actor.ts'
import { fullName, inSentence } from '../../people/name.ts'
import { labelOfPost, labelOfSubject } from '../../questionnaires/labels.ts'
import { button } from '../../telegram/button.ts'
import type { Screen } from '../../telegram/screen.ts'
import { postLine, subjectsLine } from '../view.ts'

/** One of: right, correct. */
export const checkButton = button('list-row', 'answer')

/** HTML: «You are on the list of the school: teacher, mathematics. Is that you?» */
export function claimQuestion(texts: Texts, school: Pick<Organisation, 'shortName'>, listed: Profile): string {
  const post = listed.post === null ? [] : [labelOfPost(texts, listed.post)]
  const subjects = listed.subjects.filter((one) => one !== 'none').map((one) => labelOfSubject(texts, one))
  const known = [...post, ...subjects].map(inSentence)
  return texts.t('joining.claim.question', { words: known.length === 0 ? school.shortName : known.join(', ') })
}

/** What the list says of somebody who came by a personal link, to be looked at once. */
export function checkScreen(texts: Texts, member: Member): Screen {
  const [held] = member.roles
  return {
    text: texts.t('joining.claim.check', {
      school: held?.organisation.shortName ?? '',
      name: fullName(member.profile),
      post: postLine(texts, member.profile),
      subjects: subjectsLine(texts, member.profile),
    }),
    rows: [
      [{ text: texts.plain('joining.claim.right'), data: checkButton.data({ answer: 'right' }) }],
      [{ text: texts.plain('joining.claim.correct'), data: checkButton.data({ answer: 'correct' }) }],
    ],
  }
}
