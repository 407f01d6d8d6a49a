import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, screenOf, tokenIn } from '../kit/world.ts'
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

const stale = { text: 'Эта кнопка устарела. Ниже — то, что есть сейчас.', alert: true }

describeDatabases('roles', (open) => {
  it(
    'are shown on the card of a person, with what the curator of the school may know',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      await go(world, teacher, ['Анкета наставника', { says: '12' }])
      await go(world, curator, ['Люди школы'])
      await press(world, curator, lastButtons(curator).find((one) => one.startsWith('Иванова А. П.')) ?? '')
      expect(lastRead(curator)).toBe(
        [
          'Иванова Анна Петровна',
          'Учитель, Математика',
          'Школа № 3',
          '',
          '• педагог, с 5 октября 2026 г.',
          '',
          'Вход в бот: есть',
          'Согласия: обработка данных',
          'Анкеты: Анкета наставника, начата',
        ].join('\n'),
      )
      expect(lastButtons(curator)).toEqual(expect.arrayContaining(['Больше не работает', 'Это тот же человек, что…']))
      expect(lastButtons(curator)).not.toContain('Назначить')
    }),
  )

  it(
    'are given by a head to somebody of the school, with an order, and the person is told and may at once',
    story(open, async (world) => {
      const town = await addTown(world)
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      const person = `person:${town.schoolId}:${await idOf(world, 'Иванова')}`
      await forge(world, head, person)
      await go(world, head, ['Назначить', 'куратор наставничества (Школа № 3)'])
      expect(lastRead(head)).toContain('Каким приказом назначаете?')
      await say(world, head, 'не помню')
      expect(lastRead(head)).toContain('Не похоже на номер приказа.')
      await go(world, head, [{ says: '№ 17-к' }, { says: '6.10.2026' }])
      expect(lastRead(head)).toBe('Этот день ещё не наступил. Какого числа подписан приказ?')
      await say(world, head, '20.09.2026')
      expect(readWith(head, 'Готово, роль назначена.')).toHaveLength(1)
      expect(lastRead(head)).toContain(
        '• куратор наставничества, с 5 октября 2026 г.\nПриказ № 17-к от 20 сентября 2026 г.',
      )
      expect(lastRead(teacher)).toBe(
        'Вас назначили: куратор наставничества, Школа № 3.\nПриказ № 17-к от 20 сентября 2026 г.',
      )
      await press(world, teacher, 'Меню')
      expect(lastButtons(teacher)).toContain('Люди школы')

      await go(world, head, ['Приказ: куратор', { says: '18-к' }, 'Внесу позже'])
      expect(lastRead(head)).toContain('Приказ № 18-к\n')
      await go(world, head, ['Назначить', 'член совета наставников (Школа № 3)', 'Внесу позже'])
      expect(lastRead(head)).toContain('• член совета наставников, с 5 октября 2026 г.')
      expect(lastButtons(head)).not.toContain('Назначить')
      const given = (await events(world)).filter(({ event }) => event === 'role-given')
      expect(given.map(({ clause }) => clause)).toEqual(['order 4.5', 'regulation 3.5'])
    }),
  )

  it(
    'are taken back after a question, at once, and who keeps no other one stays a teacher',
    story(open, async (world) => {
      const town = await addTown(world)
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      await press(world, curator, 'Пригласить')
      await go(world, head, ['Школа', 'Кто за что отвечает'])
      expect(lastButtons(head)).toEqual(['Зимина О. П., куратор', 'Меню'])
      await go(world, head, ['Зимина О. П., куратор', 'Снять: куратор'])
      expect(lastRead(head)).toContain('Зимина Ольга Павловна: куратор наставничества, Школа № 3')
      expect(lastRead(head)).toContain('Других кураторов в школе нет.')
      await go(world, head, ['К карточке', 'Снять: куратор', 'Да, снять', { says: '40-к' }, { says: '1.10.2026' }])
      expect(lastRead(head)).toContain('• педагог, с 5 октября 2026 г.')
      expect(lastRead(curator)).toContain('Ваша роль закончилась: куратор наставничества, Школа № 3.')
      expect(lastRead(curator)).toContain('Приказ № 40-к от 1 октября 2026 г.')
      await press(world, curator, 'Учителей')
      expect(curator.toast).toEqual(stale)
      expect(lastRead(curator)).toBe('Ольга Павловна, чем займёмся?\nВы — педагог (Школа № 3).')
      const [period] = await world.db.client.rolePeriod.findMany({ where: { role: 'CURATOR' } })
      expect(period).toMatchObject({ endReason: 'REVOKED', endOrderNumber: '40-к', endOrderOn: new Date('2026-10-01') })
    }),
  )

  it(
    'of a district are given and taken by its coordinators, who see offices and no other names',
    story(open, async (world) => {
      const town = await addTown(world)
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', town.districtId]],
      })
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [
          ['CURATOR', town.schoolId],
          ['TEACHER', town.schoolId],
        ],
      })
      await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', town.schoolId]] })
      await go(world, coordinator, ['Школы района', 'Школа № 3', 'Кто за что отвечает', 'Зимина О. П., куратор'])
      expect(lastRead(coordinator)).toBe(
        [
          'Зимина Ольга Павловна',
          'Учитель',
          'Школа № 3',
          '',
          '• куратор наставничества, с 5 октября 2026 г.',
          '• педагог, с 5 октября 2026 г.',
        ].join('\n'),
      )
      expect(lastButtons(coordinator)).toEqual(['Приказ: куратор', 'Снять: куратор', 'Назначить', 'Меню'])
      await press(world, coordinator, 'Назначить')
      expect(lastButtons(coordinator)).toEqual([
        'руководитель школы (Школа № 3)',
        'координатор района (Заречный район)',
        'К карточке',
      ])
      await go(world, coordinator, ['координатор района (Заречный район)', 'Внесу позже'])
      expect(lastRead(coordinator)).toContain('Заречный район')
      await forge(world, coordinator, `person:${town.schoolId}:${await idOf(world, 'Иванова')}`)
      expect(coordinator.toast).toEqual(stale)
      await forge(world, coordinator, `give:${town.schoolId}:${await idOf(world, 'Иванова')}:CURATOR`)
      expect(coordinator.toast).toEqual(stale)
      expect(screenOf(coordinator)).not.toContain('Иванова')
      expect(readWith(curator, 'Вас назначили: координатор района, Заречный район.')).toHaveLength(1)
    }),
  )

  it(
    'of the last coordinator stay, and one of two is asked before they take their own',
    story(open, async (world) => {
      const town = await addTown(world)
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', town.districtId]],
      })
      const own = `person:${town.districtId}:${await idOf(world, 'Климова')}`
      await forge(world, coordinator, own)
      await press(world, coordinator, 'Снять: координатор')
      expect(coordinator.toast?.text).toContain('должен остаться хотя бы один координатор')
      await go(world, coordinator, ['Меню', 'Профиль', 'Ухожу из школы', 'Да, ухожу'])
      expect(coordinator.toast?.text).toContain('должен остаться хотя бы один координатор')

      await go(world, coordinator, ['Нет, остаюсь', 'Пригласить', 'Координатора'])
      expect(lastRead(coordinator)).toContain('Приглашение: координатор района, Заречный район')
      const second = await addMember(world, { name: ['Орлов', 'Олег', 'Ильич'], roles: [['TEACHER', town.schoolId]] })
      second.start(tokenIn(coordinator))
      await world.settle()
      await press(world, second, 'Даю согласие')
      await forge(world, coordinator, own)
      await press(world, coordinator, 'Снять: координатор')
      expect(lastRead(coordinator)).toContain('Это ваша собственная роль.')
      await press(world, coordinator, 'Да, снять')
      await pressTwice(world, coordinator, 'Внесу позже')
      expect(lastRead(coordinator)).toContain('Сейчас вы не числитесь ни в одной школе.')
      expect(await world.db.client.rolePeriod.count({ where: { role: 'COORDINATOR', finishedOn: null } })).toBe(1)
      const ended = await world.db.client.consent.findFirstOrThrow({
        where: { organisationId: town.districtId, finishedAt: { not: null } },
      })
      expect(ended.endReason).toBe('LEFT')
    }),
  )

  it(
    'come with a link that names the order, and its acceptance names it too',
    story(open, async (world) => {
      const town = await addTown(world)
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
      await go(world, head, [
        'Пригласить',
        'Куратора',
        { says: '17-к' },
        { says: '31.12.2026' },
        { says: '20.09.2026' },
      ])
      expect(readWith(head, 'Этот день ещё не наступил.')).toHaveLength(1)
      expect(lastRead(head)).toContain('куратор наставничества, Школа № 3\nПриказ № 17-к от 20 сентября 2026 г.')
      const curator = world.person('Ольга')
      curator.start(tokenIn(head))
      await world.settle()
      expect(readWith(curator, 'Вас пригласили')).toEqual([
        'Здравствуйте! Вас пригласили: Школа № 3, куратор наставничества.\nПриказ № 17-к от 20 сентября 2026 г.',
      ])
    }),
  )

  it(
    'are nobody’s to give who has none to give, whatever their program sends',
    story(open, async (world) => {
      const town = await addTown(world)
      const elsewhere = await addSchoolTo(world, town.districtId, 'Школа № 8')
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', town.schoolId]] })
      const otherHead = await addMember(world, { name: ['Лугов', 'Иван', 'Львович'], roles: [['HEAD', elsewhere]] })
      const ids = {
        teacher: await idOf(world, 'Иванова'),
        curator: await idOf(world, 'Зимина'),
        head: await idOf(world, 'Серов'),
      }
      const before = await world.db.client.rolePeriod.findMany({ orderBy: { id: 'asc' } })
      for (const [who, data] of [
        [teacher, `person:${town.schoolId}:${ids.curator}`],
        [teacher, `give:${town.schoolId}:${ids.teacher}:CURATOR`],
        [teacher, `take-sure:${town.schoolId}:${ids.curator}:CURATOR`],
        [teacher, `leave-sure:${town.schoolId}:${ids.curator}`],
        [teacher, `offices:${town.schoolId}:0`],
        [curator, `give:${town.schoolId}:${ids.teacher}:CURATOR`],
        [curator, `give:${town.schoolId}:${ids.teacher}:COUNCIL`],
        [curator, `order:${town.schoolId}:${ids.curator}:CURATOR`],
        [curator, `take:${town.schoolId}:${ids.head}:HEAD`],
        [curator, `leave:${town.schoolId}:${ids.head}`],
        [curator, `leave-sure:${town.schoolId}:${ids.head}`],
        [head, `give:${town.schoolId}:${ids.teacher}:HEAD`],
        [head, `give:${town.schoolId}:${ids.teacher}:COORDINATOR`],
        [head, `give:${town.districtId}:${ids.teacher}:COORDINATOR`],
        [head, `take:${town.schoolId}:${ids.teacher}:TEACHER`],
        [head, `take:${town.schoolId}:${ids.curator}:MASTER`],
        [otherHead, `person:${town.schoolId}:${ids.teacher}`],
        [otherHead, `take-sure:${town.schoolId}:${ids.curator}:CURATOR`],
        [otherHead, `leave-sure:${town.schoolId}:${ids.teacher}`],
        [otherHead, `return:${town.schoolId}:${ids.teacher}`],
        [otherHead, `double:${town.schoolId}:${ids.teacher}`],
      ] as const) {
        await forge(world, who, data)
        expect([data, who.toast]).toEqual([data, stale])
      }
      expect(await world.db.client.rolePeriod.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
    }),
  )
})
