import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { addPairSchool, makeActive } from './pairs.ts'

describeDatabases('a reverse pair', (open) => {
  it(
    'is a second pair of the same two people the other way round, which each answers anew',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Действуют: 1', '1. Серова И. Л. → Лунин Б. Ю.'])
      await press(world, curator, 'Взаимная пара')
      expect(lastRead(curator)).toContain('Предложить взаимную пару?\nЛунин Б. Ю. → Серова И. Л.')
      await press(world, curator, 'Предложить')
      expect(lastRead(curator)).toContain('Пара · предложение')
      expect(lastRead(curator)).toContain('Вид: взаимное')
      expect(lastRead(mentee.person)).toContain('Вас приглашают стать наставником')
      expect(lastRead(mentee.person)).toContain('Серова Инна Львовна')
      await press(world, mentee.person, 'Согласиться')
      expect(lastRead(mentee.person)).toContain('отдельное согласие на обязанности наставника')
      await press(world, mentor.person, 'Согласиться')
      expect(readWith(curator, 'Все согласны').at(-1)).toContain('Лунин Б. Ю. → Серова И. Л.')
      await go(world, mentor.person, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(mentor.person)).toContain('Серова И. Л. → Лунин Б. Ю. · действует')
      expect(lastRead(mentor.person)).toContain('Лунин Б. Ю. → Серова И. Л. · согласие есть')

      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Действуют: 1', '1. Серова И. Л. → Лунин Б. Ю.'])
      await go(world, curator, ['Взаимная пара', 'Предложить'])
      expect(await world.db.client.pair.count()).toBe(2)
      expect(lastButtons(curator)).toContain('Взаимная пара')
    }),
  )
})
