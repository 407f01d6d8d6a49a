import type { Person } from '../../src/training/bot-api/person.ts'
import { addTown, type World } from '../kit/world.ts'
import { addMember, go, type Presses } from './kit.ts'

/** Each answer of the request by the quickest way, with three main difficulties. */
export const requestAnswers = {
  classes: ['5–9 классы', 'Готово'],
  yearsOfWork: { says: '1' },
  yearsAtSchool: { says: '0' },
  reason: 'Первый год работы',
  preparation: 'Отчасти',
  lacking: 'Пропустить',
  difficulties: [
    'Урок по ФГОС',
    'Дисциплина, конфликты',
    'Работа с родителями',
    'Журналы, отчёты, документы',
    'Готово',
  ],
  main: ['Дисциплина, конфликты', 'Урок по ФГОС', 'Готово'],
  hardness: ['9', '6'],
  help: ['Побывать на уроках', 'Поговорить по запросу', 'Готово'],
  frequency: 'Раз в неделю',
  wished: 'Пропустить',
  unwished: 'Пропустить',
  success: 'Пропустить',
  expectedUse: '8',
  expectedComfort: '7',
  expectedTheory: '5',
  expectedPractice: '9',
  expectedSupport: '10',
  participation: 'Да, хочу',
} as const

type Change = Partial<Record<keyof typeof requestAnswers, Presses[number] | Presses>>

/** From the menu to the review. */
export async function fillRequest(world: World, person: Person, change: Change = {}): Promise<void> {
  await go(world, person, ['Мне нужен наставник', ...Object.values({ ...requestAnswers, ...change }).flat()])
}

/** From the menu to the thanks, and back to the menu. */
export async function sendRequest(world: World, person: Person, change: Change = {}): Promise<void> {
  await fillRequest(world, person, change)
  await go(world, person, ['Отправить', 'Меню'])
}

export type School = Awaited<ReturnType<typeof addSchool>>

/** A town with one school, its curator and two teachers. */
export async function addSchool(world: World) {
  const town = await addTown(world)
  const at = town.schoolId
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', at]] })
  const anna = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', at]] })
  const boris = await addMember(world, { name: ['Лунин', 'Борис', 'Юрьевич'], roles: [['TEACHER', at]] })
  return { ...town, curator, anna, boris }
}
