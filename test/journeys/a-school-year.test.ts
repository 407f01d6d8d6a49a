import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '../../src/calendar/day.ts'
import { isWorkingDay } from '../../src/calendar/working-days.ts'
import { countedKinds, type NoticeKind } from '../../src/notices/kinds.ts'
import { counts } from '../kit/counts.ts'
import { shared } from '../kit/crashing.ts'
import { kinds, type Kind, reopenedDatabase, testDatabase } from '../kit/database.ts'
import { seeded } from '../kit/seeded.ts'
import { createWorld } from '../kit/world.ts'
import { at, type Entry, type Hooks, liveYear } from './year.ts'
import { yearDeeds } from './year-deeds.ts'

/** `SEED=17 npm test -- test/journeys/a-school-year` dies at other points. */
const seed = Number(process.env['SEED'] ?? 1)
const begins = '2026-08-31 09:00'
const ends = '2027-06-30 12:00'
/** The program is down in a week of February; what it owed is told when it is up. */
const down = { from: '2027-02-19 18:00', to: '2027-02-26 19:00' }

describe('a school year', { timeout: 900_000 }, () => {
  let diary: Entry[] = []

  beforeAll(async () => {
    // PostgreSQL where there is one: it is the quicker.
    diary = await live(kinds().at(-1) ?? 'embedded', ends)
  }, 900_000)

  it('tells everybody day by day what stands in the diary', async () => {
    await expect(`${diary.map(lineOf).join('\n')}\n`).toMatchFileSnapshot('./a-school-year.txt')
  })

  it('tells nobody anything twice', () => {
    const keys = diary.map((one) => JSON.stringify(one))
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
  })

  it('tells nothing at night or on a day off', () => {
    const [from, to] = ['08:00', '20:00']
    const untimely = diary.filter(({ at: moment }) => {
      const [day = '', clock = ''] = moment.split(' ')
      return !isWorkingDay(day) || clock < from || clock >= to
    })
    expect(untimely).toEqual([])
  })

  it('tells nobody more than three things a week, but for what stands outside the limit', () => {
    const counted: readonly string[] = countedKinds() satisfies NoticeKind[]
    const weeks = Map.groupBy(
      diary.filter((one) => counted.includes(one.kind)),
      ({ at: moment, who }) => `${who} ${mondayOf(moment)}`,
    )
    expect([...weeks].filter(([, told]) => told.length > 3)).toEqual([])
  })

  it('warns of the monitoring thirty days before it and on the way, on its last days, and when it is late', () => {
    expect(daysOf(diary, 'Ольга', 'Результаты мониторинга', '2026-09-01', '2027-01-31')).toEqual([
      '2026-11-23 digest',
      '2026-12-07 digest',
      '2026-12-14 digest',
      '2026-12-21 digest',
      '2026-12-22 deadline',
      '2026-12-23 deadline',
      '2026-12-24 deadline',
      '2026-12-28 digest',
      '2026-12-30 deadline',
    ])
  })

  it('warns of 20 May in the same way, and stops where the thing is done', () => {
    const spring = ['2027-04-19 digest', '2027-05-04 digest', '2027-05-11 digest', '2027-05-17 digest']
    expect(daysOf(diary, 'Ольга', 'Дорожная карта школы', '2027-03-01', ends)).toEqual([
      ...spring,
      '2027-05-19 deadline',
    ])
    expect(daysOf(diary, 'Пётр', 'Назначение куратора', '2027-03-01', ends)).toEqual([
      ...spring,
      '2027-05-19 deadline',
      '2027-05-20 deadline',
      '2027-05-21 deadline',
      '2027-05-24 digest',
      '2027-05-27 deadline',
    ])
    // Approved in March: nobody is reminded of it.
    expect(daysOf(diary, 'Пётр', 'Приказ о положении', '2027-03-11', ends)).toEqual([])
  })

  it('lets the mentor know after 21 days without a meeting, the curator after 30', () => {
    const silence = diary.filter(({ kind, at: moment }) => kind === 'silent' && moment < '2026-11-01')
    expect(silence.map(({ at: moment, who }) => `${moment} ${who}`)).toEqual([
      '2026-10-13 09:00 Мария',
      '2026-10-22 09:00 Ольга',
      '2026-10-26 09:00 Егор',
      '2026-10-26 09:00 Мария',
    ])
  })

  const spans: Readonly<Record<Kind, string>> = {
    server: counts({ quick: '2026-10-30 12:00', full: ends, night: ends }),
    embedded: counts({ quick: '2026-10-02 12:00', full: '2026-11-13 12:00', night: ends }),
  }

  it.each(kinds())(
    'brings the same, once, where the program is killed now and then and down for a week (%s)',
    async (kind) => {
      const until = spans[kind]
      const chance = seeded(seed)
      const dies: Hooks['beforeMoving'] = (world) => {
        if (chance() < 0.5)
          world.dieAt({ step: 1 + Math.floor(chance() * 80), when: chance() < 0.5 ? 'before' : 'after' })
      }
      const killed = await live(kind, until, { beforeMoving: dies, down }, true)
      expect(killed.map(comparable)).toEqual(diary.filter((one) => one.at < until).map(comparable))
    },
  )
})

async function live(kind: Kind, until: string, hooks: Hooks = {}, isMortal = false): Promise<Entry[]> {
  const plain = await testDatabase(kind)
  const db = isMortal ? await reopenedDatabase(kind, shared) : plain
  const startsAt = at(begins)
  const world = await createWorld(db, isMortal ? { startsAt, isMortal } : { startsAt })
  try {
    const deeds = yearDeeds.filter(({ on }) => on < until)
    const diary = await liveYear(world, deeds, until, hooks)
    if (isMortal) console.log(`${kind}: ${diary.length} messages until ${until}, ${world.deaths} deaths.`)
    return diary
  } finally {
    await world.close()
  }
}

/** The first lines say what it is about. */
function lineOf({ at: moment, who, kind, text }: Entry): string {
  return `${moment} ${who} ${kind}: ${text.split('\n').slice(0, 2).join(' / ').slice(0, 160)}`
}

/** What was owed while the program was down comes late and says so; otherwise to the minute the same. */
function comparable(entry: Entry): string {
  const isLate = entry.at >= down.from && entry.at <= down.to
  return isLate ? `late ${entry.who} ${entry.kind}` : JSON.stringify(entry)
}

function daysOf(diary: readonly Entry[], who: string, words: string, from: string, to: string): string[] {
  const about = diary.filter((one) => one.who === who && one.text.includes(words) && one.at >= from && one.at <= to)
  return about.filter(({ kind }) => kind !== 'summary').map(({ at: moment, kind }) => `${moment.slice(0, 10)} ${kind}`)
}

function mondayOf(moment: string): string {
  const day = moment.slice(0, 10)
  return addDays(day, 1 - weekdayOf(day))
}
