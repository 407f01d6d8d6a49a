import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, join, press, say, tokenIn } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  fillMentorQuestionnaire,
  go,
  lastButtons,
  lastRead,
  pressTwice,
  readWith,
  story,
} from './kit.ts'

describeDatabases('one person', (open) => {
  it(
    'gains a second role by a second link',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
      await go(world, curator, ['Пригласить', 'Учителей', 'Общая, до 60 человек'])
      head.start(tokenIn(curator))
      await world.settle()
      expect(readWith(head, 'Готово')).toEqual(['Готово. Теперь у вас есть ещё одна роль: педагог, Школа № 3.'])
      expect(lastRead(head)).toBe(
        'Пётр Ильич, чем займёмся?\nВы — руководитель школы (Школа № 3) и педагог (Школа № 3).',
      )
      head.start(tokenIn(curator))
      await world.settle()
      expect(readWith(head, 'Вы уже с нами: Школа № 3, педагог.')).toHaveLength(1)
      expect(await world.db.client.person.count()).toBe(2)
      expect(await world.db.client.invitationUse.count()).toBe(1)
    }),
  )

  it(
    'reads the consent of the second school before anything else of it',
    story(open, async (world) => {
      const town = await addTown(world)
      const secondSchool = await addSchoolTo(world, town.districtId, 'Школа № 8')
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', secondSchool]],
      })
      await go(world, curator, ['Пригласить', 'Учителей', 'Для одного человека'])
      await world.moveTo(new Date(world.now().getTime() + 86_400_000))
      teacher.start(tokenIn(curator))
      await world.settle()
      expect(lastRead(teacher)).toContain('Вы работаете в двух школах или перешли?')
      await press(world, teacher, 'Работаю в двух школах')
      expect(lastRead(teacher)).toContain('даю согласие оператору: МБОУ «Школа № 8» —')
      await say(world, teacher, '/menu')
      expect(lastRead(teacher)).toBe('Анна Петровна, чем займёмся?\nВы — педагог (Школа № 3).')
      await press(world, teacher, 'Согласие: Школа № 8')
      expect(lastRead(teacher)).toContain('даю согласие оператору: МБОУ «Школа № 8» —')
      await press(world, teacher, 'Даю согласие')
      expect(lastRead(teacher)).toBe('Анна Петровна, чем займёмся?\nВы — педагог (Школа № 3) и педагог (Школа № 8).')
      await go(world, teacher, ['Профиль', 'Мои согласия'])
      for (const school of ['Школа № 3', 'Школа № 8']) {
        expect(lastRead(teacher)).toContain(`${school}\n\nОбработка персональных данных\nРедакция 1, дано `)
        expect(lastButtons(teacher).filter((label) => label.endsWith(school))).toEqual([
          `Прочитать: ${school}`,
          `Отозвать: ${school}`,
          `Сайт: ${school}`,
          `Наставник: ${school}`,
          `Наставляемый: ${school}`,
        ])
      }
    }),
  )

  it(
    'connects a second account by their own link, once, and nobody else by it later',
    story(open, async (world) => {
      const town = await addTown(world)
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      const colleague = await addMember(world, {
        name: ['Ким', 'Олег', 'Львович'],
        roles: [['TEACHER', town.schoolId]],
      })
      await press(world, teacher, 'Профиль')
      await pressTwice(world, teacher, 'Второй аккаунт')
      expect(readWith(teacher, '?start=')).toHaveLength(1)
      expect(lastRead(teacher)).toContain('Откройте эту ссылку со второго аккаунта в течение суток')
      const link = tokenIn(teacher)

      colleague.start(link)
      await world.settle()
      expect(readWith(colleague, 'второй аккаунт')).toEqual([
        'Эта ссылка подключает второй аккаунт другого человека. Ваш профиль остался как был.',
      ])
      const tablet = world.person('Анна с планшета')
      tablet.start(link)
      await world.settle()
      expect(readWith(tablet, 'подключён')).toEqual([
        'Этот аккаунт подключён к вашему профилю. Всё, что вы заполнили раньше, на месте.',
      ])
      expect(lastRead(tablet)).toBe('Анна Петровна, чем займёмся?\nВы — педагог (Школа № 3).')
      const passer = world.person('Прохожий')
      passer.start(link)
      await world.settle()
      expect(lastRead(passer)).toContain('Этим приглашением уже воспользовались.')
      expect(await world.db.client.person.count()).toBe(2)

      await go(world, teacher, ['Меню', 'Профиль', 'Второй аккаунт'])
      expect(readWith(teacher, '?start=')).toHaveLength(2)
      await world.moveTo(new Date(world.now().getTime() + 86_400_000))
      passer.start(tokenIn(teacher))
      await world.settle()
      expect(lastRead(passer)).toContain('Срок этого приглашения истёк.')
    }),
  )

  it(
    'goes on with a questionnaire from the other account',
    story(open, async (world) => {
      const town = await addTown(world)
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      await go(world, teacher, ['Профиль', 'Второй аккаунт'])
      const tablet = world.person('Анна с планшета')
      tablet.start(tokenIn(teacher))
      await world.settle()
      await go(world, teacher, ['Меню', 'Анкета наставника', { says: '12' }, 'Первая'])
      await press(world, tablet, 'Анкета наставника')
      expect(lastButtons(tablet)).toEqual(['Продолжить с вопроса 3', 'Начать заново', 'Меню'])
      await go(world, tablet, ['Продолжить с вопроса 3', 'Пока нет'])
      await press(world, teacher, 'Да, наставником')
      expect(teacher.toast?.text).toBe('Эта кнопка от прежнего вопроса. Сейчас мы вот здесь.')
      expect(lastRead(teacher)).toContain('Вопрос 4 из 13')
    }),
  )

  it(
    'with the name of a colleague is asked whether they are the same',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', town.schoolId]] })
      await go(world, curator, ['Пригласить', 'Учителей', 'Общая, до 60 человек'])
      const namesake = world.person('Анна')
      await join(world, namesake, tokenIn(curator), ['иванова', 'анна', 'петровна'])
      expect(readWith(namesake, 'такими же фамилией, именем и отчеством')).toHaveLength(1)
      expect(lastRead(namesake)).toContain('Анна Петровна, чем займёмся?')
      const other = world.person('Инна')
      await join(world, other, tokenIn(curator), ['Иванова', 'Инна', 'Петровна'])
      expect(readWith(other, 'такими же фамилией')).toEqual([])
    }),
  )

  it(
    'who mentors and curates is in the bank like anybody else, and is not told of it',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      await fillMentorQuestionnaire(world, curator)
      await press(world, curator, 'Отправить')
      expect(readWith(curator, 'Новая анкета наставника')).toEqual([])
      await go(world, curator, ['Меню', 'Банк наставников'])
      expect(lastButtons(curator)).toEqual(['1. Зимина О. П.', 'Отобрать', 'Найти', 'Скачать', 'Меню'])
    }),
  )
})
