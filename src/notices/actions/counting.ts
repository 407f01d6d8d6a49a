import type { Tx } from '../../db/transaction.ts'
import { chatKey } from '../../outbox/actions.ts'
import { listNoticesTo } from '../../outbox/store/notices.ts'
import type { Recipient } from '../../people/store.ts'
import { type Told, weekOf } from '../hours.ts'
import { countedKinds, type NoticeKind } from '../kinds.ts'

/** What these people were told unasked since the Monday of this week, and what already waits for them; under the limit only. */
export async function listTold(
  tx: Tx,
  accounts: readonly Recipient[],
  kind: NoticeKind,
  timeZone: string,
  now: Date,
): Promise<Map<string, Told[]>> {
  if (accounts.length === 0) return new Map()
  const since = new Date(`${weekOf(now, timeZone)}T00:00:00Z`)
  // A zone is at most fourteen hours ahead of UTC; who counts by weeks leaves out what is too old.
  const from = new Date(since.getTime() - 14 * 3_600_000)
  const beginnings = countedKinds().map((one) => `${one}:`)
  const rows = await listNoticesTo(tx, accounts.map(chatKey), beginnings, from)
  const byChat = Map.groupBy(rows, (row) => row.chatKey)
  const told = new Map<string, Told[]>()
  for (const [personId, own] of Map.groupBy(accounts, (one) => one.personId)) {
    const keys = new Map<string, Told>()
    for (const account of own)
      for (const row of byChat.get(chatKey(account)) ?? []) {
        const message = messageOf(row)
        keys.set(message, { at: row.sendAfter, isSameKind: message.startsWith(`${kind}:`) })
      }
    told.set(personId, [...keys.values()])
  }
  return told
}

/** The key of the message without its chat: the same for every account and every file of it. */
export function messageOf({
  dedupeKey,
  chatKey: chat,
}: {
  readonly dedupeKey: string
  readonly chatKey: string
}): string {
  return dedupeKey.slice(0, -chat.length).replace(/file\d+:$/, '')
}
