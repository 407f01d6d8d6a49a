import { addCoordinator, addMeeting, addMeetingPair, addMeetingSchool, addTask, hush } from './meetings.ts'
import readExcelFile from 'read-excel-file/universal'
import type { Person } from '../../src/training/bot-api/person.ts'
import type { World } from '../kit/world.ts'
import { readWith } from './kit.ts'

export type Rows = readonly (readonly unknown[])[]

/** The sheets of the last workbook that the person was sent, by name, in their order, below whose and of when they are. */
export async function sheetsOf(person: Person): Promise<Map<string, Rows>> {
  return new Map([...(await titledSheetsOf(person))].map(([name, [, ...rows]]) => [name, rows]))
}

export async function titledSheetsOf(person: Person): Promise<Map<string, Rows>> {
  const file = person.screen.findLast((one) => !one.mine && one.file?.name.endsWith('.xlsx') === true)?.file
  if (!file) throw new Error(`${person.profile.firstName} has no workbook`)
  const sheets = await readExcelFile(Uint8Array.from(file.bytes).buffer)
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]))
}

/** A row of «Месяц» by its title: the figure, the month before, the change. */
export async function figureOf(person: Person, title: string): Promise<unknown[]> {
  const rows = [...(await sheetsOf(person)).values()][0] ?? []
  return [...(rows.find(([first]) => first === title) ?? [])].slice(1)
}

/** Pictures that the person was sent: width and height, by the PNG's own header. */
export function picturesOf(
  person: Person,
): { readonly width: number; readonly height: number; readonly bytes: number }[] {
  return person.screen.flatMap(({ mine, kind, file }) => {
    if (mine || kind !== 'photo' || !file) return []
    const bytes = Buffer.from(file.bytes)
    if (bytes.subarray(1, 4).toString('latin1') !== 'PNG') throw new Error('a picture that is no PNG')
    return [{ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes: bytes.byteLength }]
  })
}

/** The summaries that the person has read, the oldest first. */
export function summariesOf(person: Person): string[] {
  return readWith(person, ': сводка за ')
}

/**
 * A school in October with a pair that met twice, and once not, and a group that is silent since September; nothing has been
 * said to anybody yet.
 */
export async function addMonthOfMeetings(world: World, { language = 'ru' }: { language?: 'ru' | 'en' } = {}) {
  const school = await addMeetingSchool(world, { startsOn: '2026-09-01', language })
  const coordinator = await addCoordinator(world, school)
  const group = await addMeetingPair(world, school, {
    startsOn: '2026-09-01',
    mentor: ['Орлова', 'Вера', 'Ильинична'],
    mentees: [
      ['Ким', 'Олег', 'Львович'],
      ['Юдин', 'Марк', 'Ильич'],
    ],
  })
  const at = (day: string) => ({ startsAt: new Date(`2026-10-${day}T09:00:00Z`) })
  await addMeeting(world, school, { ...at('08'), result: 'DONE', answers: 'YES' })
  await addMeeting(world, school, { ...at('15'), result: 'PARTLY' })
  await addMeeting(world, school, at('22'))
  await addMeeting(world, school, { ...at('29'), status: 'CANCELLED' })
  await addTask(world, school, { words: 'Написать план урока' })
  await hush(world)
  return { ...school, group, coordinator }
}
