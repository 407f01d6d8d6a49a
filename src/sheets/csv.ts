import type { Cell, Sheet } from './workbook.ts'
import { xmlText } from './text.ts'

/** The bytes of a CSV as Excel with Russian settings opens it: UTF-8 with its mark, semicolons, lines ending in CR LF. */
export function writeCsv(table: Pick<Sheet, 'columns' | 'rows'>): Uint8Array {
  const lines = [table.columns.map((one) => one.title), ...table.rows].map((row) => row.map(field).join(';'))
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`)
}

function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = xmlText(typeof cell === 'string' ? cell : cell.day)
  const guarded = isFormula(text) ? `'${text}` : text
  return /[";\r\n\t,']/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** A spreadsheet would calculate what begins so, also after spaces and line breaks. */
function isFormula(text: string): boolean {
  return /^[\s]*[=+\-@＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text)
}
