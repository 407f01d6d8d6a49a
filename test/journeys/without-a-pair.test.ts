import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { addMember, events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addPairSchool, addToBank, makeActive } from './pairs.ts'

describeDatabases('without a pair', (open) => {
  it(
    'nobody is dropped: days, the next step, its owner, its day and the support stand there, and who leaves leaves a line',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      const head = await addMember(world, { name: ['Громов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
      await world.moveTo(new Date('2026-10-12T05:00:00Z'))
      const second = await addToBank(world, schoolId, 'MENTEE', ['Ким', 'Олег', 'Львович'])
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Без пары: 2'])
      expect(lastRead(curator)).toBe(
        'Без пары\n2 педагога ждут наставника.\n1. Лунин Б. Ю. · 7 дней · шаг не назначен\n2. Ким О. Л. · первый день · шаг не назначен',
      )
      await go(world, curator, ['1. Лунин Б. Ю.', 'Шаг', 'искать наставника в районе'])
      await pressTwice(world, curator, 'Кто отвечает')
      await go(world, curator, ['Громов П. И.', 'Срок', 'Через неделю', 'Поддержка', 'помощь коллеги'])
      expect(lastRead(curator)).toBe(
        `Лунин Б. Ю.
Без пары: 7 дней
Последний шаг: ещё не было
Следующий шаг: искать наставника в районе
Кто отвечает: Громов П. И.
Срок: 19 октября 2026 г.
Поддержка сейчас: помощь коллеги`,
      )
      expect(lastRead(head)).toBe('Лунин Б. Ю.: за вами следующий шаг — искать наставника в районе.')
      await press(world, head, 'К карточке')
      expect(lastButtons(head)).toEqual(['Карточка в банке', 'К списку', 'Меню'])
      await forge(world, mentee.person, `seek:${mentee.listingId}`)
      expect(mentee.person.screen.some(({ text }) => text.includes('Последний шаг'))).toBe(false)
      await go(world, mentee.person, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(mentee.person)).toBe(
        `Моя пара
Пока пары нет.
Ваш запрос в банке (Школа № 3), вы ждёте 7 дней. Наставника подбирает куратор.
Следующий шаг: искать наставника в районе. Кто отвечает: Громов П. И.
Срок: 19 октября 2026 г.
Пока ищем: помощь коллеги.`,
      )
      await go(world, curator, ['Шаг', 'Своими словами', { says: 'Спросить в школе № 5' }])
      expect(lastRead(curator)).toContain('Последний шаг: искать наставника в районе (12 октября 2026 г.)')
      expect(lastRead(curator)).toContain('Следующий шаг: Спросить в школе № 5')

      await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      await go(world, curator, [
        { says: '/menu' },
        'Пары',
        'Без пары: 1',
        '1. Ким О. Л.',
        'Шаг',
        'дождаться свободного места',
      ])
      await go(world, second.person, [{ says: '/menu' }, 'Профиль', 'Мои согласия', 'Отозвать: Школа № 3'])
      await press(world, second.person, 'Да, отозвать согласие')
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Без пары: 0'])
      expect(lastRead(curator)).toContain('Все, кому нужен наставник, с парой.')
      expect((await events(world)).filter(({ event }) => event === 'search-ended')).toHaveLength(2)
      expect(await world.db.client.searchStep.count({ where: { finishedAt: null } })).toBe(0)
      expect(readWith(curator, 'ошибка')).toEqual([])
    }),
  )

  it(
    'a coordinator sees how many there are in each school, and no name',
    story(open, async (world) => {
      const { districtId } = await addPairSchool(world)
      const boss = await addMember(world, { name: ['Панов', 'Илья', 'Юрьевич'], roles: [['COORDINATOR', districtId]] })
      await go(world, boss, ['Пары'])
      expect(lastRead(boss)).toBe(
        'Пары района\nТолько числа: имена видят школы.\nШкола № 3: без пары 1, предложений 0, согласны 0, действуют 0',
      )
      await forge(world, boss, 'seeking:0')
      await forge(world, boss, 'pairs-list:proposed:0')
      expect(boss.screen.some(({ text }) => text.includes('Лунин'))).toBe(false)
    }),
  )
})
