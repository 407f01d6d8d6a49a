import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  countRead,
  events,
  forge,
  go,
  lastButtons,
  lastRead,
  pressOld,
  pressTwice,
  readWith,
  story,
} from './kit.ts'
import { addRoadSchool, open } from './roads.ts'

const spring = { startsAt: new Date('2027-04-01T05:00:00Z') }
/** Four days after 20 May, a Monday. */
const late = new Date('2027-05-24T05:00:00Z')
const reminder = 'Напоминание района о дорожной карте'

async function addDistrict(world: World) {
  const town = await addRoadSchool(world)
  const otherId = await addSchoolTo(world, town.districtId, 'Школа № 8')
  const other = await addMember(world, { name: ['Юдина', 'Вера', ''], roles: [['CURATOR', otherId]] })
  for (const key of ['regulation', 'road-map', 'curator', 'conference'])
    await world.db.client.roadmapEntry.create({
      data: {
        organisationId: otherId,
        schoolYear: 2026,
        key,
        doneOn: new Date('2027-04-01'),
        markedAt: world.now(),
        number: '7',
      },
    })
  return { ...town, other, otherId }
}

describeDatabases('the board of the district', (databases) => {
  it(
    'shows each school with what is done and late, late ones first, and its road map to look at',
    story(
      databases,
      async (world) => {
        const { coordinator } = await addDistrict(world)
        await world.skipTo(late)
        await open(world, coordinator, 'Дорожная карта района')
        expect(lastRead(coordinator).split('\n')).toEqual([
          'Дорожная карта: Заречный район',
          'Дела района: Готово 0 из 3.',
          'Отстаёт 1 школа из 2.',
          '',
          'Школа № 3: просрочено 3, готово 0 из 20',
          'Школа № 8: готово 4 из 20',
        ])
        await press(world, coordinator, 'Школа № 3')
        expect(lastRead(coordinator)).toContain('1. Подготовка условий: 0 из 5, просрочено 3')
        await go(world, coordinator, ['1. Подготовка условий', '1. Приказ о положении'])
        expect(lastRead(coordinator)).toContain('до 20 мая 2027 г. (предварительно), просрочено на 4 дня')
        expect(lastButtons(coordinator)).toEqual(['К этапу', 'Меню'])
      },
      spring,
    ),
  )

  it(
    'is drawn as a picture that a phone shows',
    story(
      databases,
      async (world) => {
        const { coordinator } = await addDistrict(world)
        await world.skipTo(late)
        await open(world, coordinator, 'Дорожная карта района', 'Картинка по школам')
        const picture = coordinator.screen.findLast(({ file }) => file !== undefined)
        const bytes = Buffer.from(picture?.file?.bytes ?? [])
        expect(bytes.subarray(1, 4).toString()).toBe('PNG')
        expect(bytes.readUInt32BE(16)).toBe(1080)
        expect(bytes.readUInt32BE(20)).toBeGreaterThan(350)
        expect(bytes.readUInt32BE(20)).toBeLessThan(1500)
        expect(bytes.byteLength).toBeLessThan(120_000)
        expect(picture?.text).toContain('«!2» значит «просрочено 2»')
      },
      spring,
    ),
  )

  it(
    'reminds curators and head of one school, once a day, of what is late there',
    story(
      databases,
      async (world) => {
        const { coordinator, curator, head, other, schoolId, otherId } = await addDistrict(world)
        await world.skipTo(late)
        await open(world, coordinator, 'Дорожная карта района', 'Школа № 3')
        await pressTwice(world, coordinator, 'Напомнить школе')
        for (const one of [curator, head]) expect(readWith(one, reminder)).toHaveLength(1)
        expect(readWith(curator, reminder)[0]).toContain('Назначение куратора')
        expect(readWith(curator, reminder)[0]).toContain('просрочено на 4 дня')
        expect(coordinator.toast?.text).toContain('сегодня уже напоминали')
        await press(world, curator, 'Открыть дорожную карту')
        expect(lastRead(curator)).toContain('Дорожная карта: Школа № 3')
        await forge(world, coordinator, `road-nudge:${otherId}`)
        expect(readWith(other, reminder)).toEqual([])
        await world.skipTo(new Date('2027-05-25T05:00:00Z'))
        await forge(world, coordinator, `road-nudge:${schoolId}`)
        expect(readWith(head, reminder)).toHaveLength(2)
        expect((await events(world)).filter(({ event }) => event === 'roadmap-nudged')).toHaveLength(2)
      },
      spring,
    ),
  )

  it(
    'reminds all that lag after a question with their number, and none of them twice a day',
    story(
      databases,
      async (world) => {
        const { coordinator, curator, other } = await addDistrict(world)
        await world.skipTo(late)
        await open(world, coordinator, 'Дорожная карта района', 'Напомнить всем отстающим')
        expect(lastRead(coordinator)).toContain('Напомнить 1 отстающей школе?')
        await press(world, coordinator, 'Напомнить')
        expect(readWith(curator, reminder)).toHaveLength(1)
        expect(readWith(other, reminder)).toEqual([])
        await pressOld(world, coordinator, 'Напомнить')
        await press(world, coordinator, 'Напомнить всем отстающим')
        expect(lastRead(coordinator)).toContain('Сегодня напоминать некому.')
        expect(lastRead(coordinator)).toContain('Ещё 1 школе сегодня уже напоминали.')
        expect(readWith(curator, reminder)).toHaveLength(1)
      },
      spring,
    ),
  )

  it(
    'names the lagging schools where there is nobody to remind, with a way to invite somebody',
    story(
      databases,
      async (world) => {
        const { coordinator, districtId } = await addDistrict(world)
        await addSchoolTo(world, districtId, 'Школа п. Кедровый')
        // Its road map begins in spring like the others'.
        await world.skipTo(late)
        await open(world, coordinator, 'Дорожная карта района', 'Напомнить всем отстающим')
        expect(lastRead(coordinator).split('\n')).toEqual([
          'Напомнить 1 отстающей школе? Напишем её куратору и руководителю, что просрочено.',
          'Школа п. Кедровый: ни куратор, ни руководитель ещё не пользуются ботом.',
        ])
        await press(world, coordinator, 'Напомнить')
        expect(coordinator.toast?.text).toBe('Напомнили 1 школе.')
        await press(world, coordinator, 'Напомнить всем отстающим')
        expect(lastButtons(coordinator)).not.toContain('Напомнить')
        await press(world, coordinator, 'Пригласить руководителя: Школа п. Кедровый')
        expect(lastRead(coordinator)).toMatch(/Школа п. Кедровый[^]*t\.me/)
      },
      spring,
    ),
  )

  it(
    'and the summary remind a school once a day between them',
    story(
      databases,
      async (world) => {
        const { coordinator, curator, districtId, schoolId } = await addDistrict(world)
        const told = () => readWith(curator, 'район').filter((text) => text.includes('просит обратить внимание')).length
        await world.skipTo(late)
        await open(world, coordinator, 'Дорожная карта района', 'Напомнить всем отстающим', 'Напомнить')
        expect(told()).toBe(1)
        await open(world, coordinator, 'Сводка')
        await press(world, coordinator, 'Напомнить отстающим')
        expect(coordinator.toast?.text).toBe('Сегодня уже напоминали. Завтра можно ещё раз.')
        expect(told()).toBe(1)
        await world.skipTo(new Date('2027-05-25T05:00:00Z'))
        await forge(world, coordinator, `summary-nudge-do:${districtId}:2027-04`)
        expect(coordinator.toast?.text).toBe('Напомнили 1 коллеге.')
        expect(told()).toBe(2)
        await forge(world, coordinator, `road-nudge:${schoolId}`)
        expect(coordinator.toast?.text).toContain('сегодня уже напоминали')
        expect(told()).toBe(2)
      },
      spring,
    ),
  )

  it(
    'changes the road map of its schools: own items, words, days, owners; the order’s own days stay',
    story(databases, async (world) => {
      const { coordinator, curator, head } = await addRoadSchool(world)
      await open(world, coordinator, 'Дорожная карта района', 'Дорожная карта для школ', '4. Отбор и обучение')
      await go(world, coordinator, [
        'Добавить мероприятие',
        { says: 'Школа наставника: три занятия' },
        'Куратор каждой школы',
      ])
      expect(lastRead(coordinator)).toContain('Добавлено районом.')
      expect(lastRead(coordinator)).toContain('Этап 4 (мероприятие района)')
      await go(world, coordinator, ['Изменить день', { says: 'к ноябрю' }])
      expect(lastRead(coordinator)).toContain('Напишите день и месяц, например «20 мая».')
      await go(world, coordinator, [{ says: '20 ноября' }, 'Поручить руководителю'])
      expect(lastRead(coordinator)).toContain('Отвечает: руководитель\nДень: 20 ноября')
      await open(world, head, 'Сроки')
      expect(lastRead(head)).toContain('1. Школа наставника: три занятия\nдо 20 ноября 2026 г., через 46 дней')
      expect(lastButtons(head)).not.toContain('Производственный календарь')
      await open(world, coordinator, 'Дорожная карта района', 'Дорожная карта для школ', '6. Завершение программ')
      await press(world, coordinator, '4. Результаты мониторинга')
      expect(lastButtons(coordinator)).not.toContain('Скрыть')
      await go(world, coordinator, ['Изменить день', 'Без срока'])
      expect(readWith(coordinator, 'Срок установлен приказом, поэтому так нельзя.')).toHaveLength(1)
      await go(world, coordinator, ['К этапу', '2. Конференция или семинар', 'Скрыть'])
      expect(lastRead(coordinator)).toContain('Скрыто. Школы этого не видят.')
      await open(world, curator, 'Дорожная карта')
      expect(lastRead(curator)).toContain('6. Завершение программ: 0 из 3')
      expect(lastRead(curator)).toContain('4. Отбор и обучение: 0 из 4')
      await press(world, coordinator, 'Как в документе')
      await open(world, curator, 'Дорожная карта')
      expect(lastRead(curator)).toContain('6. Завершение программ: 0 из 4')
    }),
  )

  it(
    'hides or removes what schools have done only after a question with their number',
    story(databases, async (world) => {
      const { coordinator, curator } = await addRoadSchool(world)
      const template = ['Дорожная карта района', 'Дорожная карта для школ']
      await open(world, coordinator, ...template, '4. Отбор и обучение')
      await go(world, coordinator, ['Добавить мероприятие', { says: 'Школа наставника' }, 'Куратор каждой школы'])
      await open(world, curator, 'Дорожная карта', '4. Отбор и обучение', '2. Методические материалы')
      await go(world, curator, ['Отметить выполненным', 'Сегодня'])
      await open(world, curator, 'Дорожная карта', '4. Отбор и обучение', '3. Школа наставника')
      await go(world, curator, ['Отметить выполненным', 'Сегодня', 'Без номера'])
      await open(world, coordinator, ...template, '4. Отбор и обучение (своё: 1)')
      await go(world, coordinator, ['2. Методические материалы', 'Скрыть'])
      expect(lastRead(coordinator)).toContain('Уже отметили выполненным: 1 школа. Скрыть?')
      await press(world, coordinator, 'Нет, оставить')
      await open(world, curator, 'Дорожная карта')
      expect(lastRead(curator)).toContain('4. Отбор и обучение: 2 из 4')
      await go(world, coordinator, ['Скрыть', 'Да, скрыть'])
      expect(lastRead(coordinator)).toContain('Скрыто. Школы этого не видят.')
      await go(world, coordinator, ['Вернуть', 'К этапу', '5. Школа наставника', 'Убрать'])
      expect(lastRead(coordinator)).toContain('Уже отметили выполненным: 1 школа. Убрать?')
      await press(world, coordinator, 'Да, убрать')
      await open(world, curator, 'Дорожная карта')
      expect(lastRead(curator)).toContain('4. Отбор и обучение: 1 из 3')
    }),
  )

  it(
    'is another district’s to nobody',
    story(databases, async (world) => {
      const { schoolId, districtId, curator } = await addRoadSchool(world)
      const foreign = await world.db.client.organisation.create({
        data: {
          kind: 'DISTRICT',
          fullName: 'Другой район',
          shortName: 'Другой',
          timeZone: 'Europe/Moscow',
          createdAt: world.now(),
        },
      })
      const stranger = await addMember(world, { name: ['Лис', 'Ия', ''], roles: [['COORDINATOR', foreign.id]] })
      const before = countRead(curator)
      for (const data of [
        `road-map:${schoolId}`,
        `road-nudge:${schoolId}`,
        `road-nudge-do:${districtId}`,
        `road-picture:${districtId}`,
        `road-edit:${districtId}`,
        `road-hide:${districtId}:conference`,
        `road-sure:${districtId}:conference:hide`,
        `road-undo:${schoolId}:regulation`,
      ])
        await forge(world, stranger, data)
      expect(countRead(curator)).toBe(before)
      expect((await events(world)).filter(({ event }) => event.startsWith('roadmap'))).toEqual([])
    }),
  )
})
