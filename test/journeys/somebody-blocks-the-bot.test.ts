import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import { addMember, fillMentorQuestionnaire, go, lastRead, readWith, story } from './kit.ts'

describeDatabases('somebody who blocks the bot', (open) => {
  it(
    'is written to no more, and goes on where they were once they are back',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await go(world, teacher, ['Анкета наставника', { says: '12' }])
      teacher.block()
      await world.settle()
      expect(await blockedAt(world, teacher)).toEqual(world.now())
      await world.moveTo(new Date('2026-10-08T05:00:00Z'))
      expect(await noticesTo(world, teacher)).toBe(0)

      teacher.unblock()
      await world.settle()
      expect(await blockedAt(world, teacher)).toBeNull()
      await say(world, teacher, '7')
      expect(lastRead(teacher)).toContain('Такого ответа в списке нет.')
      await press(world, teacher, 'Первая')
      expect(lastRead(teacher)).toContain('Вопрос 3 из 13')
      await world.moveTo(new Date('2026-10-09T05:00:00Z'))
      expect(readWith(teacher, 'вы начали её заполнять')).toHaveLength(1)
      expect(lastRead(curator)).toContain('чем займёмся?')
    }),
  )

  it(
    'without the program having heard of it is marked by the first refusal',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await world.moveTo(new Date('2026-10-05T17:00:00Z'))
      await fillMentorQuestionnaire(world, teacher)
      await press(world, teacher, 'Отправить')
      curator.deactivate()
      await world.moveTo(new Date('2026-10-06T03:00:00Z'))
      expect(await blockedAt(world, curator)).toEqual(new Date('2026-10-06T03:00:00Z'))
      await go(world, teacher, ['Посмотреть и исправить', 'Изменить', 'Категория', 'Высшая', 'Отправить'])
      await world.moveTo(new Date('2026-11-02T05:00:00Z'))
      expect(
        await world.db.client.outboxCall.count({ where: { chatKey: `telegram:${curator.id}`, state: 'OWED' } }),
      ).toBe(0)
      expect(await noticesTo(world, curator)).toBe(1)
    }),
  )
})

async function schoolWith(world: World): Promise<{ teacher: Person; curator: Person }> {
  const town = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] })
  const teacher = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', town.schoolId]] })
  return { teacher, curator }
}

async function blockedAt(world: World, person: Person): Promise<Date | null> {
  const account = await world.db.client.account.findFirstOrThrow({ where: { externalId: String(person.id) } })
  return account.blockedAt
}

async function noticesTo(world: World, person: Person): Promise<number> {
  return await world.db.client.outboxCall.count({ where: { chatKey: `telegram:${person.id}`, lane: 'NOTICE' } })
}
