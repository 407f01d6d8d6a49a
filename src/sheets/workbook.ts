import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import { getCellAddress } from 'write-excel-file/utility'
import { xmlText } from './text.ts'

/** Text always stays text, whatever it begins with; `day` is a date without an hour, `YYYY-MM-DD`. */
export type Cell = string | number | { readonly day: string } | null

export type Sheet = {
  /** Made fit for a workbook: at most 31 signs, none of `[]:*?/\`. */
  readonly name: string
  /** Whose and of when it is, in a row of its own above the header. */
  readonly title?: string
  /** `width` in signs; where the title is upright, the column is only as wide as what stands in it. */
  readonly columns: readonly { readonly title: string; readonly width?: number; readonly isUpright?: boolean }[]
  readonly rows: readonly (readonly Cell[])[]
  /** Each column has the arrow by which Excel narrows the rows. */
  readonly isFiltered?: boolean
}

/** The bytes of an XLSX: a sheet each, the header set off and frozen; printed on its side, as wide as the page. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map((one) => one.name))
  const made = sheets.map((sheet, index) => ({
    sheet: names[index] ?? '',
    columns: sheet.columns.map(({ width }) => ({ width: width ?? defaultWidth })),
    stickyRowsCount: headerRow(sheet),
    orientation: 'landscape' as const,
    data: [
      ...(sheet.title === undefined ? [] : [[{ ...text(sheet.title), wrap: false, fontWeight: 'bold' as const }]]),
      headerOf(sheet),
      ...sheet.rows.map((row) => rowOf(sheet, row)),
    ],
  }))
  const options = { fontFamily: 'Calibri', fontSize: 11, features: [filtersOf(sheets), fitToWidth] }
  return new Uint8Array(await writeExcelFile(made, options).toBuffer())
}

/** The library writes none: the element stands where the format wants it, right after the rows. */
function filtersOf(sheets: readonly Sheet[]) {
  const transform = (xml: string, _options: object, { sheetIndex }: { sheetIndex: number }): string => {
    const sheet = sheets[sheetIndex]
    if (!sheet?.isFiltered || sheet.columns.length === 0) return xml
    const above = headerRow(sheet)
    const last = getCellAddress(sheet.rows.length + above - 1, sheet.columns.length - 1)
    return xml.replace('</sheetData>', `</sheetData><autoFilter ref="A${above}:${last}"/>`)
  }
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform } } } }
}

/** Nor this: as many pages below each other as it takes, none beside another. */
const fitToWidth = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string): string =>
          xml
            .replace(/(<worksheet [^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
}

/** The row of the header, from one. */
function headerRow({ title }: Sheet): number {
  return title === undefined ? 1 : 2
}

const defaultWidth = 20
/** Excel refuses a workbook with more in a cell. */
const longestText = 32_767
/** The calendar of workbooks begins here, and its first two months are wrong. */
const firstDay = '1900-03-01'

/** High enough for the longest title: not every program measures it. */
function headerOf({ columns }: Sheet): CellObject[] {
  const lines = columns.map(({ title, width = defaultWidth }) => linesIn(title, width))
  const height = columns.some(({ isUpright }) => isUpright) ? uprightPoints : heightOf(lines) + 3
  return columns.map(({ title, isUpright = false }) => ({ ...header(title, isUpright), height }))
}

function rowOf({ columns }: Sheet, row: readonly Cell[]): (CellObject | null)[] {
  const height = heightOf(
    row.map((cell, index) => (typeof cell === 'string' ? linesIn(cell, columns[index]?.width ?? defaultWidth) : 1)),
  )
  return row.map(toCell).map((cell) => (cell && height > linePoints ? { ...cell, height } : cell))
}

function heightOf(lines: readonly number[]): number {
  return Math.min(mostPoints, Math.max(1, ...lines) * linePoints)
}

const linePoints = 15
/** Excel has no higher row. */
const mostPoints = 409
/** Two lines of some twenty letters. */
const uprightPoints = 130

/** Words go on in the next line as a whole; the arrow of a filter and thick letters take some room. */
function linesIn(words: string, width: number): number {
  const fit = Math.max(1, width * 0.85)
  let lines = 0
  for (const line of words.split('\n')) {
    let used = Number.POSITIVE_INFINITY
    for (const { length } of line.split(' ')) {
      const isNext = used + 1 + length > fit
      lines += isNext ? Math.max(1, Math.ceil(length / fit)) : 0
      used = isNext ? length % fit : used + 1 + length
    }
  }
  return lines
}

function header(title: string, isUpright: boolean): CellObject {
  return {
    ...text(title),
    ...(isUpright ? { textRotation: 90 } : {}),
    fontWeight: 'bold',
    backgroundColor: '#DDEBF7',
    borderStyle: 'thin',
    borderColor: '#9BC2E6',
    alignVertical: 'center',
  }
}

function toCell(cell: Cell): CellObject | null {
  if (cell === null) return null
  if (typeof cell === 'string') return text(cell)
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { value: cell, type: Number, alignVertical: 'top' } : null
  const day = /^\d{4}-\d\d-\d\d$/.test(cell.day) ? new Date(`${cell.day}T00:00:00Z`) : undefined
  if (!day || Number.isNaN(day.getTime()) || cell.day < firstDay) return text(cell.day)
  return { value: day, type: Date, format: 'dd.mm.yyyy', align: 'left', alignVertical: 'top' }
}

function text(value: string): CellObject {
  return { value: cellText(value), type: String, wrap: true, alignVertical: 'top' }
}

/** Workbooks write control characters as `_x0007_`: what only looks like one is kept from being read as one. */
function cellText(value: string): string {
  const clean = xmlText(value).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return clean.slice(0, longestText).toWellFormed()
}

function sheetNames(wanted: readonly string[]): string[] {
  const taken: string[] = []
  for (const name of wanted) {
    const base = xmlText(name)
      .replaceAll(/[[\]:*?/\\\s]+/g, ' ')
      .replaceAll(/^[' ]+|[' ]+$/g, '')
    // «History» is Excel's own.
    const fit = base === '' || base.toLowerCase() === 'history' ? `${base}_` : base
    taken.push(unlike(taken, fit))
  }
  return taken
}

function unlike(taken: readonly string[], name: string): string {
  const isTaken = (one: string) => taken.some((other) => other.toLowerCase() === one.toLowerCase())
  let candidate = cut(name, 31)
  for (let number = 2; isTaken(candidate); number += 1) candidate = `${cut(name, 27)} (${number})`
  return candidate
}

function cut(name: string, length: number): string {
  return name.slice(0, length).toWellFormed().replaceAll('\uFFFD', '').trimEnd()
}
