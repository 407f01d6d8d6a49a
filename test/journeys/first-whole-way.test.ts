import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, join, press, say, tokenIn, type World } from '../kit/world.ts'
import { countRead, go, lastButtons, lastRead, readWith, story } from './kit.ts'

const evening = new Date('2026-10-05T16:30:00Z')
const nextMorning = new Date('2026-10-06T03:00:00Z')
const firstWorkingDayOfNovember = new Date('2026-11-02T04:00:00Z')

describeDatabases('the first whole way', (open) => {
  it(
    'goes from the coordinator to the monthly summary',
    story(open, async (world) => {
      const { curator, teacher } = await invited(world)

      expect(lastRead(teacher)).toBe('Анна Петровна, чем займёмся?\nВы — педагог (Школа № 3).')
      expect(lastButtons(teacher)).toEqual([
        'Моя пара',
        'Мне нужен наставник',
        'Анкета наставника',
        'Моё участие',
        'Профиль',
        'Где я сейчас',
        'Подсказка',
      ])
      await world.moveTo(evening)
      await press(world, teacher, 'Анкета наставника')
      expect(lastRead(teacher)).toContain('▱▱▱▱▱▱▱▱▱▱ Вопрос 1 из 13\n\nСколько лет вы работаете педагогом?')
      await go(
        world,
        teacher,
        ['8', '5,5 лет'].map((says) => ({ says })),
      )
      expect(lastRead(teacher)).toContain('Какая у вас квалификационная категория?')
      expect(lastRead(teacher)).toContain('Такого ответа в списке нет. Нажмите, пожалуйста, на одну из кнопок.')
      await press(world, teacher, 'Назад')
      expect(lastRead(teacher)).toContain('Ваш ответ сейчас: 8')
      await go(world, teacher, [{ says: '5,5 лет' }, 'Первая', 'Пока нет', 'Урок по ФГОС', 'Другое'])
      expect(lastRead(teacher)).toContain('Отмечено: урок по ФГОС (цели, этапы, методы); другое')
      await press(world, teacher, 'Готово')
      expect(lastRead(teacher)).toContain('Вы отметили «Другое». В чём ещё вы могли бы помочь?')
      await go(world, teacher, [
        { says: 'Вожу класс в походы' },
        'Пропустить',
        'По запросу',
        'Взаимное',
        'Готово',
        'Одного',
        '1–2 часа',
        'Вторник',
        'Четверг',
        'Готово',
      ])
      await go(world, teacher, ['Из района, лично', 'Памятки', { says: 'Свой кабинет' }, 'Готово', '3'])
      expect(lastRead(teacher)).toContain('Что помогло бы вам чувствовать себя увереннее?')
      await go(world, teacher, [{ says: 'Посмотреть на чужой опыт' }, '8', '9', '10', '6', 'Пропустить', 'Да, хочу'])
      await go(world, teacher, ['Изменить', 'Сколько наставляемых', 'Двоих'])
      expect(lastRead(teacher)).toBe(review)
      await press(world, teacher, 'Отправить')
      expect(lastRead(teacher)).toContain('Спасибо! Анкета отправлена куратору вашей школы.')

      const before = countRead(curator)
      await world.moveTo(new Date(nextMorning.getTime() - 1))
      expect(countRead(curator)).toBe(before)
      await world.moveTo(nextMorning)
      expect(lastRead(curator)).toBe('Новая анкета наставника. Карточка уже в банке: Иванова А. П.')
      await press(world, curator, 'Открыть анкету')
      expect(lastRead(curator)).toBe(card)
      await press(world, curator, 'К банку')
      expect(lastRead(curator)).toBe(
        'Банк наставников\n1 наставник, 2 свободных места.\n1. Иванова А. П. · Математика · 2 места',
      )
      expect(lastButtons(curator)).toEqual(['1. Иванова А. П.', 'Отобрать', 'Найти', 'Скачать', 'Меню'])

      await world.moveTo(firstWorkingDayOfNovember)
      expect(readWith(curator, 'сводка')).toEqual([summary])
      await press(world, curator, 'Банк наставников')
      expect(curator.buttons()).toEqual(['1. Иванова А. П.', 'Отобрать', 'Найти', 'Скачать', 'Меню'])
    }),
  )
})

