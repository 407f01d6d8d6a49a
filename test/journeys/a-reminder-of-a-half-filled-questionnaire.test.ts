import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import { addMember, countRead, fillMentorQuestionnaire, go, lastButtons, lastRead, readWith, story } from './kit.ts'

const reminder = 'Анкета наставника: вы начали её заполнять и остановились.'

describeDatabases('a reminder of a half-filled questionnaire', (open) => {
  it(
    'comes a day after the last answer, once, and leads back to the question',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await go(world, teacher, ['Анкета наставника', { says: '12' }])
      await world.moveTo(new Date('2026-10-05T06:00:00Z'))
      await press(world, teacher, 'Первая')
      await world.moveTo(new Date('2026-10-06T05:59:59Z'))
      expect(readWith(teacher, reminder)).toEqual([])
      await world.moveTo(new Date('2026-10-06T06:00:00Z'))
      expect(lastRead(teacher)).toBe(
        `${reminder} Осталось 11 вопросов. Ответы сохранены, можно продолжить с того же места.`,
      )
      expect(lastButtons(teacher)).toEqual(['Продолжить', 'Реже', 'Не напоминать'])
      await world.moveTo(new Date('2026-10-20T06:00:00Z'))
      expect(readWith(teacher, reminder)).toHaveLength(1)

      await press(world, teacher, 'Продолжить')
      expect(lastRead(teacher)).toContain('Вопрос 3 из 13')
      await press(world, teacher, 'Пока нет')
      await world.moveTo(new Date('2026-10-21T06:00:00Z'))
      expect(readWith(teacher, `${reminder} Осталось 10 вопросов.`)).toHaveLength(1)
    }),
  )

  it(
    'waits for an hour and a day on which people may be written to',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await world.moveTo(new Date('2026-12-30T17:30:00Z'))
      await go(world, teacher, ['Анкета наставника', { says: '12' }])
      const before = countRead(teacher)
      await world.moveTo(new Date('2027-01-11T02:59:59Z'))
      expect(countRead(teacher)).toBe(before)
      await world.moveTo(new Date('2027-01-11T03:00:00Z'))
      expect(lastRead(teacher)).toContain(reminder)
    }),
  )

  it(
    'is told once, as soon as the program is up again after days',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await go(world, teacher, ['Анкета наставника', { says: '12' }])
      await world.skipTo(new Date('2026-10-15T18:00:00Z'))
      await world.restart()
      await world.program.tick()
      await world.settle()
      expect(readWith(teacher, reminder)).toEqual([])
      await world.moveTo(new Date('2026-10-16T03:00:00Z'))
      await world.program.tick()
      await world.settle()
      expect(readWith(teacher, reminder)).toHaveLength(1)
    }),
  )

  it(
    'may be switched off, and back, under the reminder itself',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await go(world, teacher, ['Анкета наставника', { says: '12' }])
      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      await press(world, teacher, 'Не напоминать')
      expect(lastButtons(teacher)).toEqual(['Продолжить', 'Вернуть'])
      await go(world, teacher, ['Продолжить', 'Первая'])
      await world.moveTo(new Date('2026-10-20T05:00:00Z'))
      expect(readWith(teacher, reminder)).toEqual([])
      await go(world, teacher, [{ says: '/menu' }, 'Профиль', 'Уведомления', 'Начатая анкета', 'Как обычно'])
      await go(world, teacher, ['Назад', 'Меню', 'Анкета наставника', 'Продолжить с вопроса 3', 'Пока нет'])
      await world.moveTo(new Date('2026-10-21T05:00:00Z'))
      expect(readWith(teacher, reminder)).toHaveLength(1)
    }),
  )

  it(
    'comes on Monday where the person wants it less often, and not at all once the questionnaire is sent',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await fillMentorQuestionnaire(world, teacher)
      await say(world, teacher, '/menu')
      await go(world, teacher, ['Профиль', 'Уведомления', 'Начатая анкета', 'Раз в неделю', 'Назад', 'Меню'])
      await world.moveTo(new Date('2026-10-12T03:29:59Z'))
      expect(readWith(teacher, reminder)).toEqual([])
      await world.moveTo(new Date('2026-10-12T03:30:00Z'))
      expect(lastRead(teacher)).toContain(reminder)
      await go(world, teacher, ['Продолжить', 'Изменить', 'Участие', 'Позже'])
      await world.moveTo(new Date('2026-10-14T05:00:00Z'))
      await press(world, teacher, 'Отправить')
      await world.moveTo(new Date('2026-10-26T05:00:00Z'))
      expect(readWith(teacher, reminder)).toEqual([])
    }),
  )

  it(
    'does not come to whoever has sent it, or only looks at what they sent',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await fillMentorQuestionnaire(world, teacher)
      await go(world, teacher, ['Отправить', 'Посмотреть и исправить', { says: '/menu' }])
      await world.moveTo(new Date('2026-10-20T05:00:00Z'))
      expect(readWith(teacher, reminder)).toEqual([])
    }),
  )

  it(
    'speaks of the review where only that remains',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await fillMentorQuestionnaire(world, teacher)
      await say(world, teacher, '/menu')
      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      expect(lastRead(teacher)).toBe(
        `${reminder} Осталось проверить ответы и отправить. Ответы сохранены, можно продолжить с того же места.`,
      )
      await press(world, teacher, 'Продолжить')
      expect(lastRead(teacher)).toContain('Проверьте ответы')
    }),
  )
})

async function addTeacher(world: World): Promise<Person> {
  const town = await addTown(world)
  return await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', town.schoolId]] })
}
