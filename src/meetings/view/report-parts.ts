import type { Texts } from '../../i18n/texts.ts'
import type { ScreenButton } from '../../telegram/screen.ts'
import type { Meeting } from '../meeting.ts'
import type { From, Step } from '../report-steps.ts'
import { stepButton } from './check-in-buttons.ts'

/** An activity of the programme in force that no meeting has carried out. */
export type Idea = { readonly key: string; readonly title: string }

export type StepShown = {
  readonly meeting: Meeting
  readonly from: From
  readonly readerId: string
  /** What may be a topic. */
  readonly activities: readonly Idea[]
  readonly today: string
}

export function dayLabel(texts: Texts, ago: number, day: string): string {
  if (ago === 0) return texts.plain('meetings.checkIn.day.today')
  return ago === 1 ? texts.plain('meetings.checkIn.day.yesterday') : texts.shortDay(day)
}

export function stepData({ id }: Pick<Meeting, 'id'>, from: From, step: Step): string {
  return stepButton.data({ id, from, step })
}

export function backTo(texts: Texts, meeting: Meeting, from: From, step: Step): ScreenButton {
  return { text: texts.plain('meetings.checkIn.buttons.back'), data: stepData(meeting, from, step) }
}

export function stepLine(texts: Texts, number: number): string {
  return texts.t('meetings.checkIn.step', { number })
}
