import { readTable, type Table } from '../../src/sheets/table.ts'
import { writeCsv } from '../../src/sheets/csv.ts'
import { writeWorkbook } from '../../src/sheets/workbook.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import type { World } from '../kit/world.ts'

export const titles = ['Фамилия', 'Имя', 'Отчество', 'Должность', 'Предметы', 'Контакты', 'Год рождения'] as const

/** A file of the person's: the header and the rows, as a workbook or as CSV by its name. */
export async function sends(
  world: World,
  person: Person,
  rows: readonly (readonly string[])[],
  { name = 'список.xlsx', header = titles }: { name?: string; header?: readonly string[] } = {},
): Promise<void> {
  const sheet = { name: 'Список', columns: header.map((title) => ({ title })), rows }
  person.document(name, name.endsWith('.csv') ? writeCsv(sheet) : await writeWorkbook([sheet]))
  await world.settle()
}

/** The newest file that the bot gave the person and whose name ends so. */
export function fileOf(person: Person, ending: string): { readonly name: string; readonly bytes: Uint8Array } {
  const found = person.screen.findLast(({ mine, file }) => !mine && file?.name.endsWith(ending))?.file
  if (!found) throw new Error(`${person.profile.firstName} was given no ${ending}`)
  return found
}

export async function tableOf(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Table> {
  const read = await readTable(file)
  if (!read.ok) throw new Error(`${file.name}: ${read.reason}`)
  return read.table
}

/** The rows of the newest workbook that the bot gave the person, below its header. */
export async function rowsGiven(person: Person, ending = '.xlsx'): Promise<string[][]> {
  return (await tableOf(fileOf(person, ending))).rows
}

/** What the link of this person in the workbook of personal links carries. */
export async function personalToken(person: Person, fullName: string): Promise<string> {
  const row = (await rowsGiven(person)).find(([name]) => name === fullName)
  const token = row?.[1]?.match(/\?start=([\w-]+)/)?.[1]
  if (!token) throw new Error(`no link of ${fullName}`)
  return token
}
