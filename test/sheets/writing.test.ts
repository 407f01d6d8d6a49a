import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../src/sheets/table.ts'
import { writeCsv } from '../../src/sheets/csv.ts'
import { writeWorkbook } from '../../src/sheets/workbook.ts'
import { convert, hasOffice } from '../documents/office.ts'
import { hostileTexts } from './kit.ts'
import { readXml } from './xml.ts'

const parsed = async (bytes: Uint8Array) => {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name))
  return new Map(parts.map(([name, part]) => [name, readXml(part)]))
}

const hostileSheet = (name: string) => ({
  name,
  columns: [{ title: '=1+1' }, { title: '@x', width: 40 }],
  rows: hostileTexts(500).map((text, index) => [text, index]),
})

/** п. E4: text that people wrote stays text. */
describe('a workbook', () => {
  it('has no formula and is well-formed, whatever the cells and the sheets are called', async () => {
    const parts = await parsed(
      await writeWorkbook([...hostileTexts(44)].map((name) => ({ ...hostileSheet(name), rows: [] }))),
    )
    const sheets =
      parts
        .get('xl/workbook.xml')
        ?.find('sheet')
        .map((one) => one.getAttribute('name') ?? '') ?? []
    expect(sheets).toHaveLength(44)
    expect(new Set(sheets.map((name) => name.toLowerCase())).size).toBe(44)
    for (const name of sheets) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/)
    const [sheet] = [...(await parsed(await writeWorkbook([hostileSheet('A')])))].flatMap(([name, xml]) =>
      name === 'xl/worksheets/sheet1.xml' ? [xml] : [],
    )
    expect(sheet?.find('f')).toEqual([])
    const kinds = new Set(sheet?.find('c').map((cell) => cell.getAttribute('t')))
    expect(kinds).toEqual(new Set(['s', null]))
  })

  it('gives back every text as it was, but for what XML can’t hold', async () => {
    const read = await readTable({ name: 'x', bytes: await writeWorkbook([hostileSheet('A')]) })
    if (!read.ok) throw new Error(read.reason)
    const byNumber = new Map(read.table.rows.map(([text, number]) => [number, text]))
    for (const [index, text] of hostileTexts(500).entries()) expect(byNumber.get(String(index))).toBe(kept(text))
  })

  it('has real days, numbers, and days before the calendar of workbooks as text', async () => {
    const rows = [
      [{ day: '2026-10-05' }, 3.5],
      [{ day: '1850-01-01' }, null],
      [{ day: 'вчера' }, Number.NaN],
    ] as const
    const bytes = await writeWorkbook([{ name: 'A', columns: [{ title: 'Дни' }, { title: 'Числа' }], rows }])
    expect(await readTable({ name: 'x', bytes })).toMatchObject({
      table: {
        rows: [
          ['2026-10-05', '3.5'],
          ['1850-01-01', ''],
          ['вчера', ''],
        ],
      },
    })
    const sheet = (await parsed(bytes)).get('xl/worksheets/sheet1.xml')
    expect(sheet?.find('pane')[0]?.getAttribute('ySplit')).toBe('1')
    expect(sheet?.find('v').map((one) => one.textContent)).toContain('46300')
  })

  it('is narrowed by any of its columns where that was asked for, header and rows alike', async () => {
    const columns = [{ title: 'Наставник' }, { title: 'Дата' }, { title: 'Тема' }]
    const sheet = {
      name: 'A',
      columns,
      rows: [
        ['а', { day: '2026-10-05' }, 'б'],
        ['в', null, 'г'],
      ] as const,
    }
    const parts = await parsed(await writeWorkbook([sheet, { ...sheet, isFiltered: true }]))
    const [plain, filtered] = [1, 2].map((number) => parts.get(`xl/worksheets/sheet${number}.xml`))
    expect(plain?.find('autoFilter')).toEqual([])
    expect(filtered?.find('autoFilter').map((one) => one.getAttribute('ref'))).toEqual(['A1:C3'])
  })

  it('is as wide as a page that lies on its side, its rows high enough for their words, under whose it is', async () => {
    const sheet = {
      name: 'A',
      title: 'Заречный район: сводка за октябрь 2026 г.',
      columns: [{ title: 'Встреч подтвердили наставляемые', width: 14 }, { title: 'Школа' }],
      rows: [
        [1, 'Школа № 3'],
        [2, 'Школа с очень длинным именем, которое не помещается'],
      ],
      isFiltered: true,
    }
    const upright = { ...sheet, columns: sheet.columns.map((one) => ({ ...one, isUpright: true })) }
    const parts = await parsed(await writeWorkbook([sheet, upright]))
    const [made, turned] = [1, 2].map((number) => parts.get(`xl/worksheets/sheet${number}.xml`))
    expect(made?.find('pageSetUpPr')[0]?.getAttribute('fitToPage')).toBe('1')
    const setup = made?.find('pageSetup')[0]
    expect(['orientation', 'fitToWidth', 'fitToHeight'].map((name) => setup?.getAttribute(name))).toEqual([
      'landscape',
      '1',
      '0',
    ])
    expect(made?.find('row').map((row) => row.getAttribute('ht'))).toEqual([null, '63', null, '60'])
    expect(turned?.find('row')[1]?.getAttribute('ht')).toBe('130')
    expect(made?.find('pane')[0]?.getAttribute('ySplit')).toBe('2')
    expect(made?.find('autoFilter')[0]?.getAttribute('ref')).toBe('A2:B4')
  })

  it.runIf(hasOffice)('is opened by LibreOffice, which calculates nothing in it', async () => {
    const bytes = await writeWorkbook([hostileSheet('Учителя')])
    const seen = convert(bytes, 'xlsx', 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false').toString(
      'utf8',
    )
    expect(seen).toContain('=1+1')
    expect(seen).toContain('=HYPERLINK(')
    expect(seen).not.toContain('#NAME?')
  })
})

describe('a CSV', () => {
  it('opens as text in a spreadsheet: what could be calculated begins with an apostrophe', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(hostileSheet('A')))
    expect(text.startsWith('\uFEFF"\'=1+1";"\'@x"\r\n')).toBe(true)
    const read = await readTable({ name: 'x', bytes: writeCsv(hostileSheet('A')) })
    if (!read.ok) throw new Error(read.reason)
    expect(read.table.rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
  })

  it.runIf(hasOffice)('is calculated by nobody', () => {
    const sheet = convert(writeCsv(hostileSheet('A')), 'csv', 'fods').toString('utf8')
    expect(sheet).toContain('=1+1')
    expect(sheet.match(/table:formula/g)).toBeNull()
  })
})

function kept(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD-\uFFFF]/g, '')
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]/g, ' ')
    .trim()
}
