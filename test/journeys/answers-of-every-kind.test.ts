import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import {
  addMember,
  countRead,
  fillMentorQuestionnaire,
  forge,
  go,
  lastRead,
  pressOld,
  pressTwice,
  readWith,
  story,
} from './kit.ts'

describeDatabases('answers', (open) => {
  it(
    'that are numbers may be written as people write them, and what is wrong is said',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await press(world, teacher, 'Анкета наставника')
      for (const [typed, problem] of [
        ['пять', 'Не получилось найти число. Напишите одно число, например 5.'],
        ['с 2005 по 2010', 'Не получилось найти число.'],
        ['-3', 'Число слишком маленькое. Наименьшее возможное — 0.'],
        ['120', 'Число слишком большое. Наибольшее возможное — 60.'],
        ['   \u200b ', 'Ответ получился пустым. Напишите его, пожалуйста, ещё раз.'],
      ] as const) {
        await say(world, teacher, typed)
        expect(lastRead(teacher)).toContain(problem)
        expect(lastRead(teacher)).toContain('Сколько лет вы работаете педагогом?')
      }
      for (const typed of ['5 лет', '5,5', 'примерно 5.5 года', '0']) {
        await say(world, teacher, typed)
        expect(lastRead(teacher)).toContain('Какая у вас квалификационная категория?')
        await press(world, teacher, 'Назад')
      }
      expect(lastRead(teacher)).toContain('Ваш ответ сейчас: 0')
      await press(world, teacher, 'Оставить как есть')
      await say(world, teacher, 'первая')
      expect(lastRead(teacher)).toContain('Бывали ли вы уже наставником')
    }),
  )

  it(
    'of several options take own words, toggle, and are not confirmed empty',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await fillMentorQuestionnaire(world, teacher)
      await go(world, teacher, ['Изменить', 'Что нужно для начала', '✓ Ничего не нужно', 'Готово'])
      expect(lastRead(teacher)).toContain('Пока ничего не отмечено. Отметьте хотя бы один ответ.')
      await go(world, teacher, [{ says: 'Тишина, памятки; свой стол' }])
      expect(lastRead(teacher)).toContain('Отмечено: Памятки; Тишина; свой стол')
      await go(world, teacher, ['✓ Тишина', 'Ничего не нужно'])
      expect(lastRead(teacher)).toContain('Отмечено: Ничего не нужно')
      await go(world, teacher, ['Памятки', { says: 'Тишина' }, { says: 'о'.repeat(301) }])
      expect(lastRead(teacher)).toContain(
        'Получилось длинно: 301 знак, а помещается 300. Сократите, пожалуйста, и отправьте снова.',
      )
      await press(world, teacher, 'Готово')
      expect(lastRead(teacher)).toContain('Что нужно для начала: Памятки; Тишина')
      await go(world, teacher, ['Изменить', 'Готовность помочь', { says: 'Урок по ФГОС, вязание' }])
      expect(lastRead(teacher)).toContain('Такого ответа в списке нет.')
    }),
  )

  it(
    'in words keep to their length, hold any sign, and may be taken away',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await fillMentorQuestionnaire(world, teacher)
      await go(world, teacher, ['Изменить', 'Ожидания', { says: 'о'.repeat(1001) }])
      expect(lastRead(teacher)).toContain('Получилось длинно: 1\u00a0001 знак, а помещается 1\u00a0000.')
      await say(world, teacher, '<b>5 & 6</b> «кавычки» 👩‍🏫')
      expect(lastRead(teacher)).toContain('Ожидания: <b>5 & 6</b> «кавычки» 👩‍🏫')
      await go(world, teacher, ['Изменить', 'Ожидания', 'Убрать ответ'])
      expect(lastRead(teacher)).toContain('Ожидания: без ответа')
      await go(world, teacher, ['Изменить', 'Уверенность: результат', { says: '11' }])
      expect(lastRead(teacher)).toContain('Число слишком большое. Наибольшее возможное — 10.')
      await say(world, teacher, '7,5')
      expect(lastRead(teacher)).toContain('Здесь нужно целое число, например 5.')
      await go(world, teacher, ['2', 'Пропустить'])
      expect(lastRead(teacher)).toContain('Уверенность: результат: 2 из 10\n↳ Что прибавит уверенности: без ответа')
    }),
  )

  it(
    'pressed twice count once, whatever the button',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await pressTwice(world, teacher, 'Анкета наставника')
      expect(await world.db.client.questionnaireDraft.count()).toBe(1)
      await go(world, teacher, ['Продолжить с вопроса 1', { says: '12' }])
      const messages = countRead(teacher)
      for (const [label, then] of [
        ['Первая', 'Бывали ли вы'],
        ['Назад', 'Какая у вас квалификационная категория?'],
        ['Оставить как есть', 'Бывали ли вы'],
        ['Пока нет', 'В чём вы готовы помогать коллеге?'],
        ['Урок по ФГОС', 'Отмечено: урок по ФГОС'],
        ['Готово', 'Чем из своего опыта'],
        ['Пропустить', 'Какие виды наставничества'],
        ['Отложить', 'Хорошо, отложим.'],
      ] as const) {
        await pressTwice(world, teacher, label)
        expect(lastRead(teacher)).toContain(then)
      }
      expect(countRead(teacher)).toBe(messages)
      await go(world, teacher, ['Меню', 'Анкета наставника'])
      await pressTwice(world, teacher, 'Продолжить с вопроса 6')
      await go(world, teacher, [
        'По запросу',
        'Готово',
        'Одного',
        '1–2 часа',
        'Вторник',
        'Готово',
        'Только из моей школы',
        'Ничего не нужно',
        'Готово',
        '7',
        '8',
        '9',
        '10',
      ])
      await pressTwice(world, teacher, '6')
      await go(world, teacher, ['Пропустить', 'Позже'])
      await pressTwice(world, teacher, 'Изменить')
      await pressTwice(world, teacher, 'Участие')
      await pressTwice(world, teacher, 'Да, хочу')
      expect(lastRead(teacher)).toContain('Уверенность: увлечь коллегу: 6 из 10')
      await pressTwice(world, teacher, 'Отправить')
      expect(lastRead(teacher)).toContain('Спасибо! Анкета отправлена куратору вашей школы.')
      expect(teacher.toast).toEqual({
        text: 'Эта анкета уже отправлена. Ответы можно посмотреть и исправить.',
        alert: false,
      })
      expect(await world.db.client.questionnaireResponse.count()).toBe(1)
    }),
  )

  it(
    'pressed under an earlier question change nothing and show the present one',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await go(world, teacher, ['Анкета наставника', { says: '12' }, 'Первая', 'Да, наставником'])
      await pressOld(world, teacher, 'Высшая')
      expect(teacher.toast?.text).toBe('Эта кнопка от прежнего вопроса. Сейчас мы вот здесь.')
      expect(lastRead(teacher)).toContain('В чём вы готовы помогать коллеге?')
      await go(world, teacher, ['Урок по ФГОС', 'Готово'])
      await pressOld(world, teacher, '✓ Урок по ФГОС')
      expect(lastRead(teacher)).toContain('Чем из своего опыта')
      const [draft] = await world.db.client.questionnaireDraft.findMany()
      expect(draft?.state).toMatchObject({
        answers: { category: 'first', experience: 'mentor', strengths: ['lesson'] },
      })
    }),
  )

  it(
    'in words may be all of signs that are escaped, and no longer a list than fits the screen',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await go(world, teacher, [
        'Анкета наставника',
        { says: '12' },
        'Первая',
        'Пока нет',
        'Урок по ФГОС',
        'Готово',
        { says: '"'.repeat(1000) },
        'Назад',
      ])
      expect(lastRead(teacher)).toContain('"'.repeat(1000))
      await go(world, teacher, ['Оставить как есть', 'По запросу', 'Готово', 'Одного', '1–2 часа', 'Вторник', 'Готово'])
      await press(world, teacher, 'Только из моей школы')
      await say(world, teacher, Array.from({ length: 200 }, (_, index) => `пособие ${index}`).join(', '))
      expect(lastRead(teacher)).toContain('10')
      expect(lastRead(teacher)).not.toContain('пособие')
      expect(world.log.filter((line) => line.includes('"level":50'))).toEqual([])
    }),
  )

  it(
    'forged or of somebody else go nowhere',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      const town = await world.db.client.organisation.findFirstOrThrow({ where: { kind: 'SCHOOL' } })
      const other = await addMember(world, { name: ['Ким', 'Олег', 'Львович'], roles: [['TEACHER', town.id]] })
      await go(world, teacher, ['Анкета наставника', { says: '12' }])
      const [draft] = await world.db.client.questionnaireDraft.findMany()
      const id = draft?.id ?? ''
      for (const data of [
        `a:${id}:category:3`,
        `d:mentor:${id}:restart-sure`,
        `d:mentor:${id}:submit`,
        `m:${id}:category:back`,
      ]) {
        await forge(world, other, data)
        expect(readWith(other, 'чем займёмся?').length).toBeGreaterThan(1)
      }
      for (const data of [
        `a:${id}:category:99`,
        `a:${id}:category:-1`,
        `a:${id}:category:`,
        `a:${id}:years:5`,
        `t:${id}:category:1:1`,
        `m:${id}:category:done`,
        `m:${id}:category:explode`,
        `m:${id}:category:constructor`,
        `m:${id}:category:__proto__`,
        `d:mentor:${id}:submit`,
        `d:mentor:${id}:explode`,
        `d:nothing:${id}:submit`,
        'fill:nothing',
      ])
        await forge(world, teacher, data)
      expect(await world.db.client.questionnaireResponse.count()).toBe(0)
      expect((await world.db.client.questionnaireDraft.findMany()).map(({ state }) => state)).toMatchObject([
        { answers: { years: 12 }, questionId: 'category' },
      ])
      expect(world.log.filter((line) => line.includes('"level":50'))).toEqual([])
    }),
  )
})

async function addTeacher(world: World): Promise<Person> {
  const town = await addTown(world)
  return await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', town.schoolId]] })
}
