import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { invite } from '../../src/joining/actions/inviting.ts'
import { findActor } from '../../src/people/store.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type Town, type World } from '../kit/world.ts'
import { addMember, go, lastRead, story } from './kit.ts'
import { rowsGiven, sends } from './lists.ts'

/** Everything that a curator presses, types and sends, from the link to the links of sixty colleagues. */
const mostDeeds = 14

describeDatabases('a school of sixty is set up', (open) => {
  it(
    `from nothing in ${mostDeeds} presses and messages of its curator`,
    story(open, async (world) => {
      const town = await addTown(world)
      const token = await curatorsLink(world, town)
      const curator = world.person('Ольга')
      const sixty = Array.from({ length: 60 }, (_, number) => [
        `Учителева-${letters(number)}`,
        number % 2 === 0 ? 'Анна' : 'Мария',
        'Ивановна',
        'Учитель',
        number % 3 === 0 ? 'Математика' : 'Русский язык и литература',
        '',
        '',
      ])

      curator.start(token)
      await world.settle()
      await go(world, curator, [
        'Даю согласие',
        { says: 'Зимина' },
        { says: 'Ольга' },
        { says: 'Павловна' },
        'Математика',
        'Это всё',
        'Заместитель директора',
        'Люди школы',
        'Загрузить список',
      ])
      await sends(world, curator, sixty)
      expect(lastRead(curator)).toContain('Добавить 60 человек?')
      await go(world, curator, ['Да', 'Ссылки для не вошедших', 'Сделать ссылки'])

      expect(await rowsGiven(curator)).toHaveLength(60)
      expect(await deedsOf(world, curator)).toBe(mostDeeds)
    }),
  )

  it(
    'and each of the sixty comes in by three presses, without a letter typed',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      await go(world, curator, ['Люди школы', 'Загрузить список'])
      await sends(world, curator, [['Ким', 'Анна', 'Львовна', 'Учитель', 'Физика', '', '']])
      await go(world, curator, ['Да', 'Ссылки для не вошедших', 'Сделать ссылки'])
      const anna = world.person('Анна')
      anna.start((await rowsGiven(curator))[0]?.[1]?.split('start=')[1])
      await world.settle()
      await press(world, anna, 'Даю согласие')
      await press(world, anna, 'Всё верно')
      expect(lastRead(anna)).toContain('чем займёмся?')
      expect(await deedsOf(world, anna)).toBe(3)
    }),
  )
})

/** Updates that the messenger brought from this person. */
async function deedsOf(world: World, person: Person): Promise<number> {
  return await world.db.client.inboxUpdate.count({ where: { chatKey: `telegram:${person.id}`, updateId: { gt: 0 } } })
}

async function curatorsLink(world: World, { schoolId }: Town): Promise<string> {
  const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
  return await inTransaction(world.db, async (tx) => {
    const member = await findActor(tx, 'telegram', String(head.id), 'ru')
    if (member.status === 'stranger') throw new Error('the head is a stranger')
    const wanted = { organisationId: schoolId, role: 'CURATOR' as const, maxUses: 1, request: 'curator' }
    const made = await invite(tx, member, wanted, world.now())
    if (made.status !== 'made') throw new Error(made.status)
    return made.token
  })
}

/** A surname of its own for each, in letters. */
function letters(number: number): string {
  const [first = '', second = ''] = [Math.floor(number / 10), number % 10].map((digit) => 'абвгдежзик'[digit])
  return `${first.toUpperCase()}${second}`
}
