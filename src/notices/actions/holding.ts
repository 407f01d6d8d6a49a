import { nextAllowedInstant } from '../../calendar/quiet-hours.ts'
import type { Database } from '../../db/connect.ts'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { listOverdueNotices, type OverdueNotice, saveSendAfter } from '../../outbox/store/waiting.ts'
import { listZonesOf } from '../../people/store/zones.ts'
import { minutesAfterDigest } from '../hours.ts'
import { countedKinds, isKind } from '../kinds.ts'

const atOnce = 1000

/**
 * After hours or days down what should have gone meanwhile is owed at once: where it is night or a day off by then, it
 * goes in the morning, and what stands under the limit a little after the digest that it may join.
 */
export async function holdForMorning(db: Database, now: Date): Promise<void> {
  for (let after = 0n; ;) {
    const last = await inTransaction(db, async (tx) => await holdSome(tx, after, now))
    if (last === undefined) return
    after = last
  }
}

async function holdSome(tx: Tx, after: bigint, now: Date): Promise<bigint | undefined> {
  const overdue = await listOverdueNotices(tx, now, { after, limit: atOnce })
  const own = overdue.filter(({ dedupeKey }) => isKind(kindOf(dedupeKey)))
  for (const [platform, calls] of Map.groupBy(own, ({ chatKey }) => chatKey.split(':')[0] ?? ''))
    await holdOf(tx, platform, calls, now)
  return overdue.at(-1)?.id
}

async function holdOf(tx: Tx, platform: string, calls: readonly OverdueNotice[], now: Date): Promise<void> {
  const chatOf = ({ chatKey }: OverdueNotice) => chatKey.slice(platform.length + 1)
  const zones = await listZonesOf(tx, platform, [...new Set(calls.map(chatOf))])
  const zoneOf = new Map(zones.map(({ chatId, timeZone }) => [chatId, timeZone]))
  const counted: readonly string[] = countedKinds()
  for (const [zone, own] of Map.groupBy(calls, (call) => zoneOf.get(chatOf(call)) ?? '')) {
    const at = zone === '' ? now : nextAllowedInstant(now, zone)
    if (at <= now) continue
    const isCounted = ({ dedupeKey }: OverdueNotice) => counted.includes(kindOf(dedupeKey))
    const later = new Date(at.getTime() + minutesAfterDigest * 60_000)
    const idsOf = (some: readonly OverdueNotice[]) => some.map(({ id }) => id)
    await saveSendAfter(tx, idsOf(own.filter(isCounted)), later)
    await saveSendAfter(tx, idsOf(own.filter((one) => !isCounted(one))), at)
  }
}

function kindOf(dedupeKey: string): string {
  return dedupeKey.split(':')[0] ?? ''
}
