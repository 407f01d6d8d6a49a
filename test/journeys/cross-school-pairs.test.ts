import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { addMember, addSchoolTo, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addPairSchool, addToBank, propose } from './pairs.ts'

describeDatabases('a pair of two schools', (open) => {
  it(
    'names nobody until the other curator agrees, then asks the people, then both heads',
    story(open, async (world) => {
      const { curator, mentee, schoolId, districtId } = await addPairSchool(world)
      const otherId = await addSchoolTo(world, districtId, 'Школа № 5')
      const head = await addMember(world, { name: ['Громов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
      const other = await addMember(world, { name: ['Быкова', 'Нина', 'Олеговна'], roles: [['CURATOR', otherId]] })
      const mentor = await addToBank(world, otherId, 'MENTOR', ['Дымова', 'Ася', 'Юрьевна'])
      const outcome = await propose(world, curator, { mentor, mentees: [mentee] })
      const pairId = outcome.ok ? outcome.pairId : ''
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Предложения: 1'])
      expect(lastButtons(curator)).toContain('1. педагог (Школа № 5) → Лунин Б. Ю.')
      await press(world, curator, '1. педагог (Школа № 5) → Лунин Б. Ю.')
      expect(lastRead(curator)).toContain('Наставник: педагог (Школа № 5), математика — ждём ответа')
      expect(lastRead(curator)).toContain('С чем помогает: урок по ФГОС')
      expect(lastRead(curator)).not.toContain('Дымова')
      expect(lastRead(other)).toBe(
        'Школы хотят составить пару\nДымова А. Ю. → педагог (Школа № 3)\nПредлагает Школа № 3. Имена откроются, когда вы согласитесь.',
      )
      expect(readWith(mentor.person, 'приглашают')).toEqual([])
      await forge(world, mentor.person, `pair-yes:${pairId}`)
      await forge(world, mentor.person, `pair:${pairId}`)
      expect(mentor.person.screen.some(({ text }) => text.includes('Лунин'))).toBe(false)

      await pressTwice(world, other, 'Согласиться')
      expect(readWith(curator, 'Школа № 5: куратор не возражает')[0]).toContain('Дымова А. Ю. → Лунин Б. Ю.')
      expect(lastRead(mentor.person)).toContain('Лунин Борис Юрьевич, учитель, математика, Школа № 3')
      await press(world, mentor.person, 'Согласиться')
      await press(world, mentee.person, 'Согласиться')
      expect(lastRead(mentee.person)).toContain('отдельное согласие')
      expect(lastRead(head)).toContain('Пара из двух школ ждёт руководителя')
      await pressTwice(world, head, 'Согласиться')
      expect(readWith(curator, 'Все согласны')).toEqual([])
      // No head of that school uses the bot: its curator answers for the head.
      await go(world, other, ['К паре'])
      await pressTwice(world, other, 'Согласиться')
      expect(readWith(curator, 'Все согласны')[0]).toContain('Дымова А. Ю. → Лунин Б. Ю.')
      expect(await world.db.client.pair.findUnique({ where: { id: pairId } })).toMatchObject({ status: 'AGREED' })
    }),
  )

  it(
    'is over where the other curator refuses, and nobody learns whose name it was',
    story(open, async (world) => {
      const { curator, mentee, districtId } = await addPairSchool(world)
      const otherId = await addSchoolTo(world, districtId, 'Школа № 5')
      const other = await addMember(world, { name: ['Быкова', 'Нина', 'Олеговна'], roles: [['CURATOR', otherId]] })
      const mentor = await addToBank(world, otherId, 'MENTOR', ['Дымова', 'Ася', 'Юрьевна'])
      await propose(world, curator, { mentor, mentees: [mentee] })
      await pressTwice(world, other, 'Не согласиться')
      expect(lastRead(curator)).toBe('Школа № 5: пара не согласована.\nпедагог (Школа № 5) → Лунин Б. Ю.')
      expect(lastButtons(curator)).toEqual(['Следующий кандидат'])
      for (const one of [curator, mentee.person])
        expect(one.screen.some(({ text }) => text.includes('Дымова'))).toBe(false)
      await go(world, mentee.person, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(mentee.person)).toContain('Пока пары нет.\nВаш запрос в банке (Школа № 3)')
    }),
  )
})