/** The coordinator invites the head, the head appoints the curator, the curator invites the teacher. */
async function invited(world: World) {
  const town = await addTown(world)
  const coordinator = world.person('Вера')
  await join(world, coordinator, town.coordinatorToken, ['климова', 'Вера', 'Олеговна'])
  expect(lastRead(coordinator)).toBe('Вера Олеговна, чем займёмся?\nВы — координатор района (Заречный район).')
  await go(world, coordinator, ['Пригласить', 'Руководителя школы', 'Школа № 3'])
  expect(lastRead(coordinator)).toContain('Приглашение: руководитель школы, Школа № 3')
  expect(lastRead(coordinator)).toContain('Для одного человека, действует до 12 октября 2026 г. в 10:00.')

  const head = world.person('Пётр')
  await join(world, head, tokenIn(coordinator), ['Серов', 'Пётр', 'Ильич'])
  expect(readWith(head, 'пригласили')).toEqual(['Здравствуйте! Вас пригласили: Школа № 3, руководитель школы.'])
  await go(world, head, ['Пригласить', 'Куратора'])
  expect(lastRead(head)).toBe('Какой номер у приказа о назначении куратора? Если приказа ещё нет, внесёте позже.')
  await say(world, head, '17-к')
  await say(world, head, 'двадцатого сентября')
  expect(lastRead(head)).toBe('Не получилось понять дату. Напишите её так — 20.05.2026.')
  await say(world, head, '20.09.2026')

  const curator = world.person('Ольга')
  await join(world, curator, tokenIn(head), ['Зимина', 'Ольга', 'Павловна'])
  const appointed = await world.db.client.rolePeriod.findFirst({ where: { role: 'CURATOR' } })
  expect(appointed).toMatchObject({ orderNumber: '17-к', orderOn: new Date('2026-09-20') })
  await go(world, curator, ['Пригласить', 'Учителей', 'Общая, до 60 человек'])
  expect(lastRead(curator)).toContain(
    'До 60 человек, действует до 12 октября 2026 г. в 10:00. Перешлите ссылку или покажите QR-код.',
  )

  const teacher = world.person('Анна')
  teacher.start(tokenIn(curator))
  await world.settle()
  expect(lastRead(teacher)).toContain('Прежде чем о чём-то вас спрашивать, нужно ваше согласие.')
  expect(lastRead(teacher)).toContain(
    'даю согласие оператору: МБОУ «Средняя школа № 3», адрес: Заречный, ул. Школьная, 3, ИНН 1100000003, ОГРН 1021100000003 —',
  )
  await go(world, teacher, [
    'Даю согласие',
    { says: 'Иванова' },
    { says: 'анна' },
    { says: 'Петровна' },
    'Математика',
    'Это всё',
    'Учитель',
  ])
  return { curator, teacher }
}

const answers = `Должность: Учитель
Предметы: Математика
Педагогический стаж, лет: 5,5
Категория: Первая
Опыт наставничества: Пока нет
Готовность помочь: урок по ФГОС (цели, этапы, методы); другое
↳ В чём ещё: Вожу класс в походы
Опыт и достижения: без ответа
Виды наставничества: ситуационное (по запросу); реверсивное (взаимное)
Сколько наставляемых: двое
Время в неделю: 1–2 часа
Удобные дни: Вторник; Четверг
Где готовы работать: школы района, встречи лично
Что нужно для начала: Памятки; Свой кабинет
Уверенность: результат: 3 из 10
↳ Что прибавит уверенности: Посмотреть на чужой опыт
Уверенность: теория: 8 из 10
Уверенность: практика: 9 из 10
Уверенность: жизнь школы: 10 из 10
Уверенность: увлечь коллегу: 6 из 10
Ожидания: без ответа
Участие: Да, хочу`

const review = `Проверьте ответы\n${answers}\nЕсли всё верно, нажмите «Отправить». Любой ответ можно изменить.`

const card = `Иванова Анна Петровна
Учитель
Предметы: Математика
Школа № 3
В банке с 5 октября 2026 г.
Свободных мест: 2
Согласия: данные ✓, наставничество —, публикация —
Анкета от 5 октября 2026 г. в 21:30

${answers}`

const summary = `Школа № 3: сводка за октябрь 2026 г.

В банке наставников: 1 (+1)
Ждут наставника: 0 (как было)
Отправили анкету наставника: 1 (+1)
Ещё не начали анкету: 0 (как было)
Начали и не закончили: 0 (как было)
Сроки: просрочено 0, в ближайшие 30 дней 0

Встреч ещё не было, поэтому картинки нет. Подробности в таблице ниже.`
