import { addDays, dayIn, instantOf } from '../../calendar/day.ts'
import type { Database } from '../../db/connect.ts'
import { eachInTransaction, inTransaction } from '../../db/transaction.ts'
import { tellOfSilence, wasTold } from '../actions/silence.ts'
import { isOver, schoolDayFrom, silenceToldAt, silentDays, type SilenceRung } from '../silence.ts'
import { listQuiet, listSchoolsOfPairs, listToldOfSilence } from '../store/silence.ts'

const rungs: readonly SilenceRung[] = ['mentor', 'curator']

/** Pairs that have not met for 21 days are told to the mentor, for 30 days to the curators; not in the holidays. */
export async function tellOfSilentPairs(db: Database, now: Date): Promise<void> {
  const schools = await inTransaction(db, async (tx) => await listSchoolsOfPairs(tx))
  await eachInTransaction(db, schools, async (tx, school) => await tellOfSilence(tx, school, now))
}

/** When a rung of some pair comes next, or what had no room in this week may be told. */
export async function nextSilenceAt(db: Database, after: Date): Promise<Date | undefined> {
  const schools = await inTransaction(db, async (tx) => await listSchoolsOfPairs(tx))
  const instants: Date[] = []
  for (const { id } of schools)
    await inTransaction(db, async (tx) => {
      const pairs = await listQuiet(tx, { members: { some: { organisationId: id, leftAt: null } } }, after)
      const said = await listToldOfSilence(
        tx,
        pairs.map(({ pairId }) => pairId),
      )
      for (const pair of pairs) {
        const { timeZone } = pair.organisation
        if ((pair.quiet.isOneMeeting && pair.hasMet) || isOver(pair.quiet, pair.today)) continue
        const ahead = rungs.map((rung) => silenceToldAt(pair.since, rung, timeZone)).filter((at) => at > after)
        const silent = { ...pair, days: silentDays(pair.quiet, pair.today) }
        const isMentorDone = ahead.length === 2 || wasTold(said, silent, 'mentor', pair.mentor.personId)
        const isCuratorDone = ahead.length > 0 || said.some((one) => one.rung === 'curator' && one.since === pair.since)
        instants.push(...ahead, ...(isMentorDone && isCuratorDone ? [] : [nextMorning(after, timeZone)]))
      }
    })
  return instants.toSorted((one, other) => one.getTime() - other.getTime())[0]
}

/** What had no room yesterday, or no reason, may have both. */
function nextMorning(after: Date, zone: string): Date {
  return instantOf(schoolDayFrom(addDays(dayIn(after, zone), 1)), 9, zone)
}
