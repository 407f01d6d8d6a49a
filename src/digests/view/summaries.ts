import type { Texts } from '../../i18n/texts.ts'
import { inRows, type Screen } from '../../telegram/screen.ts'
import { hasMeetings } from '../summary.ts'
import type { Told } from '../told.ts'
import { currentText } from './monthly.ts'
import { nudgeButton, nudgeDoButton, summaryButton, summaryFileButton } from './summary-buttons.ts'

export function chooseScreen(
  texts: Texts,
  places: readonly { readonly id: string; readonly shortName: string }[],
): Screen {
  return {
    text: texts.t('digests.monthly.onDemand.choose'),
    rows: [
      ...places.map(({ id, shortName }) => [{ text: shortName, data: summaryButton.data({ organisation: id }) }]),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** How many schools would be written to; those told today already are left out. */
export function sureScreen(
  texts: Texts,
  { organisation, month }: { readonly organisation: string; readonly month: string },
  { count, told }: { readonly count: number; readonly told: number },
): Screen {
  return {
    text: [
      texts.t('digests.monthly.onDemand.sure', { count }),
      ...(told > 0 ? [texts.t('roadmap.nudge.toldToday', { count: told })] : []),
    ].join('\n'),
    rows: [
      [{ text: texts.plain('roadmap.buttons.nudgeAllDo'), data: nudgeDoButton.data({ organisation, month }) }],
      [{ text: texts.plain('digests.monthly.buttons.summary'), data: summaryButton.data({ organisation }) }],
    ],
  }
}

export function currentScreen(texts: Texts, told: Told, last: Told): Screen {
  const organisation = told.place.id
  const file = (what: 'picture' | 'workbook') => ({
    text: texts.plain(`digests.monthly.buttons.${what}`),
    data: summaryFileButton.data({ organisation, what }),
  })
  const isLagging = last.of.kind === 'district' && last.of.lagging.length > 0
  const nudge = nudgeButton.data({ organisation, month: last.period.month })
  return {
    text: currentText(texts, told, last),
    rows: [
      ...inRows([...(hasMeetings(told.summary) ? [file('picture')] : []), file('workbook')]),
      ...(isLagging ? [[{ text: texts.plain('digests.monthly.buttons.nudge'), data: nudge }]] : []),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}
