import type { Session } from '../../src/db/engine.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import type { Marks } from './snapshot.ts'
import type { Stage } from './stage.ts'

/** What is true in the database and what people see, without what chance and repetition may change. */
export type Picture = {
  readonly rows: Readonly<Record<string, readonly string[]>>
  /** By first name: each message with its buttons. */
  readonly screens: Readonly<Record<string, readonly string[]>>
}

/** What to compare by: ids that keep their names, and the tables as they were, where those without a change are left out. */
export type Baseline = { readonly ids: ReadonlySet<string>; readonly marks: Marks }

/** Tokens and their hashes are random; numbers of messages, by which downloads are known, differ when something was sent again. */
const passing: Readonly<Record<string, readonly string[]>> = {
  journal: ['id'],
  tiding: ['id'],
  download: ['id', 'dedupe_key', 'attempts', 'retry_at'],
  invitation: ['token_hash', 'request_hash'],
  consent: ['message_number'],
  programme_activity: ['key'],
}

/** An acknowledgement is worth one try, whatever becomes of it. */
const outcome = `case when method = 'answerCallbackQuery' and state in ('SENT', 'REFUSED') then 'TRIED' else state::text end`
const words = `case when content_type like 'application/json%' then convert_from(body, 'UTF8') end`
// A gathered notice is named after the number of its first tiding; numbers are spent by what was rolled back too.
const dedupe = `regexp_replace(regexp_replace(dedupe_key, '^update:\\d+', 'update'), '^([a-z-]+:[\\w-]{12}):\\d+:', '\\1:')`

/** Of the inbox and the outbox only what was done counts, not under which numbers and at which try. */
const summaries: Readonly<Record<string, string>> = {
  inbox: `select chat_key, state, body, count(*)::int from inbox group by chat_key, state, body`,
  outbox: `select ${dedupe} as key, chat_key, lane, method, ${outcome} as state, ${words} as body, send_after, count(*)::int
    from outbox group by ${dedupe}, chat_key, lane, method, ${outcome}, ${words}, send_after`,
  lease: `select 1 where false`,
}

export async function pictureOf(stage: Stage, baseline: Baseline): Promise<Picture> {
  const marks = await stage.marks()
  const rows = await readTables(
    stage.db.engine.session,
    stage.tables.filter((table) => marks[table] !== baseline.marks[table]),
  )
  const rename = renaming(rows, baseline.ids)
  return {
    rows: mapValues(rows, (list) => list.map((row) => rename(JSON.stringify(row))).toSorted()),
    screens: mapValues(
      Object.fromEntries([...stage.botApi.people.values()].map((one) => [one.profile.firstName, screenLines(one)])),
      (lines) => lines.map(rename),
    ),
  }
}

/** Ids of the rows there are: whoever has them keeps them, those made later are named by what they belong to. */
export async function baselineOf(stage: Stage): Promise<Baseline> {
  const rows = await readTables(stage.db.engine.session, stage.tables)
  const ids = Object.values(rows).flatMap((list) => list.flatMap((row) => idOf(row) ?? []))
  return { ids: new Set(ids), marks: await stage.marks() }
}

async function readTables(session: Session, tables: readonly string[]): Promise<Record<string, Fields[]>> {
  if (tables.length === 0) return {}
  const parts = tables.map(
    (table) =>
      `select '${table}' as name, coalesce(jsonb_agg(to_jsonb(one)), '[]')::text as rows from (${summaries[table] ?? `table ${table}`}) as one`,
  )
  const found = await session.query(parts.join(' union all '))
  return Object.fromEntries(
    found.map((row) => [String(row['name']), cleanRows(String(row['name']), String(row['rows']))]),
  )
}

type Fields = Record<string, unknown>

function cleanRows(table: string, text: string): Fields[] {
  // jsonb_agg of rows.
  const rows = JSON.parse(text) as Fields[]
  return rows.map((row) => {
    if (table === 'dialogue') return { ...row, state: withoutNumbers(JSON.parse(String(row['state']))) }
    return Object.fromEntries(Object.entries(row).filter(([name]) => !passing[table]?.includes(name)))
  })
}

/** The log of a dialogue repeats whole updates and answers: their numbers differ when something came again. */
function withoutNumbers(value: unknown): unknown {
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) return withoutNumbers(JSON.parse(value))
  if (Array.isArray(value)) return value.map(withoutNumbers)
  if (typeof value !== 'object' || value === null) return value
  const left = Object.entries(value).filter(
    ([name, inner]) =>
      !['update_id', 'message_id'].includes(name) && !(name === 'id' && /^\d{15,}$/.test(String(inner))),
  )
  return Object.fromEntries(left.map(([name, inner]) => [name, withoutNumbers(inner)]))
}

/** As Prisma makes them. */
const ids = /(?<![\w-])[\w-]{12}(?![\w-])/g

function renaming(
  rows: Readonly<Record<string, readonly Fields[]>>,
  known: ReadonlySet<string>,
): (text: string) => string {
  const fresh = new Set(
    Object.values(rows)
      .flatMap((list) => list.flatMap((row) => idOf(row) ?? []))
      .filter((id) => !known.has(id)),
  )
  const names = new Map<string, string>()
  for (const [table, list] of Object.entries(rows)) {
    const own = list.filter((row) => fresh.has(idOf(row) ?? ''))
    const sorted = own.toSorted((one, other) => compare(withoutIds(one), withoutIds(other)))
    for (const [place, row] of sorted.entries()) names.set(idOf(row) ?? '', `${table} ${place + 1}`)
  }
  return (text) => withoutTokens(text.replaceAll(ids, (id) => names.get(id) ?? (known.has(id) ? id : '?')))

  function withoutIds(row: Fields): string {
    return JSON.stringify(row).replaceAll(ids, (id) => (fresh.has(id) ? '?' : id))
  }
}

function withoutTokens(text: string): string {
  return text.replaceAll(/(start[= ])[\w-]{22}/g, '$1…')
}

function screenLines(person: Person): string[] {
  return person.screen.map(
    ({ mine, text, message }) =>
      `${mine ? '> ' : ''}${text} ${JSON.stringify(message.reply_markup?.inline_keyboard ?? [])}`,
  )
}

function idOf(row: Fields): string | undefined {
  return typeof row['id'] === 'string' ? row['id'] : undefined
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function mapValues<One, Other>(
  record: Readonly<Record<string, One>>,
  change: (value: One) => Other,
): Record<string, Other> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
