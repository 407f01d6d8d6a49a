import { cancelNotices } from '../../outbox/actions.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { member } from './acts.ts'
import { couples, type District, type Settler } from './district.ts'
import { liveTogether, meetAsGroup, meetLast, seekHelp } from './meetings.ts'
import { type AtWork, lookFor, makePair, makeProposal, type School } from './pairs.ts'
import { fillSurveys } from './surveys.ts'

type Ago = (days: number) => Date

/** Pairs at work, in the first school somebody who has long been without one, in the second a proposal that waits. */
export async function pairUp(
  tx: Tx,
  { index, school, taught }: { index: number; school: School; taught: readonly Settler[] },
  district: Pick<District, 'said' | 'timeZone'>,
  ago: Ago,
): Promise<void> {
  const at = async (place: number): Promise<Member> => {
    const settler = taught[place]
    if (!settler) throw new Error(`nobody stands at ${place} in an invented school`)
    return await member(tx, settler)
  }
  if (index === 1) await makeProposal(tx, school, { mentor: await at(0), mentees: [await at(3)] }, ago)
  if (index === 0) await lookFor(tx, school, await at(4), ago)
  const known = couples.find((one) => one.school === index)
  if (!known) return
  const mentees: Member[] = []
  for (const place of known.mentees) mentees.push(await at(place))
  const couple = { mentor: await at(0), mentees, ...(known.months === undefined ? {} : { months: known.months }) }
  const pair = { ...couple, pairId: await makePair(tx, school, couple, ago), timeZone: district.timeZone }
  await liveOn(tx, { index, pair }, district, ago)
  for (const one of [pair.mentor, ...mentees, school.curator, school.head])
    await cancelNotices(tx, one.personId, ago(1))
  if (index === 0) await seekHelp(tx, pair, district.said, new Date(ago(0).getTime() - 3_600_000))
}

/** One pair meets and one is a group; two have not met for weeks. */
async function liveOn(
  tx: Tx,
  { index, pair }: { index: number; pair: AtWork },
  { said }: Pick<District, 'said'>,
  ago: Ago,
): Promise<void> {
  if (index === 0) return await liveTogether(tx, pair, said, ago)
  if (index === 2) return await meetLast(tx, pair, 24, ago)
  if (index === 3) return await meetLast(tx, pair, 35, ago)
  await meetAsGroup(tx, pair, said, ago)
  await fillSurveys(tx, pair, ago)
}
