import { zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/universal'
import { unpack } from './archive.ts'
import type { ReadLimits } from './limits.ts'
import { Refused } from './refusal.ts'

/** The rows of the first sheet that holds anything; a day is `YYYY-MM-DD`, an instant `YYYY-MM-DDTHH:MM`. */
export async function readXlsx(bytes: Uint8Array, limits: ReadLimits): Promise<string[][]> {
  const parts = unpack(bytes, limits.unpackedBytes, isXml)
  if (!parts['[Content_Types].xml'] || !parts['xl/workbook.xml']) throw new Refused('not-a-table')
  for (const [name, part] of Object.entries(parts)) {
    if (name.startsWith('xl/worksheets/') && name.endsWith('.xml')) inspect(new TextDecoder().decode(part), limits)
  }
  // Packed anew, so that the library sees what was counted here, and nothing else.
  const packed = zipSync(parts, { level: 0 })
  const sheets = await readExcelFile(packed.slice().buffer)
  const filled = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null))) ?? sheets[0]
  return (filled?.data ?? []).map((row) => row.map(toText))
}

/** Pictures, macros and whatever else stays packed. */
function isXml(name: string): boolean {
  return /\.(xml|rels)$/.test(name)
}

const lastRow = 1_048_576
const element = /<(?:[\w.-]+:)?(row|c|v|t)(?=[\s/>])([^>]*)>/g

/** The library fills every gap up to the farthest cell with a value: that is looked for first. Errs on the safe side. */
function inspect(sheet: string, limits: ReadLimits): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(sheet)) throw new Refused('damaged')
  let cell = { row: 0, column: 0 }
  for (const [, name, attributes = ''] of sheet.matchAll(element)) {
    if (name === 'row') inspectRow(attributes)
    else if (name === 'c') cell = addressOf(attributes)
    else if (cell.column > limits.columns) throw new Refused('not-a-table')
    else if (cell.row > limits.rows * 2) throw new Refused('too-many-rows')
  }
}

function inspectRow(attributes: string): void {
  const numbers = [...attributes.matchAll(/(?<![\w.-])r\s*=\s*["']([^"']*)["']/g)].map((found) => found[1] ?? '')
  if (numbers.length > 1 || numbers.some((one) => !/^\d{1,7}$/.test(one) || Number(one) > lastRow)) {
    throw new Refused('damaged')
  }
}

function addressOf(attributes: string): { row: number; column: number } {
  const [found, second] = attributes.matchAll(/(?<![\w.-])r\s*=\s*["']([^"']*)["']/g)
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(found?.[1] ?? '') ?? []
  if (second || letters === undefined || digits === undefined) throw new Refused('damaged')
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(digits), column }
}

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  const instant = cell.toISOString()
  return instant.endsWith('T00:00:00.000Z') ? instant.slice(0, 10) : instant.slice(0, 16)
}
