import { expect, it } from 'vitest'
import { forms } from '../../src/forms.ts'
import { mentorQuestionnaire } from '../../src/mentors/questionnaire.ts'
import type { Form } from '../../src/questionnaires/actions/form.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import { addMember, fillMentorQuestionnaire, go, lastButtons, lastRead, pressOld, story } from './kit.ts'

describeDatabases('a questionnaire interrupted', (open) => {
  it(
    'goes on at the same question after «Отложить», /cancel, /menu and a restart of the program',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await go(world, teacher, ['Анкета наставника', { says: '12' }, 'Отложить'])
      expect(lastRead(teacher)).toBe(
        'Хорошо, отложим. Всё, что вы ответили, сохранено. Вернуться можно через /menu, когда будет удобно.',
      )
      await go(world, teacher, ['Меню', 'Анкета наставника'])
      expect(lastRead(teacher)).toBe(
        'Анкета наставника: начата 5 октября 2026 г. в 10:00, заполнена не до конца. Осталось 12 вопросов.',
      )
      expect(lastButtons(teacher)).toEqual(['Продолжить с вопроса 2', 'Начать заново', 'Меню'])
      await go(world, teacher, ['Продолжить с вопроса 2', 'Первая', { says: '/cancel' }])
      expect(lastRead(teacher)).toContain('чем займёмся?')
      await go(world, teacher, ['Анкета наставника', 'Продолжить с вопроса 3'])
      expect(lastRead(teacher)).toMatch(
        /^Вы остановились здесь\. Прежние ответы на месте\.\n\n▰▱{9} Вопрос 3 из 13\n\nБывали ли вы/,
      )
      await world.restart()
      await go(world, teacher, ['Пока нет', { says: '/menu' }, 'Где я сейчас'])
      expect(lastRead(teacher)).toContain('Анкета наставника: начата, осталось 10 вопросов')
      await go(world, teacher, ['Меню', 'Анкета наставника', 'Продолжить с вопроса 4', 'Урок по ФГОС'])
      await world.restart()
      await press(world, teacher, 'Готово')
      expect(lastRead(teacher)).toContain('Вопрос 5 из 13')
    }),
  )

  it(
    'takes no words for an answer while the person is elsewhere',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await go(world, teacher, ['Анкета наставника', { says: '12' }, 'Первая', 'Пока нет', 'Урок по ФГОС', 'Готово'])
      expect(lastRead(teacher)).toContain('Чем из своего опыта вы могли бы поделиться?')
      await go(world, teacher, ['Отложить', { says: 'спасибо!' }])
      expect(lastRead(teacher)).toContain('чем займёмся?')
      await go(world, teacher, [{ says: '/menu' }, { says: 'что дальше?' }, 'Анкета наставника', { says: 'и ещё раз' }])
      await go(world, teacher, ['Анкета наставника', 'Продолжить с вопроса 5', { says: 'Открытые уроки' }])
      expect(lastRead(teacher)).toContain('Какие виды наставничества вам подходят?')
      const [draft] = await world.db.client.questionnaireDraft.findMany()
      expect(draft?.state).toMatchObject({ answers: { achievements: 'Открытые уроки' } })
    }),
  )

  it(
    'shows the question again after a file or a command that does not exist',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await press(world, teacher, 'Анкета наставника')
      teacher.sticker()
      await world.settle()
      expect(lastRead(teacher)).toContain('Вопрос 1 из 13')
      await say(world, teacher, '/anketa')
      expect(lastRead(teacher)).toContain('Вопрос 1 из 13')
      await say(world, teacher, '/help')
      await say(world, teacher, '7')
      expect(lastRead(teacher)).toContain('Вопрос 2 из 13')
    }),
  )

  it(
    'begins anew only after a second thought, and forgets what was answered',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await go(world, teacher, [
        'Анкета наставника',
        { says: '12' },
        'Первая',
        'Отложить',
        'Меню',
        'Анкета наставника',
        'Начать заново',
      ])
      expect(lastRead(teacher)).toBe('Начать заново? Ответы, которые вы уже дали, будут удалены.')
      await press(world, teacher, 'Нет, продолжить')
      expect(lastRead(teacher)).toContain('Вопрос 3 из 13')
      await go(world, teacher, [{ says: '/menu' }, 'Анкета наставника', 'Начать заново'])
      teacher.press('Да, начать заново', { twice: true })
      await world.settle()
      expect(lastRead(teacher)).toMatch(/Вопрос 1 из 13\n\nСколько лет/)
      expect(lastRead(teacher)).not.toContain('Ваш ответ сейчас')
      await pressOld(world, teacher, 'Первая')
      expect(lastRead(teacher)).toContain('Вопрос 1 из 13')
      expect(teacher.toast?.text).toBe('Эта кнопка от прежнего вопроса. Сейчас мы вот здесь.')
    }),
  )

  it(
    'is finished on the version it was begun with',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await go(world, teacher, ['Анкета наставника', { says: '12' }, 'Первая'])
      await world.restart(withNextVersion())
      await fillRest()
      expect(lastRead(teacher)).toContain('Проверьте ответы')
      await press(world, teacher, 'Отправить')
      expect(lastRead(teacher)).toContain('Спасибо! Анкета отправлена')
      expect(await world.db.client.questionnaireResponse.findMany()).toMatchObject([
        { version: 1, answers: { years: 12, category: 'first', participation: 'yes' } },
      ])
      await press(world, teacher, 'Посмотреть и исправить')
      expect(lastRead(teacher)).toContain('Педагогический стаж, лет: 12')

      async function fillRest() {
        await go(world, teacher, [
          'Пока нет',
          'Урок по ФГОС',
          'Готово',
          'Пропустить',
          'По запросу',
          'Готово',
          'Одного',
          '1–2 часа',
          'Вторник',
          'Готово',
        ])
        await go(world, teacher, [
          'Только из моей школы',
          'Ничего не нужно',
          'Готово',
          '7',
          '8',
          '9',
          '10',
          '6',
          'Пропустить',
          'Да, хочу',
        ])
      }
    }),
  )

  it(
    'sent, may be corrected as often as need be, and keeps its history',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await fillMentorQuestionnaire(world, teacher)
      await press(world, teacher, 'Отправить')
      await go(world, teacher, ['Меню', 'Где я сейчас'])
      expect(lastRead(teacher)).toContain('Анкета наставника: отправлена 5 октября 2026 г. в 10:00')
      await go(world, teacher, ['Меню', 'Анкета наставника', 'Изменить', 'Категория'])
      expect(lastRead(teacher)).toMatch(/^Меняем ответ: Категория\n\nКакая у вас квалификационная категория\?/)
      await go(world, teacher, ['Назад к проверке', 'Изменить', 'Категория', 'Высшая', 'Отправить'])
      expect(lastRead(teacher)).toContain('Спасибо! Исправления отправлены. Прежние ответы остались в истории.')
      const rows = await world.db.client.questionnaireResponse.findMany({ orderBy: { id: 'asc' } })
      expect(rows).toHaveLength(2)
      expect(rows.filter(({ replacedAt }) => replacedAt === null)).toMatchObject([{ answers: { category: 'highest' } }])
      expect(rows.filter(({ replacedAt }) => replacedAt !== null)).toMatchObject([{ answers: { category: 'first' } }])
      expect(await world.db.client.listing.count({ where: { kind: 'MENTOR', unlistedAt: null } })).toBe(1)
    }),
  )
})

async function addTeacher(world: World) {
  const town = await addTown(world)
  return await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', town.schoolId]] })
}

/** The next release asks one thing less. */
function withNextVersion(): readonly Form[] {
  const next = { ...mentorQuestionnaire, version: 2, questions: mentorQuestionnaire.questions.slice(0, 10) }
  return forms.map((form) => ({ ...form, versions: [...form.versions, next] }))
}
