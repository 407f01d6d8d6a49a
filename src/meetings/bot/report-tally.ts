import { dayIn } from '../../calendar/day.ts'
import type { Pair } from '../../pairs/pair.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { findTally } from '../store/week.ts'

/** HTML, on the card of a pair: how many meetings took place, the last, the next, and how many wait for the mentor's word. */
export async function tallyLines({ tx, texts, now }: MemberContext, pair: Pair): Promise<string[]> {
  if (pair.status !== 'active' && pair.status !== 'ended') return []
  const { held, lastHeldAt, nextAt, unreportedIds } = await findTally(tx, pair.id, now)
  const zone = pair.organisation.timeZone
  return [
    ...(lastHeldAt === null
      ? []
      : [texts.t('meetings.tally.held', { count: held, day: texts.day(dayIn(lastHeldAt, zone)) })]),
    ...(nextAt === null || pair.status !== 'active'
      ? []
      : [texts.t('meetings.tally.next', { at: texts.instant(nextAt, zone) })]),
    ...(unreportedIds.length > 0 ? [texts.t('meetings.tally.unreported', { count: unreportedIds.length })] : []),
  ]
}
