import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addMember, story } from './kit.ts'
import { addPairSchool, addToBank, propose } from './pairs.ts'

describeDatabases('two curators at once', (open) => {
  it(
    'propose for one request: one wins, the other is told who has it, and the places of a mentor are counted once',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world, { capacity: 1 })
      const second = await addMember(world, { name: ['Рогов', 'Денис', 'Ильич'], roles: [['CURATOR', schoolId]] })
      const other = await addToBank(world, schoolId, 'MENTOR', ['Дымова', 'Ася', 'Юрьевна'])
      const outcomes = await Promise.all([
        propose(world, curator, { mentor, mentees: [mentee] }),
        propose(world, second, { mentor: other, mentees: [mentee] }),
      ])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      const lost = outcomes.find(({ ok }) => !ok)
      expect(['Зимина О. П.', 'Рогов Д. И.']).toContain(lost && !lost.ok ? lost.by : '')
      expect(lost).toMatchObject({ reason: 'taken' })
      expect(await world.db.client.pair.count()).toBe(1)

      const third = await addToBank(world, schoolId, 'MENTEE', ['Ким', 'Олег', 'Львович'])
      const fourth = await addToBank(world, schoolId, 'MENTEE', ['Яшина', 'Вера', 'Ильинична'])
      const free = outcomes[0]?.ok ? other : mentor
      const both = await Promise.all([
        propose(world, curator, { mentor: free, mentees: [third] }),
        propose(world, second, { mentor: free, mentees: [fourth] }),
      ])
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
      expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'no-place' })
    }),
  )
})
