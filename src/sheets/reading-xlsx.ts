import { Unzip, UnzipInflate, zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/universal'
import type { ReadLimits } from './limits.ts'
import { Refused } from './refusal.ts'

/** The rows of the first sheet that holds anything; a day is `YYYY-MM-DD`, an instant `YYYY-MM-DDTHH:MM`. */
export async function readXlsx(bytes: Uint8Array, limits: ReadLimits): Promise<string[][]> {
  const parts = unpack(bytes, limits.unpackedBytes)
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

/** Small enough that one piece can't unpack to more than 17 MB. */
const pieceBytes = 16 * 1024
const mostParts = 2000

/** What the archive holds of XML, by name. Sizes are counted as they come out: what the archive says of itself is not believed. */
function unpack(bytes: Uint8Array, mostBytes: number): Record<string, Uint8Array> {
  if (!hasEnd(bytes)) throw new Refused('damaged')
  const parts = new Map<string, Uint8Array[]>()
  let tooBig: Refused | undefined
  let unpacked = 0
  let seen = 0
  const unzip = new Unzip((file) => {
    seen += 1
    if (seen > mostParts) throw new Refused('too-big')
    // Pictures, macros and whatever else stays packed; a name is a key here and never a path.
    if (!/\.(xml|rels)$/.test(file.name)) return
    if (parts.has(file.name)) throw new Refused('damaged')
    const pieces: Uint8Array[] = []
    parts.set(file.name, pieces)
    file.ondata = (error, piece) => {
      // The library catches what is thrown here and reports it here.
      if (error) throw tooBig ?? new Refused('damaged')
      unpacked += piece.byteLength
      if (unpacked > mostBytes) throw (tooBig = new Refused('too-big'))
      pieces.push(piece)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.byteLength; at += pieceBytes) {
    unzip.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.byteLength)
  }
  return Object.fromEntries([...parts].map(([name, pieces]) => [name, new Uint8Array(Buffer.concat(pieces))]))
}

/** The last 22 bytes of an archive, before its comment: what breaks off has none. */
function hasEnd(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.byteLength - 65_600)))
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  return at >= 0 && at + 22 <= tail.byteLength
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
