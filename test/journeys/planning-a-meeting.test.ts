import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, say } from '../kit/world.ts'
import { forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addMeeting, addMeetingPair, addMeetingSchool, hush } from './meetings.ts'

// Monday, 5 October 2026, 10:00 in Yekaterinburg.

describeDatabases('planning a meeting', (open) => {
  it(
    'goes by buttons, about an activity of the programme, and the other is told with the buttons that act',
    story(open, async (world) => {
      const { mentor, mentee } = await addMeetingSchool(world)
      await go(world, mentor, [{ says: '/menu' }, 'Встречи'])
      expect(lastRead(mentor)).toContain('Встреч пока нет.')
      await press(world, mentor, 'Запланировать')
      expect(lastRead(mentor)).toMatch(/О чём встреча\?[^]*1\. Посещение урока наставника в том же классе.* \(к /)
      expect(lastButtons(mentor).slice(-2)).toEqual(['Вне плана', 'Отмена'])
      await press(world, mentor, lastButtons(mentor)[0] ?? '')
      expect(lastRead(mentor)).toContain('В какой день?')
      expect(lastButtons(mentor)).toEqual([
        'Сегодня, 5 окт',
        'Завтра, 6 окт',
        'Ср, 7 окт',
        'Чт, 8 окт',
        'Пт, 9 окт',
        'Пн, 12 окт',
        'Другой день',
        'Отмена',
      ])
      await press(world, mentor, 'Чт, 8 окт')
      expect(lastRead(mentor)).toContain('Во сколько? чт, 8 окт')
      expect(lastButtons(mentor)).toEqual(['13:00', '14:00', '15:00', '16:00', '17:00', '18:00', 'Отмена'])
      await go(world, mentor, ['15:00', 'Очно', { says: 'каб. 12' }])
      const lines = [
        'Когда: четверг, 8 октября 2026 г. в 15:00',
        'Как: Очно, каб. 12',
        expect.stringContaining('Тема: Посещение урока наставника'),
      ]
      const shown = () => lastRead(mentor).split('\n')
      expect(shown()).toEqual(['Проверьте встречу', ...lines, 'С кем: Лунин Б. Ю.'])

      await pressTwice(world, mentor, 'Запланировать')
      expect(await world.db.client.meeting.count()).toBe(1)
      expect(mentor.toast?.text).toBe('Уже запланировано.')
      expect(lastRead(mentor)).toContain('Встреча запланирована')
      expect(readWith(mentor, 'Встреча запланирована')[0]?.split('\n')).toEqual([
        'Встреча запланирована',
        'Сообщим: Лунин Б. Ю.',
        'Напомним накануне и в день встречи.',
        '',
        ...lines,
        'С кем: Лунин Б. Ю.',
      ])
      expect(lastRead(mentee).split('\n')).toEqual([
        'Новая встреча',
        'Иванова А. П. зовёт вас:',
        ...lines,
        'С кем: Иванова А. П.',
      ])
      expect(lastButtons(mentee)).toEqual(['Перенести', 'Отменить', 'В календарь', 'Открыть встречу', 'Не напоминать'])

      // What is planned is not offered once more.
      await go(world, mentor, [{ says: '/menu' }, 'Встречи'])
      expect(lastRead(mentor)).toMatch(/Впереди\n1\. чт, 8 окт, 15:00 · запланирована\. Лунин Б\. Ю\. Посещение урока/)
      await press(world, mentor, 'Запланировать')
      expect(lastRead(mentor)).not.toContain('Посещение урока наставника в том же классе')

      // Once it was held, the plan of the programme says so.
      await world.db.client.meeting.updateMany({
        data: { status: 'HELD', result: 'DONE', reportedAt: world.now() },
      })
      const { id } = await world.db.client.programmeVersion.findFirstOrThrow()
      await forge(world, mentor, `pg-plan:${id}:0`)
      expect(readWith(mentor, 'выполнено')[0]).toMatch(/1\. .*Посещение урока наставника в том же классе.* · выполнено/)
    }),
  )

  it(
    'takes a moment as people write it, and says what is wrong with any other',
    story(open, async (world) => {
      const { mentee, pairId } = await addMeetingSchool(world, { hasProgramme: false })
      await go(world, mentee, [{ says: '/menu' }, 'Моя пара', 'Встречи', 'Запланировать', { says: 'Разбор урока' }])
      expect(lastRead(mentee)).toContain('«завтра в 15:30», «12 окт 14:00», «в пятницу в 16»')
      const problems = [
        ['как-нибудь на днях', 'Не получилось разобрать.'],
        ['завтра после уроков', 'Не получилось разобрать.'],
        ['31.02 10:00', 'Такого дня в календаре нет.'],
        ['завтра в 25:00', 'Такого времени не бывает.'],
        ['в среду, 6 октября', 'День недели не совпадает с числом.'],
        ['15:30', 'Время понятно, а какой день?'],
        ['вчера в 15:00', 'Это время уже прошло.'],
        ['сегодня в 9:00', 'Это время уже прошло.'],
        ['завтра в 23:30', 'Встречи начинаются с 7:00 до 22:00.'],
        ['5 октября 2028', 'Это слишком далеко'],
        ['1 июня', 'К этому дню пара уже завершит работу.'],
      ] as const
      for (const [typed, answer] of problems) {
        await say(world, mentee, typed)
        expect(`${typed} → ${lastRead(mentee)}`).toContain(`${typed} → ${answer}`)
      }
      await say(world, mentee, 'послезавтра')
      expect(lastRead(mentee)).toContain('Во сколько? ср, 7 окт')
      await say(world, mentee, 'попозже')
      expect(lastRead(mentee)).toContain('Напишите время, например: «15:30»')
      await go(world, mentee, [{ says: '12.10 15:30' }, 'Звонок', 'Пропустить'])
      expect(lastRead(mentee)).toContain(
        'Когда: понедельник, 12 октября 2026 г. в 15:30\nКак: Звонок\nТема: Разбор урока',
      )
      await go(world, mentee, ['Другое время', { says: 'через неделю в 10 утра' }])
      expect(lastRead(mentee)).toContain('Когда: понедельник, 12 октября 2026 г. в 10:00')
      await go(world, mentee, ['Другое время', 'Другой день'])
      expect(lastRead(mentee)).toContain('«12.10 15:30», «12 октября»')
      await world.moveTo(new Date('2026-12-21T05:00:00Z'))
      await go(world, mentee, [{ says: '/menu' }, 'Моя пара', 'Встречи', 'Запланировать', { says: 'Разбор урока' }])
      expect(lastRead(mentee)).toContain('«28 дек 14:00»')
      await go(world, mentee, [{ says: '28 дек 14:00' }, 'Звонок', 'Пропустить'])
      expect(lastRead(mentee)).toContain('Когда: понедельник, 28 декабря 2026 г. в 14:00')
      expect(lastButtons(mentee)).toEqual([
        'Запланировать',
        'Другое время',
        'Изменить тему',
        'Изменить место',
        'Не планировать',
      ])
      await go(world, mentee, ['Изменить тему', { says: 'Открытый урок' }])
      await go(world, mentee, ['Изменить место', 'Очно', { says: 'каб. 7' }])
      expect(lastRead(mentee)).toContain('в 14:00\nКак: Очно, каб. 7\nТема: Открытый урок')
      await pressTwice(world, mentee, 'Не планировать')
      expect(lastRead(mentee)).toContain('ничего не планируем')
      expect(mentee.toast?.text).toBe('Хорошо, оставили как было.')
      expect(await world.db.client.meeting.count({ where: { pairId } })).toBe(0)
    }),
  )

  it(
    'is left at any of its questions by a press, and then nothing is planned',
    story(open, async (world) => {
      const { mentor, pairId } = await addMeetingSchool(world, { hasProgramme: false })
      const ways: Parameters<typeof go>[2][] = [[], ['Пропустить'], ['Пропустить', 'Завтра, 6 окт']]
      const [, , upToTime = []] = ways
      ways.push([...upToTime, '15:00'], [...upToTime, '15:00', 'Очно'])
      for (const steps of ways) {
        await go(world, mentor, [{ says: '/menu' }, 'Встречи', 'Запланировать', ...steps])
        await pressTwice(world, mentor, 'Отмена')
        expect(lastRead(mentor)).toContain('Хорошо, ничего не планируем.')
        await say(world, mentor, 'завтра в 15:30')
        expect(lastRead(mentor)).not.toContain('Во сколько?')
      }
      expect(await world.db.client.meeting.count({ where: { pairId } })).toBe(0)
    }),
  )

  it(
    'warns of days off, holidays, lessons and other meetings, and of those who would read of it too late',
    story(open, async (world) => {
      const { mentor, schoolId, curator, ...pair } = await addMeetingSchool(world, { hasProgramme: false })
      await addMeeting(world, { ...pair, schoolId }, { startsAt: new Date('2026-10-08T10:30:00Z') })
      const sure = async (typed: string) => {
        const ways = ['Вне плана', 'Пропустить'].filter((one) => lastButtons(mentor).includes(one))
        await go(world, mentor, [...ways, { says: typed }, 'Очно', 'Пропустить'])
        return lastRead(mentor)
          .split('\n')
          .filter((line) => line.startsWith('Обратите'))
      }
      const begin = async () => await go(world, mentor, [{ says: '/menu' }, 'Встречи', 'Запланировать'])
      await begin()
      expect(await sure('в субботу в 11:00')).toEqual(['Обратите внимание: это выходной или праздничный день.'])
      await begin()
      expect(await sure('28 октября в 15:00')).toEqual(['Обратите внимание: это школьные каникулы.'])
      await begin()
      expect(await sure('завтра в 10:00')).toEqual([
        'Обратите внимание: в учебный день до 14:00 обычно идут уроки, а встречи не должны идти в ущерб урокам (п. 1.4).',
      ])
      await begin()
      expect(await sure('в четверг в 16:00')).toEqual([
        'Обратите внимание: в это время уже запланирована другая встреча: Иванова А. П. и Лунин Б. Ю.',
      ])
      await hush(world)
      // On Saturday evening nobody is written to until Monday.
      await world.skipTo(new Date('2026-10-10T14:00:00Z'))
      await begin()
      expect(await sure('завтра в 12:00')).toEqual([
        'Обратите внимание: это выходной или праздничный день.',
        'Обратите внимание: в тихие часы и выходные бот не пишет. Лунин Б. Ю. узнает слишком поздно, предупредите сами.',
      ])
      await press(world, mentor, 'Запланировать')
      expect(lastRead(mentor)).toContain('Лунин Б. Ю. узнает от нас слишком поздно.')
      await addMeetingPair(
        world,
        { schoolId, curator },
        { mentor: ['Котова', 'Яна', 'Львовна'], mentees: [['Рябов', 'Пётр', 'Ильич']] },
      )
    }),
  )

  it(
    'survives a restart between two questions, and is for the people of a pair at work alone',
    story(open, async (world) => {
      const { mentor, curator, head, pairId } = await addMeetingSchool(world, { hasProgramme: false })
      await go(world, mentor, [{ says: '/menu' }, 'Встречи', 'Запланировать', 'Пропустить', 'Завтра, 6 окт'])
      await world.restart()
      await go(world, mentor, ['16:00', 'Посещение урока', { says: 'урок Лунина, 7 «Б»' }])
      await world.restart()
      await press(world, mentor, 'Запланировать')
      expect(lastRead(mentor)).toContain('Как: Посещение урока, урок Лунина, 7 «Б»\nТема: вне плана')

      for (const person of [curator, head]) {
        await forge(world, person, `meeting-plan:${pairId}`)
        expect(await world.db.client.meeting.count()).toBe(1)
        await forge(world, person, `meetings:${pairId}:0`)
        expect(lastRead(person)).toContain('1. вт, 6 окт, 16:00 · запланирована. Посещение урока. вне плана')
        expect(lastButtons(person)).not.toContain('Запланировать')
        await press(world, person, 'вт, 6 окт, 16:00')
        expect(lastButtons(person)).toEqual(['Все встречи', 'Меню'])
        const [{ id } = { id: '' }] = await world.db.client.meeting.findMany()
        for (const data of [`meeting-move:${id}:0`, `meeting-cancel-do:${id}:0:personal`, `meeting-calendar:${id}`])
          await forge(world, person, data)
        expect(await world.db.client.meeting.findMany()).toMatchObject([{ status: 'PLANNED', sequence: 0 }])
      }
      expect(await world.db.client.journalEntry.findMany({ where: { subject: 'meeting' } })).toMatchObject([
        { event: 'meeting-planned', clause: 'regulation 3.4.9' },
      ])
    }),
  )

  it(
    'is asked and told in English where people read English',
    story(open, async (world) => {
      const { mentor, mentee } = await addMeetingSchool(world, { hasProgramme: false, language: 'en' })
      await go(world, mentor, [{ says: '/menu' }, 'Meetings', 'Plan a meeting', { says: 'A difficult form' }])
      expect(lastButtons(mentor)).toContain('Tomorrow, 6 Oct')
      expect(lastRead(mentor)).toContain('“tomorrow at 3:30 pm”, “12 Oct 14:00”, “on Friday at 4”')
      await say(world, mentor, 'sometime')
      expect(lastRead(mentor)).toContain('We could not make that out.')
      await press(world, mentor, 'Another day')
      expect(lastRead(mentor)).toContain('“12.10 15:30”, “12 October”, “in a week at 10 am”')
      await go(world, mentor, [{ says: 'on Friday at 4 pm' }, 'In person', 'Skip'])
      expect(lastRead(mentor)).toContain('Check the meeting\nWhen: Friday, 9 October 2026 at 16:00\nHow: In person')
      await press(world, mentor, 'Plan it')
      expect(lastRead(mentee)).toContain(
        'A new meeting\nИванова А. П. invites you:\nWhen: Friday, 9 October 2026 at 16:00',
      )
    }),
  )
})
