import { renderPng } from '../../charts/chart.ts'
import { documentName } from '../../files/name.ts'
import { type Language, type Texts, textsIn } from '../../i18n/texts.ts'
import { writeWorkbook } from '../../sheets/workbook.ts'
import type { SummaryFile } from '../jobs/monthly.ts'
import type { Told } from '../told.ts'
import { monthIn } from '../view/monthly.ts'
import { monthlyChart } from '../view/monthly-chart.ts'
import { monthlySheets } from '../view/monthly-sheets.ts'

/** What goes with the message: the picture where there is something to draw, and the workbook. */
export async function summaryFiles(language: Language, told: Told): Promise<SummaryFile[]> {
  const texts = textsIn(language)
  const picture = await pictureOf(texts, told)
  return [...(picture ? [picture] : []), await workbookOf(texts, told)]
}

export async function pictureOf(texts: Texts, told: Told): Promise<SummaryFile | undefined> {
  const spec = monthlyChart(texts, told)
  if (!spec) return undefined
  const caption = texts.t('digests.monthly.picture.caption', namesOf(texts, told))
  return { kind: 'photo', name: `${told.period.month}.png`, bytes: await renderPng(spec), caption }
}

export async function workbookOf(texts: Texts, told: Told): Promise<SummaryFile> {
  const names = namesOf(texts, told)
  return {
    kind: 'document',
    name: documentName(texts.plain('digests.monthly.workbook.name', names), 'xlsx'),
    bytes: await writeWorkbook(monthlySheets(texts, told)),
    caption: texts.t('digests.monthly.workbook.caption', names),
  }
}

function namesOf(texts: Texts, { place, period }: Told): { school: string; month: string } {
  return { school: place.shortName, month: monthIn(texts, period.month) }
}
