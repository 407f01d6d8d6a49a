import { expect, it } from 'vitest'
import { isWorkingDay } from '../../src/calendar/working-days.ts'
import { publishApprovedYears, publishEnteredDays } from '../../src/calendar/entered-days.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, say } from '../kit/world.ts'
import { addMember, events, forge, go, lastButtons, lastRead, pressOld, readWith, story } from './kit.ts'
import { addRoadSchool, open } from './roads.ts'

const way = ['Школы района', 'Район: Заречный район', 'Производственный календарь'] as const

describeDatabases('the production calendar', (databases) => {
  it(
    'says by whose word the days are off, and that a year without a decree is provisional',
    story(databases, async (world) => {
      const { coordinator } = await addRoadSchool(world)
      await open(world, coordinator, ...way)
      expect(lastRead(coordinator)).toContain('Производственный календарь, 2026 год')
      expect(lastRead(coordinator)).toContain(
        'Постановление Правительства РФ от 24 сентября 2025 г. № 1466 «О переносе выходных дней в 2026 году».',
      )
      expect(lastRead(coordinator)).toContain('247 рабочих дней')
      expect(lastRead(coordinator)).toContain('январь 2026 г.: выходные 1, 2, 5, 6, 7, 8, 9 (перенос)')
      expect(lastRead(coordinator)).toContain('один для всех районов этой установки')
      await press(world, coordinator, '2027 ›')
      expect(lastRead(coordinator)).toContain('Предварительно.')
      expect(lastRead(coordinator)).not.toContain('Постановление Правительства РФ от')
      await go(world, coordinator, ['‹ 2026', '‹ 2025'])
      expect(lastRead(coordinator)).toContain('ноябрь 2025 г.: рабочие 1 (перенос)')
      // From the deadlines that go by it, and back to them.
      await press(world, coordinator, 'Сроки')
      expect(lastRead(coordinator)).toContain('Мониторинг района')
      await press(world, coordinator, 'Производственный календарь')
      expect(lastRead(coordinator)).toContain('Производственный календарь, 2026 год')
    }),
  )

  it(
    'is changed day by day and back, and deadlines go by it at once',
    story(databases, async (world) => {
      const { coordinator, curator } = await addRoadSchool(world)
      await open(world, curator, 'Сроки')
      expect(lastRead(curator)).toContain('до 20 мая 2027 г. (предварительно), через 227 дней')
      await open(world, coordinator, ...way)
      await press(world, coordinator, 'Сделать день выходным')
      await say(world, coordinator, 'когда-нибудь')
      expect(lastRead(coordinator)).toContain('Не получилось понять день')
      await say(world, coordinator, '20.05.2027')
      expect(readWith(coordinator, '20 мая 2027 г. теперь выходной.')).toHaveLength(1)
      expect(lastRead(coordinator)).toContain('20 мая 2027 г.: выходной. Кто внёс: Заречный район')
      await open(world, curator, 'Сроки')
      expect(lastRead(curator)).toContain('до 19 мая 2027 г. (предварительно), через 226 дней')
      await go(world, coordinator, ['Сделать день рабочим', { says: '22 мая 2027' }])
      expect(isWorkingDay('2027-05-22')).toBe(true)
      await go(world, coordinator, ['Сделать день рабочим', { says: '21 мая 2027' }])
      expect(readWith(coordinator, '21 мая 2027 г. уже так и есть')).toHaveLength(1)
      await press(world, coordinator, 'Отменить: 20 мая 2027 г.')
      expect(lastButtons(coordinator)).not.toContain('Отменить: 20 мая 2027 г.')
      await open(world, curator, 'Сроки')
      expect(lastRead(curator)).toContain('до 20 мая 2027 г. (предварительно), через 227 дней')
      const happened = (await events(world)).map(({ event }) => event).filter((event) => event.startsWith('calendar'))
      expect(happened).toEqual(['calendar-day-off', 'calendar-day-worked', 'calendar-day-removed'])
      await pressOld(world, coordinator, 'Отменить: 20 мая 2027 г.').catch(() => {})
      expect(await world.db.client.calendarDay.count({ where: { retiredAt: null } })).toBe(1)
    }),
  )

  it(
    'is provisional no more once the coordinator has named the decree, and again when they take it back',
    story(databases, async (world) => {
      const { coordinator, curator } = await addRoadSchool(world)
      await open(world, coordinator, ...way)
      expect(lastButtons(coordinator)).not.toContain('Год утверждён')
      await go(world, coordinator, ['2027 ›', 'Год утверждён', { says: 'вышло' }])
      expect(lastRead(coordinator)).toContain('Не похоже на номер постановления.')
      await go(world, coordinator, [{ says: '№ 1501' }, { says: '31 декабря 2025' }])
      expect(lastRead(coordinator)).toContain('не раньше чем за год до него')
      await say(world, coordinator, '12 ноября 2026')
      expect(lastRead(coordinator)).toContain('Этот день ещё не наступил.')
      await say(world, coordinator, '24 сентября 2026')
      expect(readWith(coordinator, '2027 год отмечен как утверждённый.')).toHaveLength(1)
      expect(lastRead(coordinator)).toContain(
        'Постановление Правительства РФ от 24 сентября 2026 г. № 1501 «О переносе выходных дней в 2027 году».\nОтмечено вручную. Кто внёс: Заречный район.',
      )
      expect(lastRead(coordinator)).not.toContain('Предварительно.')
      await open(world, curator, 'Сроки')
      expect(lastRead(curator)).toContain('до 20 мая 2027 г., через 227 дней')
      // As in another process, which has read nothing yet.
      publishApprovedYears([])
      await world.program.tick()
      await open(world, curator, 'Сроки')
      expect(lastRead(curator)).not.toContain('(предварительно)')
      await press(world, coordinator, 'Вернуть «предварительно»')
      expect(lastRead(coordinator)).toContain('Предварительно.')
      await open(world, curator, 'Сроки')
      expect(lastRead(curator)).toContain('до 20 мая 2027 г. (предварительно), через 227 дней')
      await pressOld(world, coordinator, 'Вернуть «предварительно»')
      const happened = (await events(world)).map(({ event }) => event).filter((event) => event.startsWith('calendar'))
      expect(happened).toEqual(['calendar-year-approved', 'calendar-year-reopened'])
    }),
  )

  it(
    'is one for every district, and read again by a process that has not changed it',
    story(databases, async (world) => {
      const { coordinator } = await addRoadSchool(world)
      const foreign = await world.db.client.organisation.create({
        data: {
          kind: 'DISTRICT',
          fullName: 'Управление образования Лесного района',
          shortName: 'Лесной район',
          timeZone: 'Europe/Moscow',
          createdAt: world.now(),
        },
      })
      const other = await addMember(world, { name: ['Лис', 'Ия', ''], roles: [['COORDINATOR', foreign.id]] })
      await open(world, coordinator, ...way)
      await go(world, coordinator, ['Сделать день выходным', { says: '31.12.2027' }])
      // As in another process, which has read nothing yet.
      publishEnteredDays([])
      expect(isWorkingDay('2027-12-31')).toBe(true)
      await world.program.tick()
      expect(isWorkingDay('2027-12-31')).toBe(false)
      publishEnteredDays([])
      await world.skipTo(new Date(world.now().getTime() + 61_000))
      await open(world, other)
      expect(isWorkingDay('2027-12-31')).toBe(false)
      await forge(world, other, 'workdays:2027')
      expect(lastRead(other)).toContain('31 декабря 2027 г.: выходной. Кто внёс: Заречный район')
    }),
  )

  it(
    'is nobody else’s to change, and a day that is none changes nothing',
    story(databases, async (world) => {
      const { coordinator, curator } = await addRoadSchool(world)
      for (const data of ['workdays:2027', 'workdays-is:off:2027', 'workdays-undo:2027-05-20', 'workdays-approve:2027'])
        await forge(world, curator, data)
      for (const data of [
        'workdays-undo:2027-02-30',
        'workdays-is:maybe:2027',
        'workdays-undo:x',
        'workdays-approve:2026',
      ])
        await forge(world, coordinator, data)
      expect(await world.db.client.calendarDay.count()).toBe(0)
      expect(await world.db.client.dialogue.count()).toBe(0)
    }),
  )

  it(
    'speaks English too',
    story(databases, async (world) => {
      const { districtId } = await addRoadSchool(world)
      const english = await addMember(world, {
        name: ['Smith', 'Ann', ''],
        roles: [['COORDINATOR', districtId]],
        language: 'en',
      })
      await forge(world, english, 'workdays:2027')
      expect(lastRead(english)).toContain('Production calendar, 2027')
      await go(world, english, ['Make a day worked', { says: '13 November 2027' }])
      expect(lastRead(english)).toContain('13 November 2027: worked. Entered by:')
      await go(world, english, ['The year is approved', { says: 'No. 1501' }, { says: '24 September 2026' }])
      expect(lastRead(english)).toContain(
        'Decree of the Government of the Russian Federation of 24 September 2026 No. 1501',
      )
      await press(world, english, 'Back to provisional')
      expect(lastRead(english)).toContain('Provisional.')
    }),
  )
})
