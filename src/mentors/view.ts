import { textsIn, type Texts } from '../i18n/texts.ts'
import { fullName, shortName } from '../people/name.ts'
import { labelOfPost, labelOfSubject } from '../questionnaires/labels.ts'
import { answerLines, shortened } from '../questionnaires/lines.ts'
import { versionOf } from '../questionnaires/questionnaire.ts'
import { button } from '../telegram/button.ts'
import { type Page, pageButtons } from '../telegram/paging.ts'
import type { Screen } from '../telegram/screen.ts'
import type { NewMentorNotice } from './actions.ts'
import { mentorForm, mentorQuestionnaires } from './bank.ts'
import type { Listing } from './store.ts'

export const bankButton = button('mentors', 'page')
export const cardButton = button('mentor', 'listing')

/** The bank of mentors (п. 3.4.5), by surname. */
export function bankScreen(texts: Texts, page: Page<Listing>): Screen {
  return {
    text: page.total === 0 ? texts.t('mentors.bank.empty') : texts.t('mentors.bank.heading', { count: page.total }),
    rows: [
      ...page.rows.map((one) => [{ text: rowLabel(texts, one), data: cardButton.data({ listing: one.id }) }]),
      ...pageButtons(page, (to) => bankButton.data({ page: String(to) })),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function cardScreen(texts: Texts, listing: Listing, timeZone: string): Screen {
  const { profile, response } = listing
  const questionnaire = versionOf(mentorQuestionnaires, mentorForm, response.version)
  return {
    text: [
      `<b>${texts.t('mentors.card.name', { name: fullName(profile) })}</b>`,
      ...(profile.post ? [texts.t('mentors.card.post', { post: labelOfPost(texts, profile.post) })] : []),
      texts.t('mentors.card.sent', { at: texts.instant(response.submittedAt, timeZone) }),
      '',
      ...answerLines(texts, questionnaire, response.answers),
    ].join('\n'),
    rows: [
      [{ text: texts.plain('mentors.buttons.bank'), data: bankButton.data({ page: '0' }) }],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export const newMentorNotice: NewMentorNotice = (to, { member, listingId, wasListed }) => {
  const texts = textsIn(to.language)
  const kind = listingId === undefined ? 'declined' : wasListed ? 'corrected' : 'new'
  return {
    text: texts.t(`mentors.notice.${kind}`, { person: shortName(member.profile) }),
    buttons: listingId
      ? [[{ text: texts.plain('mentors.buttons.card'), callback_data: cardButton.data({ listing: listingId }) }]]
      : [],
  }
}

function rowLabel(texts: Texts, { profile }: Listing): string {
  const subjects = profile.subjects.map((one) => labelOfSubject(texts, one)).join(', ')
  return shortened(subjects ? `${shortName(profile)}, ${subjects}` : shortName(profile), 48)
}
