import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { addPerson, addRole, saveProfile } from '../../src/people/store.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type Town, type World } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  events,
  fillMentorQuestionnaire,
  forge,
  go,
  lastButtons,
  lastRead,
  type Name,
  story,
} from './kit.ts'

/** Somebody who stands in the list of the school and has never come. */
async function addListed(world: World, [surname, givenName, patronymic]: Name, schoolId: string): Promise<string> {
  return await inTransaction(world.db, async (tx) => {
    const personId = await addPerson(tx, 'ru', world.now())
    await addRole(tx, { personId, organisationId: schoolId, role: 'TEACHER', startedOn: '2026-09-01' })
    await saveProfile(tx, personId, { surname, givenName, patronymic, post: 'teacher', subjects: ['physics'] })
    return personId
  })
}

async function begin(world: World): Promise<{ town: Town; curator: ReturnType<World['person']>; listed: string }> {
  const town = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] })
  const listed = await addListed(world, ['Иваннова', 'Анна', 'Петровна'], town.schoolId)
  return { town, curator, listed }
}

describeDatabases('a double', (open) => {
  it(
    'is found by a name very like it, shown side by side, and made one with what the other has',
    story(open, async (world) => {
      const { town, curator, listed } = await begin(world)
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      await addMember(world, { name: ['Лунин', 'Борис', 'Юрьевич'], roles: [['TEACHER', town.schoolId]] })
      await fillMentorQuestionnaire(world, teacher)
      await press(world, teacher, 'Отправить')
      const { id: joined } = await world.db.client.person.findFirstOrThrow({ where: { surname: 'Иванова' } })
      await forge(world, curator, `person:${town.schoolId}:${listed}`)
      await press(world, curator, 'Это тот же человек, что…')
      expect(lastButtons(curator)).toEqual(['Иванова Анна Петровна', 'К карточке'])
      await press(world, curator, 'Иванова Анна Петровна')
      const [, first = '', second = ''] = lastRead(curator).split(/Первая запись|Вторая запись/)
      expect(first).toContain('Иваннова Анна Петровна')
      expect(first).toContain('Вход в бот: ещё нет\nСогласия: нет\nАнкеты: нет')
      expect(second).toContain('Вход в бот: есть\nСогласия: обработка данных')
      expect(second).toContain('Анкета наставника, отправлена')
      expect(second).toContain('Останется одна запись с именем: Иванова Анна Петровна.')
      await press(world, curator, 'Да, это один человек')
      expect(curator.toast?.text).toBe('Готово, теперь это одна запись.')
      expect(lastRead(curator)).toContain('Иванова Анна Петровна')

      expect(await world.db.client.person.count({ where: { id: listed } })).toBe(0)
      const roles = await world.db.client.rolePeriod.findMany({
        where: { personId: joined },
        orderBy: { startedOn: 'asc' },
      })
      expect(roles.map(({ endReason }) => endReason)).toEqual(['REPLACED', null])
      expect(await world.db.client.listing.count({ where: { personId: joined, unlistedAt: null } })).toBe(1)
      expect((await events(world)).filter(({ event }) => event === 'people-merged')).toHaveLength(1)
      await press(world, curator, 'Это тот же человек, что…')
      expect(lastRead(curator)).toContain('Людей с таким же или похожим именем в школе больше нет.')
    }),
  )

  it(
    'of whom both have joined warns, and from then on both accounts are one person',
    story(open, async (world) => {
      const { town, curator } = await begin(world)
      const teacher = await addMember(world, {
        name: ['Лунин', 'Борис', 'Юрьевич'],
        roles: [['TEACHER', town.schoolId]],
      })
      const tablet = await addMember(world, {
        name: ['Лунин', 'Борис', 'Юрьевич'],
        roles: [
          ['COUNCIL', town.schoolId],
          ['TEACHER', town.schoolId],
        ],
      })
      const ids = (await world.db.client.person.findMany({ where: { surname: 'Лунин' } })).map(({ id }) => id)
      const [one = '', other = ''] = ids
      await forge(world, curator, `merge:${town.schoolId}:${one}:${other}`)
      expect(curator.toast?.text).toContain('Одна из них даёт роль, которую назначаете не вы.')
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
      await forge(world, head, `compare:${town.schoolId}:${one}:${other}`)
      expect(lastRead(head)).toContain('С обоих аккаунтов будет видно всё, что есть в обеих')
      await press(world, head, 'Да, это один человек')
      for (const who of [teacher, tablet]) {
        await forge(world, who, 'menu')
        expect(lastRead(who)).toContain('Вы — член совета наставников (Школа № 3) и педагог (Школа № 3).')
      }
      expect(await world.db.client.consent.count({ where: { finishedAt: null, person: { surname: 'Лунин' } } })).toBe(1)
    }),
  )

  it(
    'in another school is nobody’s to merge, and a double press merges once',
    story(open, async (world) => {
      const { town, curator, listed } = await begin(world)
      const elsewhere = await addSchoolTo(world, town.districtId, 'Школа № 8')
      const far = await addListed(world, ['Иваннова', 'Анна', 'Петровна'], elsewhere)
      const near = await addListed(world, ['Иваннова', 'Анна', 'Петровна'], town.schoolId)
      await forge(world, curator, `person:${town.schoolId}:${listed}`)
      await press(world, curator, 'Это тот же человек, что…')
      expect(lastButtons(curator)).toHaveLength(2)
      for (const data of [
        `merge:${town.schoolId}:${listed}:${far}`,
        `merge:${elsewhere}:${far}:${listed}`,
        `merge:${town.schoolId}:${listed}:${listed}`,
      ]) {
        await forge(world, curator, data)
        expect([data, curator.toast?.alert]).toEqual([data, true])
      }
      expect(await world.db.client.person.count()).toBe(4)
      await forge(world, curator, `compare:${town.schoolId}:${listed}:${near}`)
      curator.press('Да, это один человек', { twice: true })
      await world.settle()
      expect(await world.db.client.person.count()).toBe(3)
      await go(world, curator, ['Меню'])
    }),
  )
})
