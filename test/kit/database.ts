import { openAsBlob } from 'node:fs'
import { describe, inject } from 'vitest'
import { listTables, quoted } from '../../src/db/catalogue.ts'
import { databaseOn, type Database, type Wrap } from '../../src/db/connect.ts'
import { openMemory } from '../../src/db/embedded.ts'
import { openServer } from '../../src/db/server.ts'
import type { Engine } from '../../src/db/engine.ts'
import { createDatabase } from './server-database.ts'
import { type Activity, trackTransactions } from './open-transactions.ts'

export type Kind = Database['kind']

/**
 * Runs the suite on the embedded database and, where one answers, on PostgreSQL. `open()` gives an empty migrated
 * database; `open.again()` another client on the same rows.
 */
export function describeDatabases(name: string, suite: (open: Open, kind: Kind) => void): void {
  for (const kind of kinds()) {
    describe(`${name} (${kind})`, () => {
      suite(openOf(kind), kind)
    })
  }
}

export type Open = {
  (wrap?: Wrap): Promise<Database>
  again(wrap?: Wrap): Promise<Database>
}

/** The databases that this run has. */
export function kinds(): readonly Kind[] {
  return inject('databaseServer') === null ? ['embedded'] : ['embedded', 'server']
}

function openOf(kind: Kind): Open {
  return Object.assign((wrap?: Wrap) => testDatabase(kind, wrap), {
    again: (wrap?: Wrap) => reopenedDatabase(kind, wrap),
  })
}

/** An empty migrated database. Rows of earlier tests of this file are gone, transactions they left open rolled back. */
export async function testDatabase(kind: Kind = 'embedded', wrap?: Wrap): Promise<Database> {
  const { rollBackAll, given, plain } = await prepared(kind)
  // Not awaited: the client of a dead process waits for a transaction that never ends.
  for (const former of given) former.close().catch(() => {})
  given.clear()
  await rollBackAll()
  await empty(plain.engine)
  return wrap ? await reopenedDatabase(kind, wrap) : plain
}

/** What a program finds that starts after a crash: the rows as they are, transactions that were open rolled back. */
export async function reopenedDatabase(kind: Kind = 'embedded', wrap?: Wrap): Promise<Database> {
  const { engine, rollBackAll, given } = await prepared(kind)
  await rollBackAll()
  const database = clientOn(engine, kind, wrap)
  given.add(database)
  return database
}

/** The engine outlives its clients. */
function clientOn(engine: Engine, kind: Kind, wrap: Wrap = (adapter) => adapter): Database {
  return databaseOn({ ...engine, close: async () => {} }, kind, wrap)
}

/** What the death of a process does to the transactions that it had open. */
export async function rollBackAbandoned(kind: Kind): Promise<void> {
  await (await prepared(kind)).rollBackAll()
}

/** What goes on there now, by whichever client. */
export async function activityOf(kind: Kind): Promise<Readonly<Activity>> {
  return (await prepared(kind)).activity
}

type Prepared = {
  readonly engine: Engine
  readonly rollBackAll: () => Promise<void>
  readonly activity: Readonly<Activity>
  /** Since the database was last empty; unclosed they would stay as long as the process. */
  readonly given: Set<Database>
  /** For all tests that put nothing between: each client learns every query anew. */
  readonly plain: Database
}

const opened = new Map<Kind, Promise<Prepared>>()

/** Opened once for each process of the tests: making a database takes longer than emptying it. */
function prepared(kind: Kind): Promise<Prepared> {
  const known = opened.get(kind)
  if (known !== undefined) return known
  const made = prepare(kind)
  opened.set(kind, made)
  return made
}

async function prepare(kind: Kind): Promise<Prepared> {
  const tracked = trackTransactions(await openEngine(kind))
  return { ...tracked, given: new Set(), plain: clientOn(tracked.engine, kind) }
}

async function openEngine(kind: Kind): Promise<Engine> {
  switch (kind) {
    case 'embedded':
      return await openMemory(await openAsBlob(inject('databaseImage')))
    case 'server': {
      const server = inject('databaseServer')
      if (server === null) throw new Error('no PostgreSQL answers: ask kinds() first')
      return await openServer((await createDatabase(server)).url, 10)
    }
  }
}

/** Only what holds rows, and by deleting: truncating a table makes new files for it and its indexes. */
async function empty({ session }: Engine): Promise<void> {
  const tables = await listTables(session)
  const full = await session.query(
    tables.map(({ name }) => `select '${name}' as name where exists (select from ${quoted(name)})`).join(' union all '),
  )
  const used = await session.query(
    `select sequencename as name from pg_sequences where schemaname = 'public' and last_value is not null`,
  )
  await session.script(
    [
      'begin',
      // Neither foreign keys nor the trigger of the journal mind the order.
      'set local session_replication_role = replica',
      ...full.map(({ name }) => `delete from ${quoted(String(name))}`),
      ...used.map(({ name }) => `alter sequence ${quoted(String(name))} restart`),
      'commit',
    ].join(';'),
  )
}
