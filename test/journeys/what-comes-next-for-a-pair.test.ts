import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { forge, go, lastRead, story } from './kit.ts'
import { addMeetingPair, addMeetingSchool } from './meetings.ts'

// Monday, 5 October 2026, 10:00 in Yekaterinburg.

/** The heading of the card, and what comes next. */
const headOf = (person: Person) => lastRead(person).split('\n').slice(0, 2)

describeDatabases('what comes next for a pair at work', (open) => {
  it(
    'stands on its card by how far the programme is, and after the last day it is time to sum up',
    story(open, async (world) => {
      const { mentor, mentee, curator, pairId } = await addMeetingSchool(world, { endsOn: '2027-01-29' })
      await go(world, mentee, [{ says: '/menu' }, 'Моя пара'])
      expect(headOf(mentee)).toEqual(['Пара · действует', 'Программа утверждена, работа идёт по ней.'])
      const stages = [
        ['ACCEPTED', 'С программой все согласны, слово за куратором.'],
        ['PROPOSED', 'Программа у участников: ждём согласия каждого.'],
        ['DRAFT', 'Дальше вместе составляете программу.'],
      ] as const
      for (const [status, words] of stages) {
        await world.db.client.programmeVersion.updateMany({ data: { status, approvedAt: null, approvedById: null } })
        await forge(world, mentor, `pair:${pairId}`)
        expect(headOf(mentor)).toEqual(['Пара · действует', words])
      }
      await world.skipTo(new Date('2027-01-29T15:00:00Z'))
      await forge(world, mentor, `pair:${pairId}`)
      expect(headOf(mentor)[0]).toBe('Пара · действует')
      await world.skipTo(new Date('2027-02-01T05:00:00Z'))
      for (const person of [mentor, mentee, curator]) {
        await forge(world, person, `pair:${pairId}`)
        expect(headOf(person)).toEqual([
          'Пара · срок закончился',
          'Срок программы закончился 29 января 2027 г., дальше — итоги. Куратор завершит пару или продлит её приказом.',
        ])
      }
    }),
  )

  it(
    'stands so in the list of whoever has several',
    story(open, async (world) => {
      const school = await addMeetingSchool(world, { endsOn: '2027-01-29' })
      const other = await addMeetingPair(world, school, {
        mentor: ['Орлова', 'Нина', 'Львовна'],
        mentees: [['Ким', 'Ада', 'Олеговна']],
        hasProgramme: false,
      })
      await world.db.client.pairMember.updateMany({
        where: { pairId: other.pairId, role: 'MENTOR' },
        data: { personId: school.mentorId },
      })
      await go(world, school.mentor, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(school.mentor)).toContain('Лунин Б. Ю. · действует. Программа утверждена, работа идёт по ней.')
      expect(lastRead(school.mentor)).toContain('Ким А. О. · действует. Дальше вместе составляете программу.')
      await world.skipTo(new Date('2027-02-01T05:00:00Z'))
      await forge(world, school.mentor, 'my-pair')
      expect(lastRead(school.mentor)).toContain('Лунин Б. Ю. · срок закончился. Срок программы закончился 29 января')
    }),
  )
})
