import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { commandCalls } from '../../src/telegram/commands.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, tokenIn, type World } from '../kit/world.ts'
import { addMember, countRead, forge, go, lastButtons, lastRead, pressOld, pressTwice, readWith, story } from './kit.ts'

describeDatabases('finding one’s way', (open) => {
  it(
    'by commands, in Russian and then in English',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await say(world, teacher, '/help')
      expect(lastRead(teacher)).toContain('Что умеет «Наставник»')
      await go(world, teacher, ['Меню', 'Подсказка', 'Меню', 'Где я сейчас'])
      expect(lastRead(teacher)).toBe(
        'Где вы сейчас\nРоль: педагог, Школа № 3\nСогласие на обработку данных: Школа № 3, с 5 октября 2026 г. в 10:00\nАнкета наставника: не начата\nАнкета «Мне нужен наставник»: не начата',
      )
      await say(world, teacher, '/cancel')
      expect(readWith(teacher, 'Хорошо, прервались. Всё, что вы подтвердили, сохранено.')).toHaveLength(1)
      await say(world, teacher, '/language')
      expect(lastRead(teacher)).toBe('На каком языке говорить?')
      await press(world, teacher, 'English')
      expect(lastRead(teacher)).toBe('I speak English now.')
      await press(world, teacher, 'Menu')
      expect(lastRead(teacher)).toBe('Анна Петровна, what shall we do?\nYou are here as teacher (Школа № 3).')
      await say(world, teacher, '/status')
      expect(lastRead(teacher)).toBe(
        'Where you are\nRole: teacher, Школа № 3\nConsent to data processing: Школа № 3, since 5 October 2026 at 10:00\nMentor questionnaire: not begun\nRequest for a mentor: not begun',
      )
      await say(world, teacher, '/help')
      expect(lastRead(teacher)).toContain('What “Nastavnik” does')
      await go(world, teacher, [{ says: '/language' }, 'Русский'])
      expect(lastRead(teacher)).toBe('Теперь говорю по-русски.')
    }),
  )

  it(
    'after anything that was not understood',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await say(world, teacher, 'Когда педсовет?')
      expect(readWith(teacher, 'Не получилось понять, к чему это. Вот что можно сделать сейчас.')).toHaveLength(1)
      expect(lastRead(teacher)).toContain('чем займёмся?')
      await say(world, teacher, '/педсовет')
      expect(readWith(teacher, 'Такой команды нет. Вот что можно сделать сейчас.')).toHaveLength(1)
      teacher.document('План.docx', new Uint8Array([80, 75]))
      await world.settle()
      expect(readWith(teacher, 'Файлы, голос и картинки здесь пока не нужны.')).toHaveLength(1)
      for (const data of ['nonsense', 'menu:1', '', '☃', 'fill', 'a:b:c', 'bank:mentors:~:-1', '__proto__']) {
        const before = countRead(teacher)
        await forge(world, teacher, data)
        expect([data, teacher.toast?.text, countRead(teacher) - before]).toEqual([
          data,
          'Эта кнопка устарела. Ниже — то, что есть сейчас.',
          1,
        ])
        expect(lastRead(teacher)).toContain('чем займёмся?')
      }
    }),
  )

  it(
    'after a press on a button of long ago',
    story(open, async (world) => {
      const teacher = await addTeacher(world)
      await press(world, teacher, 'Подсказка')
      await pressOld(world, teacher, 'Профиль')
      expect(lastRead(teacher)).toContain('Ваш профиль')
      await world.moveTo(new Date('2027-03-10T05:00:00Z'))
      await press(world, teacher, 'Меню')
      expect(lastRead(teacher)).toContain('чем займёмся?')
      teacher.press('Где я сейчас', { expired: true })
      await world.settle()
      expect(lastRead(teacher)).toContain('Где вы сейчас')
    }),
  )

  it(
    'in the profile, which keeps what was confirmed and asks only for the rest',
    story(open, async (world) => {
      const { curator } = await addCurator(world)
      await go(world, curator, ['Пригласить', 'Учителей', 'Для одного человека'])
      const teacher = world.person('Анна')
      teacher.start(tokenIn(curator))
      await world.settle()
      await go(world, teacher, ['Даю согласие', { says: '/help' }, { says: '12345' }])
      expect(lastRead(teacher)).toBe('Похоже, здесь лишние знаки. Напишите буквами, можно с дефисом.')
      await go(world, teacher, [{ says: 'иванова-петрова' }, { says: '/menu' }])
      expect(lastRead(teacher)).toBe('Ваше имя?')
      await go(world, teacher, [{ says: 'Анна' }, { says: '/cancel' }])
      expect(lastRead(teacher)).toBe('Ваше отчество?')
      await world.restart()
      await say(world, teacher, 'Петровна')
      teacher.sticker()
      await world.settle()
      expect(lastRead(teacher)).toBe('Здесь нужен ответ словами. Напишите его, пожалуйста.')
      await say(world, teacher, '/anketa')
      expect(lastRead(teacher)).toBe('Здесь нужен ответ словами. Напишите его, пожалуйста.')
      await pressTwice(world, teacher, 'Физика')
      await go(world, teacher, [{ says: 'Астрономия' }, 'Это всё', { says: '/menu' }, { says: 'Учитель-волшебник' }])
      expect(lastRead(teacher)).toBe('Анна Петровна, чем займёмся?\nВы — педагог (Школа № 3).')
      await press(world, teacher, 'Профиль')
      expect(lastRead(teacher)).toBe(
        'Ваш профиль\nИванова-Петрова Анна Петровна\nДолжность: Учитель-волшебник\nПредметы: Физика, Астрономия\nРоль: педагог, Школа № 3',
      )

      await go(world, teacher, ['Фамилия', { says: '/cancel' }, 'Профиль', 'Фамилия', { says: 'Серова' }])
      expect(lastRead(teacher)).toContain('Серова Анна Петровна')
      await go(world, teacher, ['Должность', 'Методист'])
      expect(lastRead(teacher)).toContain('Должность: Методист')
      await go(world, teacher, ['Отчество', 'Отчества нет', 'Предметы', 'Предметов не веду'])
      expect(lastRead(teacher)).toBe(
        'Ваш профиль\nСерова Анна\nДолжность: Методист\nПредметы: Предмет не веду\nРоль: педагог, Школа № 3',
      )
    }),
  )

  it(
    'through a dialogue whose buttons are pressed twice: each question is asked once',
    story(open, async (world) => {
      const { curator } = await addCurator(world)
      await go(world, curator, ['Пригласить', 'Учителей', 'Для одного человека'])
      const teacher = world.person('Анна')
      teacher.start(tokenIn(curator))
      await world.settle()
      await go(world, teacher, ['Даю согласие', { says: 'Иванова' }, { says: 'Анна' }])
      for (const [label, then] of [
        ['Отчества нет', 'Какой предмет вы ведёте?'],
        ['Физика', 'Ведёте ещё какой-нибудь предмет?'],
        ['Это всё', 'Кем вы работаете?'],
      ] as const) {
        await pressTwice(world, teacher, label)
        expect(readWith(teacher, then)).toHaveLength(1)
        expect(teacher.toast).toEqual({
          text: 'Эта кнопка от другого вопроса. Ответьте, пожалуйста, на последний.',
          alert: false,
        })
      }
      await pressTwice(world, teacher, 'Учитель')
      expect(lastRead(teacher)).toBe('Анна, чем займёмся?\nВы — педагог (Школа № 3).')
      await press(world, teacher, 'Профиль')
      expect(lastRead(teacher)).toContain('Должность: Учитель\nПредметы: Физика')
    }),
  )

  it(
    'by the menu of each role, and by nothing that is another’s',
    story(open, async (world) => {
      const { curator, town } = await addCurator(world)
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', town.districtId]],
      })
      expect(lastButtons(teacher)).toEqual([
        'Моя пара',
        'Мне нужен наставник',
        'Анкета наставника',
        'Моё участие',
        'Профиль',
        'Где я сейчас',
        'Подсказка',
      ])
      expect(lastButtons(curator)).toEqual([
        'Решения недели',
        'Банк наставников',
        'Банк наставляемых',
        'Пары',
        'Моя пара',
        'Дорожная карта',
        'Сроки',
        'Сводка',
        'Обновить запросы (пора)',
        'Люди школы',
        'Согласия',
        'Школа',
        'Пригласить',
        'Мне нужен наставник',
        'Анкета наставника',
        'Моё участие',
        'Профиль',
        'Где я сейчас',
        'Подсказка',
      ])
      // Only the curator begins the refresh, so only the curator is told that it is time; the decisions are the curator's.
      const read = lastButtons(curator).map((label) => label.replace(' (пора)', ''))
      expect(lastButtons(head)).toEqual(read.slice(1))
      expect(lastButtons(coordinator)).toEqual([
        'Пары',
        'Дорожная карта района',
        'Сроки',
        'Сводка',
        'Банки района',
        'Люди школы',
        'Согласия',
        'Школы района',
        'Пригласить',
        'Профиль',
        'Где я сейчас',
        'Подсказка',
      ])
      await forge(world, coordinator, 'fill:mentor')
      expect(coordinator.toast?.alert).toBe(true)
      expect(lastRead(coordinator)).toContain('чем займёмся?')
      await press(world, coordinator, 'Где я сейчас')
      expect(lastRead(coordinator)).not.toContain('Анкета')
      await forge(world, teacher, 'bank:mentors::0')
      expect(teacher.toast?.alert).toBe(true)
      await forge(world, teacher, 'listing:anything')
      expect(lastRead(teacher)).toContain('чем займёмся?')
    }),
  )

  it(
    'by the list of commands, in the language of the messenger',
    story(open, async (world) => {
      for (const call of commandCalls()) await world.botApi.call(call.method, call.contentType, call.body)
      const listed = (person: Person) =>
        world.botApi.commands(person.id).map(({ command, description }) => `${command}: ${description}`)
      const russian = [
        'menu: Меню',
        'status: Где я сейчас',
        'data: Мои данные',
        'help: Подсказка',
        'cancel: Прервать разговор',
        'language: Язык / Language',
      ]
      expect(listed(world.person('Анна', 'ru'))).toEqual(russian)
      expect(listed(world.person('Айгүл', 'kk'))).toEqual(russian)
      expect(listed(world.person('Mary', 'en'))).toEqual([
        'menu: Menu',
        'status: Where I am',
        'data: My data',
        'help: Help',
        'cancel: Leave the conversation',
        'language: Язык / Language',
      ])
    }),
  )
})

async function addTeacher(world: World): Promise<Person> {
  const town = await addTown(world)
  return await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', town.schoolId]] })
}

async function addCurator(world: World) {
  const town = await addTown(world)
  return {
    town,
    curator: await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] }),
  }
}
