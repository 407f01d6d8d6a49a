import type { Texts } from '../../i18n/texts.ts'
import type { Cell, Sheet } from '../../sheets/workbook.ts'
import { figureKeys, type Summary } from '../summary.ts'
import type { OfDistrict } from '../told.ts'
import { signsText } from './monthly.ts'

const narrow = { width: 7, isUpright: true }

/** A row a school, what the district itself has to do, and what they make together. */
export function schoolsSheet(texts: Texts, sums: Summary, { schools, lagging }: OfDistrict): Sheet {
  const signs = new Map(lagging.map((one) => [one.id, signsText(texts, one.signs)]))
  const own = schools.map(({ id, shortName, summary }): Cell[] => [
    shortName,
    ...figuresOf(summary),
    signs.get(id) ?? null,
  ])
  const ofSchools = (which: 'near' | 'overdue') =>
    schools.reduce((total, { summary }) => total + summary.deadlines[which], 0)
  const ofDistrict = (['overdue', 'near'] as const).map((which) => sums.deadlines[which] - ofSchools(which))
  const title = (name: 'school' | 'overdue' | 'near' | 'signs') =>
    texts.plain(`digests.monthly.workbook.columns.${name}`)
  return {
    name: texts.plain('digests.monthly.workbook.schools'),
    columns: [
      { title: title('school'), width: 26 },
      ...figureKeys.map((key) => ({ title: texts.plain(`digests.monthly.workbook.figures.${key}`), ...narrow })),
      { title: title('overdue'), ...narrow },
      { title: title('near'), ...narrow },
      { title: title('signs'), width: 50 },
    ],
    rows: [
      ...own,
      [texts.plain('digests.monthly.workbook.districtOwn'), ...figureKeys.map(() => null), ...ofDistrict, null],
      [texts.plain('digests.monthly.workbook.total'), ...figuresOf(sums), null],
    ],
  }
}

function figuresOf({ now, deadlines }: Pick<Summary, 'now' | 'deadlines'>): Cell[] {
  return [...figureKeys.map((key) => now[key]), deadlines.overdue, deadlines.near]
}
