import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addSchoolTo, addMember, readWith, story } from './kit.ts'
import { addMonthOfMeetings, picturesOf, summariesOf } from './summaries.ts'

describeDatabases('a late summary', (open) => {
  it(
    'says of which month it is and when it was due, has the figures of that month, and comes once',
    story(open, async (world) => {
      const { curator, coordinator, pairId, mentorId } = await addMonthOfMeetings(world)
      await world.skipTo(new Date('2026-11-18T05:00:00Z'))
      // What became of it after the day on which the summary was due does not change what is told.
      await world.db.client.meeting.updateMany({
        where: { pairId, startsAt: new Date('2026-10-22T09:00:00Z') },
        data: { status: 'HELD', result: 'DONE', reportedById: mentorId, reportedAt: new Date('2026-11-10T05:00:00Z') },
      })
      await world.restart()
      for (let tick = 0; tick < 2; tick += 1) {
        await world.program.tick()
        await world.settle()
      }
      expect(summariesOf(curator)).toEqual([
        expect.stringMatching(
          /^Школа № 3: сводка за октябрь 2026 г\.\nСводка опоздала: её ждали 2 ноября 2026 г\.\n\nВстреч запланировано 3, состоялось 2 /,
        ),
      ])
      expect(summariesOf(coordinator)).toEqual([expect.stringContaining('Сводка опоздала: её ждали 2 ноября 2026 г.')])
      expect(picturesOf(curator)).toHaveLength(1)
      await world.moveTo(new Date('2026-12-01T04:00:00Z'))
      expect(summariesOf(curator)).toHaveLength(2)
      expect(summariesOf(curator)[1]).toContain('сводка за ноябрь 2026 г.')
      expect(summariesOf(curator)[1]).not.toContain('опоздала')
    }),
  )

  it(
    'after two months down tells of the last of them only',
    story(open, async (world) => {
      const { curator } = await addMonthOfMeetings(world)
      await world.skipTo(new Date('2026-12-07T05:00:00Z'))
      await world.restart()
      await world.program.tick()
      await world.settle()
      expect(summariesOf(curator)).toEqual([expect.stringContaining('сводка за ноябрь 2026 г.')])
    }),
  )

  it(
    'is not told of a month before the school was there',
    story(open, async (world) => {
      const { districtId, coordinator } = await addMonthOfMeetings(world)
      await world.moveTo(new Date('2026-11-01T09:00:00Z'))
      const young = await addSchoolTo(world, districtId, 'Школа № 8')
      const curator = await addMember(world, { name: ['Белова', 'Инна', 'Львовна'], roles: [['CURATOR', young]] })
      await world.moveTo(new Date('2026-11-02T04:00:00Z'))
      expect(summariesOf(curator)).toEqual([])
      expect(summariesOf(coordinator)).toEqual([expect.stringContaining('Школ: 1, с парами 1')])
      await world.moveTo(new Date('2026-12-01T04:00:00Z'))
      expect(readWith(curator, 'Школа № 8: сводка за ноябрь 2026 г.')).toHaveLength(1)
    }),
  )
})
