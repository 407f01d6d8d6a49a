import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type World } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  countRead,
  fillMentorQuestionnaire,
  forge,
  go,
  lastButtons,
  lastRead,
  type Name,
  readWith,
  story,
} from './kit.ts'
import { sends } from './lists.ts'

describeDatabases('the people of a school', (open) => {
  it(
    'stand in a list by surname, page by page, with a filter for where each stands',
    story(open, async (world) => {
      const { curator, schoolId } = await school(world)
      await add(world, schoolId, ['Юдин', 'Юрий', 'Ильич'])
      await add(world, schoolId, ['Ёлкина', 'Яна', 'Ильинична'], false)
      const lev = await add(world, schoolId, ['Белов', 'Лев', 'Ильич'])
      await fillMentorQuestionnaire(world, lev)
      await press(world, lev, 'Отправить')
      const eva = await add(world, schoolId, ['Громова', 'Ева', 'Ильинична'])
      await press(world, eva, 'Анкета наставника')
      await load(world, curator, ['Аксёнов', 'Вилков', 'Жук', 'Ким'])
      await press(world, curator, 'К списку')
      expect(lastRead(curator)).toBe('Школа № 3: люди\n9 человек. Нажмите на фамилию, чтобы открыть карточку.')
      expect(lastButtons(curator)).toEqual([
        'Аксёнов И. И., ещё не в боте',
        'Белов Л. И., анкета есть',
        'Вилков И. И., ещё не в боте',
        'Громова Е. И., анкета начата',
        'Жук И. И., ещё не в боте',
        'Зимина О. П., в боте',
        'Ким И. И., ещё не в боте',
        'Юдин Ю. И., без анкеты',
        '9–9 ›',
        'Ещё не вошли · 4',
        'Без согласия · 1',
        'Молчат · 1',
        'Напомнить всем (3)',
        'Ссылки для не вошедших',
        'Загрузить список',
        'Меню',
      ])
      await press(world, curator, '9–9 ›')
      expect(lastButtons(curator)[0]).toBe('Без имени, в боте с 5 октября 2026 г., без согласия')
      await press(world, curator, 'Молчат · 1')
      expect(lastRead(curator)).toBe('Школа № 3: люди\nСогласие есть, анкеты и запроса нет: 1 человек.')
      expect(lastButtons(curator)).toEqual([
        'Юдин Ю. И.',
        'Все · 9',
        'Ещё не вошли · 4',
        'Без согласия · 1',
        'Напомнить всем (1)',
        'Ссылки для не вошедших',
        'Меню',
      ])
      await press(world, curator, 'Юдин Ю. И.')
      expect(lastRead(curator)).toContain('Юдин Юрий Ильич')
      expect(lastButtons(curator)).toContain('Напомнить')

      await world.db.client.person.updateMany({ where: { surname: 'Юдин' }, data: { restrictedAt: world.now() } })
      await world.db.client.rolePeriod.updateMany({
        where: { person: { surname: 'Белов' } },
        data: { finishedOn: new Date('2026-10-05'), endReason: 'LEFT' },
      })
      await forge(world, curator, `staff-list:${schoolId}:left:0`)
      expect(lastRead(curator)).toBe('Школа № 3: люди\nУшёл из школы 1 человек.')
      expect(lastButtons(curator)).toEqual(['Белов Л. И.', 'Все · 7', 'Ещё не вошли · 4', 'Без согласия · 1', 'Меню'])
      await forge(world, curator, `staff-list:${schoolId}:silent:0`)
      expect(lastRead(curator)).toContain('Молчащих нет')
    }),
  )

  it(
    'are chosen by school where there are several; a coordinator reads figures, and no name',
    story(open, async (world) => {
      const { districtId, schoolId } = await school(world)
      const other = await addSchoolTo(world, districtId, 'Школа № 8')
      await addSchoolTo(world, districtId, 'Школа № 9')
      await add(world, schoolId, ['Ким', 'Юрий', 'Ильич'])
      await add(world, schoolId, ['Жук', 'Яна', 'Ильинична'], false)
      const both = await addMember(world, {
        name: ['Серов', 'Пётр', 'Ильич'],
        roles: [
          ['HEAD', schoolId],
          ['CURATOR', other],
        ],
      })
      await press(world, both, 'Люди школы')
      expect(lastRead(both)).toBe('В какой школе?')
      expect(lastButtons(both)).toEqual(['Школа № 3', 'Школа № 8', 'Меню'])
      await press(world, both, 'Школа № 8')
      expect(lastRead(both)).toContain('Школа № 8: люди\n1 человек')

      const coordinator = await addMember(world, {
        name: ['Орлова', 'Инна', 'Львовна'],
        roles: [['COORDINATOR', districtId]],
      })
      await press(world, coordinator, 'Люди школы')
      expect(lastRead(coordinator)).toBe(
        'Люди школ: Заречный район\nЗдесь только числа: кто вошёл в бот, кто дал согласие, кто дал его, но ничего не заполняет.\n\nШкола № 3: в списке 4\nВошли: 4, с согласием: 3, молчат: 1\n\nШкола № 8: в списке 1\nВошли: 1, с согласием: 1, молчат: 0\n\nШкола № 9: пока никого\nВошли: 0, с согласием: 0, молчат: 0',
      )
      await forge(world, coordinator, `staff-list:${schoolId}:all:0`)
      expect(coordinator.toast?.alert).toBe(true)
      expect(readWith(coordinator, 'Ким')).toEqual([])
    }),
  )

  it(
    'are reminded all together, kindly, once a day, of what is next for each; the others are named with the reason',
    story(open, async (world) => {
      const { curator, schoolId } = await school(world)
      const yuri = await add(world, schoolId, ['Юдин', 'Юрий', 'Ильич'])
      const yana = await add(world, schoolId, ['Ёлкина', 'Яна', 'Ильинична'], false)
      const eva = await add(world, schoolId, ['Громова', 'Ева', 'Ильинична'])
      await press(world, eva, 'Анкета наставника')
      const lev = await add(world, schoolId, ['Белов', 'Лев', 'Ильич'])
      lev.block()
      const nina = await add(world, schoolId, ['Носова', 'Нина', 'Ильинична'])
      const { personId } = await world.db.client.account.findFirstOrThrow({ where: { externalId: String(nina.id) } })
      await world.db.client.noticePreference.create({
        data: { personId, kind: 'nudge', level: 'OFF', changedAt: world.now() },
      })
      await world.settle()
      await load(world, curator, ['Аксёнов'])
      await go(world, curator, ['К списку', 'Напомнить всем (4)'])
      expect(lastRead(curator)).toBe(
        [
          'Напоминание уйдёт: 3 человека.',
          'Ещё не в боте, передайте ссылку: Аксёнов И. И.',
          'Бот заблокирован, позвоните или напишите иначе: Белов Л. И.',
          'Просьба не напоминать: Носова Н. И.',
        ].join('\n\n'),
      )
      expect(lastRead(yuri)).toBe(
        'Здравствуйте! Коллеги (Школа № 3) собирают, кто чем может поделиться и кому с чем помочь. Хватит четырёх минут. Что вам ближе?',
      )
      expect(lastButtons(yuri)).toEqual(['Могу помогать', 'Нужна помощь', 'Реже', 'Не напоминать'])
      expect(lastRead(yana)).toContain('Осталось прочитать согласие')
      expect(lastRead(eva)).toContain('У вас есть начатая анкета')
      await press(world, yana, 'Прочитать согласие')
      expect(lastRead(yana)).toContain('Согласие на обработку персональных данных')
      await press(world, eva, 'Продолжить анкету')
      expect(lastRead(eva)).toContain('Анкета наставника: начата')
      await press(world, yuri, 'Могу помогать')
      expect(lastRead(yuri)).toContain('Вопрос 1 из')

      const heard = [yuri, yana, eva].map(countRead)
      await press(world, curator, 'К списку')
      await press(world, curator, 'Напомнить всем (4)')
      expect([yuri, yana, eva].map(countRead)).toEqual(heard)
      expect(curator.toast?.text).toBe('Сегодня напоминание уже было. Больше одного в день бот не шлёт.')
      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      await press(world, curator, 'Напомнить всем (4)')
      expect(readWith(yana, 'Осталось прочитать согласие')).toHaveLength(1)
      expect(lastRead(curator)).toContain('Напоминание уйдёт: 3 человека.')
    }),
  )

  it(
    'are reminded one by one from the card; in the evening the reminder waits for the morning',
    story(
      open,
      async (world) => {
        const { curator, schoolId } = await school(world)
        const yuri = await add(world, schoolId, ['Юдин', 'Юрий', 'Ильич'])
        const before = countRead(yuri)
        await go(world, curator, ['Люди школы', 'Юдин Ю. И., без анкеты', 'Напомнить'])
        expect(lastRead(curator)).toBe(
          'Напоминание уйдёт: 1 человек.\n\nИз них позже: 1. Сейчас тихие часы, или на этой неделе было уже три сообщения. Бот напишет утром рабочего дня.',
        )
        expect(countRead(yuri)).toBe(before)
        await world.moveTo(new Date('2026-10-06T04:00:00Z'))
        expect(lastRead(yuri)).toContain('Что вам ближе?')
        await go(world, curator, ['К карточке', 'Напомнить'])
        expect(lastRead(curator)).toBe('Напоминание уйдёт: 1 человек.')
        expect(countRead(yuri)).toBe(before + 2)
      },
      // Monday, 21:00 in Yekaterinburg.
      { startsAt: new Date('2026-10-05T16:00:00Z') },
    ),
  )

  it(
    'are reminded in their own language',
    story(open, async (world) => {
      const { schoolId } = await school(world)
      const john = await addMember(world, {
        name: ['Brown', 'John', ''],
        roles: [['TEACHER', schoolId]],
        language: 'en',
      })
      const head = await addMember(world, {
        name: ['Serov', 'Peter', 'Ilyich'],
        roles: [['HEAD', schoolId]],
        language: 'en',
      })
      await go(world, head, ['People of the school', 'Silent · 1', 'Remind all (1)'])
      expect(lastRead(head)).toBe('A reminder goes to 1 person.')
      expect(lastRead(john)).toBe(
        'Hello! Your colleagues (Школа № 3) are gathering who can share what, and who needs help with what. Four minutes will do. Which is closer to you?',
      )
    }),
  )
})

async function school(world: World) {
  const town = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] })
  return { ...town, curator }
}

async function add(world: World, schoolId: string, name: Name, hasConsented = true): Promise<Person> {
  return await addMember(world, { name, roles: [['TEACHER', schoolId]], hasConsented })
}

async function load(world: World, curator: Person, surnames: readonly string[]): Promise<void> {
  await go(world, curator, ['Люди школы', 'Загрузить список'])
  await sends(
    world,
    curator,
    surnames.map((surname) => [surname, 'Иван', 'Ильич']),
  )
  await press(world, curator, 'Да')
}
