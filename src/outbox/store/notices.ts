import type { Tx } from '../../db/transaction.ts'

/** Takes back what was owed but not asked for; the keys stay, so that it is not owed again. */
export async function removeNotices(tx: Tx, chatKey: string, now: Date): Promise<void> {
  await tx.outboxCall.updateMany({
    where: { chatKey, lane: 'NOTICE', state: 'OWED' },
    data: { state: 'UNREACHABLE', body: null, doneAt: now },
  })
}

/** Takes back the notices with these beginnings of their keys, whoever they are for. */
export async function removeNoticesWith(tx: Tx, beginnings: readonly string[], now: Date): Promise<void> {
  await tx.outboxCall.updateMany({
    where: {
      lane: 'NOTICE',
      state: 'OWED',
      OR: beginnings.map((beginning) => ({ dedupeKey: { startsWith: beginning } })),
    },
    data: { state: 'UNREACHABLE', body: null, doneAt: now },
  })
}

/** Whose notices with these beginnings of their keys have not been sent yet. */
export async function listChatsOwed(tx: Tx, beginnings: readonly string[]): Promise<string[]> {
  const rows = await tx.outboxCall.findMany({
    where: {
      lane: 'NOTICE',
      state: 'OWED',
      OR: beginnings.map((beginning) => ({ dedupeKey: { startsWith: beginning } })),
    },
    distinct: ['chatKey'],
    select: { chatKey: true },
  })
  return rows.map(({ chatKey }) => chatKey)
}

/** What these chats have been sent unasked since then or will be, of the kinds that these beginnings of keys name. */
export async function listNoticesTo(
  tx: Tx,
  chatKeys: readonly string[],
  beginnings: readonly string[],
  since: Date,
): Promise<{ chatKey: string; dedupeKey: string; sendAfter: Date }[]> {
  return await tx.outboxCall.findMany({
    where: {
      chatKey: { in: [...chatKeys] },
      lane: 'NOTICE',
      state: { in: ['OWED', 'SENDING', 'SENT', 'DOUBTFUL'] },
      sendAfter: { gte: since },
      OR: beginnings.map((beginning) => ({ dedupeKey: { startsWith: beginning } })),
    },
    select: { chatKey: true, dedupeKey: true, sendAfter: true },
  })
}

/** Which of these dedupe keys are known: of what was sent, is owed or was taken back. */
export async function listKnownKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.outboxCall.findMany({ where: { dedupeKey: { in: [...keys] } }, select: { dedupeKey: true } })
  return new Set(rows.flatMap(({ dedupeKey }) => dedupeKey ?? []))
}

/** Takes back what still waits for its hour in these chats, of one kind: something newer goes in its place. */
export async function removeWaitingNotices(
  tx: Tx,
  chatKeys: readonly string[],
  beginning: string,
  now: Date,
): Promise<void> {
  await tx.outboxCall.updateMany({
    where: {
      chatKey: { in: [...chatKeys] },
      lane: 'NOTICE',
      state: 'OWED',
      sendAfter: { gt: now },
      dedupeKey: { startsWith: beginning },
    },
    data: { state: 'UNREACHABLE', body: null, doneAt: now },
  })
}
