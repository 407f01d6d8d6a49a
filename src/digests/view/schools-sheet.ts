import type { Texts } from '../../i18n/texts.ts'
import type { Cell, Sheet } from '../../sheets/workbook.ts'
import { figureKeys, type Summary } from '../summary.ts'
import type { OfDistrict } from '../told.ts'
import { signsText } from './monthly.ts'

/** A row a school, and what they make together. */
export function schoolsSheet(texts: Texts, sums: Summary, { schools, lagging }: OfDistrict): Sheet {
  const signs = new Map(lagging.map((one) => [one.id, signsText(texts, one.signs)]))
  const own = schools.map(({ id, shortName, summary }): Cell[] => [
    shortName,
    ...figuresOf(summary),
    signs.get(id) ?? null,
  ])
  const together = {
    near: schools.reduce((total, { summary }) => total + summary.deadlines.near, 0),
    overdue: schools.reduce((total, { summary }) => total + summary.deadlines.overdue, 0),
  }
  const title = (name: 'school' | 'overdue' | 'near' | 'signs') =>
    texts.plain(`digests.monthly.workbook.columns.${name}`)
  return {
    name: texts.plain('digests.monthly.workbook.schools'),
    columns: [
      { title: title('school'), width: 26 },
      ...figureKeys.map((key) => ({ title: texts.plain(`digests.monthly.workbook.figures.${key}`), width: 14 })),
      { title: title('overdue'), width: 14 },
      { title: title('near'), width: 14 },
      { title: title('signs'), width: 50 },
    ],
    rows: [
      ...own,
      [texts.plain('digests.monthly.workbook.total'), ...figuresOf({ ...sums, deadlines: together }), null],
    ],
  }
}

function figuresOf({ now, deadlines }: Pick<Summary, 'now' | 'deadlines'>): Cell[] {
  return [...figureKeys.map((key) => now[key]), deadlines.overdue, deadlines.near]
}
