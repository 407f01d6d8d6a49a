import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readLimits } from '../../src/sheets/limits.ts'
import { readTable } from '../../src/sheets/table.ts'
import { inline, letters, sheetOf, workbookOf } from './kit.ts'

/** On a busy machine a second may last long. */
const patient = { ...readLimits, milliseconds: 50_000 }

const reasonOf = async (bytes: Uint8Array, limits = patient) => {
  const read = await readTable({ name: 'список.xlsx', bytes }, limits)
  return read.ok ? 'read' : read.reason
}

const cell = (address: string) => `<row r="1">${inline('A1', 'ФИО')}</row><row>${inline(address, 'x')}</row>`

/** Says of its first entry that it unpacks to `size` bytes, in both places where an archive says it. */
function lying(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive)
  const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt32LE(size, 22)
  bytes.writeUInt32LE(size, central + 24)
  return new Uint8Array(bytes)
}

/** п. E8: whatever is sent, it is refused within seconds and the bot goes on. */
describe('a hostile file', () => {
  it('is no bomb: what it unpacks to is counted while it is unpacked', async () => {
    const bomb = workbookOf(sheetOf(cell('A2')), { 'xl/more.xml': new Uint8Array(60 * 1024 * 1024) })
    expect(bomb.byteLength).toBeLessThan(100_000)
    expect(await reasonOf(bomb)).toBe('too-big')
  })

  it('is not believed about its own size', async () => {
    const bomb = zipSync({ 'xl/first.xml': new Uint8Array(60 * 1024 * 1024) })
    expect(await reasonOf(lying(bomb, 100))).toBe('too-big')
  })

  it('is not larger than 10 MB', async () => {
    expect(await reasonOf(new Uint8Array(readLimits.fileBytes + 1))).toBe('too-big')
  })

  it('does not hide thousands of parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`xl/${index}.xml`, letters('')]))
    expect(await reasonOf(workbookOf(sheetOf(cell('A2')), parts))).toBe('too-big')
  })

  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
    ['an old or locked workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['a page', letters('<html><table><tr><td>ФИО</td></tr></table></html>')],
    ['a PDF', letters('%PDF-1.7\nФИО;Роль')],
    ['another archive', zipSync({ 'word/document.xml': letters('<w/>') })],
  ])('of a wrong type is told by its bytes: %s', async (_, bytes) => {
    expect(await reasonOf(bytes)).toBe('not-a-table')
  })

  it.each([
    ['entities that multiply', `<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "xx">]>${sheetOf(cell('A2'))}`],
    ['a row beyond the last', sheetOf(`<row r="99999999">${inline('A1', 'x')}</row>`)],
    ['a cell with two places', sheetOf(`<row r="1"><c r="A1" x:r="ZZZ9"><v>1</v></c></row>`)],
    ['a cell with a hidden place', sheetOf(`<row r="1"><c y=">" r="XFD9"><v>1</v></c></row>`)],
    ['unclosed markup', '<worksheet><sheetData><row r="1"><c r="A1"><v>1'],
  ])('is damaged where it holds %s', async (_, sheet) => {
    expect(await reasonOf(workbookOf(sheet))).toBe('damaged')
  })

  it('does not spread over a million cells', async () => {
    expect(await reasonOf(workbookOf(sheetOf(cell('XFD2'))))).toBe('not-a-table')
    expect(await reasonOf(workbookOf(sheetOf(cell('A1048576'))))).toBe('too-many-rows')
    const wide = `<row r="1">${Array.from({ length: 1000 }, (_, index) => inline(`ZZ${index}`, 'x')).join('')}</row>`
    expect(await reasonOf(workbookOf(sheetOf(wide)))).toBe('not-a-table')
    expect(await reasonOf(letters(`${'x;'.repeat(1_000_000)}\n`))).not.toBe('read')
  })

  it('is told when it breaks off', async () => {
    const whole = workbookOf(sheetOf(cell('A2')))
    for (const part of [0.2, 0.5, 0.8, 0.99]) {
      expect(await reasonOf(whole.subarray(0, Math.floor(whole.byteLength * part)))).not.toBe('read')
    }
  })

  it('leads out of no folder by the names inside: they are never paths', async () => {
    const names = { '../../../../tmp/escaped.xml': letters('<x/>'), '/etc/escaped.xml': letters('<x/>') }
    expect(await reasonOf(workbookOf(sheetOf(cell('A2')), names))).toBe('read')
  })

  it('is given up when it takes too long', async () => {
    const slow = letters(`"${'""'.repeat(2_000_000)}`)
    expect(await reasonOf(slow, { ...readLimits, milliseconds: 1 })).toBe('took-too-long')
    const endless = workbookOf(sheetOf('<row/>'.repeat(8_000_000)))
    expect(await reasonOf(endless, { ...readLimits, milliseconds: 1500 })).toBe('took-too-long')
  })

  it('leaves the reader whole for the next one', async () => {
    expect(await reasonOf(workbookOf(sheetOf(cell('A2'))))).toBe('read')
  })
})
