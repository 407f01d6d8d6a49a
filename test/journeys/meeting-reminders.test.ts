import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { forge, go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { addMeeting, addMeetingSchool } from './meetings.ts'

// Monday, 5 October 2026, 10:00 in Yekaterinburg, which is five hours ahead of UTC.
const at = (day: string, hours: string) => new Date(`2026-10-${day}T${hours}:00+05:00`)

async function addPlanned(world: World, startsAt: Date) {
  const school = await addMeetingSchool(world, { hasProgramme: false })
  return { ...school, id: await addMeeting(world, school, { startsAt, topic: 'Разбор урока', place: 'каб. 12' }) }
}

const reminders = (person: Person) =>
  person.screen
    .filter(({ mine, text }) => !mine && /^(Напоминаем|Сегодня в).*у вас встреча/.test(text))
    .map(({ text }) => text.split('\n')[0])

describeDatabases('the reminders of a meeting', (open) => {
  it(
    'come to both at 17:00 of the day before and two hours before it, each once, with the buttons that act',
    story(open, async (world) => {
      const { mentor, mentee } = await addPlanned(world, at('08', '15:30'))
      await world.moveTo(at('07', '16:59'))
      expect([mentor, mentee].flatMap(reminders)).toEqual([])
      await world.moveTo(at('07', '17:00'))
      for (const person of [mentor, mentee])
        expect(reminders(person)).toEqual(['Напоминаем: завтра, четверг, 8 октября 2026 г. в 15:30, у вас встреча'])
      expect(lastRead(mentee)).toBe(
        'Напоминаем: завтра, четверг, 8 октября 2026 г. в 15:30, у вас встреча\n' +
          'Когда: четверг, 8 октября 2026 г. в 15:30\nКак: Очно, каб. 12\nТема: Разбор урока\nС кем: Иванова А. П.',
      )
      expect(lastButtons(mentee)).toEqual(['Перенести', 'Отменить', 'В календарь', 'Открыть встречу', 'Не напоминать'])
      await world.moveTo(at('08', '15:29'))
      for (const person of [mentor, mentee]) expect(reminders(person)).toHaveLength(2)
      expect(reminders(mentor)[1]).toBe('Сегодня в 15:30 у вас встреча')
    }),
  )

  it(
    'come on Friday for Monday, and at 08:00 for an early meeting',
    story(open, async (world) => {
      const { mentor } = await addPlanned(world, at('12', '08:30'))
      await world.moveTo(at('11', '23:00'))
      expect(reminders(mentor)).toEqual(['Напоминаем: понедельник, 12 октября 2026 г. в 08:30 у вас встреча'])
      await world.moveTo(at('12', '08:00'))
      expect(reminders(mentor)[1]).toBe('Сегодня в 08:30 у вас встреча')
    }),
  )

  it(
    'follow a meeting that is moved, and do not come for one that is called off',
    story(open, async (world) => {
      const { mentor, mentee, id, ...school } = await addPlanned(world, at('08', '15:30'))
      const off = await addMeeting(world, school, { startsAt: at('09', '14:00') })
      await world.moveTo(at('07', '17:00'))
      await forge(world, mentor, `meeting:${id}`)
      await go(world, mentor, ['Перенести', { says: 'в понедельник в 16' }, 'Перенести'])
      await forge(world, mentor, `meeting-cancel-do:${off}:0:later`)
      await world.moveTo(at('09', '16:00'))
      expect(reminders(mentee)).toHaveLength(1)
      await world.moveTo(at('12', '15:00'))
      expect(reminders(mentee).slice(1)).toEqual([
        'Напоминаем: понедельник, 12 октября 2026 г. в 16:00 у вас встреча',
        'Сегодня в 16:00 у вас встреча',
      ])
    }),
  )

  it(
    'do not come twice or too late after the program was down, and not where it was planned after their hour',
    story(open, async (world) => {
      const { mentor, id, ...school } = await addPlanned(world, at('08', '15:30'))
      // Down over the evening before and the two hours before: the newest alone comes, at once.
      await world.skipTo(at('08', '14:00'))
      await world.moveTo(at('08', '14:01'))
      expect(reminders(mentor)).toEqual(['Сегодня в 15:30 у вас встреча'])
      await world.restart()
      await world.moveTo(at('08', '14:10'))
      expect(reminders(mentor)).toHaveLength(1)
      // Down until it was over.
      await addMeeting(world, school, { startsAt: at('13', '12:00') })
      await world.skipTo(at('13', '12:30'))
      await world.moveTo(at('13', '12:40'))
      expect(reminders(mentor)).toEqual(['Сегодня в 15:30 у вас встреча'])
      // Planned after 17:00 of the day before.
      await world.skipTo(at('13', '18:00'))
      await addMeeting(world, school, { startsAt: at('14', '10:00') })
      await world.moveTo(at('13', '19:30'))
      expect(reminders(mentor)).toHaveLength(1)
      await world.moveTo(at('14', '09:59'))
      expect(reminders(mentor).slice(1)).toEqual(['Сегодня в 10:00 у вас встреча'])
      expect(await world.db.client.meeting.count({ where: { id } })).toBe(1)
    }),
  )

  it(
    'do not come to whoever wants none, nor on a day off',
    story(open, async (world) => {
      const { mentor, mentee } = await addPlanned(world, at('10', '12:00'))
      await world.moveTo(at('09', '17:00'))
      expect(lastRead(mentor)).toContain('Напоминаем: завтра, суббота, 10 октября 2026 г. в 12:00, у вас встреча')
      await press(world, mentee, 'Не напоминать')
      await world.moveTo(at('10', '20:00'))
      for (const person of [mentor, mentee]) expect(reminders(person)).toHaveLength(1)
      expect(readWith(mentee, 'Сегодня')).toEqual([])
    }),
  )
})
