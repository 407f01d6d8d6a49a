import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, tokenIn, type World } from '../kit/world.ts'
import { addMember, go, lastRead, readWith, story } from './kit.ts'

const day = 86_400_000

describeDatabases('a link that opens nothing', (open) => {
  it(
    'says why, whoever opens it',
    story(open, async (world) => {
      const { curator, oneUse } = await curatorWithLink(world)
      const first = await opening(world, oneUse)
      expect(readWith(first, 'пригласили')).toEqual(['Здравствуйте! Вас пригласили: Школа № 3, педагог.'])

      for (const wrong of [oneUse.slice(0, 21), 'A'.repeat(22), 'A'.repeat(64), 'invite']) {
        const stranger = await opening(world, wrong)
        expect(lastRead(stranger)).toBe(
          'Такого приглашения нет. Возможно, ссылка скопировалась не целиком. Откройте её ещё раз или попросите новую у того, кто вас пригласил.',
        )
      }
      expect(lastRead(await opening(world, oneUse))).toBe(
        'Этим приглашением уже воспользовались. Если это были не вы, скажите тому, кто вас пригласил, и попросите новое.',
      )

      const late = await newLink(world, curator)
      await world.moveTo(new Date(world.now().getTime() + 7 * day))
      expect(lastRead(await opening(world, late))).toBe(
        'Срок этого приглашения истёк. Попросите новое у того, кто вас пригласил, — это одна кнопка.',
      )

      const revoked = await newLink(world, curator)
      await go(world, curator, ['Мои приглашения', 'Отозвать № 1'])
      expect(curator.toast?.text).toBe('Приглашение отозвано.')
      expect(lastRead(await opening(world, revoked))).toBe(
        'Это приглашение отозвано. Спросите о нём того, кто вас пригласил.',
      )
      expect(await world.db.client.person.count()).toBe(2)
      expect(await world.db.client.account.count()).toBe(2)
    }),
  )

  it(
    'lets in one of two who open the last use at the same moment',
    story(open, async (world) => {
      const { oneUse } = await curatorWithLink(world)
      const both = [world.person('Анна'), world.person('Борис')]
      for (const one of both) one.start(oneUse)
      await world.settle()
      expect(both.filter((one) => readWith(one, 'Вас пригласили').length === 1)).toHaveLength(1)
      expect(both.filter((one) => readWith(one, 'уже воспользовались').length === 1)).toHaveLength(1)
      expect(await world.db.client.invitationUse.count()).toBe(1)
    }),
  )

  it(
    'leaves a known person where they were',
    story(open, async (world) => {
      const { curator, oneUse } = await curatorWithLink(world)
      await opening(world, oneUse)
      curator.start(oneUse)
      await world.settle()
      expect(readWith(curator, 'уже воспользовались')).toHaveLength(1)
      expect(lastRead(curator)).toBe('Ольга Павловна, чем займёмся?\nВы — куратор наставничества (Школа № 3).')
    }),
  )

  it(
    'lets in the one who came a moment before it ended, and greets them when they open it again later',
    story(open, async (world) => {
      const { oneUse } = await curatorWithLink(world)
      await world.moveTo(new Date(world.now().getTime() + 7 * day - 1))
      const teacher = await opening(world, oneUse)
      expect(lastRead(teacher)).toContain('нужно ваше согласие')
      await world.moveTo(new Date(world.now().getTime() + day))
      teacher.start(oneUse)
      await world.settle()
      expect(readWith(teacher, 'Вы уже с нами')).toEqual([
        'Вы уже с нами: Школа № 3, педагог. Повторно открывать приглашение не нужно.',
      ])
      expect(await world.db.client.rolePeriod.count({ where: { role: 'TEACHER' } })).toBe(1)
    }),
  )
})

async function curatorWithLink(world: World) {
  const town = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] })
  return { curator, oneUse: await newLink(world, curator) }
}

async function newLink(world: World, curator: Person): Promise<string> {
  curator.say('/menu')
  await world.settle()
  await go(world, curator, ['Пригласить', 'Учителей', 'Для одного человека'])
  return tokenIn(curator)
}

async function opening(world: World, token: string): Promise<Person> {
  const person = world.person('Кто-то')
  person.start(token)
  await world.settle()
  return person
}
