import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { go, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addPairSchool, addToBank, makeActive, propose } from './pairs.ts'

describeDatabases('a group', (open) => {
  it(
    'grows while nobody has answered, within the places of the mentor, and goes on without one who refuses',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      const second = await addToBank(world, schoolId, 'MENTEE', ['Ким', 'Олег', 'Львович'])
      const third = await addToBank(world, schoolId, 'MENTEE', ['Яшина', 'Вера', 'Ильинична'])
      await propose(world, curator, { mentor, mentees: [mentee] })
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Предложения: 1', '1. Серова И. Л. → Лунин Б. Ю.'])
      await go(world, curator, ['Ещё наставляемый', 'Ким О. Л.'])
      expect(lastRead(curator)).toContain('Группа · предложение')
      expect(lastRead(curator)).toContain('Вид: группа')
      expect(lastRead(mentor.person)).toContain('добавлен ещё один наставляемый, теперь это группа')
      expect(lastRead(second.person)).toContain('Вместе с вами в группе: Лунин Б. Ю.')
      expect(await propose(world, curator, { mentor, mentees: [third] })).toEqual({ ok: false, reason: 'no-place' })

      await pressTwice(world, mentor.person, 'Согласиться')
      await press(world, second.person, 'Отказаться')
      await pressTwice(world, second.person, 'Не сейчас')
      expect(readWith(curator, 'Отказ от предложения')).toEqual([
        'Отказ от предложения\nСерова И. Л. → Ким О. Л., Лунин Б. Ю.\nКим О. Л.: Не сейчас\nОстальные в группе остаются.',
      ])
      await press(world, mentee.person, 'Согласиться')
      expect(readWith(curator, 'Все согласны')[0]).toContain('Серова И. Л. → Лунин Б. Ю.')
      expect(readWith(second.person, 'Пара сложилась')).toEqual([])
      expect(await propose(world, curator, { mentor, mentees: [third] })).toMatchObject({ ok: true })
    }),
  )

  it(
    'is joined later by a pair of its own, for what people have agreed to is not changed under them',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      const second = await addToBank(world, schoolId, 'MENTEE', ['Ким', 'Олег', 'Львович'])
      const pairId = await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Действуют: 1', '1. Серова И. Л. → Лунин Б. Ю.'])
      await go(world, curator, ['Ещё наставляемый'])
      await pressTwice(world, curator, 'Ким О. Л.')
      expect(await world.db.client.pair.count()).toBe(2)
      expect(lastRead(curator)).toContain('Группа · предложение')
      expect(lastRead(second.person)).toContain('Для вас нашёлся наставник')
      await press(world, second.person, 'Отказаться')
      await press(world, second.person, 'Без причины')
      expect(await world.db.client.pair.findUnique({ where: { id: pairId } })).toMatchObject({ status: 'ACTIVE' })
      expect(await world.db.client.pair.count({ where: { status: 'DECLINED' } })).toBe(1)
    }),
  )
})
