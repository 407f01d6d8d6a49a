import type { Tx } from '../../db/transaction.ts'

export type WaitingCall = {
  readonly id: bigint
  readonly chatKey: string
  readonly dedupeKey: string
  readonly method: string
  readonly sendAfter: Date
  readonly body: Uint8Array | null
}

const untried = { lane: 'NOTICE', state: 'OWED', attempts: 0 } as const

/** What these chats are still owed unasked and nobody has tried to send, of these beginnings of keys, the oldest first. */
export async function listWaitingNotices(
  tx: Tx,
  chatKeys: readonly string[],
  beginnings: readonly string[],
): Promise<WaitingCall[]> {
  if (chatKeys.length === 0) return []
  return await tx.outboxCall.findMany({
    where: {
      ...untried,
      chatKey: { in: [...chatKeys] },
      OR: beginnings.map((beginning) => ({ dedupeKey: { startsWith: beginning } })),
    },
    orderBy: { id: 'asc' },
    select: { id: true, chatKey: true, dedupeKey: true, method: true, sendAfter: true, body: true },
  })
}

/** Takes them back; the keys stay. Answers how many were still there. */
export async function removeWaiting(tx: Tx, ids: readonly bigint[], now: Date): Promise<number> {
  if (ids.length === 0) return 0
  const gone = await tx.outboxCall.updateMany({
    where: { ...untried, id: { in: [...ids] } },
    data: { state: 'UNREACHABLE', body: null, doneAt: now },
  })
  return gone.count
}

/** They go then, not before. */
export async function saveSendAfter(tx: Tx, ids: readonly bigint[], sendAfter: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.outboxCall.updateMany({ where: { ...untried, id: { in: [...ids] } }, data: { sendAfter } })
}

/** Which of these keys have been owed to somebody already. */
export async function listToldKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await tx.outboxCall.findMany({ where: { dedupeKey: { in: [...keys] } }, select: { dedupeKey: true } })
  return new Set(rows.map(({ dedupeKey }) => dedupeKey))
}

export type OverdueNotice = Pick<WaitingCall, 'id' | 'chatKey' | 'dedupeKey'>

/** What is owed unasked and might have gone already, page by page. */
export async function listOverdueNotices(
  tx: Tx,
  now: Date,
  { after, limit }: { after: bigint; limit: number },
): Promise<OverdueNotice[]> {
  return await tx.outboxCall.findMany({
    where: { ...untried, sendAfter: { lt: now }, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, chatKey: true, dedupeKey: true },
  })
}
