import { strFromU8, unzipSync } from 'fflate'
import { BotError } from 'grammy'
import type { Update } from 'grammy/types'
import { createBot } from '../../src/bot.ts'
import { publishEditions } from '../../src/consent/actions/publishing.ts'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction, type Tx } from '../../src/db/transaction.ts'
import { forms } from '../../src/forms.ts'
import { recordingFetch, runTurn, type Turn } from '../../src/telegram/turn.ts'
import { token } from '../kit/world.ts'

/** What a person does: presses a button with this data, or writes. */
export type Step = string | { readonly says: string }

/** What came of the steps: all of it was rolled back. */
export type Aftermath = {
  /** Everything that would have been sent, to anybody: texts, data of buttons, contents of files. */
  readonly said: string
  /** The calls that answer the steps, with bodies of JSON. */
  readonly calls: readonly unknown[]
  /** Tables that were changed, but for what the machinery keeps for itself. */
  readonly changed: readonly string[]
  /** Whether a guided dialogue waits for the next words. */
  readonly isAsked: boolean
}

export type Handling = {
  /** `before` is done in the same transaction. */
  try(chatId: number, steps: readonly Step[], now: Date, before?: (tx: Tx) => Promise<void>): Promise<Aftermath>
}

export const botInfo = {
  id: 7_000_000_001,
  is_bot: true as const,
  first_name: 'Наставник',
  username: 'nastavnik_test_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
}

/** The real bot on real rows, in a transaction that is always rolled back. */
export async function createHandling(db: Database, now: Date): Promise<Handling> {
  const consentEditions = await inTransaction(db, async (tx) => await publishEditions(tx, now))
  const noTransport = () => Promise.reject(new Error('nothing is sent from here'))
  const bot = createBot({ token, botInfo, fetch: recordingFetch(noTransport), consentEditions, forms })
  const tables = await listTables(db)
  const marks = await inTransaction(db, async (tx) => await marksOf(tx, tables))
  let number = 0
  return { try: attempt }

  async function attempt(
    chatId: number,
    steps: readonly Step[],
    at: Date,
    before?: (tx: Tx) => Promise<void>,
  ): Promise<Aftermath> {
    const rollback = new Rollback()
    try {
      await inTransaction(db, async (tx) => {
        await before?.(tx)
        const bodies: string[] = []
        for (const step of steps) bodies.push(...(await handle(tx, chatId, step, at)))
        const said = [...bodies, ...(await noticesIn(tx))]
        // Where something was put in beforehand, what changed says nothing.
        const written = before ? [] : await writtenTables(tx)
        const after = await marksOf(
          tx,
          tables.filter((one) => written.includes(one)),
        )
        rollback.aftermath = {
          said: said.join('\n'),
          calls: bodies.filter((one) => one.startsWith('{')).map((one): unknown => JSON.parse(one)),
          changed: Object.keys(after).filter((table) => marks[table] !== after[table]),
          isAsked: (await tx.dialogue.count({ where: { key: `telegram:${chatId}` } })) > 0,
        }
        throw rollback
      })
    } catch (error) {
      // What grammY throws holds the whole context, which no report of a failed test can print.
      if (error instanceof BotError && error.error instanceof Error) throw error.error
      if (error !== rollback) throw error
    }
    if (!rollback.aftermath) throw new Error('nothing was tried')
    return rollback.aftermath
  }

  async function handle(tx: Tx, chatId: number, step: Step, at: Date): Promise<string[]> {
    number += 1
    const state = await tx.dialogue.findUnique({ where: { key: `telegram:${chatId}` }, select: { state: true } })
    const turn: Turn = {
      tx,
      now: at,
      platform: 'telegram',
      chatId: String(chatId),
      inboxId: BigInt(1_000_000 + number),
      dialogue: state?.state ?? null,
      calls: [],
      isOver: false,
      isDownloadOwed: false,
      language: undefined,
    }
    await runTurn(turn, async () => await bot.handleUpdate(updateOf(chatId, step, at, number)))
    return turn.calls.map(({ body }) => readable(body))
  }
}

class Rollback extends Error {
  aftermath: Aftermath | undefined
}

function updateOf(id: number, step: Step, at: Date, number: number): Update {
  const from = { id, is_bot: false, first_name: 'Кто-то', language_code: 'ru' }
  const chat = { id, type: 'private' as const, first_name: 'Кто-то' }
  const date = Math.floor(at.getTime() / 1000)
  const base = { message_id: number, date, chat }
  if (typeof step === 'string') {
    const message = { ...base, from: { ...botInfo }, text: '…' }
    return {
      update_id: number,
      callback_query: { id: String(number), from, chat_instance: '1', data: step, message },
    }
  }
  const { says: text } = step
  const [command = ''] = text.split(' ')
  const entities = text.startsWith('/') ? [{ type: 'bot_command' as const, offset: 0, length: command.length }] : []
  return { update_id: number, message: { ...base, from, text, ...(entities.length > 0 ? { entities } : {}) } }
}

/** JSON as it is; of a multipart body, what its files say too. */
export function readable(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8')
  if (text.startsWith('{')) return text
  const start = Buffer.from(body).indexOf('PK\u0003\u0004')
  const end = Buffer.from(body).lastIndexOf('\r\n--')
  if (start < 0) return text
  const files = unzipSync(new Uint8Array(body.subarray(start, end)))
  return [
    text.split('PK\u0003\u0004', 1)[0]?.slice(0, 2000),
    ...Object.values(files).map((one) => strFromU8(one)),
  ].join('\n')
}

async function noticesIn(tx: Tx): Promise<string[]> {
  const rows = await tx.outboxCall.findMany({ where: { lane: 'NOTICE' }, select: { body: true } })
  return rows.flatMap(({ body }) => (body ? [readable(body)] : []))
}

/** What the machinery keeps for itself says nothing of what somebody was allowed. */
const machinery = ['_prisma_migrations', 'dialogue', 'inbox', 'lease', 'installation']

async function listTables(db: Database): Promise<string[]> {
  const rows = await db.client.$queryRaw<{ tablename: string }[]>`
    select tablename from pg_tables where schemaname = 'public' order by tablename`
  return rows.map(({ tablename }) => tablename).filter((one) => !machinery.includes(one))
}

/** Those that this transaction wrote to, perhaps what was there already, and perhaps some that earlier ones wrote to. */
async function writtenTables(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ relname: string }[]>`
    select relname from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0`
  return rows.map(({ relname }) => relname)
}

export async function marksOf(tx: Tx, tables: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (tables.length === 0) return {}
  const parts = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(one::text, ',' order by one::text collate "C"), '')) as mark from "${table}" as one`,
  )
  const rows = await tx.$queryRawUnsafe<{ name: string; mark: string }[]>(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, mark }) => [name, mark]))
}
