import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, say } from '../kit/world.ts'
import { addMember, go, lastButtons, lastRead, pressOld, pressTwice, readWith, story } from './kit.ts'
import { later } from './notices.ts'
import { addSchool, fillRequest, requestAnswers, sendRequest } from './requests.ts'

const difficulties = requestAnswers.difficulties.slice(0, -1)

describeDatabases('asking for a mentor', (open) => {
  it(
    'asks what is not known yet, ranks what is hard, and says how far one is',
    story(open, async (world) => {
      const { anna } = await addSchool(world)
      await press(world, anna, 'Мне нужен наставник')
      expect(lastRead(anna)).toContain('Это не проверка: оценок не будет, трудности есть у всех.')
      expect(lastRead(anna)).toContain('Вопрос 1 из 13\n\nВ каких классах вы работаете?')
      await go(world, anna, ['5–9 классы', { says: '7Б' }, 'Готово'])
      expect(lastRead(anna)).toContain('Вопрос 2 из 13, часть 1 из 2')
      await go(world, anna, [{ says: '1' }, { says: 'меньше года, 0' }, 'Другое'])
      expect(lastRead(anna)).toContain('Расскажите в двух словах, что это за причина.')
      await go(world, anna, [{ says: 'Новый класс' }, 'Отчасти', 'Пропустить', ...difficulties, 'Готово'])
      expect(lastRead(anna)).toContain('Вопрос 6 из 13, часть 2 из 2\n\nЧто из этого важнее всего решить?')
      expect(lastButtons(anna).slice(0, 4)).toEqual(difficulties)

      await go(world, anna, ['Дисциплина, конфликты', 'Урок по ФГОС'])
      expect(lastButtons(anna)).toContain('1. Дисциплина, конфликты')
      expect(lastButtons(anna)).toContain('2. Урок по ФГОС')
      expect(lastRead(anna)).toContain('Ваш порядок: 1) дисциплина и конфликты; 2) урок по ФГОС (цели, этапы, методы)')
      await press(world, anna, '1. Дисциплина, конфликты')
      expect(lastButtons(anna)).toContain('1. Урок по ФГОС')
      await say(world, anna, 'журналы, отчеты, документы, Дисциплина, конфликты')
      expect(lastButtons(anna)).toContain('2. Журналы, отчёты, документы')
      expect(lastButtons(anna)).toContain('3. Дисциплина, конфликты')
      await press(world, anna, 'Работа с родителями')
      expect(lastRead(anna)).toContain('Можно отметить не больше 3 ответов.')
      await press(world, anna, 'Готово')

      expect(lastRead(anna)).toContain(
        'Вопрос 7 из 13, часть 1 из 3\n\nурок по ФГОС (цели, этапы, методы)\nНасколько это трудно',
      )
      await press(world, anna, '6')
      expect(lastRead(anna)).toContain('документация (журналы, отчёты, характеристики)')
      await go(world, anna, ['7', { says: '9' }])
      expect(lastRead(anna)).toContain('Какая помощь вам удобнее?')
      await go(world, anna, ['Назад', 'Назад', 'Назад', 'Назад', '3. Дисциплина, конфликты', 'Готово'])
      expect(lastRead(anna)).toContain('Какая помощь вам удобнее?')
      await go(world, anna, ['Побывать на уроках', 'Готово', 'Раз в неделю'])
      expect(lastRead(anna)).toContain('Этот ответ увидит только куратор вашей школы.')
      const [draft] = await world.db.client.questionnaireDraft.findMany()
      expect(draft?.state).toMatchObject({
        answers: {
          post: 'teacher',
          subjects: ['mathematics'],
          classes: ['middle', '7Б'],
          main: ['lesson', 'documentation'],
          'hardness.lesson': 6,
          'hardness.documentation': 7,
        },
      })
    }),
  )

  it(
    'enters the bank of mentees, tells the curator, and offers the consent that is missing',
    story(open, async (world) => {
      const { anna, curator } = await addSchool(world)
      await fillRequest(world, anna, { wished: { says: 'Ким Олег Львович' }, unwished: { says: 'Яшин' } })
      expect(lastRead(anna)).toContain('Самое важное: 1) дисциплина и конфликты; 2) урок по ФГОС (цели, этапы, методы)')
      expect(lastRead(anna)).toContain('↳ Дисциплина, конфликты: 9 из 10')
      expect(lastRead(anna)).toContain('Хотелось бы с: Ким Олег Львович')
      await pressTwice(world, anna, 'Отправить')
      expect(readWith(anna, 'Спасибо! Запрос отправлен куратору вашей школы.')).toHaveLength(1)
      expect(lastButtons(anna)).toEqual(['Согласие на участие', 'Посмотреть и исправить', 'Меню'])
      const [listing] = await world.db.client.listing.findMany()
      expect(listing).toMatchObject({
        kind: 'MENTEE',
        difficulties: ['discipline', 'lesson', 'parents', 'documentation'],
        kinds: ['visitMentor', 'talk'],
        subjects: ['mathematics'],
      })
      await press(world, anna, 'Согласие на участие')
      expect(lastRead(anna)).toContain('Согласие участвовать в наставничестве')
      await press(world, anna, 'Даю согласие')
      await go(world, anna, [{ says: '/menu' }, 'Мне нужен наставник', 'Отправить'])
      expect(lastButtons(anna)).toEqual(['Посмотреть и исправить', 'Меню'])

      await later(world, 5)
      expect(lastRead(curator)).toContain('Иванова А. П.')
      await press(world, curator, 'Открыть анкету')
      expect(lastRead(curator)).toContain('Хотелось бы с: Ким Олег Львович')
      expect(lastRead(curator)).toContain('Не хотелось бы с: Яшин')
    }),
  )

  it(
    'shows the wishes to nobody but the curator: neither to the head nor to the curator of another school',
    story(open, async (world) => {
      const { anna, schoolId } = await addSchool(world)
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
      await sendRequest(world, anna, { wished: { says: 'Ким Олег Львович' }, unwished: { says: 'Яшин' } })
      await press(world, head, 'Банк наставляемых')
      const [label = ''] = lastButtons(head).filter((one) => one.includes('Иванова'))
      await press(world, head, label)
      expect(lastRead(head)).toContain('Самое важное: 1) дисциплина и конфликты')
      expect(head.screen.map(({ text }) => text).join('\n')).not.toMatch(/Ким|Яшин|Хотелось бы с|Не хотелось бы/)
    }),
  )

  it(
    'doubted is in the bank, refused is not, and every word can be changed',
    story(open, async (world) => {
      const { anna } = await addSchool(world)
      const listed = async () => await world.db.client.listing.count({ where: { kind: 'MENTEE', unlistedAt: null } })
      await sendRequest(world, anna, { participation: 'Пока сомневаюсь' })
      expect(await listed()).toBe(1)
      await go(world, anna, ['Мне нужен наставник', 'Изменить', 'Участие', 'Нет', 'Отправить'])
      expect(lastRead(anna)).toBe('Спасибо! Исправления отправлены. Прежние ответы остались в истории.')
      expect(lastButtons(anna)).toEqual(['Посмотреть и исправить', 'Меню'])
      expect(await listed()).toBe(0)
      await go(world, anna, ['Посмотреть и исправить', 'Изменить', 'Участие', 'Да, хочу', 'Отправить'])
      expect(await listed()).toBe(1)
      expect(await world.db.client.questionnaireResponse.count({ where: { replacedAt: { not: null } } })).toBe(2)
    }),
  )

  it(
    'with one difficulty ranks nothing and asks about it alone',
    story(open, async (world) => {
      const { anna } = await addSchool(world)
      const alone = {
        difficulties: ['Другое', 'Готово', { says: 'Шумный кабинет' }],
        main: [],
        hardness: ['4'],
      } as const
      await fillRequest(world, anna, alone)
      expect(lastRead(anna)).toContain('↳ Шумный кабинет: 4 из 10')
      expect(lastRead(anna)).not.toContain('Самое важное')
    }),
  )

  it(
    'taken back among the difficulties, is ranked and asked about anew',
    story(open, async (world) => {
      const { anna } = await addSchool(world)
      await fillRequest(world, anna)
      await go(world, anna, ['Изменить', 'Что даётся нелегко', '✓ Урок по ФГОС', 'Готово'])
      expect(lastRead(anna)).toContain('Что из этого важнее всего решить?')
      expect(lastButtons(anna)).toContain('1. Дисциплина, конфликты')
      await go(world, anna, ['Работа с родителями', 'Готово'])
      expect(lastRead(anna)).toContain('работа с родителями\nНасколько это трудно')
      await go(world, anna, ['3', 'Отправить'])
      const [sent] = await world.db.client.questionnaireResponse.findMany()
      expect(sent?.answers).toMatchObject({ main: ['discipline', 'parents'], 'hardness.parents': 3 })
      expect(sent?.answers).not.toHaveProperty(['hardness.lesson'])
    }),
  )

  it(
    'answers an old button under what was sent kindly, though two questionnaires are served',
    story(open, async (world) => {
      const { anna } = await addSchool(world)
      await fillRequest(world, anna)
      await press(world, anna, 'Отправить')
      await pressOld(world, anna, 'Раз в неделю')
      expect(anna.toast?.text).toBe('Эта анкета уже отправлена. Ответы можно посмотреть и исправить.')
      expect(lastButtons(anna)).toEqual(['Посмотреть и исправить', 'Меню'])
    }),
  )

  it(
    'is as complete in English',
    story(open, async (world) => {
      const { schoolId } = await addSchool(world)
      const mary = await addMember(world, {
        name: ['Smith', 'Mary', ''],
        roles: [['TEACHER', schoolId]],
        language: 'en',
      })
      await go(world, mary, [
        'I need a mentor',
        'Years 5–9',
        'Done',
        { says: '3' },
        { says: '1' },
        'New post or subject',
      ])
      await go(world, mary, ['Partly', 'Skip', 'Lesson planning and stages', 'Done'].slice(0, 2))
      const [first = '', second = '', third = ''] = lastButtons(mary)
      await go(world, mary, [first, second, third, 'Done', third, first, 'Done'])
      expect(lastRead(mary)).toContain('Question 7 of 13, part 1 of 2')
      expect(lastRead(mary)).toContain('How hard is it now?')
      await go(world, mary, ['8', '5', 'Step by step', 'Materials, messages', 'Done', 'Twice a month'])
      expect(lastRead(mary)).toContain('Only the curator of your school will see this answer.')
      await go(world, mary, [
        'Skip',
        'Skip',
        { says: 'Quiet lessons' },
        '8',
        '8',
        '8',
        '8',
        '8',
        'Yes, I would',
        'Send',
      ])
      expect(lastRead(mary)).toContain('Thank you! The request has gone to the curator of your school.')
      expect(lastButtons(mary)).toEqual(['Consent to take part', 'Look and correct', 'Menu'])
    }),
  )
})
