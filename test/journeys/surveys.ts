import type { Person } from '../../src/training/bot-api/person.ts'
import type { World } from '../kit/world.ts'
import { go, type Presses } from './kit.ts'
import { addParty } from './programmes.ts'

export const survey = 'Опрос в середине программы'

/** From August to the middle of December: the middle is Thursday 8 October 2026, 09:00 in Yekaterinburg. */
export const term = { startsOn: '2026-08-01', endsOn: '2026-12-14' } as const
export const middle = new Date('2026-10-08T04:00:00Z')
/** Five working days later. */
export const reminder = new Date('2026-10-15T04:00:00Z')

/** A party in that term, of whom nobody hears that they have not met. */
export async function addTermParty(world: World, settings: Parameters<typeof addParty>[1] = {}) {
  const party = await addParty(world, { ...term, ...settings })
  const people = await world.db.client.person.findMany({ select: { id: true } })
  const off = { kind: 'silent', level: 'OFF', changedAt: world.now() } as const
  await world.db.client.noticePreference.createMany({ data: people.map(({ id }) => ({ personId: id, ...off })) })
  return party
}

/** Each answer of a mentor, from the first question to the review. */
export const mentorMarks = {
  time: '7',
  follows: '8',
  theory: '3',
  practice: '9',
  independence: '6',
  level: '7',
  aspects: ['8', '9', '6', '5'],
  ways: ['2', '3', '8', '6', '9'],
  proposals: 'Пропустить',
} as const

export const menteeAnswers = {
  time: '8',
  demands: 'В самый раз',
  theory: '7',
  practice: '9',
  order: '8',
  frequency: 'Раз в неделю',
  initiative: 'Поровну',
  replies: 'Всегда',
  feedback: 'Каждый раз',
  change: ['Ничего', 'Готово'],
} as const

type Change<Of> = Partial<Record<keyof Of, Presses[number] | Presses>>

export async function answerAsMentor(world: World, person: Person, change: Change<typeof mentorMarks> = {}) {
  await go(world, person, Object.values({ ...mentorMarks, ...change }).flat())
}

export async function answerAsMentee(world: World, person: Person, change: Change<typeof menteeAnswers> = {}) {
  await go(world, person, Object.values({ ...menteeAnswers, ...change }).flat())
}
