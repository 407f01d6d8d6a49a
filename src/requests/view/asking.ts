import { type Texts, textsIn } from '../../i18n/texts.ts'
import type { NoticeButton } from '../../notices/choice.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Asking } from '../actions/campaign.ts'
import type { QuickAnswer } from '../campaign.ts'
import type { Closing } from '../jobs.ts'
import { answerButton, campaignButton } from './buttons.ts'
import { countLines } from './campaign.ts'

/** How a teacher is asked. `openForm` is the data of the button that opens the request. */
export function askingOf(openForm: string): Asking {
  return (to, { campaign, school, hasRequest }, isReminder) => {
    const texts = textsIn(to.language)
    const known = hasRequest ? 'known' : 'new'
    const words = { school: school.shortName, day: texts.day(campaign.dueOn) }
    return {
      text: isReminder ? texts.t(`requests.asked.again.${known}`, words) : texts.t(`requests.asked.${known}`, words),
      buttons: [
        [press(texts, hasRequest ? 'update' : 'fill', openForm)],
        ...(hasRequest ? [[quick(texts, campaign.id, 'UNCHANGED')]] : []),
        [quick(texts, campaign.id, 'NOT_NEEDED')],
      ],
    }
  }
}

function press(texts: Texts, label: 'update' | 'fill', data: string): NoticeButton {
  return { text: texts.plain(`requests.buttons.${label}`), callback_data: data }
}

function quick(texts: Texts, campaign: string, what: QuickAnswer): NoticeButton {
  return { text: texts.plain(`requests.buttons.${what}`), callback_data: answerButton.data({ campaign, what }) }
}

/** What stands in the place of the question once it is answered; it can be answered otherwise. */
export function answeredScreen(
  texts: Texts,
  answer: QuickAnswer | 'finished' | 'no-request',
  openForm: string,
): Screen {
  const label = answer === 'UNCHANGED' ? 'update' : answer === 'no-request' ? 'fill' : 'fillAfterAll'
  const open: ScreenButton = { text: texts.plain(`requests.buttons.${label}`), data: openForm }
  return {
    text: texts.t(`requests.answered.${answer}`),
    rows: [[open], [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]],
  }
}

/** What the curators read when a campaign has ended by itself. */
export const closingNotice: Closing = (to, { campaign, school, counts }) => {
  const texts = textsIn(to.language)
  return {
    text: [
      texts.t('requests.closing', { school: school.shortName, day: texts.day(campaign.dueOn) }),
      '',
      ...countLines(texts, counts),
    ].join('\n'),
    buttons: [
      [
        {
          text: texts.plain('requests.buttons.back'),
          callback_data: campaignButton.data({ school: school.id }),
        },
      ],
    ],
  }
}
