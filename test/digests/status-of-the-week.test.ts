import { expect, it } from 'vitest'
import { addHelp, addMeeting, addMeetingSchool, addTask, hush } from '../journeys/meetings.ts'
import { go, lastButtons, lastRead, story } from '../journeys/kit.ts'
import { describeDatabases } from '../kit/database.ts'
import type { World } from '../kit/world.ts'
import type { Person } from '../../src/training/bot-api/person.ts'

describeDatabases('«Где я сейчас» this week', (open) => {
  it(
    'tells the next meeting, tasks, what waits and the pause, each with the button that opens it',
    story(open, async (world) => {
      const school = await addMeetingSchool(world, { startsOn: '2026-10-05' })
      const { curator, mentor, mentee } = school
      await addMeeting(world, school, { startsAt: new Date('2026-10-04T05:00:00Z') })
      await addMeeting(world, school, { startsAt: new Date('2026-10-21T10:00:00Z') })
      await addTask(world, school, { words: 'Прочитать главу' })
      await addHelp(world, school, 'Не получается договориться')
      await hush(world)
      expect(await statusOf(world, mentor)).toContain(
        'Ближайшая встреча: ср, 21 окт, 15:00, Лунин Б. Ю.\nВстречи ждут вашей отметки: 1',
      )
      expect(lastButtons(mentor).slice(0, 2)).toEqual(['Как прошла встреча', 'Ближайшая встреча'])
      expect(await statusOf(world, mentee)).toContain(
        'Ближайшая встреча: ср, 21 окт, 15:00, Иванова А. П.\nЗадания для вас: 1',
      )
      await go(world, mentee, ['Задания'])
      expect(lastRead(mentee)).toContain('Прочитать главу')
      expect(await statusOf(world, curator)).toContain('Ждут вашего решения: 1')
      await go(world, curator, ['Решения недели'])
      expect(lastRead(curator)).toContain('1. Лунин Б. Ю.: нужна помощь куратора')
      await go(world, mentor, [{ says: '/menu' }, 'Профиль', 'Уведомления', 'Не писать до …', 'На неделю'])
      expect(await statusOf(world, mentor)).toContain('Пауза: бот снова напишет 12 октября 2026 г.')
      await go(world, mentor, ['Снять паузу'])
      expect(await statusOf(world, mentor)).not.toContain('Пауза')
    }),
  )
})

async function statusOf(world: World, person: Person): Promise<string> {
  await go(world, person, [{ says: '/status' }])
  return lastRead(person)
}
