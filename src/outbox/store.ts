import type { Database } from '../db/connect.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/transaction.ts'
import type { Call } from './call.ts'

export type Lane = 'REPLY' | 'NOTICE'

export type NewCall = Call & {
  readonly dedupeKey: string
  readonly chatKey: string
  readonly lane: Lane
  /** After an unknown outcome: send again, or leave it for a person to see. */
  readonly resend: boolean
  readonly sendAfter: Date
}

export type OwedCall = Call & {
  readonly id: bigint
  readonly chatKey: string
  readonly lane: Lane
  readonly resend: boolean
  readonly attempts: number
  /** The newest call of the same chat and lane that was still owed when this one was added. */
  readonly elderId: bigint | null
}

type Row = {
  id: bigint
  chat_key: string
  lane: Lane
  resend: boolean
  attempts: number
  method: string
  content_type: string
  body: Uint8Array
  elder_id?: bigint | null
}

const columns = Prisma.sql`id, chat_key, lane::text as lane, resend, attempts, method, content_type, body`

/** Adds the calls that are not yet there; answers with those that were added, in order. */
export async function addCalls(tx: Tx, calls: readonly NewCall[], now: Date): Promise<OwedCall[]> {
  if (calls.length === 0) return []
  const rows = calls.map(
    (
      call,
    ) => Prisma.sql`(${call.dedupeKey}, ${call.chatKey}, ${call.lane}::"OutboxLane", ${call.method}, ${call.contentType},
      ${call.body}, ${call.resend}, ${call.sendAfter}::timestamptz, ${now}::timestamptz)`,
  )
  const added = await tx.$queryRaw<Row[]>`
    insert into outbox (dedupe_key, chat_key, lane, method, content_type, body, resend, send_after, created_at)
    values ${Prisma.join(rows)} on conflict (dedupe_key) do nothing
    returning ${columns}, (select max(elder.id) from outbox as elder where elder.chat_key = outbox.chat_key
      and elder.lane = outbox.lane and elder.state in ('OWED', 'SENDING') and elder.id < outbox.id) as elder_id`
  return added.map(toOwed).toSorted(byId)
}

/** What may go now and is not in `known`: answers first, then by age. */
export async function findDue(
  db: Database,
  now: Date,
  machineNow: Date,
  known: readonly bigint[],
  limit: number,
): Promise<OwedCall[]> {
  const rows = await db.client.$queryRaw<Row[]>`
    select ${columns} from outbox
    where state = 'OWED' and send_after <= ${now}::timestamptz and (retry_at is null or retry_at <= ${machineNow}::timestamptz)
      and id <> all(${known}::bigint[])
      and not exists (select 1 from outbox as elder where elder.chat_key = outbox.chat_key and elder.lane = outbox.lane
        and elder.state = 'OWED' and elder.id < outbox.id and elder.retry_at > ${machineNow}::timestamptz)
    order by outbox.lane, outbox.id limit ${limit}`
  return rows.map(toOwed)
}

/** Marks a send before it is made; false when it is no longer owed. */
export async function markSending(db: Database, id: bigint): Promise<boolean> {
  const marked = await db.client
    .$executeRaw`update outbox set state = 'SENDING', attempts = attempts + 1 where id = ${id} and state = 'OWED'`
  return marked === 1
}

export type Result = {
  readonly id: bigint
  readonly state: 'OWED' | 'SENT' | 'REFUSED' | 'UNREACHABLE' | 'DOUBTFUL'
  readonly messageId?: number
  readonly refusal?: string
  readonly retryAt?: Date
  readonly attempts: number
}

/** Writes down what became of several calls in one statement; a call that is done loses its body. */
export async function saveResults(db: Database, results: readonly Result[], now: Date): Promise<void> {
  if (results.length === 0) return
  const rows = results.map(
    (
      one,
    ) => Prisma.sql`(${one.id}::bigint, ${one.state}::"OutboxState", ${one.messageId ?? null}::int, ${one.refusal ?? null}::text,
      ${one.retryAt ?? null}::timestamptz, ${one.attempts}::int)`,
  )
  await db.client.$executeRaw`
    update outbox set state = made.state, message_id = made.message_id, refusal = made.refusal, retry_at = made.retry_at, attempts = made.attempts,
      body = case when made.state = 'OWED' then outbox.body end,
      done_at = case when made.state = 'OWED' then null else ${now}::timestamptz end
    from (values ${Prisma.join(rows)}) as made (id, state, message_id, refusal, retry_at, attempts) where outbox.id = made.id`
}

/** The call goes on as another one: an edit that became a send. */
export async function replaceCall(db: Database, id: bigint, call: Call): Promise<void> {
  await db.client.outboxCall.update({
    where: { id },
    data: { method: call.method, contentType: call.contentType, body: new Uint8Array(call.body), state: 'OWED' },
    select: { id: true },
  })
}

/** Number of the message that the call with this key sent, if it did. */
export async function findMessageId(db: Database, dedupeKey: string): Promise<number | undefined> {
  const row = await db.client.outboxCall.findUnique({ where: { dedupeKey }, select: { messageId: true } })
  return row?.messageId ?? undefined
}

/** After the death of a sender: nobody knows whether these were sent. Answers how many there were. */
export async function releaseInterrupted(db: Database, now: Date): Promise<number> {
  return await db.client.$executeRaw`
    update outbox set state = (case when resend then 'OWED' else 'DOUBTFUL' end)::"OutboxState",
      body = case when resend then body end, done_at = case when resend then null else ${now}::timestamptz end
    where state = 'SENDING'`
}

/** Gives up what is owed to a chat that can't be reached. */
export async function giveUpChat(tx: Tx, chatKey: string, now: Date): Promise<void> {
  await tx.outboxCall.updateMany({
    where: { chatKey, state: 'OWED' },
    data: { state: 'UNREACHABLE', body: null, doneAt: now },
  })
}

/** Calls that may go by now and have not gone. */
export async function countOwedBy(db: Database, now: Date): Promise<number> {
  return await db.client.outboxCall.count({ where: { state: { in: ['OWED', 'SENDING'] }, sendAfter: { lte: now } } })
}

/** The next instant at which something that waits for its hour may go. */
export async function nextSendAfter(db: Database, after: Date): Promise<Date | undefined> {
  const row = await db.client.outboxCall.findFirst({
    where: { state: 'OWED', sendAfter: { gt: after } },
    orderBy: { sendAfter: 'asc' },
    select: { sendAfter: true },
  })
  return row?.sendAfter
}

/** Replies are forgotten after `before`; notices keep their keys, so that nothing is told twice. */
export async function removeOldReplies(db: Database, before: Date): Promise<number> {
  const gone = await db.client.outboxCall.deleteMany({ where: { lane: 'REPLY', doneAt: { lt: before } } })
  return gone.count
}

function toOwed(row: Row): OwedCall {
  return {
    id: row.id,
    chatKey: row.chat_key,
    lane: row.lane,
    resend: row.resend,
    attempts: row.attempts,
    method: row.method,
    contentType: row.content_type,
    body: row.body,
    elderId: row.elder_id ?? null,
  }
}

function byId(one: OwedCall, other: OwedCall): number {
  return Number(one.id - other.id)
}
