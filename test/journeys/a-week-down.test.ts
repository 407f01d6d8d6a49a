import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { tellWeek } from '../../src/digests/jobs/weekly.ts'
import { weeklyNotice } from '../../src/digests/view/weekly.ts'
import { weekDoors } from '../../src/doors.ts'
import { tell } from '../../src/notices/actions/telling.ts'
import { bundles } from '../../src/telling.ts'
import { describeDatabases } from '../kit/database.ts'
import type { World } from '../kit/world.ts'
import { addSchoolTo, lastRead, readWith, story } from './kit.ts'
import { addHelp, addMeetingSchool, hush } from './meetings.ts'
import { memberOf } from './pairs.ts'

const friday = { startsAt: new Date('2026-10-09T05:00:00Z') }

describeDatabases('a digest after a week down', (open) => {
  it(
    'comes late in its own week and says of which it is; what was put off joins it all the same',
    story(
      open,
      async (world) => {
        const { curator, mentor } = await schoolThatWaits(world)
        await world.skipTo(new Date('2026-10-14T17:00:00Z'))
        await world.restart()
        await tick(world)
        // At night nobody is told; the morning after it is.
        expect(readWith(curator, 'За неделю')).toEqual([])
        await world.moveTo(new Date('2026-10-15T03:00:00Z'))
        const [digest] = readWith(curator, 'За неделю')
        expect(digest).toMatch(
          /^За неделю 12–18 октября\. Письмо должно было прийти раньше: бот не работал\.\n\nЖдут вашего решения\n1\. Лунин/,
        )
        expect(digest).toContain('Что накопилось')
        expect(digest).toContain('Дело 4.')
        expect(readWith(mentor, 'За неделю')).toEqual([])
        await tick(world)
        await world.moveTo(new Date('2026-10-16T05:00:00Z'))
        expect(readWith(curator, 'За неделю')).toHaveLength(1)
      },
      friday,
    ),
  )

  it(
    'is left out for the newer one where its week is over, and two processes send it once',
    story(
      open,
      async (world) => {
        const { curator } = await schoolThatWaits(world)
        await world.skipTo(new Date('2026-10-25T10:00:00Z'))
        await world.restart()
        await world.moveTo(new Date('2026-10-26T02:59:59Z'))
        expect(readWith(curator, 'решени')).toEqual([])
        await world.skipTo(new Date('2026-10-26T03:00:00Z'))
        const tools = { notice: weeklyNotice(weekDoors), bundles }
        await Promise.all([1, 2].map(async () => await tellWeek(world.db, tools, world.now())))
        await tick(world)
        expect(readWith(curator, 'Понедельник')).toHaveLength(1)
        expect(readWith(curator, 'За неделю')).toEqual([])
        const weeks = await world.db.client.weeklyDigest.findMany({ orderBy: { week: 'asc' } })
        expect(new Set(weeks.map(({ week }) => week.toISOString().slice(0, 10)))).toEqual(new Set(['2026-10-26']))
      },
      friday,
    ),
  )

  it(
    'goes by the clock of each school, and passes over a week of nothing but days off',
    story(
      open,
      async (world) => {
        const { districtId, curator } = await schoolThatWaits(world)
        await addSchoolTo(world, districtId, 'Школа № 8', 'Europe/Kaliningrad')
        await world.moveTo(new Date('2026-12-28T05:59:59Z'))
        expect(await countOf(world, '2026-12-28')).toBe(2)
        await world.moveTo(new Date('2026-12-28T06:00:00Z'))
        expect(await countOf(world, '2026-12-28')).toBe(3)
        await world.moveTo(new Date('2027-01-11T03:00:00Z'))
        expect(await countOf(world, '2027-01-04')).toBe(0)
        expect(await countOf(world, '2027-01-11')).toBe(2)
        expect(lastRead(curator)).toContain('Понедельник')
      },
      { startsAt: new Date('2026-12-25T05:00:00Z') },
    ),
  )
})

/** Somebody asks the curator for help, and of four things to tell the fourth has no room in the week. */
async function schoolThatWaits(world: World) {
  const school = await addMeetingSchool(world, { startsOn: '2026-10-05' })
  await addHelp(world, school, 'Не получается договориться')
  await hush(world)
  const { personId } = await memberOf(world, school.curator)
  const organisation = { id: school.schoolId, timeZone: 'Asia/Yekaterinburg' }
  for (const number of [1, 2, 3, 4]) {
    const text = `Дело ${number}.`
    const telling = { to: [personId], kind: 'search' as const, organisation, key: text, text: () => text }
    await inTransaction(world.db, async (tx) => await tell(tx, telling, world.now()))
  }
  await tick(world)
  return school
}

async function tick(world: World): Promise<void> {
  await world.program.tick()
  await world.settle()
}

async function countOf(world: World, monday: string): Promise<number> {
  return await world.db.client.weeklyDigest.count({ where: { week: new Date(monday) } })
}
