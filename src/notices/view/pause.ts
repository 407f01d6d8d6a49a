import type { Texts } from '../../i18n/texts.ts'
import { button } from '../../telegram/button.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { quietChoices } from '../pause.ts'
import { noticesButton } from './notices.ts'

/** «Не писать до …»: the choice, a day of it, a typed one, the end of it. */
export const pauseButton = button('notice-pause')
export const quietButton = button('notice-quiet', 'until')
export const quietDayButton = button('notice-quiet-day')
export const resumeButton = button('notice-resume')

/** Until when, if there is a pause already. */
export function pauseScreen(texts: Texts, { until, today }: { until: string | undefined; today: string }): Screen {
  const choices = quietChoices(today).map(({ choice, until: day }) => [
    { text: texts.plain(`notices.pause.choices.${choice}`), data: quietButton.data({ until: day }) },
  ])
  return {
    text: [
      texts.t('notices.pause.heading'),
      ...(until ? [pauseLine(texts, until)] : []),
      texts.t('notices.pause.about'),
    ].join('\n\n'),
    rows: [
      ...choices,
      [{ text: texts.plain('notices.pause.choices.other'), data: quietDayButton.data({}) }],
      ...resumeRow(texts, until),
      [{ text: texts.plain('telegram.buttons.back'), data: noticesButton.data({}) }],
    ],
  }
}

export function pauseLine(texts: Texts, until: string): string {
  return texts.t('notices.pause.until', { day: texts.day(until) })
}

export function resumeRow(texts: Texts, until: string | undefined): ScreenButton[][] {
  return until === undefined ? [] : [[{ text: texts.plain('notices.pause.resume'), data: resumeButton.data({}) }]]
}
