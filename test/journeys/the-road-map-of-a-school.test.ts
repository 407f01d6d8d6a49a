import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, say } from '../kit/world.ts'
import { addMember, events, forge, go, lastButtons, lastRead, pressTwice, story } from './kit.ts'
import { filesOf, wordsOf } from './papers.ts'
import { addRoadSchool, open } from './roads.ts'

const pdf = new TextEncoder().encode('%PDF-1.7 an order')

describeDatabases('the road map of a school', (databases) => {
  it(
    'shows seven stages with what is done, and what the program knows by itself',
    story(databases, async (world) => {
      const { curator } = await addRoadSchool(world)
      await open(world, curator, 'Дорожная карта')
      expect(lastRead(curator)).toContain('Дорожная карта: Школа № 3')
      expect(lastRead(curator)).toContain('2026/2027 учебный год')
      expect(lastRead(curator)).toContain('Готово 0 из 20.')
      expect(lastRead(curator)).toContain('1. Подготовка условий: 0 из 5')
      expect(lastRead(curator)).toContain('7. Информационная поддержка: 0 из 1')
      await press(world, curator, '1. Подготовка условий')
      expect(lastRead(curator)).toContain('Приказ о положении: до 20 мая 2027 г. (предварительно), через 227 дней')
      expect(lastRead(curator)).toContain('Приказы о парах: ещё не сделано, срока нет')
      await go(world, curator, ['К этапам', '3. Банк наставников', '2. Банк наставников'])
      expect(lastRead(curator)).toContain('Пока: банк наставников пуст')
      expect(lastRead(curator)).toContain('ДК 3.2')
    }),
  )

  it(
    'is marked with a day, a number and a scan, and the mark is undone',
    story(databases, async (world) => {
      const { curator, head } = await addRoadSchool(world)
      await open(world, curator, 'Дорожная карта', '1. Подготовка условий', '3. Назначение куратора', 'К этапу')
      await press(world, curator, '1. Приказ о положении')
      expect(lastRead(curator)).toContain(
        'Приказ «Об утверждении положения о системе наставничества педагогических работников в образовательной организации»',
      )
      expect(lastRead(curator)).toContain('Отвечает: руководитель')
      await press(world, curator, 'Отметить выполненным')
      await say(world, curator, '6 октября 2026')
      expect(lastRead(curator)).toContain('Этот день ещё не наступил')
      await go(world, curator, [{ says: '01.10.2026' }, { says: '41-о' }])
      expect(lastRead(curator)).toContain('Состояние: готово 1 октября 2026 г.')
      expect(lastRead(curator)).toContain('Документ: № 41-о')
      await press(world, curator, 'Приложить файл')
      curator.document('приказ.txt', new TextEncoder().encode('№ 41-о'))
      await world.settle()
      expect(lastRead(curator)).toContain('Это не PDF, не JPEG и не PNG.')
      // It still waits for the file.
      curator.document('приказ.pdf', pdf)
      await world.settle()
      expect(lastRead(curator)).toContain('Файл: приказ.pdf')
      await open(world, head, 'Дорожная карта')
      expect(lastRead(head)).toContain('1. Подготовка условий: 1 из 5')
      await go(world, head, ['1. Подготовка условий', '5. Приказ о положении', 'Показать файл'])
      expect([...(filesOf(head).at(-1)?.bytes ?? [])]).toEqual([...pdf])
      await press(world, head, 'К мероприятию')
      await press(world, head, 'Отменить отметку')
      expect(lastRead(head)).toContain('Состояние: до 20 мая 2027 г.')
      const happened = (await events(world)).map(({ event, clause }) => `${event} ${clause}`)
      expect(happened).toEqual(
        expect.arrayContaining([
          'roadmap-done road-map 1.1',
          'roadmap-file road-map 1.1',
          'roadmap-undone road-map 1.1',
        ]),
      )
    }),
  )

  it(
    'lets an item be moved, given to somebody, noted, and called unneeded; not what the order wants by a day',
    story(databases, async (world) => {
      const { curator } = await addRoadSchool(world)
      await open(world, curator, 'Дорожная карта', '6. Завершение программ')
      await press(world, curator, '1. Результаты мониторинга')
      expect(lastButtons(curator)).not.toContain('Не требуется')
      await go(world, curator, ['К этапу', '3. Конференция или семинар', 'Изменить срок'])
      await say(world, curator, '1 октября 2026')
      expect(lastRead(curator)).toContain('Этот день уже прошёл')
      // A Saturday: the working day before it.
      await say(world, curator, '17.10.2026')
      expect(lastRead(curator)).toContain('Состояние: до 16 октября 2026 г., через 11 дней')
      await go(world, curator, ['Кто отвечает', 'Климова В. О.'])
      expect(lastRead(curator)).toContain('Отвечает: Климова В. О.')
      await go(world, curator, ['Примечание', { says: 'В актовом зале' }])
      expect(lastRead(curator)).toContain('Примечание: В актовом зале')
      await pressTwice(world, curator, 'Не требуется')
      expect(lastRead(curator)).toContain('Состояние: не требуется')
      await open(world, curator, 'Дорожная карта')
      expect(lastRead(curator)).toContain('6. Завершение программ: 0 из 3')
    }),
  )

  it(
    'lists everything with a day, soonest first, in words',
    story(databases, async (world) => {
      const { curator } = await addRoadSchool(world)
      await open(world, curator, 'Сроки')
      expect(lastRead(curator).split('\n\n').slice(0, 3)).toEqual([
        'Сроки',
        '1. Результаты мониторинга\nдо 23 декабря 2026 г., через 79 дней',
        expect.stringContaining('до 20 мая 2027 г. (предварительно), через 227 дней'),
      ])
      await press(world, curator, '1. Результаты мониторинга')
      expect(lastRead(curator)).toContain('приказ п. 4.6')
      expect(lastButtons(curator).slice(-2)).toEqual(['К срокам', 'Меню'])
      // The way back is where one came from, after a press as after words.
      await go(world, curator, ['Кто отвечает', 'Назад', 'Отметить выполненным', { says: 'в прошлую пятницу' }])
      expect(lastRead(curator)).toContain('Какой номер у документа?')
      await say(world, curator, '15')
      expect(lastRead(curator)).toContain('Состояние: готово 2 октября 2026 г.')
      await press(world, curator, 'Отменить отметку')
      await press(world, curator, 'К срокам')
      expect(lastRead(curator)).toContain('1. Результаты мониторинга')
    }),
  )

  it(
    'is taken as a Word file to be approved',
    story(databases, async (world) => {
      const { curator } = await addRoadSchool(world)
      await open(world, curator, 'Дорожная карта', 'Документ Word')
      const file = filesOf(curator).at(-1)
      expect(file?.name).toBe('Дорожная карта Школа № 3.docx')
      const words = file ? wordsOf(file) : ''
      expect(words).toContain('УТВЕРЖДАЮ')
      expect(words).toContain('Формирование банка данных наставников, обеспечение согласий')
      expect(words).toContain('в течение учебного года')
      expect(words).toContain('Руководитель')
      expect(words).toContain('Климова Вера Олеговна')
      expect(words).toContain('20 мая 2027 г.')
      expect(words).not.toContain('предварительно')
      expect(words).not.toContain('0 из 0')
    }),
  )

  it(
    'is nobody else’s',
    story(databases, async (world) => {
      const { curator, schoolId } = await addRoadSchool(world)
      const teacher = await addMember(world, { name: ['Ким', 'Яна', ''], roles: [['TEACHER', schoolId]] })
      expect(lastButtons(teacher)).not.toContain('Дорожная карта')
      for (const data of [
        'road',
        `road-map:${schoolId}`,
        `road-item:${schoolId}:regulation`,
        `road-told:${schoolId}:regulation`,
        `road-done:${schoolId}:regulation`,
        `road-undo:${schoolId}:regulation`,
        `road-paper:${schoolId}`,
        'road-board:0',
        `road-nudge:${schoolId}`,
        'workdays:2027',
      ])
        await forge(world, teacher, data)
      for (const data of ['road-board:0', `road-nudge:${schoolId}`, 'workdays:', `road-item:${schoolId}:no-such`])
        await forge(world, curator, data)
      expect(await world.db.client.roadmapEntry.count()).toBe(0)
      expect((await events(world)).filter(({ event }) => event.startsWith('roadmap'))).toEqual([])
    }),
  )

  it(
    'keeps what is done once over the years, and asks for the rest anew',
    story(databases, async (world) => {
      const { curator } = await addRoadSchool(world)
      await open(world, curator, 'Дорожная карта', '1. Подготовка условий', '1. Приказ о положении')
      await go(world, curator, ['Отметить выполненным', 'Сегодня', { says: '41-о' }])
      await open(world, curator, 'Дорожная карта', '6. Завершение программ', '3. Конференция или семинар')
      await go(world, curator, ['Отметить выполненным', 'Вчера'])
      await world.skipTo(new Date('2027-09-06T05:00:00Z'))
      await open(world, curator, 'Дорожная карта')
      expect(lastRead(curator)).toContain('2027/2028 учебный год')
      expect(lastRead(curator)).toContain('1. Подготовка условий: 1 из 5, просрочено 2')
      expect(lastRead(curator)).toContain('6. Завершение программ: 0 из 4')
    }),
  )
})
