import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type World } from '../kit/world.ts'
import { addMember, addSchoolTo, countRead, fillMentorQuestionnaire, go, lastRead, readWith, story } from './kit.ts'
import { later } from './notices.ts'

const october = new Date('2026-11-02T04:00:00Z')
const november = new Date('2026-12-01T04:00:00Z')

describeDatabases('the monthly summary', (open) => {
  it(
    'counts nobody who agrees in another school and has withdrawn in this one',
    story(open, async (world) => {
      const { town, curator } = await schoolWith(world)
      const elsewhere = await addSchoolTo(world, town.districtId, 'Школа № 8')
      const person = await addMember(world, {
        name: ['Лосева', 'Вера', 'Ильинична'],
        roles: [
          ['TEACHER', town.schoolId],
          ['TEACHER', elsewhere],
        ],
      })
      await go(world, person, ['Профиль', 'Мои согласия', 'Отозвать: Школа № 3', 'Да, отозвать согласие'])
      await world.moveTo(october)
      expect(readWith(curator, 'сводка')).toEqual([expect.stringContaining('Ещё не начали анкету: 0')])
    }),
  )

  it(
    'tells how the school stands and what has changed in the month',
    story(open, async (world) => {
      const { town, curator } = await schoolWith(world)
      const [anna, boris] = [await teacher(world, town.schoolId, 'Анна'), await teacher(world, town.schoolId, 'Борис')]
      await teacher(world, town.schoolId, 'Вера')
      await fillMentorQuestionnaire(world, anna)
      await go(world, anna, ['Отправить'])
      await go(world, boris, ['Анкета наставника', { says: '3' }])
      await world.moveTo(october)
      expect(readWith(curator, 'сводка')).toEqual([
        `Школа № 3: сводка за октябрь 2026 г.

В банке наставников: 1 (за месяц +1)
Ждут наставника: 0 (без изменений)
Отправили анкету наставника: 1 (за месяц +1)
Ещё не начали анкету: 1 (за месяц +1)
Начали и не закончили: 1 (за месяц +1)`,
      ])

      await world.moveTo(new Date('2026-11-10T05:00:00Z'))
      const galina = await teacher(world, town.schoolId, 'Галина')
      await fillMentorQuestionnaire(world, galina, { participation: 'Нет' })
      await press(world, galina, 'Отправить')
      await later(world, 5)
      expect(lastRead(curator)).toBe(
        'Иванова Г. П.: анкета наставника пришла, но быть наставником сейчас человек не готов. В банке карточки нет.',
      )
      await go(world, anna, [
        'Посмотреть и исправить',
        'Изменить',
        'Участие',
        'Позже',
        'Отправить',
        'Посмотреть и исправить',
        'Изменить',
        'Категория',
      ])
      await later(world, 5)
      expect(lastRead(curator)).toBe(
        'Иванова А. П.: анкета наставника пришла, но быть наставником сейчас человек не готов. В банке карточки нет.',
      )
      await world.moveTo(november)
      expect(lastRead(curator)).toBe(`Школа № 3: сводка за ноябрь 2026 г.

В банке наставников: 0 (за месяц −1)
Ждут наставника: 0 (без изменений)
Отправили анкету наставника: 2 (за месяц +1)
Ещё не начали анкету: 1 (без изменений)
Начали и не закончили: 1 (без изменений)`)

      await world.moveTo(new Date('2027-01-11T04:00:00Z'))
      expect(lastRead(curator)).toContain('За месяц ничего не изменилось. Может быть, напомнить коллегам об анкете?')
      expect(readWith(curator, 'сводка')).toHaveLength(3)
    }),
  )

  it(
    'comes once, on the first working day, in working hours of the school',
    story(open, async (world) => {
      const { town, curator } = await schoolWith(world)
      const kaliningrad = await addSchoolTo(world, town.districtId, 'Школа № 9', 'Europe/Kaliningrad')
      const western = await addMember(world, { name: ['Лунин', 'Марк', 'Ильич'], roles: [['CURATOR', kaliningrad]] })
      const silent = [countRead(curator), countRead(western)]
      await world.moveTo(new Date(october.getTime() - 1))
      expect([countRead(curator), countRead(western)]).toEqual(silent)
      await world.moveTo(october)
      await world.program.tick()
      await world.settle()
      expect([readWith(curator, 'сводка'), readWith(western, 'сводка')].map((one) => one.length)).toEqual([1, 0])
      await world.moveTo(new Date('2026-11-02T07:00:00Z'))
      await world.restart()
      await world.program.tick()
      await world.settle()
      expect([readWith(curator, 'сводка'), readWith(western, 'сводка')].map((one) => one.length)).toEqual([1, 1])
      await world.moveTo(new Date('2026-12-31T20:00:00Z'))
      const before = countRead(curator)
      await world.moveTo(new Date('2027-01-11T03:59:59Z'))
      expect(countRead(curator)).toBe(before)
      await world.moveTo(new Date('2027-01-11T04:00:00Z'))
      expect(lastRead(curator)).toContain('сводка за декабрь 2026 г.')
    }),
  )

  it(
    'comes after weeks of the program being down, at an hour when people may be written to, with the figures of its month',
    story(open, async (world) => {
      const { town, curator } = await schoolWith(world)
      const anna = await teacher(world, town.schoolId, 'Анна')
      await go(world, anna, ['Анкета наставника', { says: '3' }])
      await world.skipTo(new Date('2026-11-21T18:00:00Z'))
      await world.restart()
      await world.program.tick()
      await world.settle()
      expect(readWith(curator, 'сводка')).toEqual([])
      await world.moveTo(new Date('2026-11-23T02:59:59Z'))
      expect(readWith(curator, 'сводка')).toEqual([])
      await world.moveTo(new Date('2026-11-23T03:00:00Z'))
      expect(readWith(curator, 'сводка')).toEqual([
        `Школа № 3: сводка за октябрь 2026 г.

В банке наставников: 0 (без изменений)
Ждут наставника: 0 (без изменений)
Отправили анкету наставника: 0 (без изменений)
Ещё не начали анкету: 0 (без изменений)
Начали и не закончили: 1 (за месяц +1)`,
      ])
      await world.program.tick()
      await world.settle()
      expect(readWith(curator, 'сводка')).toHaveLength(1)
    }),
  )

  it(
    'is not sent to whoever has not consented, nor to other roles, and speaks the language of each',
    story(open, async (world) => {
      const { town, curator } = await schoolWith(world)
      const silent = await addMember(world, {
        name: ['Юдин', 'Глеб', 'Львович'],
        roles: [['CURATOR', town.schoolId]],
        hasConsented: false,
      })
      const english = await addMember(world, {
        name: ['Brown', 'Mary', ''],
        roles: [['CURATOR', town.schoolId]],
        language: 'en',
      })
      const colleague = await teacher(world, town.schoolId, 'Анна')
      await world.moveTo(october)
      expect(readWith(curator, 'сводка за октябрь')).toHaveLength(1)
      expect(readWith(english, 'Школа № 3: summary for October 2026')).toHaveLength(1)
      expect(countRead(silent)).toBe(1)
      expect(countRead(colleague)).toBe(1)
    }),
  )
})

async function schoolWith(world: World): Promise<{ town: Awaited<ReturnType<typeof addTown>>; curator: Person }> {
  const town = await addTown(world)
  return {
    town,
    curator: await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] }),
  }
}

async function teacher(world: World, schoolId: string, givenName: string): Promise<Person> {
  return await addMember(world, { name: ['Иванова', givenName, 'Петровна'], roles: [['TEACHER', schoolId]] })
}
