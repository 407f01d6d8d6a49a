import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { answerLines } from '../../questionnaires/lines.ts'
import type { Viewer } from '../../questionnaires/seen.ts'
import type { Screen } from '../../telegram/screen.ts'
import { questionnaireOf } from '../banks.ts'
import type { Filter } from '../filter.ts'
import type { Card } from '../listing.ts'
import { bankData } from './buttons.ts'

/** Somebody of a bank, for the curator and the head. */
export function cardScreen(
  texts: Texts,
  card: Card,
  school: Organisation,
  viewer: Viewer,
  back: { readonly filter: Filter; readonly page: number },
): Screen {
  const { profile, response } = card
  return {
    text: [
      `<b>${texts.t('banks.card.name', { name: fullName(profile) })}</b>`,
      ...(profile.post ? [texts.t('banks.card.post', { post: labelOfPost(texts, profile.post) })] : []),
      texts.t('banks.card.sent', { at: texts.instant(response.submittedAt, school.timeZone) }),
      '',
      ...answerLines(texts, questionnaireOf(response), response.answers, viewer),
    ].join('\n'),
    rows: [
      [{ text: texts.plain('banks.buttons.bank'), data: bankData(card.kind, back.filter, back.page) }],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}
