import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, tokenIn, type World } from '../kit/world.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import {
  addMember,
  addSchoolTo,
  events,
  forge,
  go,
  idOf,
  lastButtons,
  lastRead,
  pressTwice,
  readWith,
  story,
} from './kit.ts'
import { fileOf, personalToken, rowsGiven, sends } from './lists.ts'

const rows = [
  ['Семёнова', 'Анна', 'Петровна', 'учитель', 'Математика', '+7 900', '1985'],
  ['Ким', 'Олег', '—', '', '', '', ''],
]

describeDatabases('people of the list join', (open) => {
  it(
    'by a link of their own: the consent, one look at what the school wrote, and that is all',
    story(open, async (world) => {
      const { curator } = await loaded(world)
      await press(world, curator, 'Ссылки для не вошедших')
      expect(lastRead(curator)).toBe(
        'Личные ссылки: Школа № 3\n\nСсылки для 2 человек, которые есть в списке, но ещё не в боте. По своей ссылке человеку не придётся вводить имя и должность: останется дать согласие и проверить.\n\nКаждая ссылка для одного человека, действует 7 дней. Новые ссылки отменяют прежние.',
      )
      await press(world, curator, 'Сделать ссылки')
      expect(readWith(curator, 'Ссылки готовы')).toEqual([
        'Ссылки готовы, они в следующих сообщениях. Передайте каждому только его строку или карточку.',
      ])
      const given = await rowsGiven(curator)
      expect(given.map(([name, , until]) => [name, until])).toEqual([
        ['Ким Олег', '12 октября 2026 г. в 10:00'],
        ['Семёнова Анна Петровна', '12 октября 2026 г. в 10:00'],
      ])
      const tickets = new TextDecoder().decode(fileOf(curator, '.html').bytes)
      expect(tickets.match(/<svg/g)).toHaveLength(2)
      expect(tickets).toContain('<h2>Семёнова Анна Петровна</h2>')
      expect(fileOf(curator, '.html').name).toBe('Карточки для печати, Школа № 3.html')

      const anna = world.person('Анна')
      await opens(world, anna, await personalToken(curator, 'Семёнова Анна Петровна'))
      expect(readWith(anna, 'Здравствуйте')).toEqual(['Здравствуйте! Вас пригласили: Школа № 3, педагог.'])
      await press(world, anna, 'Даю согласие')
      expect(lastRead(anna)).toBe(
        'Проверьте, пожалуйста: это сведения из списка школы (Школа № 3).\n\nСемёнова Анна Петровна\nДолжность: Учитель\nПредметы: Математика',
      )
      expect(lastButtons(anna)).toEqual(['Всё верно', 'Исправить'])
      await say(world, anna, '/menu')
      expect(lastRead(anna)).toContain('Проверьте, пожалуйста')
      await press(world, anna, 'Всё верно')
      expect(readWith(anna, 'Спасибо, записано')).toHaveLength(1)
      expect(lastRead(anna)).toContain('Анна Петровна, чем займёмся?')
      expect((await events(world)).map(({ event }) => event)).toEqual(
        expect.arrayContaining(['personal-links-made', 'joined-by-list', 'list-row-checked']),
      )
      expect(await world.db.client.person.count({ where: { importedAt: { not: null } } })).toBe(1)
    }),
  )

  it(
    'and correct what the school wrote, or say what it did not',
    story(open, async (world) => {
      const { curator } = await loaded(world)
      await go(world, curator, ['Ссылки для не вошедших', 'Сделать ссылки'])
      const anna = world.person('Анна')
      await opens(world, anna, await personalToken(curator, 'Семёнова Анна Петровна'))
      await go(world, anna, ['Даю согласие', 'Исправить'])
      expect(lastRead(anna)).toContain('Ваш профиль')
      await go(world, anna, ['Фамилия', { says: 'Ильина' }, 'Меню'])
      expect(lastRead(anna)).toContain('чем займёмся?')

      const oleg = world.person('Олег')
      await opens(world, oleg, await personalToken(curator, 'Ким Олег'))
      await press(world, oleg, 'Даю согласие')
      expect(readWith(oleg, 'Напишите, пожалуйста, вашу фамилию')).toEqual([])
      await go(world, oleg, ['Предметов не веду', 'Тьютор'])
      expect(lastRead(oleg)).toContain('Ким Олег\nДолжность: Тьютор\nПредметы: Предмет не веду')
      await press(world, oleg, 'Всё верно')
      expect(lastRead(oleg)).toContain('Олег, чем займёмся?')
    }),
  )

  it(
    'once: a used, a former or a foreign link gives nobody the way into a profile',
    story(open, async (world) => {
      const { curator, schoolId } = await loaded(world)
      await press(world, curator, 'Ссылки для не вошедших')
      await pressTwice(world, curator, 'Сделать ссылки')
      expect(
        curator.screen.filter(({ file }) => file?.name.endsWith('.xlsx') && file.name.startsWith('Личные')),
      ).toHaveLength(1)
      const former = await personalToken(curator, 'Ким Олег')
      const annas = await personalToken(curator, 'Семёнова Анна Петровна')
      const anna = world.person('Анна')
      await opens(world, anna, annas)
      await opens(world, anna, annas)
      expect(readWith(anna, 'Повторно открывать приглашение не нужно')).toHaveLength(1)
      const thief = world.person('Чужой')
      await opens(world, thief, annas)
      expect(lastRead(thief)).toBe(
        'Этим приглашением уже воспользовались. Если это были не вы, скажите тому, кто вас пригласил, и попросите новое.',
      )

      await go(world, curator, ['К списку', 'Ссылки для не вошедших', 'Сделать ссылки'])
      expect((await rowsGiven(curator)).map(([name]) => name)).toEqual(['Ким Олег'])
      await opens(world, thief, former)
      expect(lastRead(thief)).toContain('Это приглашение отозвано')
      const newer = await personalToken(curator, 'Ким Олег')
      await opens(world, curator, newer)
      expect(readWith(curator, 'Эта личная ссылка для другого человека')).toHaveLength(1)
      await world.moveTo(new Date('2026-10-13T05:00:00Z'))
      await opens(world, thief, newer)
      expect(lastRead(thief)).toContain('Срок этого приглашения истёк')
      expect(await world.db.client.account.count()).toBe(2)

      // From the card, for one; and none where somebody has joined.
      await forge(world, curator, `staff-list:${schoolId}:not-joined:0`)
      await go(world, curator, ['Ким О.', 'Личная ссылка'])
      expect(lastRead(curator)).toContain('Личная ссылка: Ким Олег')
      await opens(world, thief, tokenIn(curator))
      expect(lastRead(thief)).toContain('Согласие')
      await forge(world, curator, `own-link:${schoolId}:${await idOf(world, 'Семёнова')}`)
      expect(curator.toast?.alert).toBe(true)
    }),
  )

  it(
    'by a link of their own where they are in another school already: one person in both',
    story(open, async (world) => {
      const { curator, districtId } = await loaded(world)
      const elsewhere = await addSchoolTo(world, districtId, 'Школа № 8')
      const anna = await addMember(world, { name: ['Семенова', 'Анна', 'Петровна'], roles: [['TEACHER', elsewhere]] })
      await go(world, curator, ['Ссылки для не вошедших', 'Сделать ссылки'])
      await opens(world, anna, await personalToken(curator, 'Семёнова Анна Петровна'))
      expect(readWith(anna, 'ещё одна роль')).toEqual(['Готово. Теперь у вас есть ещё одна роль: педагог, Школа № 3.'])
      await press(world, anna, 'Даю согласие')
      expect(lastRead(anna)).toContain('чем займёмся?')
      const people = await world.db.client.person.findMany({ where: { givenName: 'Анна' } })
      expect(people).toMatchObject([{ surname: 'Семенова', contact: '+7 900', birthYear: 1985 }])
    }),
  )

  it(
    'by the common link: the bot knows them by the full name and asks nothing more',
    story(open, async (world) => {
      const { curator } = await loaded(world)
      await go(world, curator, ['Меню', 'Пригласить', 'Учителей', 'Общая, до 60 человек'])
      const anna = world.person('Анна')
      await opens(world, anna, tokenIn(curator))
      await go(world, anna, ['Даю согласие', { says: 'семенова' }, { says: 'анна' }, { says: 'Петровна' }])
      expect(lastRead(anna)).toBe('Вы есть в списке школы: учитель, математика. Это вы?')
      await pressTwice(world, anna, 'Да, это я')
      expect(readWith(anna, 'Отлично, вы в списке')).toHaveLength(1)
      expect(lastRead(anna)).toContain('Анна Петровна, чем займёмся?')
      const people = await world.db.client.person.findMany({
        where: { givenName: 'Анна' },
        include: { roles: true, consents: true },
      })
      expect(people).toMatchObject([{ post: 'teacher', subjects: ['mathematics'], birthYear: 1985, importedAt: null }])
      expect(people[0]?.roles.filter(({ finishedOn }) => finishedOn === null)).toHaveLength(1)
      expect(people[0]?.consents).toHaveLength(1)
    }),
  )

  it(
    'by the common link as somebody else: the answer «no» leaves the row to its person',
    story(open, async (world) => {
      const { curator } = await loaded(world)
      await go(world, curator, ['Меню', 'Пригласить', 'Учителей', 'Общая, до 60 человек'])
      const token = tokenIn(curator)
      const other = world.person('Другой')
      await opens(world, other, token)
      await go(world, other, [
        'Даю согласие',
        { says: 'Семёнова' },
        { says: 'Анна' },
        { says: 'Петровна' },
        { says: 'да' },
      ])
      expect(lastRead(other)).toContain('Здесь нужно нажать одну из кнопок.')
      await say(world, other, '/start')
      expect(lastRead(other)).toBe('Вы есть в списке школы: учитель, математика. Это вы?')
      await go(world, other, ['Нет', 'Физика', 'Это всё', 'Учитель'])
      expect(lastRead(other)).toContain('чем займёмся?')
      expect(readWith(other, 'уже есть человек с такими же')).toEqual([])

      // Of two on the list with one name nobody is guessed.
      const second = world.person('Вторая')
      await opens(world, second, token)
      await go(world, second, ['Даю согласие', { says: 'Ким' }, { says: 'Олег' }, 'Отчества нет'])
      expect(lastRead(second)).toBe('Вы есть в списке школы: Школа № 3. Это вы?')
      await world.db.client.account.deleteMany({ where: { externalId: String(other.id) } })
      expect(await world.db.client.person.count({ where: { givenName: 'Анна' } })).toBe(2)
    }),
  )

  it(
    'one at a time: of all who come for a row at once, by its link and by its name, one gets it',
    story(open, async (world) => {
      const { curator } = await loaded(world)
      await go(world, curator, ['Ссылки для не вошедших', 'Сделать ссылки'])
      const personal = await personalToken(curator, 'Семёнова Анна Петровна')
      await go(world, curator, ['К списку', 'Меню', 'Пригласить', 'Учителей', 'Общая, до 60 человек'])
      const byName = world.person('Анна')
      await opens(world, byName, tokenIn(curator))
      await go(world, byName, ['Даю согласие', { says: 'Семёнова' }, { says: 'Анна' }, { says: 'Петровна' }])
      const [first, second] = [world.person('Первая'), world.person('Вторая')]
      byName.press('Да, это я')
      first.start(personal)
      second.start(personal)
      await world.settle()
      const accounts = await world.db.client.account.findMany({ include: { person: true } })
      const annas = accounts.filter(({ person }) => person.searchName === 'семенова анна петровна')
      expect(annas).toHaveLength(new Set(annas.map(({ personId }) => personId)).size)
      expect(await world.db.client.person.count({ where: { surname: 'Семёнова', accounts: { none: {} } } })).toBe(0)
      expect([first, second].filter((one) => readWith(one, 'Вас пригласили').length > 0).length).toBeLessThan(2)
      expect(world.log.filter((line) => line.includes('"level":60'))).toEqual([])
    }),
  )

  it(
    'in English',
    story(open, async (world) => {
      const { curator } = await loaded(world)
      await go(world, curator, ['Ссылки для не вошедших', 'Сделать ссылки'])
      const anna = world.person('Anna', 'en')
      await opens(world, anna, await personalToken(curator, 'Семёнова Анна Петровна'))
      await press(world, anna, 'I consent')
      expect(lastRead(anna)).toBe(
        'Please check: this is what the list of the school says (Школа № 3).\n\nСемёнова Анна Петровна\nPost: Teacher\nSubjects: Mathematics',
      )
      await press(world, anna, 'All correct')
      expect(readWith(anna, 'Thank you, noted.')).toHaveLength(1)
    }),
  )
})

async function loaded(world: World) {
  const town = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] })
  await go(world, curator, ['Люди школы', 'Загрузить список'])
  await sends(world, curator, rows)
  await press(world, curator, 'Да')
  return { ...town, curator }
}

async function opens(world: World, person: Person, token: string): Promise<void> {
  person.start(token)
  await world.settle()
}
