import { expect, it } from 'vitest'
import { textsIn } from '../../src/i18n/texts.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { countRead, events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addMeeting, addMeetingSchool, addTask } from './meetings.ts'

/** Tuesday, 14:00 to 14:45 in Yekaterinburg. */
const tuesday = new Date('2026-10-06T09:00:00Z')
const whenOver = new Date('2026-10-06T09:45:00Z')

describeDatabases('after a meeting', (open) => {
  it(
    'one press records it with the day, length, way and topic of the plan, and five presses fill all of C1 to C5',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const id = await addMeeting(world, pair, { startsAt: tuesday, topic: 'Разбор урока' })
      await world.moveTo(new Date(whenOver.getTime() - 1))
      expect(readWith(pair.mentor, 'Как прошла встреча?')).toEqual([])
      await world.moveTo(whenOver)
      expect(lastRead(pair.mentor)).toBe(
        `Как прошла встреча?
вторник, 6 октября 2026 г. в 14:00, Лунин Б. Ю.
Тема: Разбор урока
Одно нажатие — и встреча записана. Остальное по желанию, меньше чем за минуту.`,
      )
      expect(lastButtons(pair.mentor)).toEqual([
        'Получилось',
        'Частично',
        'Не получилось',
        'Не состоялась',
        'Не напоминать',
      ])
      const read = countRead(pair.mentor)
      await press(world, pair.mentor, 'Получилось')
      expect(await rowOf(world, id)).toEqual({
        status: 'HELD',
        result: 'DONE',
        startsAt: tuesday,
        minutes: 45,
        way: 'inPerson',
        topic: 'Разбор урока',
        summary: null,
        reason: null,
      })
      expect(lastRead(pair.mentor)).toBe(
        'Записали: встреча была, получилось. Дальше по желанию.\nШаг 2 из 4\nВстреча шла 45 минут, очно — верно?',
      )
      const more = ['Да, всё так', 'Разбор урока', 'Составить план урока', 'Через неделю']
      expect(more.length + 1).toBeLessThanOrEqual(5)
      await go(world, pair.mentor, more)
      expect(lastRead(pair.mentor)).toBe(
        `Встреча записана
вторник, 6 октября 2026 г. в 14:00, Лунин Б. Ю.
Итог: получилось
Длилась 45 минут, очно
Тема: Разбор урока
Что сделали: Разбор урока
Задание: Составить план урока, до 13 октября 2026 г.
Лунин Б. Ю.: ответа пока нет
Изменить можно до 4 ноября 2026 г.`,
      )
      expect(lastButtons(pair.mentor)).toEqual([
        'Изменить',
        'Запланировать следующую',
        'Нужна помощь куратора',
        'Моя пара',
        'Меню',
      ])
      // Every step stood in the message that was pressed first.
      expect(countRead(pair.mentor)).toBe(read)
      const said = (await events(world)).filter(({ event }) => event.startsWith('meeting'))
      expect(said.map(({ event, clause }) => [event, clause])).toEqual([
        ['meeting-held', 'regulation 3.4.9'],
        ['meeting-report-corrected', 'regulation 3.4.9'],
      ])
    }),
  )

  it(
    'other lengths and ways, own words, the curator’s help, and later corrections are as easy',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const id = await addMeeting(world, pair, { startsAt: tuesday })
      await world.moveTo(whenOver)
      await go(world, pair.mentor, ['Частично', '30 мин', 'Звонок'])
      expect(lastRead(pair.mentor)).toBe('Шаг 2 из 4\nВстреча шла 30 минут, звонок — верно?')
      await go(world, pair.mentor, ['Назад', 'Не получилось', 'Да, всё так', 'Написать', { says: '\u200b' }])
      expect(lastRead(pair.mentor)).toBe('Напишите хотя бы одно слово.')
      await go(world, pair.mentor, [{ says: 'ы'.repeat(201) }, { says: 'Обсудили класс' }])
      expect(lastRead(pair.mentor)).toContain(
        'Шаг 4 из 4\nЗадание до следующего раза?\nСледующее по программе: Посещение урока',
      )
      await go(world, pair.mentor, ['Написать', { says: 'Подготовить рассадку' }])
      await go(world, pair.mentor, [{ says: 'вчера' }, { says: 'в пятницу' }])
      expect(lastRead(pair.mentor)).toContain('Итог: не получилось\nДлилась 30 минут, звонок\nТема: вне плана\n')
      expect(lastRead(pair.mentor)).toContain('Задание: Подготовить рассадку, до 9 октября 2026 г.')
      expect(await world.db.client.task.count()).toBe(1)

      await world.moveTo(new Date('2026-10-20T06:00:00Z'))
      await forge(world, pair.mentor, `report:${id}:c:card`)
      await go(world, pair.mentor, ['Изменить', 'Итог', 'Получилось'])
      await forge(world, pair.mentor, `report:${id}:c:edit`)
      await go(world, pair.mentor, ['Тема', 'Написать', { says: 'Дисциплина' }, 'Изменить', 'Время и способ', '15 мин'])
      await go(world, pair.mentor, ['Да, всё так', 'Изменить', 'Что сделали', 'Разобрали урок'])
      expect(lastRead(pair.mentor)).toContain('Итог: получилось\nДлилась 15 минут, звонок\nТема: Дисциплина\n')
      expect(lastRead(pair.mentor)).toContain('Что сделали: Разобрали урок\n')
      await world.moveTo(new Date('2026-11-06T06:00:00Z'))
      await forge(world, pair.mentor, `report-set:${id}:c:minutes:60`)
      await forge(world, pair.mentor, `not-held:${id}`)
      expect(await rowOf(world, id)).toMatchObject({ status: 'HELD', minutes: 15 })
      expect(lastRead(pair.mentor)).not.toContain('Изменить можно до')
    }),
  )

  it(
    'a meeting that was not held is one press too, with a reason and the way to plan it anew',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const id = await addMeeting(world, pair, { startsAt: tuesday })
      await world.moveTo(whenOver)
      await press(world, pair.mentor, 'Не состоялась')
      expect(await rowOf(world, id)).toMatchObject({ status: 'NOT_HELD', result: null, reason: null })
      expect(lastRead(pair.mentor)).toBe(
        'Записали: встреча не состоялась.\nвторник, 6 октября 2026 г. в 14:00, Лунин Б. Ю.\nПочему? Отвечать не обязательно.',
      )
      await press(world, pair.mentor, 'Перенесли')
      expect(lastRead(pair.mentor)).toContain('Встреча не состоялась\n')
      expect(lastRead(pair.mentor)).toContain('Причина: Перенесли\n')
      expect(lastButtons(pair.mentor)).toContain('Запланировать заново')
      expect(readWith(pair.mentee, 'Встреча была?')).toEqual([])
      // An old button shows what there is; what was said is changed where it says so.
      for (const [data, toast] of [
        [`went:${id}:PARTLY`, 'Эта встреча уже отмечена иначе. Если нужно, нажмите «Изменить».'],
        [`report-set:${id}:c:minutes:15`, 'Сначала отметьте, что встреча была.'],
      ] as const) {
        await forge(world, pair.mentor, data)
        expect(pair.mentor.toast?.text).toBe(toast)
        expect(await rowOf(world, id)).toMatchObject({ status: 'NOT_HELD', reason: 'moved', minutes: 45 })
        expect(lastRead(pair.mentor)).toContain('Причина: Перенесли\nИзменить можно до 4 ноября 2026 г.')
      }
      await go(world, pair.mentor, ['Изменить', 'Частично'])
      expect(await rowOf(world, id)).toMatchObject({ status: 'HELD', result: 'PARTLY', reason: null })
      await forge(world, pair.mentor, `not-held:${id}`)
      expect(await rowOf(world, id)).toMatchObject({ status: 'HELD', result: 'PARTLY' })
      // Days for corrections count from the first word.
      await world.moveTo(new Date('2026-10-20T06:00:00Z'))
      await go(world, pair.mentor, ['Изменить', 'Не состоялась'])
      await go(world, pair.mentor, ['Своими словами', { says: 'Отключили свет' }])
      expect(lastRead(pair.mentor)).toContain('Причина: Отключили свет\nИзменить можно до 4 ноября 2026 г.')
    }),
  )

  it(
    'takes a typed answer at every step that asks in words, as if «Написать» had been pressed',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      await addTask(world, pair, { words: 'Составить план', dueOn: '2026-10-06' })
      const id = await addMeeting(world, pair, { startsAt: tuesday })
      const off = await addMeeting(world, pair, { startsAt: new Date('2026-10-06T07:00:00Z') })
      await world.moveTo(whenOver)
      await forge(world, pair.mentor, `went:${id}:DONE`)
      await press(world, pair.mentor, 'Да, всё так')
      await go(world, pair.mentor, [{ says: 'ы'.repeat(201) }])
      expect(lastRead(pair.mentor)).toBe('Получилось длиннее 200 знаков. Сократите, пожалуйста.')
      await go(world, pair.mentor, [{ says: 'Разобрали ошибки, составили план урока' }])
      expect(lastRead(pair.mentor)).toContain(
        'Записали: «Разобрали ошибки, составили план урока».\nШаг 4 из 4\nЗадание до следующего раза?',
      )
      await go(world, pair.mentor, [{ says: 'Подобрать примеры' }, { says: 'через неделю' }])
      expect(lastRead(pair.mentor)).toContain('Что сделали: Разобрали ошибки, составили план урока\n')
      expect(lastRead(pair.mentor)).toContain('Задание: Подобрать примеры, до 13 октября 2026 г.')
      await forge(world, pair.mentor, `report:${id}:c:task`)
      await go(world, pair.mentor, [{ says: 'Без задания' }])
      expect(await world.db.client.task.count()).toBe(2)
      await forge(world, pair.mentor, `report:${id}:c:task`)
      await go(world, pair.mentor, ['Составить план урока', { says: 'когда-нибудь' }, { says: 'Без дня' }])
      expect(lastRead(pair.mentor)).toContain('Задание: Составить план урока, без дня')
      await go(world, pair.mentor, ['Изменить', 'Тема', { says: 'Дисциплина' }, 'Изменить', 'День', { says: 'завтра' }])
      expect(lastRead(pair.mentor)).toBe(
        'Подойдёт сегодняшний день или один из семи перед ним, когда пара уже работала.',
      )
      await go(world, pair.mentor, [{ says: 'в понедельник' }])
      expect(lastRead(pair.mentor)).toContain('Тема: Дисциплина\n')
      expect(await rowOf(world, id)).toMatchObject({ startsAt: new Date('2026-10-05T09:00:00Z') })
      await forge(world, pair.mentor, `not-held:${off}`)
      await go(world, pair.mentor, [{ says: 'Отключили свет' }])
      expect(lastRead(pair.mentor)).toContain('Причина: Отключили свет')

      await go(world, pair.mentee, ['Да, была', '2', { says: 'Больше примеров' }])
      expect(lastRead(pair.mentee)).toContain('Задание: Составить план\nПолучилось сделать?')
      await go(world, pair.mentee, ['Частично', { says: 'Совпали уроки' }])
      expect(lastRead(pair.mentee)).toContain('Что изменить: Больше примеров')
      const hindered = await world.db.client.task.findMany({
        where: { outcome: 'PARTLY' },
        select: { hindrance: true },
      })
      expect(hindered).toEqual([{ hindrance: 'Совпали уроки' }])
      // Any other press leaves the step, and so does a day: words are no answer to it any more, and are not lost in silence.
      await forge(world, pair.mentor, `report:${id}:c:done`)
      await press(world, pair.mentor, 'Назад')
      await go(world, pair.mentor, [{ says: 'Просто слова' }])
      const unknown = readWith(pair.mentor, 'Не получилось понять').length
      expect(unknown).toBeGreaterThan(0)
      await forge(world, pair.mentor, `report:${id}:c:done`)
      await world.moveTo(new Date('2026-10-07T10:00:00Z'))
      await go(world, pair.mentor, [{ says: 'Просто слова' }])
      expect(readWith(pair.mentor, 'Не получилось понять')).toHaveLength(unknown + 1)
      // A questionnaire that came in front takes its own; the step that came in front of it takes what is the step's.
      await forge(world, pair.mentor, `report:${id}:c:done`)
      await forge(world, pair.mentor, 'fill:mentor')
      await go(world, pair.mentor, [{ says: 'много лет' }])
      expect(readWith(pair.mentor, 'Не получилось понять')).toHaveLength(unknown + 1)
      expect(await rowOf(world, id)).toMatchObject({ summary: 'Разобрали ошибки, составили план урока' })
      await forge(world, pair.mentor, `report:${id}:c:done`)
      await go(world, pair.mentor, [{ says: 'Обсудили оценки' }])
      expect(await rowOf(world, id)).toMatchObject({ summary: 'Обсудили оценки' })
    }),
  )

  it(
    'the mentee answers by buttons: was it held, how useful, the tasks, and reads who will see it',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const [first] = [await addTask(world, pair, { words: 'Составить план', dueOn: '2026-10-06' })]
      await addTask(world, pair, { words: 'Побывать на уроке', dueOn: '2026-10-07' })
      const id = await addMeeting(world, pair, { startsAt: tuesday })
      await world.moveTo(whenOver)
      await press(world, pair.mentor, 'Получилось')
      expect(readWith(pair.mentee, 'Встреча была?')).toEqual([
        'Встреча была?\nвторник, 6 октября 2026 г. в 14:00, Иванова А. П.\nОтвет увидят наставник и куратор. Пользу и пожелания прочтёт только куратор.',
      ])
      await press(world, pair.mentee, 'Да, была')
      expect(lastRead(pair.mentee)).toBe(
        'Шаг 2 из 4\nНасколько полезно было, от 1 до 5?\nОценку прочтёт куратор. Наставник увидит только среднее за месяц, через месяц после него, и только если ответили хотя бы трое наставляемых.',
      )
      await go(world, pair.mentee, ['2', 'Больше практики'])
      expect(lastRead(pair.mentee)).toBe('Шаг 3 из 4\nЗадание: Составить план\nПолучилось сделать?')
      await go(world, pair.mentee, ['Сделано', 'Частично', 'Написать', { says: 'Совпали уроки' }])
      expect(lastRead(pair.mentee)).toBe(
        'Шаг 4 из 4\nСпасибо, всё записали.\nВаш ответ: встреча была\nПольза: 2 из 5\nЧто изменить: Больше практики',
      )
      expect(lastButtons(pair.mentee)).toEqual(['Изменить ответ', 'Нужна помощь куратора', 'Моя пара', 'Меню'])
      const done = await world.db.client.task.findMany({ orderBy: { dueOn: 'asc' }, select: outcomes })
      expect(done).toEqual([
        { outcome: 'DONE', hindrance: null },
        { outcome: 'PARTLY', hindrance: 'Совпали уроки' },
      ])
      // A useful one asks for no change; what was said of a change goes.
      await go(world, pair.mentee, ['Изменить ответ', 'Да, была', '5'])
      expect(lastRead(pair.mentee)).toBe('Шаг 4 из 4\nСпасибо, всё записали.\nВаш ответ: встреча была\nПольза: 5 из 5')
      await forge(world, pair.mentor, `report:${id}:c:card`)
      expect(lastRead(pair.mentor)).toContain('Лунин Б. Ю.: подтверждает')
      expect(pair.mentor.screen.some(({ text }) => /Польза|практики/.test(text))).toBe(false)
      await press(world, pair.mentor, 'Нужна помощь куратора')
      expect(lastButtons(pair.mentor)).toEqual(['Отправить без слов', 'Не отправлять'])
      expect(lastRead(pair.mentor)).toContain('Будет видно и то, после какой встречи вы просите.')
      await press(world, pair.mentor, 'Отправить без слов')
      await go(world, pair.curator, [{ says: '/menu' }, 'Просят помощи', '1. Иванова А. П.'])
      expect(lastRead(pair.curator)).toContain('После встречи 6 октября 2026 г. в 14:00')
      expect(await world.db.client.helpRequest.findMany({ select: { meetingId: true } })).toEqual([{ meetingId: id }])
      await forge(world, pair.mentor, `report:${id}:c:card`)
      await press(world, pair.mentor, 'Запланировать следующую')
      expect(lastRead(pair.mentor)).toContain('О чём встреча?')
      await forge(world, pair.mentor, `did:${id}:${first}:NOT_DONE`)
      expect(await world.db.client.task.count({ where: { outcome: 'NOT_DONE' } })).toBe(0)
    }),
  )

  it(
    'pressing twice, late, or on somebody else’s button changes nothing more',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const id = await addMeeting(world, pair, { startsAt: tuesday })
      await forge(world, pair.mentor, `went:${id}:DONE`)
      expect(await rowOf(world, id)).toMatchObject({ status: 'PLANNED' })
      await world.moveTo(whenOver)
      await pressTwice(world, pair.mentor, 'Получилось')
      await go(world, pair.mentor, ['Да, всё так', 'Пропустить'])
      await press(world, pair.mentor, 'Подобрать материалы')
      await pressTwice(world, pair.mentor, 'Через 2 недели')
      expect(await world.db.client.task.count()).toBe(1)
      await pressTwice(world, pair.mentee, 'Да, была')
      await pressTwice(world, pair.mentee, '4')
      expect(readWith(pair.mentee, 'Встреча была?')).toEqual([])
      const said = (await events(world)).map(({ event }) => event)
      expect(said.filter((event) => event === 'meeting-held')).toHaveLength(1)
      expect(said.filter((event) => event === 'meeting-answered')).toHaveLength(2)
      const before = await rowOf(world, id)
      for (const stranger of [pair.mentee, pair.curator, pair.head])
        for (const data of [
          `went:${id}:FAILED`,
          `not-held:${id}`,
          `report-set:${id}:c:minutes:15`,
          `report-due:${id}:plan:week`,
        ])
          await forge(world, stranger, data)
      for (const stranger of [pair.mentor, pair.curator, pair.head])
        for (const data of [`met:${id}:NO`, `met-useful:${id}:1`, `met-change:${id}:time`])
          await forge(world, stranger, data)
      await forge(world, pair.mentor, `report-set:${id}:c:minutes:9999`)
      await forge(world, pair.mentor, `report-set:${id}:c:day:2026-10-30`)
      expect(await rowOf(world, id)).toEqual(before)
      expect(await world.db.client.task.count()).toBe(1)
      expect(world.log.filter((line) => line.includes('"level":50'))).toEqual([])
    }),
  )

  it(
    'a mentor who is silent is reminded once after a working day, and after two days the mentee is asked',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const id = await addMeeting(world, pair, { startsAt: new Date('2026-10-08T14:00:00Z') })
      // Thursday, 19:45 in the evening; the next working hours are those of Friday.
      await world.moveTo(new Date('2026-10-08T14:45:00Z'))
      expect(readWith(pair.mentor, 'Как прошла встреча?')).toHaveLength(1)
      await world.moveTo(new Date('2026-10-09T14:44:00Z'))
      expect(readWith(pair.mentor, 'Напоминаем: как прошла встреча?')).toEqual([])
      await world.moveTo(new Date('2026-10-09T14:45:00Z'))
      expect(readWith(pair.mentor, 'Напоминаем: как прошла встреча?')).toHaveLength(1)
      // Two days later is a Saturday.
      await world.moveTo(new Date('2026-10-12T02:59:00Z'))
      expect(readWith(pair.mentee, 'Встреча была?')).toEqual([])
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(readWith(pair.mentee, 'Встреча была?')).toHaveLength(1)
      await world.moveTo(new Date('2026-10-30T06:00:00Z'))
      expect(readWith(pair.mentor, 'Как прошла встреча?')).toHaveLength(1)
      expect(readWith(pair.mentor, 'Напоминаем: как прошла встреча?')).toHaveLength(1)
      await go(world, pair.mentee, ['Да, была', '5'])
      await go(world, pair.mentor, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(pair.mentor)).toContain('Ждут отметки: 1')
      await press(world, pair.mentor, 'Отметить встречу')
      expect(lastRead(pair.mentor)).toContain('Как прошла встреча?\nчетверг, 8 октября 2026 г. в 19:00')
      await forge(world, pair.mentor, `went:${id}:PARTLY`)
      expect(lastRead(pair.mentor)).toContain('Записали: встреча была, частично.')
      expect(readWith(pair.mentee, 'Встреча была?')).toEqual([])
    }),
  )

  it(
    'an answer takes back what waits: nothing comes in the morning to who has answered at night, and days down send one message',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const late = await addMeeting(world, pair, { startsAt: new Date('2026-10-06T14:30:00Z') })
      await world.moveTo(new Date('2026-10-06T15:30:00Z'))
      await forge(world, pair.mentor, `went:${late}:DONE`)
      await forge(world, pair.mentor, `report-set:${late}:c:result:none`)
      await world.moveTo(new Date('2026-10-07T06:00:00Z'))
      expect(readWith(pair.mentor, 'Как прошла встреча?')).toEqual([])
      expect(readWith(pair.mentee, 'Встреча была?')).toEqual([])
      await forge(world, pair.mentor, `report-set:${late}:c:result:DONE`)
      expect(readWith(pair.mentee, 'Встреча была?')).toHaveLength(1)

      await addMeeting(world, pair, { startsAt: new Date('2026-10-08T09:00:00Z') })
      await world.skipTo(new Date('2026-10-15T06:00:00Z'))
      await world.restart()
      await world.program.tick()
      await world.program.tick()
      await world.settle()
      expect(readWith(pair.mentor, 'Как прошла встреча?')).toEqual([])
      expect(readWith(pair.mentor, 'Напоминаем: как прошла встреча?')).toHaveLength(1)
      expect(readWith(pair.mentee, 'Встреча была?')).toHaveLength(2)
    }),
  )

  it(
    'a late press, after the pair has ended or the meeting was moved or called off, does what still makes sense',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const id = await addMeeting(world, pair, { startsAt: tuesday })
      const moved = await addMeeting(world, pair, { startsAt: new Date('2026-10-06T06:00:00Z') })
      await world.moveTo(whenOver)
      await world.db.client.meeting.update({
        where: { id: moved },
        data: { startsAt: new Date('2026-10-08T09:00:00Z') },
      })
      await forge(world, pair.mentor, `went:${moved}:DONE`)
      await forge(world, pair.mentee, `met:${moved}:YES`)
      expect(lastRead(pair.mentee)).toContain('четверг, 8 октября 2026 г. в 14:00')
      expect(await rowOf(world, moved)).toMatchObject({ status: 'PLANNED' })
      await world.moveTo(new Date('2026-10-08T09:45:00Z'))
      expect(readWith(pair.mentor, 'четверг, 8 октября 2026 г. в 14:00')).toContainEqual(
        expect.stringContaining('Как прошла встреча?'),
      )
      await world.db.client.meeting.update({ where: { id: moved }, data: { status: 'CANCELLED' } })
      await forge(world, pair.mentor, `went:${moved}:DONE`)
      expect(await rowOf(world, moved)).toMatchObject({ status: 'CANCELLED' })

      const ended = { status: 'ENDED' as const, finishedOn: new Date('2026-10-08'), endReason: 'BOTH' as const }
      await world.db.client.pair.updateMany({ data: ended })
      await forge(world, pair.mentor, `went:${id}:DONE`)
      expect(await rowOf(world, id)).toMatchObject({ status: 'HELD' })
      await forge(world, pair.mentor, `report-due:${id}:plan:week`)
      expect(await world.db.client.task.count()).toBe(0)
      expect(lastButtons(pair.mentor)).toEqual(['Изменить', 'Моя пара', 'Меню'])
    }),
  )

  it(
    'is asked about in English too',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world, { language: 'en' })
      await addMeeting(world, pair, { startsAt: tuesday })
      await world.moveTo(whenOver)
      const texts = textsIn('en')
      expect(lastRead(pair.mentor)).toContain('How did the meeting go?\nTuesday')
      await go(world, pair.mentor, [
        texts.plain('meetings.checkIn.result.DONE'),
        texts.plain('meetings.checkIn.how.yes'),
        'Discussed a lesson',
        'No task',
      ])
      expect(lastRead(pair.mentor)).toContain(
        'Result: it worked\nIt took 45 minutes, in person\nTopic: not in the plan\n',
      )
      await go(world, pair.mentee, ['It was otherwise', '3', 'More time'])
      expect(lastRead(pair.mentee)).toContain('Your answer: it was otherwise\nUse: 3 of 5\nWhat to change: More time')
    }),
  )
})

const outcomes = { outcome: true, hindrance: true } as const

async function rowOf(world: World, id: string) {
  return await world.db.client.meeting.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      result: true,
      startsAt: true,
      minutes: true,
      way: true,
      topic: true,
      summary: true,
      reason: true,
    },
  })
}
