import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { linkForCoordinator } from '../../src/schools/actions.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, join, press, screenOf } from '../kit/world.ts'
import { addMember, addSchoolTo, forge, go, lastButtons, lastRead, story } from './kit.ts'

const stale = { text: 'Эта кнопка устарела. Ниже — то, что есть сейчас.', alert: true }

describeDatabases('two districts in one installation', (open) => {
  it(
    'are told apart by name, and a third is added by whoever has the machine',
    story(open, async (world) => {
      const link = async (...names: string[]) =>
        await inTransaction(world.db, async (tx) => await linkForCoordinator(tx, names, 'Europe/Moscow', world.now()))
      expect(await link()).toEqual({ ok: false, reason: 'no-district' })
      await addTown(world)
      expect(await link()).toMatchObject({ ok: true })
      expect(await link('Управление образования Лесного района', 'Лесной район')).toMatchObject({ ok: true })
      expect(await link()).toEqual({ ok: false, reason: 'which', districts: ['Заречный район', 'Лесной район'] })
      expect(await link('лесной район')).toMatchObject({ ok: true })
      expect(await link('Степной район')).toMatchObject({ ok: false, reason: 'which' })
      expect(await link('Управление образования лесного района', 'Второй')).toEqual({ ok: false, reason: 'taken' })
      expect(await link('Район', ' ')).toEqual({ ok: false, reason: 'bad-name' })
      expect(await world.db.client.organisation.count()).toBe(3)
    }),
  )

  it(
    'never see anything of each other',
    story(open, async (world) => {
      const town = await addTown(world)
      const made = await inTransaction(
        world.db,
        async (tx) =>
          await linkForCoordinator(tx, ['Управление Лесного района', 'Лесной район'], 'Asia/Omsk', world.now()),
      )
      const other = await world.db.client.organisation.findFirstOrThrow({ where: { shortName: 'Лесной район' } })
      const otherSchool = await addSchoolTo(world, other.id, 'Школа № 77')
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', town.districtId]],
      })
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      const stranger = await addMember(world, { name: ['Тайнов', 'Лев', 'Кузьмич'], roles: [['HEAD', otherSchool]] })
      const newcomer = world.person('Жанна')
      if (!made.ok) throw new Error(made.reason)
      await join(world, newcomer, made.token, ['Тайнова', 'Жанна', 'Львовна'])

      await go(world, coordinator, ['Школы района'])
      expect(lastButtons(coordinator)).toEqual(['Школа № 3', 'Район: Заречный район', 'Добавить школу', 'Меню'])
      await go(world, newcomer, ['Школы района'])
      expect(lastButtons(newcomer)).toEqual(['Школа № 77', 'Район: Лесной район', 'Добавить школу', 'Меню'])
      await go(world, newcomer, ['Школа № 77', 'Кто за что отвечает', 'Тайнов Л. К., руководитель'])
      expect(lastRead(newcomer)).toContain('Тайнов Лев Кузьмич')

      const { id: strangerId } = await world.db.client.person.findFirstOrThrow({ where: { surname: 'Тайнов' } })
      const { id: newcomerId } = await world.db.client.person.findFirstOrThrow({ where: { surname: 'Тайнова' } })
      for (const [who, data] of [
        [coordinator, `school:${otherSchool}`],
        [coordinator, `school:${other.id}`],
        [coordinator, `school-edit:${otherSchool}:inn`],
        [coordinator, `offices:${otherSchool}:0`],
        [coordinator, `offices:${other.id}:0`],
        [coordinator, `person:${otherSchool}:${strangerId}`],
        [coordinator, `person:${other.id}:${newcomerId}`],
        [coordinator, `give:${town.schoolId}:${strangerId}:HEAD`],
        [coordinator, `take:${otherSchool}:${strangerId}:HEAD`],
        [coordinator, `take-sure:${other.id}:${newcomerId}:COORDINATOR`],
        [coordinator, `invite-school:HEAD:${otherSchool}`],
        [curator, `person:${otherSchool}:${strangerId}`],
        [curator, `person:${town.schoolId}:${strangerId}`],
        [curator, `moves:${otherSchool}`],
      ] as const) {
        await forge(world, who, data)
        expect([data, who.toast]).toEqual([data, stale])
      }
      expect(await world.db.client.rolePeriod.count({ where: { personId: strangerId } })).toBe(1)
      for (const who of [coordinator, curator])
        for (const secret of ['Тайнов', '№ 77', 'Лесной', 'Кузьмич']) expect(screenOf(who)).not.toContain(secret)
      await press(world, stranger, 'Школа')
      expect(screenOf(stranger)).not.toContain('Заречный')
      expect(screenOf(newcomer)).not.toContain('Заречный')
    }),
  )

  it(
    'coordinated by one person are both listed, and a school is added to the one that is chosen',
    story(open, async (world) => {
      const town = await addTown(world)
      await inTransaction(
        world.db,
        async (tx) =>
          await linkForCoordinator(tx, ['Управление Лесного района', 'Лесной район'], 'Asia/Omsk', world.now()),
      )
      const other = await world.db.client.organisation.findFirstOrThrow({ where: { shortName: 'Лесной район' } })
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [
          ['COORDINATOR', town.districtId],
          ['COORDINATOR', other.id],
        ],
      })
      await go(world, coordinator, ['Школы района', 'Добавить школу', 'Лесной район', { says: 'МБОУ «Школа № 3»' }])
      await go(world, coordinator, [{ says: 'Школа № 3' }, 'Внесу позже', 'Внесу позже', 'Внесу позже'])
      expect(lastRead(coordinator)).toBe('Школа добавлена: Школа № 3.')
      expect(await world.db.client.organisation.count({ where: { parentId: other.id, timeZone: 'Asia/Omsk' } })).toBe(1)
    }),
  )
})
