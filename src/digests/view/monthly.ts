import { html, textsIn, type Texts } from '../../i18n/texts.ts'
import type { SummaryNotice } from '../jobs.ts'
import type { Figures } from '../summary.ts'

/** Left out where there is nothing to tell: a school that has no pairs yet reads of its banks alone. */
const ofPairs = ['proposed', 'pairs', 'programmes'] as const

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
      ...ofPairs.filter((figure) => now[figure] !== 0 || change[figure] !== 0).map(line),
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
