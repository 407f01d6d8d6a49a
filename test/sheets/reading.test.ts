import { describe, expect, it } from 'vitest'
import { readLimits } from '../../src/sheets/limits.ts'
import { readTable } from '../../src/sheets/table.ts'
import { writeCsv } from '../../src/sheets/csv.ts'
import { writeWorkbook } from '../../src/sheets/workbook.ts'
import { inline, letters, sheetOf, workbookOf } from './kit.ts'

/** On a busy machine a second may last long. */
const patient = { ...readLimits, milliseconds: 50_000 }

const read = async (bytes: Uint8Array, name = 'x') => await readTable({ name, bytes }, patient)

const table = {
  name: 'Учителя',
  columns: [{ title: 'ФИО', width: 30 }, { title: 'Роль' }, { title: 'С какого дня' }],
  rows: [
    ['Ёлкина Ирина', 'Учитель', { day: '2026-09-01' }],
    ['  Ким;  "Олег" ', null, 12],
  ],
} as const

const asRead = {
  header: ['ФИО', 'Роль', 'С какого дня'],
  rows: [
    ['Ёлкина Ирина', 'Учитель', '2026-09-01'],
    ['Ким;  "Олег"', '', '12'],
  ],
}

describe('a table from outside', () => {
  it('comes back as it was written, from a workbook and from a CSV', async () => {
    expect(await read(await writeWorkbook([table]))).toMatchObject({ ok: true, table: { ...asRead, format: 'xlsx' } })
    expect(await read(writeCsv(table))).toMatchObject({ ok: true, table: { ...asRead, format: 'csv' } })
  })

  it.each([
    ['UTF-8 without its mark', Buffer.from('ФИО;Роль\nЁж;я\n')],
    ['UTF-16 of Excel with tabs', Buffer.from('\uFEFFФИО\tРоль\r\nЁж\tя\r\n', 'utf16le')],
    ['big-endian UTF-16', Buffer.from('\uFEFFФИО,Роль\nЁж,я\n', 'utf16le').swap16()],
    ['windows-1251', Buffer.from([0xd4, 0xc8, 0xce, 0x3b, 0xd0, 0xee, 0xeb, 0xfc, 10, 0xa8, 0xe6, 0x3b, 0xff])],
    ['a named delimiter', Buffer.from('sep=,\r\nФИО,Роль\r\nЁж,я')],
  ])('is read from a CSV in %s', async (_, bytes) => {
    expect(await read(new Uint8Array(bytes))).toEqual({
      ok: true,
      table: {
        header: ['ФИО', 'Роль'],
        rows: [['Ёж', 'я']],
        raw: [
          ['ФИО', 'Роль'],
          ['Ёж', 'я'],
        ],
        format: 'csv',
      },
    })
  })

  it('takes the delimiter that makes the lines agree, not the most frequent sign', async () => {
    const found = await read(letters('Школа;Предметы\nА;химия, биология, физика\nБ;"труд, ИЗО"\n'))
    expect(found).toMatchObject({
      table: {
        rows: [
          ['А', 'химия, биология, физика'],
          ['Б', 'труд, ИЗО'],
        ],
      },
    })
  })

  it('keeps titles and empty lines above the header for whoever looks for it', async () => {
    const rows = `<row r="1">${inline('B1', 'Список')}</row><row r="4">${inline('A4', 'ФИО')}${inline('C4', 'Роль')}</row><row r="5">${inline('A5', 'Ёж')}</row>`
    expect(await read(workbookOf(sheetOf(rows)))).toMatchObject({
      table: {
        header: ['', 'Список', ''],
        raw: [
          ['', 'Список', ''],
          ['', '', ''],
          ['', '', ''],
          ['ФИО', '', 'Роль'],
          ['Ёж', '', ''],
        ],
      },
    })
  })

  it('reads elements with a prefix, values of formulas, and passes over cells in error', async () => {
    const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:f>A2</x:f><x:v>ФИО</x:v></x:c><x:c r="B1"><x:v>79001234567</x:v></x:c><x:c r="C1" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    expect(await read(workbookOf(sheet))).toMatchObject({ table: { header: ['ФИО', '79001234567'] } })
  })

  it('has no control characters, odd spaces or split letters', async () => {
    expect(await read(letters('А\u00a0Б;и\u0306\r\n'))).toMatchObject({ table: { header: ['А Б', 'й'] } })
  })

  it('may hold formatted lines without a value down to the last one', async () => {
    const rows = `<row r="1">${inline('A1', 'ФИО')}</row><row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>`
    expect(await read(workbookOf(sheetOf(rows)))).toMatchObject({ ok: true, table: { header: ['ФИО'], rows: [] } })
  })

  it('has at most 2,000 lines below its header', async () => {
    const csv = (rows: number) => letters(`ФИО;Роль\n${'Ёж;я\n'.repeat(rows)}`)
    expect(await read(csv(2000))).toMatchObject({ ok: true })
    expect(await read(csv(2001))).toEqual({ ok: false, reason: 'too-many-rows' })
    const rows = Array.from({ length: 2001 }, (_, index) => [`Ёж ${index}`, 'я'])
    const long = await writeWorkbook([{ name: 'A', columns: [{ title: 'ФИО' }, { title: 'Роль' }], rows }])
    expect(await read(long)).toEqual({ ok: false, reason: 'too-many-rows' })
  })

  it('is empty where nothing is written', async () => {
    expect(await read(new Uint8Array())).toEqual({ ok: false, reason: 'empty' })
    expect(await read(letters(';;\n \n'))).toEqual({ ok: false, reason: 'empty' })
    expect(await read(workbookOf(sheetOf('')))).toEqual({ ok: false, reason: 'empty' })
  })
})
