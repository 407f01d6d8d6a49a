import type { Database } from '../db/connect.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/transaction.ts'
import type { Arrival } from './update.ts'

export type Claimed = {
  readonly id: bigint
  readonly platform: string
  readonly chatId: string
  readonly body: string
  readonly attempts: number
  /** Where the chat's guided dialogue stands. */
  readonly dialogue: string | null
  /** Whether the chat has another update after this one. */
  readonly isFollowed: boolean
}

type ClaimedRow = {
  id: bigint
  platform: string
  chat_key: string
  body: string
  attempts: number
  dialogue: string | null
  is_followed: boolean
}

/** Stores updates once each, however often they come; answers how many were new. */
export async function addArrivals(
  db: Database,
  platform: string,
  arrivals: readonly Arrival[],
  now: Date,
): Promise<number> {
  if (arrivals.length === 0) return 0
  const rows = arrivals.map(
    (one) =>
      Prisma.sql`(${platform}, ${BigInt(one.updateId)}::bigint, ${`${platform}:${one.chatId}`}, ${one.body}, ${now}::timestamptz)`,
  )
  return await db.client.$executeRaw`
    insert into inbox (platform, update_id, chat_key, body, received_at) values ${Prisma.join(rows)}
    on conflict (platform, update_id) do nothing`
}

/** An update of our own, in the transaction of what it is about; `updateId` is below nought. Once for ever, as any other. */
export async function addOwnUpdate(
  tx: Tx,
  update: { readonly platform: string; readonly chatId: string; readonly updateId: bigint; readonly body: string },
  now: Date,
): Promise<void> {
  const { platform, chatId, updateId, body } = update
  const row = { platform, updateId, chatKey: `${platform}:${chatId}`, body, receivedAt: now }
  await tx.inboxUpdate.createMany({ data: [row], skipDuplicates: true })
}

/**
 * Locks the oldest undone update of up to `limit` chats that no other worker holds and that are in no pause. By `id + 0`,
 * because for the order of `id` alone PostgreSQL walks the primary key, through every update that was ever handled.
 */
export async function claimOldest(tx: Tx, limit: number, machineNow: Date): Promise<Claimed[]> {
  const rows = await tx.$queryRaw<ClaimedRow[]>`
    select id, platform, chat_key, body, attempts,
      (select state from dialogue where key = mine.chat_key) as dialogue,
      exists (select 1 from inbox as later where later.state = 'NEW' and later.chat_key = mine.chat_key and later.id > mine.id) as is_followed
    from inbox as mine
    where state = 'NEW' and (retry_at is null or retry_at <= ${machineNow}::timestamptz)
      and not exists (select 1 from inbox as earlier where earlier.state = 'NEW' and earlier.chat_key = mine.chat_key and earlier.id < mine.id)
    order by id + 0 limit ${limit} for update skip locked`
  return rows.map(({ chat_key, is_followed, ...row }) => ({
    ...row,
    chatId: chat_key.slice(row.platform.length + 1),
    isFollowed: is_followed,
  }))
}

/** A handled update keeps its number and loses its content. */
export async function finishUpdates(tx: Tx, ids: readonly bigint[], now: Date): Promise<void> {
  await tx.$executeRaw`update inbox set state = 'DONE', body = null, done_at = ${now}::timestamptz where id = any(${ids}::bigint[])`
}

/** After a failure, in a transaction of its own. */
export async function postponeUpdate(tx: Tx, id: bigint, attempts: number, retryAt: Date): Promise<void> {
  await tx.inboxUpdate.updateMany({ where: { id, state: 'NEW' }, data: { attempts, retryAt } })
}

/** A poisonous update is kept, content and all, for people to look at; the chat goes on. */
export async function setAside(tx: Tx, id: bigint, attempts: number, now: Date): Promise<boolean> {
  const changed = await tx.inboxUpdate.updateMany({
    where: { id, state: 'NEW' },
    data: { state: 'SET_ASIDE', attempts, doneAt: now },
  })
  return changed.count === 1
}

export async function countWaiting(db: Database): Promise<number> {
  return await db.client.inboxUpdate.count({ where: { state: 'NEW' } })
}

export async function removeOldUpdates(db: Database, before: Date): Promise<number> {
  const gone = await db.client.inboxUpdate.deleteMany({
    where: { state: { in: ['DONE', 'SET_ASIDE'] }, doneAt: { lt: before } },
  })
  return gone.count
}

export async function saveDialogue(tx: Tx, key: string, state: string, now: Date): Promise<void> {
  await tx.dialogue.upsert({
    where: { key },
    create: { key, state, updatedAt: now },
    update: { state, updatedAt: now },
    select: { key: true },
  })
}

export async function removeDialogue(tx: Tx, key: string): Promise<void> {
  await tx.dialogue.deleteMany({ where: { key } })
}

export async function removeOldDialogues(db: Database, before: Date): Promise<number> {
  const gone = await db.client.dialogue.deleteMany({ where: { updatedAt: { lt: before } } })
  return gone.count
}

/** Takes or renews the lease; false while another process holds it. By the machinery clock. */
export async function takeLease(db: Database, name: string, holder: string, now: Date, until: Date): Promise<boolean> {
  const taken = await db.client.$executeRaw`
    insert into lease (name, holder, until) values (${name}, ${holder}, ${until}::timestamptz)
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
    where lease.holder = excluded.holder or lease.until < ${now}::timestamptz`
  return taken === 1
}

export async function dropLease(db: Database, name: string, holder: string): Promise<void> {
  await db.client.lease.deleteMany({ where: { name, holder } })
}
