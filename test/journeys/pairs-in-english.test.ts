import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { addMember, go, lastButtons, lastRead, story } from './kit.ts'
import { addToBank, propose } from './pairs.ts'
import { addTown } from '../kit/world.ts'

describeDatabases('a pair in English', (open) => {
  it(
    'is proposed, asked about and agreed in the language of each',
    story(open, async (world) => {
      const { schoolId: at } = await addTown(world)
      const name = ['Зимина', 'Ольга', 'Павловна'] as const
      const curator = await addMember(world, { name, language: 'en', roles: [['CURATOR', at]] })
      const mentor = await addToBank(world, at, 'MENTOR', ['Серова', 'Инна', 'Львовна'], { language: 'en' })
      const mentee = await addToBank(world, at, 'MENTEE', ['Лунин', 'Борис', 'Юрьевич'])
      await propose(world, curator, { mentor, mentees: [mentee] })
      expect(lastRead(mentor.person)).toContain('You are invited to be a mentor')
      expect(lastButtons(mentor.person)).toEqual(['Agree', 'Ask first', 'Refuse'])
      expect(lastRead(mentee.person)).toContain('Для вас нашёлся наставник')
      await go(world, mentor.person, ['Ask first', { says: 'How often?' }])
      await go(world, curator, ['Answer', { says: 'Once a week' }])
      expect(lastRead(mentor.person)).toContain('You asked: How often?\nAnswer: Once a week')
      await press(world, mentor.person, 'Agree')
      expect(lastButtons(mentor.person)).toEqual(['Read the consent', 'My pair', 'Menu'])
      await press(world, mentee.person, 'Согласиться')
      expect(lastRead(curator)).toContain('Everybody has agreed')
      await go(world, curator, ['To the pair', 'Basis', 'Part of the job'])
      expect(lastRead(curator)).toContain('Basis: part of the job')
      await go(world, curator, ['To pairs', 'Agreed: 1', '1. Серова И. Л. → Лунин Б. Ю.', 'Withdraw', 'Withdraw'])
      expect(lastRead(curator)).toContain('Pair · withdrawn')
    }),
  )
})
