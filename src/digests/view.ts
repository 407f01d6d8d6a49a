import { html, textsIn, type Texts } from '../i18n/texts.ts'
import type { Member } from '../people/actor.ts'
import type { ConsentRecord } from '../consent/store/consents.ts'
import type { Screen } from '../telegram/screen.ts'
import type { SummaryNotice } from './jobs.ts'
import type { Figures } from './summary.ts'

export const monthlyNotice: SummaryNotice = (to, school, month, { now, change }) => {
  const texts = textsIn(to.language)
  const [year = 0, number = 0] = month.split('-').map(Number)
  const line = (figure: keyof Figures) =>
    texts.t(`digests.monthly.${figure}`, { count: now[figure], change: html(changeText(texts, change[figure])) })
  const isQuiet = Object.values(change).every((one) => one === 0)
  return {
    text: [
      texts.t('digests.monthly.heading', { month: texts.month(year, number), school: school.shortName }),
      '',
      line('mentors'),
      line('mentees'),
      line('sent'),
      line('waiting'),
      line('unfinished'),
      ...(isQuiet ? ['', texts.t('digests.monthly.quiet')] : []),
    ].join('\n'),
    buttons: [[{ text: texts.plain('banks.menu.MENTOR'), callback_data: 'bank:mentors::0' }]],
  }
}

function changeText(texts: Texts, by: number): string {
  if (by === 0) return texts.t('digests.monthly.same')
  return by > 0 ? texts.t('digests.monthly.more', { by }) : texts.t('digests.monthly.less', { by: -by })
}

/** Where one form stands for the person. */
export type FormStanding = { readonly name: string; readonly left?: number; readonly submittedAt?: Date }

export function statusScreen(
  texts: Texts,
  member: Member,
  consents: readonly ConsentRecord[],
  forms: readonly FormStanding[],
): Screen {
  const timeZone = member.roles[0]?.organisation.timeZone ?? 'UTC'
  return {
    text: [
      texts.t('telegram.status.heading'),
      ...member.roles.map((one) =>
        texts.t('telegram.status.role', {
          role: texts.plain(`people.roles.${one.role}`),
          organisation: one.organisation.shortName,
        }),
      ),
      ...consents.map((one) =>
        texts.t('telegram.status.consent', {
          operator: one.organisationName,
          at: texts.instant(one.givenAt, one.timeZone),
        }),
      ),
      ...forms.map((form) => formLine(texts, form, timeZone)),
    ].join('\n'),
    rows: [[{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]],
  }
}

function formLine(texts: Texts, { name: form, left, submittedAt }: FormStanding, timeZone: string): string {
  if (left !== undefined) return texts.t('telegram.status.formHalf', { form, left })
  if (submittedAt) return texts.t('telegram.status.formSent', { form, at: texts.instant(submittedAt, timeZone) })
  return texts.t('telegram.status.formNone', { form })
}
