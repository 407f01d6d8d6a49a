import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { addMember, addSchoolTo, countRead, go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { addPairSchool, makeActive } from './pairs.ts'
import { addRoadSchool, open } from './roads.ts'

/** Nine in the morning in Yekaterinburg. */
const nine = (day: string) => new Date(`${day}T04:00:00Z`)
const told = (person: Person, words: string) =>
  readWith(person, words).filter((one) => /^(Скоро срок|Сегодня последний день|Срок прошёл|Сроки: )/.test(one))
const results = 'Результаты мониторинга'

/** On which days at what local hour the person was told of it. */
async function hours(world: World, words: string): Promise<string[]> {
  const rows = await world.db.client.journalEntry.findMany({
    where: { event: 'deadline-told', subjectId: { contains: words } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ at, subjectId }) => {
    const local = new Date(at.getTime() + 5 * 3_600_000).toISOString().slice(0, 16)
    return `${local} ${subjectId.split(':').at(-1)}`
  })
}

/** A Monday in the middle of December. */
const december = { startsAt: new Date('2026-12-14T05:00:00Z') }

describeDatabases('a deadline of the order', (databases) => {
  it(
    'is told a day before, on the day, the first working day after it and every week of delay, then to more people',
    story(
      databases,
      async (world) => {
        const { curator, head, coordinator } = await addRoadSchool(world)
        await world.moveTo(nine('2026-12-21'))
        expect([curator, head, coordinator].map((one) => told(one, results))).toEqual([[], [], []])
        await world.moveTo(nine('2026-12-22'))
        expect(told(curator, results)).toEqual([
          [
            'Скоро срок: Результаты мониторинга',
            'Школа № 3 (приказ п. 4.6)',
            'Сделать до 23 декабря 2026 г. включительно. На 22 декабря 2026 г.: завтра.',
          ].join('\n'),
        ])
        expect(told(head, results)[0]).toContain('Отвечает куратор, вам для сведения.')
        expect(lastButtons(curator)[0]).toBe('Открыть')
        await world.moveTo(nine('2026-12-23'))
        expect(told(curator, results)[1]).toContain('Сегодня последний день: Результаты мониторинга')
        expect(told(curator, results)[1]).toContain('На 23 декабря 2026 г.: сегодня.')
        expect(told(coordinator, results)).toEqual([])
        // In time to act: the district's own report is due on the 28th.
        await world.moveTo(nine('2026-12-24'))
        for (const one of [curator, head])
          expect(told(one, results)[2]).toContain('На 24 декабря 2026 г.: просрочено на 1 день.')
        expect(told(coordinator, results)).toEqual([
          [
            'Срок прошёл у школ района',
            'Нужно было сделать до 23 декабря 2026 г. На 24 декабря 2026 г.: просрочено на 1 день.',
            '',
            '• Результаты мониторинга: Школа № 3',
          ].join('\n'),
        ])
        await world.moveTo(nine('2027-01-11'))
        expect(told(curator, results)).toHaveLength(4)
        expect(told(curator, results)[3]).toContain('Срок прошёл: Результаты мониторинга')
        expect(told(curator, results)[3]).toContain('На 30 декабря 2026 г.: просрочено на 7 дней.')
        await world.moveTo(nine('2027-01-13'))
        expect(await hours(world, 'monitoring:2026-12-23')).toEqual([
          '2026-12-22T09:00 1',
          '2026-12-23T09:00 0',
          '2026-12-24T09:00 -1',
          '2026-12-30T09:00 -7',
          // 6 January is a holiday, and the first working day after it is next to the week after that.
          '2027-01-13T09:00 -21',
        ])
        expect(told(coordinator, results)).toHaveLength(3)
        expect(told(curator, results).at(-1)).toContain('просрочено на 21 день')
      },
      december,
    ),
  )

  it(
    'falls on the working day before where the day is off: 23 December 2028 is a Saturday, 2029 a Sunday',
    story(
      databases,
      async (world) => {
        const { curator } = await addRoadSchool(world)
        await open(world, curator, 'Сроки')
        expect(lastRead(curator)).toContain('до 22 декабря 2028 г. (предварительно)')
        await world.moveTo(nine('2028-12-22'))
        expect(told(curator, results).map((one) => /На (\d+ декабря)/.exec(one)?.[1])).toEqual([
          '21 декабря',
          '22 декабря',
        ])
        expect(told(curator, results)[1]).toContain('сегодня')
        await world.skipTo(nine('2029-10-02'))
        await open(world, curator, 'Сроки')
        expect(lastRead(curator)).toContain('до 21 декабря 2029 г. (предварительно)')
      },
      { startsAt: new Date('2028-11-13T05:00:00Z') },
    ),
  )

  it(
    'is told once with the true number of days after the program was down for a week',
    story(
      databases,
      async (world) => {
        const { curator, head, coordinator } = await addRoadSchool(world)
        await world.moveTo(new Date('2026-12-18T05:00:00Z'))
        // A Saturday: nobody is written to before Monday.
        await world.skipTo(new Date('2026-12-26T05:00:00Z'))
        await world.moveTo(new Date('2026-12-26T06:00:00Z'))
        expect(told(curator, results)).toEqual([])
        await world.moveTo(new Date('2026-12-28T06:00:00Z'))
        expect(told(curator, results)).toEqual([expect.stringContaining('просрочено на 5 дней')])
        expect(told(head, results)).toHaveLength(1)
        expect(told(coordinator, results)).toEqual([expect.stringContaining('просрочено на 5 дней')])
        await world.moveTo(new Date('2026-12-29T06:00:00Z'))
        expect(told(curator, results)).toHaveLength(1)
      },
      december,
    ),
  )

  it(
    'is told no more once it is done, moved, or once the curator has an order',
    story(
      databases,
      async (world) => {
        const { curator, head, schoolId } = await addRoadSchool(world)
        await world.moveTo(nine('2027-05-18'))
        await open(world, head, 'Дорожная карта', '1. Подготовка условий', '1. Приказ о положении')
        await go(world, head, ['Отметить выполненным', 'Сегодня', 'Без номера'])
        await open(world, head, 'Дорожная карта', '1. Подготовка условий', '1. Дорожная карта школы')
        await go(world, head, ['Изменить срок', { says: '26.05.2027' }])
        await world.moveTo(nine('2027-05-19'))
        expect(told(head, 'Назначение куратора')).toHaveLength(1)
        expect(told(head, 'Приказ о положении')).toEqual([])
        expect(told(curator, 'Дорожная карта школы')).toEqual([])
        await world.db.client.rolePeriod.updateMany({
          where: { organisationId: schoolId, role: 'CURATOR' },
          data: { orderNumber: '12', orderOn: new Date('2027-05-19') },
        })
        await world.moveTo(nine('2027-05-26'))
        expect(told(head, 'Назначение куратора')).toHaveLength(1)
        expect(told(curator, 'Дорожная карта школы')).toHaveLength(2)
      },
      { startsAt: new Date('2027-04-01T05:00:00Z') },
    ),
  )

  it(
    'of the district is its coordinator’s',
    story(
      databases,
      async (world) => {
        const { curator, coordinator } = await addRoadSchool(world)
        await world.moveTo(nine('2026-12-28'))
        // 26 December is a Saturday: Friday the 25th.
        expect(told(coordinator, 'Мониторинг района').map((one) => /На (\d+ декабря)/.exec(one)?.[1])).toEqual([
          '24 декабря',
          '25 декабря',
          '28 декабря',
        ])
        expect(told(coordinator, 'Результаты в институт')).toHaveLength(2)
        expect(told(curator, 'Результаты в институт')).toEqual([])
        await open(world, coordinator, 'Дорожная карта района', 'Дела района', '6. Завершение программ')
        await go(world, coordinator, ['2. Результаты в институт', 'Отметить выполненным', 'Сегодня', { says: '15' }])
        expect(lastRead(coordinator)).toContain('готово 28 декабря 2026 г.')
      },
      december,
    ),
  )

  it(
    'of many schools reaches the coordinator in one message, with the schools by name',
    story(
      databases,
      async (world) => {
        const { coordinator, districtId } = await addRoadSchool(world)
        for (let number = 11; number <= 22; number += 1) await addSchoolTo(world, districtId, `Школа № ${number}`)
        await world.skipTo(nine('2027-05-27'))
        await world.moveTo(nine('2027-05-27'))
        const [message = '', ...others] = readWith(coordinator, 'Срок прошёл')
        expect(others).toEqual([])
        expect(message).toContain('На 27 мая 2027 г.: просрочено на 7 дней.')
        expect(message).toContain(': Школа № 3, Школа № 11, Школа № 12,')
        expect(message.match(/и ещё 3 школы/g)).toHaveLength(3)
        await press(world, coordinator, 'Открыть школы района')
        expect(readWith(coordinator, 'Отстают 13 школ из 13.')).toHaveLength(1)
      },
      { startsAt: new Date('2027-05-12T05:00:00Z') },
    ),
  )

  it(
    'comes with the others of its school in one message, with a button for each',
    story(
      databases,
      async (world) => {
        const { curator, head } = await addRoadSchool(world)
        await world.moveTo(nine('2027-05-19'))
        // The curator has one of the three.
        expect(told(curator, '')).toEqual([expect.stringContaining('Скоро срок: Дорожная карта школы')])
        await world.moveTo(nine('2027-05-27'))
        expect(told(curator, '').map((one) => one.split('\n')[0])).toEqual([
          'Скоро срок: Дорожная карта школы',
          'Сегодня последний день: Дорожная карта школы',
          'Срок прошёл: Дорожная карта школы',
          'Срок прошёл: Дорожная карта школы',
        ])
        expect(told(curator, 'На 21 мая 2027 г.: просрочено на 1 день')).toHaveLength(1)
        expect(told(head, 'На 27 мая')).toEqual([
          [
            'Сроки: Школа № 3',
            'На 27 мая 2027 г.:',
            '1. Назначение куратора — просрочено на 7 дней (до 20 мая 2027 г.)',
            '2. Приказ о положении — просрочено на 7 дней (до 20 мая 2027 г.)',
            '3. Дорожная карта школы — просрочено на 7 дней (до 20 мая 2027 г.), отвечает куратор',
          ].join('\n'),
        ])
        expect(told(head, '')).toHaveLength(4)
        expect(await hours(world, ':2027-05-20:-7')).toHaveLength(4)
        const labels = ['1. Назначение куратора', '2. Приказ о положении', '3. Дорожная карта школы']
        expect(lastButtons(head)).toEqual([...labels, 'Реже'])
        const before = countRead(head)
        const clauses = ['приказ п. 4.5', 'приказ п. 4.2', 'приказ п. 4.3']
        for (const [index, label] of labels.entries()) {
          await press(world, head, label)
          expect(lastRead(head)).toContain(clauses[index])
          expect(lastRead(head)).toContain('просрочено на 7 дней')
        }
        // Each below the message, which stays.
        expect(countRead(head)).toBe(before + 3)
        expect(told(head, 'На 27 мая')).toHaveLength(1)
        await world.moveTo(nine('2027-06-03'))
        expect(told(head, 'На 3 июня')[0]).toContain(
          '1. Назначение куратора — просрочено на 14 дней (до 20 мая 2027 г.)',
        )
      },
      { startsAt: new Date('2027-05-12T05:00:00Z') },
    ),
  )

  it(
    'leaves a message that waits for Monday when it is done, and the others stay in it',
    story(
      databases,
      async (world) => {
        const { head } = await addRoadSchool(world)
        await world.moveTo(nine('2027-05-19'))
        await press(world, head, 'Реже')
        // A Thursday: what is told seldom waits for the next Monday.
        await world.moveTo(nine('2027-05-27'))
        expect(told(head, 'На 27 мая')).toEqual([])
        await open(world, head, 'Дорожная карта', '1. Подготовка условий', '1. Приказ о положении')
        await go(world, head, ['Отметить выполненным', 'Сегодня', 'Без номера'])
        await world.moveTo(nine('2027-05-31'))
        const [monday = '', ...others] = told(head, 'На 27 мая')
        expect(others).toEqual([])
        expect(monday.split('\n')).toEqual([
          'Сроки: Школа № 3',
          'На 27 мая 2027 г.:',
          '1. Назначение куратора — просрочено на 7 дней (до 20 мая 2027 г.)',
          '2. Дорожная карта школы — просрочено на 7 дней (до 20 мая 2027 г.), отвечает куратор',
        ])
      },
      { startsAt: new Date('2027-05-12T05:00:00Z') },
    ),
  )

  it(
    'is the end of a programme too: told to its mentor and the curator, until it is extended or ended',
    story(databases, async (world) => {
      const { curator, schoolId, mentor, mentee } = await addPairSchool(world)
      const pairId = await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      // It ends on Monday, 31 May: the day before is a Sunday.
      await world.skipTo(new Date('2027-05-27T05:00:00Z'))
      await world.moveTo(nine('2027-05-31'))
      expect(told(curator, 'Заканчивается программа')).toHaveLength(2)
      expect(told(curator, 'Заканчивается программа')[1]).toContain('сегодня')
      expect(told(mentor.person, 'Заканчивается программа')).toHaveLength(2)
      expect(readWith(mentee.person, 'Заканчивается программа')).toEqual([])
      await world.db.client.pair.update({
        where: { id: pairId },
        data: { status: 'ENDED', finishedOn: new Date('2027-05-31'), endReason: 'COMPLETED' },
      })
      await world.skipTo(nine('2027-06-07'))
      await world.moveTo(nine('2027-06-08'))
      expect(told(curator, 'Заканчивается программа')).toHaveLength(2)
    }),
  )

  it(
    'is told in English to whoever reads English',
    story(
      databases,
      async (world) => {
        const { schoolId } = await addRoadSchool(world)
        const english = await addMember(world, {
          name: ['Smith', 'Ann', ''],
          roles: [['CURATOR', schoolId]],
          language: 'en',
        })
        await world.moveTo(nine('2026-12-23'))
        expect(readWith(english, 'A deadline is near: Monitoring results')).toHaveLength(1)
        expect(readWith(english, 'Today is the last day: Monitoring results')).toHaveLength(1)
        expect(lastRead(english)).toContain(
          'To be done by 23 December 2026, that day included. On 23 December 2026: today.',
        )
      },
      december,
    ),
  )
})
