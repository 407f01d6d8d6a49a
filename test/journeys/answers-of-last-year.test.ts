import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, say } from '../kit/world.ts'
import { fillMentorQuestionnaire, go, lastButtons, lastRead, story } from './kit.ts'
import { addSchool, sendRequest } from './requests.ts'

const nextYear = new Date('2027-09-06T05:00:00Z')

describeDatabases('answers of last year', (open) => {
  it(
    'are offered at each question of a new school year, and count only when the person says so',
    story(open, async (world) => {
      const { anna } = await addSchool(world)
      await sendRequest(world, anna, { lacking: { says: 'Работы с родителями' } })
      await world.skipTo(nextYear)
      await go(world, anna, [{ says: '/menu' }, 'Мне нужен наставник'])
      expect(lastRead(anna)).toContain('Что не изменилось, можно оставить одной кнопкой')
      expect(lastRead(anna)).toContain('В прошлый раз: 5–9 классы')
      expect(lastButtons(anna)).toContain('Всё как в прошлый раз')
      await press(world, anna, 'Оставить как было')
      expect(lastRead(anna)).toContain('С учётом времени, прошедшего с прошлого раза: 2')
      expect(lastButtons(anna)).not.toContain('Всё как в прошлый раз')
      await go(world, anna, ['Оставить как было', { says: '1' }, 'Аттестация или конкурс', 'Оставить как было'])
      expect(lastRead(anna)).toContain('В прошлый раз: Работы с родителями')
      await go(world, anna, ['Оставить как было', 'Оставить как было', 'Оставить как было'])
      expect(lastRead(anna)).toContain('дисциплина и конфликты\nНасколько')
      expect(lastRead(anna)).toContain('В прошлый раз: 9 из 10')
      const [before] = await world.db.client.questionnaireResponse.findMany()
      expect(before).toMatchObject({ replacedAt: null, answers: { yearsOfWork: 1, reason: 'firstYear' } })
      await go(world, anna, ['4', 'Назад'])
      expect(lastRead(anna)).toContain('Ваш ответ сейчас: 4 из 10')
      expect(lastRead(anna)).not.toContain('В прошлый раз')
    }),
  )

  it(
    'all of them go straight to the review, and are sent as a new request with its history',
    story(open, async (world) => {
      const { anna } = await addSchool(world)
      await sendRequest(world, anna)
      await world.skipTo(nextYear)
      await go(world, anna, [{ says: '/menu' }, 'Мне нужен наставник', 'Всё как в прошлый раз'])
      expect(lastRead(anna)).toContain('Ответы как в прошлый раз.')
      expect(lastRead(anna)).toContain('Педагогический стаж, лет: 2')
      expect(lastRead(anna)).toContain('Самое важное: 1) дисциплина и конфликты')
      await go(world, anna, ['Изменить', 'Как часто встречаться', 'Раз в месяц', 'Отправить'])
      expect(lastRead(anna)).toContain('Спасибо! Запрос отправлен куратору вашей школы.')
      const rows = await world.db.client.questionnaireResponse.findMany({ orderBy: { submittedAt: 'asc' } })
      expect(rows).toMatchObject([
        { answers: { frequency: 'weekly', yearsOfWork: 1 } },
        { answers: { frequency: 'monthly', yearsOfWork: 2, yearsAtSchool: 1 }, replacedAt: null },
      ])
      await press(world, anna, 'Посмотреть и исправить')
      expect(lastRead(anna)).toContain('Проверьте ответы')
    }),
  )

  it(
    'that were only looked at in summer are asked anew in autumn; a correction begun is not lost',
    story(open, async (world) => {
      const { anna, boris } = await addSchool(world)
      await sendRequest(world, anna)
      await sendRequest(world, boris)
      await go(world, anna, ['Мне нужен наставник', { says: '/menu' }])
      await go(world, boris, ['Мне нужен наставник', 'Изменить', 'Участие', { says: '/menu' }])
      await world.skipTo(nextYear)
      await go(world, anna, [{ says: '/menu' }, 'Мне нужен наставник'])
      expect(lastRead(anna)).toContain('В прошлый раз: 5–9 классы')
      await go(world, boris, [{ says: '/menu' }, 'Мне нужен наставник'])
      expect(lastRead(boris)).toContain('заполнена не до конца')
    }),
  )

  it(
    'are offered in the mentor questionnaire too, and after «Начать заново» again',
    story(open, async (world) => {
      const { anna } = await addSchool(world)
      await fillMentorQuestionnaire(world, anna)
      await press(world, anna, 'Отправить')
      await world.skipTo(nextYear)
      await go(world, anna, [{ says: '/menu' }, 'Анкета наставника', 'Оставить как было'])
      expect(lastRead(anna)).toContain('В прошлый раз: Первая')
      await go(world, anna, [{ says: '/menu' }, 'Анкета наставника', 'Начать заново', 'Да, начать заново'])
      expect(lastButtons(anna)).toContain('Всё как в прошлый раз')
      await go(world, anna, ['Всё как в прошлый раз', 'Отправить'])
      expect(lastRead(anna)).toContain('Спасибо! Анкета отправлена')
      expect(lastButtons(anna)).toContain('Согласие наставника')
    }),
  )
})

describeDatabases('two questionnaires half-filled', (open) => {
  it(
    'take typed words each for its own question, and are reminded of each',
    story(open, async (world) => {
      const { anna } = await addSchool(world)
      const answers = async (form: string) => {
        const [draft] = await world.db.client.questionnaireDraft.findMany({ where: { questionnaire: form } })
        return draft?.state
      }
      await go(world, anna, ['Анкета наставника', { says: '12' }, { says: '/menu' }])
      await go(world, anna, ['Мне нужен наставник', '5–9 классы', 'Готово', { says: '3' }])
      expect(await answers('request')).toMatchObject({ answers: { yearsOfWork: 3 } })
      expect(await answers('mentor')).toMatchObject({ answers: { years: 12 }, isAside: true })

      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      const reminders = anna.screen.filter(({ text }) => text.includes('вы начали её заполнять и остановились'))
      const remindedOf = (name: string) => reminders.find(({ text }) => text.startsWith(`${name}:`))?.id ?? 0
      expect(reminders).toHaveLength(2)
      anna.press('Продолжить', { message: remindedOf('Анкета наставника') })
      await world.settle()
      anna.press('Первая')
      await world.settle()
      await say(world, anna, 'как наставник?')
      expect(await answers('request')).toMatchObject({ answers: { yearsOfWork: 3 }, isAside: true })

      anna.press('Продолжить', { message: remindedOf('Анкета «Мне нужен наставник»') })
      await world.settle()
      await say(world, anna, '2')
      expect(await answers('request')).toMatchObject({ answers: { yearsOfWork: 3, yearsAtSchool: 2 } })
      expect(await answers('mentor')).toMatchObject({ answers: { years: 12, category: 'first' }, isAside: true })
    }),
  )
})
