import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, join, press, say, tokenIn } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  forge,
  go,
  lastButtons,
  lastRead,
  pressOld,
  pressTwice,
  readWith,
  story,
} from './kit.ts'

const stale = 'Эта кнопка устарела. Ниже — то, что есть сейчас.'

describeDatabases('making links', (open) => {
  it(
    'makes one link for a press, however often it comes, and another for the next',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      await go(world, curator, ['Пригласить', 'Учителей'])
      await pressTwice(world, curator, 'Для одного человека')
      expect(readWith(curator, '?start=')).toHaveLength(1)
      expect(curator.screen.filter(({ kind }) => kind === 'photo')).toHaveLength(1)
      await pressOld(world, curator, 'Для одного человека')
      expect(curator.toast?.text).toBe('Приглашение по этой кнопке уже готово, оно ниже.')
      expect(await world.db.client.invitation.count({ where: { role: 'TEACHER' } })).toBe(1)

      const first = tokenIn(curator)
      await go(world, curator, ['Пригласить ещё', 'Учителей', 'Для одного человека'])
      expect(readWith(curator, '?start=')).toHaveLength(2)
      expect(tokenIn(curator)).not.toBe(first)
    }),
  )

  it(
    'lists the links in force to whoever may give them, and takes them back',
    story(open, async (world) => {
      const town = await addTown(world)
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', town.districtId]],
      })
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      await go(world, coordinator, ['Пригласить', 'Руководителя школы', 'Школа № 3', 'Мои приглашения'])
      const link = (number: number, what: string) => `${number}. ${what}\nОткрыли 0 из 1, до 12 октября 2026 г. в 10:00`
      const read = lastRead(coordinator).split('\n\n')
      expect(read[0]).toBe('Действующие приглашения')
      expect(
        read
          .slice(1)
          .map((one) => one.slice(3))
          .toSorted(),
      ).toEqual([
        link(1, 'координатор района, Заречный район').slice(3),
        link(2, 'руководитель школы, Школа № 3').slice(3),
      ])
      await go(world, head, ['Пригласить', 'Мои приглашения'])
      expect(lastRead(head)).toBe('Действующих приглашений нет.')
      await go(world, head, ['Меню', 'Пригласить', 'Куратора', 'Внесу позже'])
      await world.moveTo(new Date(world.now().getTime() + 60_000))
      await go(world, curator, ['Пригласить', 'Учителей', 'Общая, до 60 человек', 'Мои приглашения'])
      expect(lastRead(curator)).toContain('1. педагог, Школа № 3\nОткрыли 0 из 60')
      expect(lastButtons(curator)).toEqual(['Отозвать № 1', 'Меню'])

      await go(world, head, ['Мои приглашения'])
      expect(lastRead(head)).toContain('1. педагог, Школа № 3')
      expect(lastRead(head)).toContain('2. куратор наставничества, Школа № 3')
      await pressTwice(world, head, 'Отозвать № 1')
      expect(head.toast?.text).toBe('Это приглашение уже отозвано.')
      expect(lastRead(head)).toContain('1. куратор наставничества, Школа № 3')
      await press(world, curator, 'Отозвать № 1')
      expect(curator.toast?.text).toBe('Это приглашение уже отозвано.')
      expect(lastRead(curator)).toBe('Действующих приглашений нет.')
    }),
  )

  it(
    'refuses whoever may not invite, whatever their program sends',
    story(open, async (world) => {
      const town = await addTown(world)
      const elsewhere = await addSchoolTo(world, town.districtId, 'Школа № 8')
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      const otherHead = await addMember(world, { name: ['Лугов', 'Иван', 'Львович'], roles: [['HEAD', elsewhere]] })
      const coordinator = await addMember(world, {
        name: ['Орлов', 'Олег', 'Ильич'],
        roles: [['COORDINATOR', town.districtId]],
      })
      const link = await invitationOfHead()
      const before = await world.db.client.invitation.count()

      for (const [who, data] of [
        [teacher, `invite-uses:TEACHER:${town.schoolId}:common`],
        [teacher, 'invite-role:TEACHER'],
        [teacher, `invite-school:HEAD:${town.schoolId}`],
        [teacher, 'new-school:HEAD'],
        [teacher, `revoke:${link}`],
        [curator, `invite-uses:CURATOR:${town.schoolId}:one`],
        [curator, `invite-school:CURATOR:${town.schoolId}`],
        [curator, 'invite-role:COORDINATOR'],
        [curator, `revoke:${link}`],
        [curator, 'revoke:nothing'],
        [otherHead, `invite-uses:TEACHER:${town.schoolId}:common`],
        [coordinator, `invite-uses:CURATOR:${town.schoolId}:common`],
        [coordinator, `invite-uses:HEAD:${town.schoolId}:common`],
        [otherHead, `invite-school:CURATOR:${town.schoolId}`],
        [otherHead, `invite-school:CURATOR:${town.districtId}`],
        [otherHead, `revoke:${link}`],
      ] as const) {
        await forge(world, who, data)
        expect([data, who.toast]).toEqual([data, { text: stale, alert: true }])
        expect(lastRead(who)).toContain('чем займёмся?')
      }
      expect(await world.db.client.invitation.count()).toBe(before)
      expect(await world.db.client.invitation.count({ where: { revokedAt: { not: null } } })).toBe(0)
      await press(world, curator, 'Пригласить')
      expect(lastButtons(curator)).toEqual(['Учителей', 'Мои приглашения', 'Меню'])
      expect(lastButtons(teacher)).not.toContain('Пригласить')

      async function invitationOfHead(): Promise<string> {
        const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
        await go(world, head, ['Пригласить', 'Куратора', { says: '17-к' }, 'Внесу позже'])
        return (await world.db.client.invitation.findFirstOrThrow({ where: { role: 'CURATOR' } })).id
      }
    }),
  )

  it(
    'adds a school on the way',
    story(open, async (world) => {
      const town = await addTown(world)
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', town.districtId]],
      })
      await go(world, coordinator, ['Пригласить', 'Руководителя школы', 'Добавить школу'])
      expect(lastRead(coordinator)).toBe(
        'Напишите полное официальное название школы. Оно попадёт в согласия и документы.',
      )
      await say(world, coordinator, 'МБОУ  «Гимназия <№ 5> & лицей»')
      await say(world, coordinator, 'Гимназия, у которой слишком длинное короткое название')
      expect(lastRead(coordinator)).toBe('Получилось слишком длинно. Сократите, пожалуйста.')
      await say(world, coordinator, 'Гимназия № 5')
      await say(world, coordinator, 'Заречный, ул. Садовая, 5')
      await go(world, coordinator, ['Внесу позже', 'Внесу позже'])
      expect(lastRead(coordinator)).toBe('Школа добавлена: Гимназия № 5.')
      await press(world, coordinator, 'Продолжить приглашение')
      const head = world.person('Игорь')
      await join(world, head, tokenIn(coordinator), ['Петров', 'Игорь', 'Олегович'])
      expect(readWith(head, 'МБОУ «Гимназия <№ 5> & лицей», адрес: Заречный, ул. Садовая, 5 —')).toHaveLength(1)

      await go(world, coordinator, ['Меню', 'Пригласить', 'Куратора'])
      expect(lastButtons(coordinator)).toEqual(['Гимназия № 5', 'Школа № 3', 'Добавить школу', 'Назад'])
    }),
  )

  it(
    'pages through a long list of schools',
    story(open, async (world) => {
      const town = await addTown(world)
      for (let number = 10; number < 20; number += 1) await addSchoolTo(world, town.districtId, `Школа № ${number}`)
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', town.districtId]],
      })
      await go(world, coordinator, ['Пригласить', 'Куратора', '9–11 ›'])
      expect(lastButtons(coordinator)).toEqual([
        'Школа № 17',
        'Школа № 18',
        'Школа № 19',
        '‹ 1–8',
        'Добавить школу',
        'Назад',
      ])
      await go(world, coordinator, ['‹ 1–8', 'Школа № 10'])
      expect(lastRead(coordinator)).toContain('Какой номер у приказа о назначении куратора?')
    }),
  )
})
