import { languages } from '../../i18n/language.ts'
import { textsIn } from '../../i18n/texts.ts'
import { sameWords } from './same.ts'

/** The columns of the example workbook, in their order. */
export const columns = ['surname', 'givenName', 'patronymic', 'post', 'subjects', 'contact', 'birthYear'] as const
export type Column = (typeof columns)[number]

/** What a column of somebody's workbook may hold besides: the whole name in one, and what was wrong the last time. */
export type FoundColumn = Column | 'wholeName' | 'toCorrect'

/** The line that holds the titles, from nought, and at which place of a line each column stands. */
export type Header = { readonly line: number; readonly places: ReadonlyMap<FoundColumn, number> }

/** Above the titles stand at most the name of the school, a date, a number of the order. */
const linesToSearch = 20

/** The first line whose titles tell where the names stand; columns may come in any order, in either language. */
export function findHeader(lines: readonly (readonly string[])[]): Header | undefined {
  const headers = lines.slice(0, linesToSearch).map((cells, line) => ({ line, places: placesIn(cells) }))
  return headers.find(({ places }) => places.has('wholeName') || (places.has('surname') && places.has('givenName')))
}

function placesIn(cells: readonly string[]): Map<FoundColumn, number> {
  const places = new Map<FoundColumn, number>()
  for (const [place, title] of cells.entries()) {
    const column = titles.get(sameWords(title))
    // Of two columns with one title the first is read; the other comes back untouched.
    if (column && !places.has(column)) places.set(column, place)
  }
  return places
}

const titles: ReadonlyMap<string, FoundColumn> = new Map(
  languages.flatMap((language) =>
    ([...columns, 'wholeName', 'toCorrect'] as const).flatMap((column) => {
      const texts = textsIn(language)
      const others = texts.plain(`staff.import.alsoCalled.${column}`).split(',')
      return [texts.plain(`staff.import.columns.${column}`), ...others].map((title): [string, FoundColumn] => [
        sameWords(title),
        column,
      ])
    }),
  ),
)
