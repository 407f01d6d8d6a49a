import { expect, it } from 'vitest'
import { forgetFiles } from '../../src/files/jobs.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type World } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  events,
  forge,
  go,
  lastButtons,
  lastRead,
  pressOld,
  pressTwice,
  readWith,
  story,
} from './kit.ts'
import { fileOf, rowsGiven, sends, tableOf, titles } from './lists.ts'

const rows = [
  ['Семёнова', 'Анна', 'Петровна', 'учитель', 'Математика, физика', '+7 900 111-22-33', '1985'],
  ['КИМ', 'ОЛЕГ', '—', 'Завуч', 'Шахматы', '', ''],
  ['Лунина', 'Вера', 'Ильинична', '', '', '', ''],
]

describeDatabases('the list of a school is loaded', (open) => {
  it(
    'from the example: the curator is shown what will be done, says yes, and the people stand in the list',
    story(open, async (world) => {
      const { curator } = await school(world)
      await go(world, curator, ['Люди школы', 'Загрузить список'])
      expect(readWith(curator, 'Образец списка')).toEqual(['Образец списка: Школа № 3'])
      const example = fileOf(curator, '.xlsx')
      expect(example.name).toBe('Список учителей, Школа № 3.xlsx')
      expect((await tableOf(example)).header).toEqual(titles)
      expect(lastRead(curator)).toBe(
        'Загрузка списка: Школа № 3\n\nЗаполните образец из сообщения выше и пришлите его сюда файлом. Подойдёт и свой список из Excel или CSV, если в нём есть столбцы «Фамилия» и «Имя» или «ФИО».\n\nИмя, должность и предметы школа берёт из своих кадровых сведений: основание — трудовые отношения. Человек увидит их и сможет исправить, когда войдёт, а до его согласия они есть только в этом списке.',
      )

      await sends(world, curator, [...(await tableOf(example)).rows, ...rows])
      expect(lastRead(curator)).toBe('Список прочитан: Школа № 3\n\nНовых: 3 человека\n\nДобавить 3 человека?')
      expect(await people(world)).toBe(1)
      await press(world, curator, 'Да')
      expect(lastRead(curator)).toBe(
        'Готово: Школа № 3\n\nДобавлено: 3 человека\n\nТеперь передайте людям личные ссылки — это следующая кнопка.',
      )
      expect(lastButtons(curator)).toEqual(['Ссылки для не вошедших', 'К списку', 'Меню'])

      await press(world, curator, 'К списку')
      expect(lastRead(curator)).toBe('Школа № 3: люди\n4 человека. Нажмите на фамилию, чтобы открыть карточку.')
      expect(lastButtons(curator)).toEqual([
        'Зимина О. П., в боте',
        'Ким О., ещё не в боте',
        'Лунина В. И., ещё не в боте',
        'Семёнова А. П., ещё не в боте',
        'Ещё не вошли · 3',
        'Ссылки для не вошедших',
        'Загрузить список',
        'Меню',
      ])
      const anna = await world.db.client.person.findFirstOrThrow({ where: { surname: 'Семёнова' } })
      expect(anna).toMatchObject({
        givenName: 'Анна',
        post: 'teacher',
        subjects: ['mathematics', 'physics'],
        contact: '+7 900 111-22-33',
        birthYear: 1985,
        searchName: 'семенова анна петровна',
      })
      expect(await world.db.client.rolePeriod.count({ where: { personId: anna.id, role: 'TEACHER' } })).toBe(1)
      expect(await world.db.client.consent.count({ where: { personId: anna.id } })).toBe(0)
      expect(await world.db.client.storedFile.count()).toBe(0)
      expect((await events(world)).map(({ event }) => event)).toContain('staff-imported')
    }),
  )

  it(
    'gives failed rows back as the same file with what to correct; corrected and sent again they go in',
    story(open, async (world) => {
      const { curator } = await school(world)
      const header = ['№', 'Предмет', 'ФИО', 'Должность', 'Телефон']
      const bad = [
        ['1', 'химия', 'Белова Ирина Павловна', 'учитель', '+7 901'],
        ['2', '', 'Вилков', 'учитель', '8 902'],
        ['3', 'а, б, в, г, д, е', 'Громова Е. В.', 'я'.repeat(61), ''],
        ['4', 'биология', 'БЕЛОВА ИРИНА ПАВЛОВНА', '', ''],
      ]
      await go(world, curator, ['Люди школы', 'Загрузить список'])
      await sends(world, curator, bad, { name: 'Педагоги.csv', header })
      expect(lastRead(curator)).toBe(
        'Список прочитан: Школа № 3\n\nНовых: 1 человек\nС ошибками: 3 строки. Они вернутся файлом с пояснениями\n\nДобавить 1 человека?',
      )
      await press(world, curator, 'Да')
      expect(readWith(curator, 'Готово')).toEqual([
        'Готово: Школа № 3\n\nДобавлено: 1 человек\nС ошибками: 3 строки\n\nТеперь передайте людям личные ссылки — это следующая кнопка.',
      ])
      const back = fileOf(curator, '.csv')
      expect(back.name).toBe('Исправить - Педагоги.csv')
      const table = await tableOf(back)
      expect(table.header).toEqual([...header, 'Что исправить'])
      expect(table.rows).toEqual([
        [...(bad[1] ?? []), 'ФИО: только одно слово. Напишите фамилию, имя и отчество через пробел.'],
        [
          ...(bad[2] ?? []),
          'ФИО: одни инициалы. Напишите полностью, иначе человек не найдёт себя в списке. Должность: слишком длинно. Сократите до 60 знаков. Предметы: предметов больше 5. Оставьте главные.',
        ],
        [
          ...(bad[3] ?? []),
          'Такие же фамилия, имя и отчество стоят выше, в строке 2. Если это один человек, эту строку удалите. Если тёзка, удалите тоже и позовите его отдельной ссылкой: меню, «Пригласить».',
        ],
      ])

      const corrected = [
        ['2', '', 'Вилков Пётр Ильич', 'учитель', '8 902', 'исправлено'],
        ['3', 'а', 'Громова Елена', 'методист', '', ''],
        ['', '', '', '', '', 'тут пусто'],
      ]
      await sends(world, curator, corrected, { name: back.name, header: table.header })
      expect(lastRead(curator)).toContain('Новых: 2 человека\n\nДобавить 2 человека?')
      await press(world, curator, 'Да')
      expect(lastRead(curator)).toContain('Добавлено: 2 человека')
      expect(await people(world)).toBe(4)

      // Still wrong, it comes back with one column of corrections, under one name.
      await sends(world, curator, [['5', '', 'Дрозд', '', '', 'x']], { name: back.name, header: table.header })
      expect(readWith(curator, 'Нового в файле нет')).toEqual([
        'Готово: Школа № 3\n\nНового в файле нет.\nС ошибкой: 1 строка',
      ])
      expect(fileOf(curator, '.csv').name).toBe('Исправить - Педагоги.csv')
      expect((await tableOf(fileOf(curator, '.csv'))).header).toEqual(table.header)
      expect(await world.db.client.storedFile.count()).toBe(0)
    }),
  )

  it(
    'a second time changes nothing; a row that says otherwise makes exact whoever has not joined, never who has',
    story(open, async (world) => {
      const { curator, schoolId } = await school(world)
      await addMember(world, { name: ['Мокеев', 'Лев', 'Ильич'], roles: [['TEACHER', schoolId]] })
      await load(world, curator, rows)
      const before = await world.db.client.person.findMany({ orderBy: { id: 'asc' } })
      await sends(world, curator, rows)
      expect(lastRead(curator)).toBe(
        'Готово: Школа № 3\n\nНового в файле нет.\nУже в списке, без изменений: 3 человека',
      )
      expect(await world.db.client.person.findMany({ orderBy: { id: 'asc' } })).toEqual(before)

      await sends(world, curator, [
        ['семенова', 'Анна', 'Петровна', 'методист', '', '', ''],
        ['Мокеев', 'Лев', 'Ильич', 'Директор', 'Химия', '+7 999', ''],
      ])
      expect(lastRead(curator)).toBe(
        'Список прочитан: Школа № 3\n\nУточнятся данные: 1 человек\nУже в списке, без изменений: 1 человек\n\nУточнить данные?',
      )
      await press(world, curator, 'Да')
      expect(lastRead(curator)).toBe('Готово: Школа № 3\n\nУточнено: 1 человек\nУже в списке, без изменений: 1 человек')
      const joined = await world.db.client.person.findFirstOrThrow({ where: { surname: 'Мокеев' } })
      expect(joined).toMatchObject({ post: 'teacher', subjects: ['mathematics'], contact: null })
      const anna = await world.db.client.person.findFirstOrThrow({ where: { givenName: 'Анна' } })
      expect(anna).toMatchObject({ post: 'methodologist', subjects: ['mathematics', 'physics'] })
    }),
  )

  it(
    'is written once, however often yes is pressed, and not at all after a cancel or a day without an answer',
    story(open, async (world) => {
      const { curator } = await school(world)
      await go(world, curator, ['Люди школы', 'Загрузить список'])
      await sends(world, curator, rows)
      await pressTwice(world, curator, 'Да')
      expect(await people(world)).toBe(4)
      expect(curator.toast).toEqual({ text: 'Этот файл уже разобран. Если нужно, пришлите его ещё раз.', alert: true })
      expect(lastRead(curator)).toContain('Добавлено: 3 человека')

      await sends(world, curator, [['Носова', 'Инна']])
      await press(world, curator, 'Отмена')
      expect(lastRead(curator)).toBe('Список не загружен, файл удалён. Ничего не изменилось.')
      await pressOld(world, curator, 'Да')
      expect(await people(world)).toBe(4)
      expect(await world.db.client.storedFile.count()).toBe(0)

      await sends(world, curator, [['Орлова', 'Инна']])
      expect(await world.db.client.storedFile.count()).toBe(1)
      await forgetFiles(world.db, new Date('2026-10-05T20:00:00Z'))
      expect(await world.db.client.storedFile.count()).toBe(1)
      await forgetFiles(world.db, new Date('2026-10-06T20:00:00Z'))
      expect(await world.db.client.storedFile.count()).toBe(0)
      await press(world, curator, 'Да')
      expect(await people(world)).toBe(4)
    }),
  )

  it(
    'says what is wrong with a file that is no list, and waits for another',
    story(open, async (world) => {
      const { curator } = await school(world)
      await go(world, curator, ['Люди школы', 'Загрузить список'])
      await sends(world, curator, [['Ким', 'Олег']], { header: ['Раз', 'Два'] })
      expect(lastRead(curator)).toBe(
        'Не вижу строки с названиями столбцов. Нужны «Фамилия» и «Имя» или «ФИО». Возьмите образец и перенесите в него список.',
      )
      await press(world, curator, 'Прислать другой файл')
      curator.document('фото.xlsx', new TextEncoder().encode('<html>'))
      await world.settle()
      expect(lastRead(curator)).toBe('Это не таблица. Пришлите файл Excel (.xlsx) или CSV.')
      await sends(world, curator, [])
      expect(lastRead(curator)).toBe(
        'В файле нет ни одного человека. Впишите людей под названиями столбцов и пришлите файл ещё раз.',
      )
      await sends(
        world,
        curator,
        Array.from({ length: 2001 }, (_, number) => ['Ким', `Олег${number}`]),
      )
      expect(lastRead(curator)).toBe('В файле больше 2000 строк. Разделите его на части и пришлите по одной.')
      await go(world, curator, ['Меню', 'Люди школы', 'Загрузить список', 'Отмена'])
      expect(lastRead(curator)).toBe('Список не загружен, файл удалён. Ничего не изменилось.')
    }),
  )

  it(
    'by the curator and the head of that school alone',
    story(open, async (world) => {
      const { curator, schoolId, districtId } = await school(world)
      const elsewhere = await addSchoolTo(world, districtId, 'Школа № 8')
      const stranger = await addMember(world, { name: ['Чужов', 'Иван', 'Ильич'], roles: [['CURATOR', elsewhere]] })
      const teacher = await addMember(world, { name: ['Ким', 'Лев', 'Ильич'], roles: [['TEACHER', schoolId]] })
      await go(world, curator, ['Люди школы', 'Загрузить список'])
      await sends(world, curator, rows)
      const { id } = await world.db.client.storedFile.findFirstOrThrow()
      for (const person of [stranger, teacher]) {
        await forge(world, person, `staff-import:${schoolId}`)
        expect(person.toast?.alert).toBe(true)
        await forge(world, person, `import-yes:${id}`)
        await forge(world, person, `import-no:${id}`)
        await forge(world, person, `staff-list:${schoolId}:all:0`)
        await forge(world, person, `make-links:${schoolId}:0`)
        await forge(world, person, `nudge-all:${schoolId}:all`)
        expect(readWith(person, 'Семёнова')).toEqual([])
      }
      expect(await world.db.client.person.count({ where: { surname: 'Семёнова' } })).toBe(0)
      await press(world, curator, 'Да')
      expect(await world.db.client.person.count({ where: { surname: 'Семёнова' } })).toBe(1)
    }),
  )

  it(
    'in English, with the titles and the words of either language',
    story(open, async (world) => {
      const { schoolId } = await school(world)
      const head = await addMember(world, {
        name: ['Serov', 'Peter', 'Ilyich'],
        roles: [['HEAD', schoolId]],
        language: 'en',
      })
      await go(world, head, ['People of the school', 'Load a list'])
      const example = await tableOf(fileOf(head, '.xlsx'))
      expect(example.header).toEqual([
        'Surname',
        'Given name',
        'Patronymic',
        'Post',
        'Subjects',
        'Contacts',
        'Year of birth',
      ])
      await sends(
        world,
        head,
        [
          ...example.rows,
          ['Brown', 'Mary', '', 'Teacher', 'Mathematics, химия', '', ''],
          ['Black', 'J.', '', '', '', '', ''],
        ],
        {
          header: example.header,
        },
      )
      expect(lastRead(head)).toBe(
        'The list is read: Школа № 3\n\nNew: 1 person\nWith a mistake: 1 row. It comes back as a file with an explanation\n\nAdd 1 person?',
      )
      await press(world, head, 'Yes')
      expect(await rowsGiven(head)).toEqual([
        [
          'Black',
          'J.',
          '',
          '',
          '',
          '',
          '',
          'Given name: initials only. Write it in full, or the person will not be found in the list.',
        ],
      ])
      await forge(world, head, `staff-list:${schoolId}:not-joined:0`)
      expect(lastButtons(head).slice(0, 1)).toEqual(['Brown M.'])
      const mary = await world.db.client.person.findFirstOrThrow({ where: { surname: 'Brown' } })
      expect(mary.subjects).toEqual(['mathematics', 'chemistry'])
    }),
  )
})

async function school(world: World) {
  const town = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] })
  return { ...town, curator }
}

async function load(world: World, curator: Awaited<ReturnType<typeof school>>['curator'], list: readonly string[][]) {
  await go(world, curator, ['Люди школы', 'Загрузить список'])
  await sends(world, curator, list)
  await press(world, curator, 'Да')
}

async function people(world: World): Promise<number> {
  return await world.db.client.person.count()
}
