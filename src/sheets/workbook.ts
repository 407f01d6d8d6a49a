import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import { getCellAddress } from 'write-excel-file/utility'
import { xmlText } from './text.ts'

/** Text always stays text, whatever it begins with; `day` is a date without an hour, `YYYY-MM-DD`. */
export type Cell = string | number | { readonly day: string } | null

export type Sheet = {
  /** Made fit for a workbook: at most 31 signs, none of `[]:*?/\`. */
  readonly name: string
  /** `width` in signs. */
  readonly columns: readonly { readonly title: string; readonly width?: number }[]
  readonly rows: readonly (readonly Cell[])[]
  /** Each column has the arrow by which Excel narrows the rows. */
  readonly isFiltered?: boolean
}

/** The bytes of an XLSX: a sheet each, the header set off and frozen. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map((one) => one.name))
  const made = sheets.map((sheet, index) => ({
    sheet: names[index] ?? '',
    columns: sheet.columns.map(({ width }) => ({ width: width ?? defaultWidth })),
    stickyRowsCount: 1,
    data: [sheet.columns.map(({ title }) => header(title)), ...sheet.rows.map((row) => row.map(toCell))],
  }))
  const options = { fontFamily: 'Calibri', fontSize: 11, features: [filtersOf(sheets)] }
  return new Uint8Array(await writeExcelFile(made, options).toBuffer())
}

/** The library writes none: the element stands where the format wants it, right after the rows. */
function filtersOf(sheets: readonly Sheet[]) {
  const transform = (xml: string, _options: object, { sheetIndex }: { sheetIndex: number }): string => {
    const sheet = sheets[sheetIndex]
    if (!sheet?.isFiltered || sheet.columns.length === 0) return xml
    const last = getCellAddress(sheet.rows.length, sheet.columns.length - 1)
    return xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${last}"/>`)
  }
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform } } } }
}

const defaultWidth = 20
/** Excel refuses a workbook with more in a cell. */
const longestText = 32_767
/** The calendar of workbooks begins here, and its first two months are wrong. */
const firstDay = '1900-03-01'

function header(title: string): CellObject {
  return {
    ...text(title),
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
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, type: Number } : null
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
