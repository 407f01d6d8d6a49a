import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addMeetingPair, addMeetingSchool } from './meetings.ts'

describeDatabases('a meeting that nobody planned', (open) => {
  it(
    'is on record in two presses, may be changed after, and the mentee is asked',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      await world.moveTo(new Date('2026-10-06T09:00:00Z'))
      await go(world, pair.mentor, [{ says: '/menu' }])
      expect(lastButtons(pair.mentor)).toContain('Была встреча')
      await press(world, pair.mentor, 'Была встреча')
      expect(lastRead(pair.mentor)).toBe(
        'Была встреча?\nЛунин Б. Ю.\nОдно нажатие — и встреча записана. Всё остальное можно поправить после.',
      )
      expect(lastButtons(pair.mentor).slice(0, 5)).toEqual([
        'Сегодня, 30 минут, очно',
        'Сегодня, 15 минут, очно',
        'Сегодня, 30 минут, звонок',
        'Сегодня, посещение урока',
        'Сегодня, переписка',
      ])
      await pressTwice(world, pair.mentor, 'Сегодня, 30 минут, очно')
      expect(await meetings(world)).toEqual([
        {
          status: 'HELD',
          result: 'DONE',
          startsAt: new Date('2026-10-06T08:30:00Z'),
          minutes: 30,
          way: 'inPerson',
          isUnplanned: true,
        },
      ])
      expect(lastRead(pair.mentor)).toContain('Встреча записана\n6 октября 2026 г., Лунин Б. Ю.\nИтог: получилось\n')
      expect(readWith(pair.mentee, 'Встреча была?\n6 октября 2026 г., Иванова А. П.')).toHaveLength(1)
      await press(world, pair.mentee, 'Да, была')
      await go(world, pair.mentor, ['Изменить', 'День', 'Вчера'])
      expect(lastRead(pair.mentor)).toContain('5 октября 2026 г.')
      // The second one is another meeting, and so is the same of another day.
      await go(world, pair.mentor, [{ says: '/menu' }, 'Была встреча', 'Сегодня, посещение урока'])
      await go(world, pair.mentor, [{ says: '/menu' }, 'Была встреча', 'Вчера', '15 минут, очно'])
      expect((await meetings(world)).map(({ way, minutes }) => [way, minutes])).toEqual([
        ['inPerson', 30],
        ['lesson', 45],
        ['inPerson', 15],
      ])
      const said = (await events(world)).filter(({ event }) => event === 'meeting-held')
      expect(said).toHaveLength(3)
      await go(world, pair.mentor, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(pair.mentor)).toContain('Встреч состоялось: 3, последняя 6 октября 2026 г.')
      expect(lastButtons(pair.mentor)).not.toContain('Отметить встречу')
    }),
  )

  it(
    'is taken back while nobody else has answered, and then it is as if nobody had recorded it',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      // In the evening, when nobody is written to any more.
      await world.moveTo(new Date('2026-10-08T15:30:00Z'))
      await go(world, pair.mentor, [{ says: '/menu' }, 'Была встреча', 'Другой день', { says: 'в пятницу' }])
      expect(lastRead(pair.mentor)).toContain('когда пара уже работала')
      await go(world, pair.mentor, [{ says: 'во вторник' }, '30 минут, звонок', 'Изменить', 'Задание'])
      await go(world, pair.mentor, ['Составить план урока', 'Без дня'])
      expect(lastRead(pair.mentor)).toContain('6 октября 2026 г., Лунин Б. Ю.')
      await pressTwice(world, pair.mentor, 'Отменить запись')
      expect(lastRead(pair.mentor)).toContain('Запись отменена. Встреча не считается')
      expect(lastRead(pair.mentor)).toContain('Причина: запись по ошибке')
      expect(await meetings(world)).toMatchObject([{ status: 'CANCELLED', result: null }])
      expect((await events(world)).filter(({ event }) => event === 'meeting-cancelled')).toHaveLength(1)
      expect(await world.db.client.task.count({ where: { droppedAt: null } })).toBe(0)
      await world.moveTo(new Date('2026-10-09T06:00:00Z'))
      expect(readWith(pair.mentee, 'Встреча была?')).toEqual([])
      await forge(world, pair.mentor, `met-note:${pair.pairId}:0:call:2`)
      expect(await meetings(world)).toMatchObject([{ status: 'CANCELLED' }])
      await go(world, pair.mentor, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(pair.mentor)).not.toContain('Встреч состоялось')

      await go(world, pair.mentor, [{ says: '/menu' }, 'Была встреча', 'Сегодня, 30 минут, очно'])
      await press(world, pair.mentee, 'Да, была')
      for (const person of [pair.mentee, pair.curator, pair.mentor])
        await forge(world, person, `met-back:${pair.pairId}.1`)
      expect((await meetings(world)).map(({ status }) => status)).toEqual(['CANCELLED', 'HELD'])
      expect(pair.mentor.toast?.text).toBe('Отменить запись уже нельзя: на неё ответили. Её можно изменить.')
      expect(lastButtons(pair.mentor)).not.toContain('Отменить запись')
      await forge(world, pair.mentee, `meeting:${pair.pairId}.1`)
      expect(lastRead(pair.mentee).match(/Тема:/g)).toHaveLength(1)
      expect(lastButtons(pair.mentee)).toContain('Посмотреть или изменить ответ')
    }),
  )

  it(
    'with several pairs the press on the name records it, for a group with everybody of it',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const other = await addMeetingPair(world, pair, {
        mentor: ['Гай', 'Ия', 'Юрьевна'],
        mentees: [
          ['Белов', 'Пётр', 'Ильич'],
          ['Дуб', 'Ян', 'Котович'],
        ],
      })
      await world.db.client.pairMember.updateMany({
        where: { pairId: other.pairId, role: 'MENTOR' },
        data: { personId: pair.mentorId },
      })
      await go(world, pair.mentor, [{ says: '/menu' }, 'Была встреча', 'Белов П. И., Дуб Я. К.'])
      expect(lastRead(pair.mentor)).toContain('5 октября 2026 г., Белов П. И. и Дуб Я. К.\nИтог: получилось\n')
      expect(await world.db.client.meetingPart.count()).toBe(3)
      for (const mentee of other.mentees) expect(readWith(mentee, 'Встреча была?')).toHaveLength(1)
      expect(readWith(pair.mentee, 'Встреча была?')).toEqual([])
      await go(world, pair.mentor, [{ says: '/menu' }, 'Была встреча', 'Иначе: Лунин Б. Ю.'])
      await press(world, pair.mentor, 'Сегодня, переписка')
      expect(await meetings(world)).toHaveLength(2)
    }),
  )

  it(
    'is the mentor’s to note, of a pair at work, of days that the pair was there',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      await go(world, pair.mentee, [{ says: '/menu' }])
      expect(lastButtons(pair.mentee)).not.toContain('Была встреча')
      for (const person of [pair.mentee, pair.curator, pair.head]) {
        await forge(world, person, `met-note:${pair.pairId}:0:talk:0`)
        await forge(world, person, `met-pair:${pair.pairId}:0`)
      }
      for (const data of [
        'met-note:none:0:talk:0',
        `met-note:${pair.pairId}:7:talk:0`,
        `met-note:${pair.pairId}:0:long:0`,
      ])
        await forge(world, pair.mentor, data)
      // The pair began on this day.
      await forge(world, pair.mentor, `met-note:${pair.pairId}:0:talk:1`)
      await forge(world, pair.mentor, `met-note:${pair.pairId}:0:talk:-1`)
      expect(await meetings(world)).toEqual([])
      await go(world, pair.mentor, [{ says: '/menu' }, 'Была встреча'])
      await world.db.client.pair.updateMany({
        data: { status: 'ENDED', finishedOn: new Date('2026-10-05'), endReason: 'BOTH' },
      })
      await press(world, pair.mentor, 'Сегодня, 15 минут, очно')
      expect(await meetings(world)).toEqual([])
      await go(world, pair.mentor, [{ says: '/menu' }])
      expect(lastButtons(pair.mentor)).not.toContain('Была встреча')
      await forge(world, pair.mentor, 'met-now')
      expect(lastRead(pair.mentor)).toBe('Пары, в которой вы наставник, сейчас нет.')
    }),
  )
})

async function meetings(world: World) {
  return await world.db.client.meeting.findMany({
    orderBy: { id: 'asc' },
    select: { status: true, result: true, startsAt: true, minutes: true, way: true, isUnplanned: true },
  })
}
