import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type World } from '../kit/world.ts'
import { addMember, addSchoolTo, countRead, fillMentorQuestionnaire, go, lastRead, readWith, story } from './kit.ts'
import { later } from './notices.ts'
import { addMonthOfMeetings, figureOf, picturesOf, sheetsOf, summariesOf } from './summaries.ts'

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

В банке наставников: 1 (+1)
Ждут наставника: 0 (как было)
Отправили анкету наставника: 1 (+1)
Ещё не начали анкету: 1 (+1)
Начали и не закончили: 1 (+1)
Сроки: просрочено 0, в ближайшие 30 дней 0

Встреч ещё не было, поэтому картинки нет. Подробности в таблице ниже.`,
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
      expect(readWith(curator, 'сводка').at(-1)).toBe(`Школа № 3: сводка за ноябрь 2026 г.

В банке наставников: 0 (−1)
Ждут наставника: 0 (как было)
Отправили анкету наставника: 2 (+1)
Ещё не начали анкету: 1 (как было)
Начали и не закончили: 1 (как было)
Сроки: просрочено 0, в ближайшие 30 дней 1

Встреч ещё не было, поэтому картинки нет. Подробности в таблице ниже.`)

      await world.moveTo(new Date('2027-01-11T04:00:00Z'))
      expect(readWith(curator, 'сводка').at(-1)).toContain(
        'За месяц ничего не изменилось. Может быть, напомнить коллегам об анкете?',
      )
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
      const before = summariesOf(curator)
      await world.moveTo(new Date('2027-01-11T03:59:59Z'))
      expect(summariesOf(curator)).toEqual(before)
      await world.moveTo(new Date('2027-01-11T04:00:00Z'))
      expect(readWith(curator, 'сводка').at(-1)).toContain('сводка за декабрь 2026 г.')
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
Сводка опоздала: её ждали 2 ноября 2026 г.

В банке наставников: 0 (как было)
Ждут наставника: 0 (как было)
Отправили анкету наставника: 0 (как было)
Ещё не начали анкету: 0 (как было)
Начали и не закончили: 1 (+1)
Сроки: просрочено 0, в ближайшие 30 дней 0

Встреч ещё не было, поэтому картинки нет. Подробности в таблице ниже.`,
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

  it(
    'tells the curator and the head of a school at work of its meetings, in words, in a picture and in a workbook that agree',
    story(open, async (world) => {
      const { curator, head, mentor } = await addMonthOfMeetings(world)
      await world.moveTo(october)
      const text = `Школа № 3: сводка за октябрь 2026 г.

Встреч запланировано 3, состоялось 2 (+2), подтверждено 1
Действуют пары и группы: 2 (как было), с программой 2
Без встреч больше 30 дней: 1 (+1)
Заданий дано 1, выполнено 0, открыто 1
Ждут наставника: 0 (как было)
В банке наставников: 0 (как было)
Сроки: просрочено 0, в ближайшие 30 дней 0

Картинка и таблица с подробностями ниже.`
      expect([summariesOf(curator), summariesOf(head), summariesOf(mentor)]).toEqual([[text], [text], []])
      const at = curator.screen.findIndex((one) => one.text === text)
      expect(curator.screen[at]?.buttons).toEqual([['Решения недели'], ['Не напоминать']])
      expect(curator.screen.slice(at + 1).map(({ kind, buttons }) => [kind, buttons])).toEqual([
        ['photo', []],
        ['document', []],
      ])
      const [picture] = picturesOf(curator)
      expect(picture?.width).toBe(1080)
      expect(picture?.bytes).toBeLessThan(60_000)

      const sheets = await sheetsOf(curator)
      expect([...sheets.keys()]).toEqual(['Месяц', 'Пары', 'Без пары', 'Сроки'])
      await press(world, curator, 'Решения недели')
      expect(lastRead(curator)).toContain('без встреч')
      expect(summariesOf(curator)).toEqual([text])
      expect(await figureOf(curator, 'Встреч запланировано')).toEqual([3, 0, 3])
      expect(await figureOf(curator, 'Встреч состоялось')).toEqual([2, 0, 2])
      expect(await figureOf(curator, 'Встреч подтвердили наставляемые')).toEqual([1, 0, 1])
      expect(await figureOf(curator, 'Действующих пар и групп')).toEqual([2, 2, 0])
      expect(await figureOf(curator, 'Из них групп')).toEqual([1, 1, 0])
      expect(await figureOf(curator, 'Наставляемых в парах')).toEqual([3, 3, 0])
      expect(await figureOf(curator, 'Пар без встреч больше 30 дней')).toEqual([1, 0, 1])
      const day = (text_: string) => new Date(`${text_}T00:00:00Z`)
      const pairs = (sheets.get('Пары') ?? []).slice(1)
      expect(pairs.find(([one]) => one === 'Иванова А. П.')?.slice(1, 8)).toEqual([
        'Лунин Б. Ю.',
        day('2026-09-01'),
        day('2027-05-31'),
        2,
        2,
        day('2026-10-15'),
        16,
      ])
      expect(pairs.find(([one]) => one === 'Орлова В. И.')?.slice(4, 8)).toEqual([0, 0, null, 60])
    }),
  )

  it(
    'speaks English, with an English picture and workbook',
    story(open, async (world) => {
      const { curator } = await addMonthOfMeetings(world, { language: 'en' })
      await world.moveTo(october)
      expect(readWith(curator, 'summary for October 2026')).toEqual([
        expect.stringContaining('Meetings planned 3, held 2 (+2), confirmed 1'),
      ])
      expect(picturesOf(curator)).toHaveLength(1)
      expect([...(await sheetsOf(curator)).keys()]).toEqual(['Month', 'Pairs', 'Without a pair', 'Deadlines'])
    }),
  )

  it(
    'names nobody who has restricted the processing of their data, and counts them all the same',
    story(open, async (world) => {
      const { curator, menteeId } = await addMonthOfMeetings(world)
      await world.db.client.person.update({ where: { id: menteeId }, data: { restrictedAt: world.now() } })
      await world.moveTo(october)
      expect(await figureOf(curator, 'Наставляемых в парах')).toEqual([3, 3, 0])
      const pairs = (await sheetsOf(curator)).get('Пары') ?? []
      expect(pairs.map(([, mentees]) => mentees)).toContain('имя скрыто')
      expect(JSON.stringify(pairs)).not.toContain('Лунин')
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
