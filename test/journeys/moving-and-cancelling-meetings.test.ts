import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { moveMeeting } from '../../src/meetings/actions/changing.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addMeeting, addMeetingSchool } from './meetings.ts'
import { memberOf } from './pairs.ts'

// Monday, 5 October 2026, 10:00 in Yekaterinburg; the meeting is on Thursday at 15:30.
const thursday = new Date('2026-10-08T10:30:00Z')

async function addPlanned(world: World) {
  const school = await addMeetingSchool(world, { hasProgramme: false })
  const id = await addMeeting(world, school, { startsAt: thursday, topic: 'Разбор урока' })
  return { ...school, id }
}

const rowOf = async (world: World, id: string) => await world.db.client.meeting.findUniqueOrThrow({ where: { id } })

describeDatabases('a planned meeting', (open) => {
  it(
    'is moved by either of the two, and the other reads when it was and when it is',
    story(open, async (world) => {
      const { mentor, mentee, id } = await addPlanned(world)
      await forge(world, mentee, `meeting:${id}`)
      expect(lastRead(mentee)).toBe(
        'Встреча запланирована\nКогда: четверг, 8 октября 2026 г. в 15:30\nКак: Очно\nТема: Разбор урока\nС кем: Иванова А. П.',
      )
      await go(world, mentee, ['Перенести', { says: 'в пятницу в 16' }])
      expect(lastRead(mentee)).toBe(
        'Перенести встречу?\nБыло: четверг, 8 октября 2026 г. в 15:30\nКогда: пятница, 9 октября 2026 г. в 16:00',
      )
      await pressTwice(world, mentee, 'Перенести')
      expect(mentee.toast?.text).toBe('Уже перенесено.')
      expect(readWith(mentee, 'Встреча перенесена')).toEqual([
        expect.stringContaining('Сообщим: Иванова А. П.\nНапомним накануне и в день встречи.'),
      ])
      expect(lastRead(mentor)).toBe(
        'Встреча перенесена\nПеренёс(ла): Лунин Б. Ю. Было: четверг, 8 октября 2026 г. в 15:30.\n' +
          'Когда: пятница, 9 октября 2026 г. в 16:00\nКак: Очно\nТема: Разбор урока\nС кем: Лунин Б. Ю.',
      )
      expect(await rowOf(world, id)).toMatchObject({ sequence: 1, startsAt: new Date('2026-10-09T11:00:00Z') })
    }),
  )

  it(
    'that the other has moved meanwhile is shown as it is now, and not moved once more',
    story(open, async (world) => {
      const { mentor, mentee, id } = await addPlanned(world)
      await forge(world, mentor, `meeting:${id}`)
      await go(world, mentor, ['Перенести', { says: 'в пятницу в 16' }])
      const other = await memberOf(world, mentee)
      const to = new Date('2026-10-12T10:00:00Z')
      await inTransaction(world.db, async (tx) => await moveMeeting(tx, other, { id, sequence: 0 }, to, world.now()))
      await world.program.tick()
      await world.settle()
      // The question is above the message that tells of it.
      await forge(world, mentor, 'ask:sure-move:sure')
      expect(lastRead(mentor)).toContain(
        'Встречу за это время изменили. Вот как сейчас.\nКогда: понедельник, 12 октября 2026 г. в 15:00',
      )
      // A button of before as well.
      await forge(world, mentor, `meeting-cancel:${id}:0`)
      expect(lastRead(mentor)).toContain('Когда: понедельник, 12 октября 2026 г. в 15:00')
      await forge(world, mentor, `meeting-cancel-do:${id}:0:personal`)
      expect(await rowOf(world, id)).toMatchObject({ status: 'PLANNED', sequence: 1, startsAt: to })
    }),
  )

  it(
    'is called off with a reason, from a button or in words, and not twice',
    story(open, async (world) => {
      const { mentor, mentee, id, ...school } = await addPlanned(world)
      await forge(world, mentor, `meeting:${id}`)
      await press(world, mentor, 'Отменить')
      expect(lastRead(mentor)).toBe(
        'Отменить встречу?\nчетверг, 8 октября 2026 г. в 15:30\nПочему? Причину прочитают участники.',
      )
      expect(lastButtons(mentor)).toEqual([
        'Личная причина',
        'Накладка',
        'В другой раз',
        'Не нужна',
        'Написать причину',
        'Оставить как есть',
      ])
      await pressTwice(world, mentor, 'Личная причина')
      expect(lastRead(mentor)).toMatch(/^Встреча отменена[^]*Причина: личные обстоятельства$/)
      expect(lastButtons(mentor)).toEqual(['Запланировать', 'Все встречи', 'Меню'])
      expect(readWith(mentee, 'Встреча отменена')).toEqual([
        expect.stringContaining('Отменил(а): Иванова А. П. Причина: личные обстоятельства.\nКогда: четверг'),
      ])
      await forge(world, mentee, `meeting-move:${id}:1`)
      expect(lastRead(mentee)).toContain('Встреча отменена')
      expect(await world.db.client.journalEntry.count({ where: { event: 'meeting-cancelled' } })).toBe(1)

      const second = await addMeeting(world, school, { startsAt: thursday })
      await forge(world, mentee, `meeting-cancel:${second}:0`)
      await go(world, mentee, ['Написать причину', 'Оставить как есть'])
      expect(lastRead(mentee)).toContain('Хорошо, оставили как было.')
      await go(world, mentee, ['Отменить', 'Написать причину', { says: 'Уезжаю на курсы' }])
      expect(lastRead(mentee)).toContain('Причина: Уезжаю на курсы')
      expect(lastRead(mentor)).toContain('Отменил(а): Лунин Б. Ю. Причина: Уезжаю на курсы.')
      // What was to be on Thursday never was.
      await press(world, mentee, 'Все встречи')
      expect(lastRead(mentee)).toMatch(/Впереди\n1\. чт, 8 окт, 15:30 · отменена[^]*2\. чт, 8 окт, 15:30 · отменена/)
      expect(lastRead(mentee)).not.toContain('Были')
      await world.skipTo(thursday)
      await forge(world, mentee, `meetings:${school.pairId}:0`)
      expect(lastRead(mentee)).toMatch(/Были\n1\. чт, 8 окт, 15:30 · отменена/)
    }),
  )

  it(
    'that has begun is neither moved nor called off',
    story(open, async (world) => {
      const { mentor, id } = await addPlanned(world)
      await forge(world, mentor, `meeting:${id}`)
      await press(world, mentor, 'Перенести')
      await world.skipTo(new Date(thursday.getTime() + 60_000))
      await go(world, mentor, [{ says: 'завтра в 16:00' }, 'Перенести'])
      expect(lastRead(mentor)).toContain('Эта встреча уже началась, перенести или отменить её нельзя.')
      await forge(world, mentor, `meeting-cancel:${id}:0`)
      await forge(world, mentor, `meeting-cancel-do:${id}:0:personal`)
      expect(await rowOf(world, id)).toMatchObject({ status: 'PLANNED', startsAt: thursday, sequence: 0 })
    }),
  )

  it(
    'that somebody keeps in a calendar comes as a new file by itself when it changes, and goes with its pair',
    story(open, async (world) => {
      const { mentor, mentee, curator, id, pairId } = await addPlanned(world)
      await forge(world, mentee, `meeting:${id}`)
      await press(world, mentee, 'В календарь')
      expect(lastRead(mentee)).toContain('Откройте файл')
      await forge(world, mentor, `meeting:${id}`)
      await go(world, mentor, ['Перенести', { says: 'в пятницу в 16' }, 'Перенести'])
      expect(lastRead(mentee)).toContain('Новое время для вашего календаря.')
      expect(readWith(mentor, 'для вашего календаря')).toEqual([])
      await go(world, curator, [{ says: '/menu' }])
      await forge(world, curator, `pair-end-do:${pairId}:CURATOR`)
      await world.moveTo(world.now())
      expect(await rowOf(world, id)).toMatchObject({ status: 'CANCELLED', reason: 'pair-ended', sequence: 2 })
      expect(lastRead(mentor)).toContain('Иванова А. П. → Лунин Б. Ю.')
      expect(readWith(mentor, 'Встреча отменена')).toEqual([])
      expect(readWith(mentee, 'Встреча отменена')).toEqual([expect.stringContaining('Причина: пара завершила работу.')])
      expect(lastRead(mentee)).toContain('убрать встречу из календаря')
    }),
  )
})
