import { openAsBlob } from 'node:fs'
import { afterAll, describe, inject } from 'vitest'
import { listTables, quoted } from '../../src/db/catalogue.ts'
import { databaseOn, type Database, type Wrap } from '../../src/db/connect.ts'
import { openMemory } from '../../src/db/embedded.ts'
import { openServer } from '../../src/db/server.ts'
import type { Engine } from '../../src/db/engine.ts'
import { createDatabase } from './server-database.ts'
import { trackTransactions } from './open-transactions.ts'

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
  const database = await reopenedDatabase(kind, wrap)
  await empty(database.engine)
  return database
}

/** What a program finds that starts after a crash: the rows as they are, transactions that were open rolled back. */
export async function reopenedDatabase(kind: Kind = 'embedded', wrap: Wrap = (adapter) => adapter): Promise<Database> {
  const { engine, rollBackAll } = await prepared(kind)
  await rollBackAll()
  return databaseOn({ ...engine, close: async () => {} }, kind, wrap)
}

/** What the death of a process does to the transactions that it had open. */
export async function rollBackAbandoned(kind: Kind): Promise<void> {
  await (await prepared(kind)).rollBackAll()
}

type Prepared = {
  readonly engine: Engine
  readonly rollBackAll: () => Promise<void>
  readonly close: () => Promise<void>
}

const opened = new Map<Kind, Promise<Prepared>>()

/** Opened once for each test file: making a database takes longer than emptying it. */
function prepared(kind: Kind): Promise<Prepared> {
  const known = opened.get(kind)
  if (known !== undefined) return known
  const made = prepare(kind)
  opened.set(kind, made)
  return made
}

afterAll(async () => {
  const all = [...opened.values()]
  opened.clear()
  for (const one of all) await (await one).close()
})

async function prepare(kind: Kind): Promise<Prepared> {
  switch (kind) {
    case 'embedded': {
      const engine = await openMemory(await openAsBlob(inject('databaseImage')))
      return { ...trackTransactions(engine), close: () => engine.close() }
    }
    case 'server': {
      const server = inject('databaseServer')
      if (server === null) throw new Error('no PostgreSQL answers: ask kinds() first')
      const database = await createDatabase(server)
      const engine = await openServer(database.url, 10)
      const close = async () => {
        await engine.close()
        await database.drop()
      }
      return { ...trackTransactions(engine), close }
    }
  }
}

/** Only what holds rows: truncating a table makes new files for it and its indexes. */
async function empty({ session }: Engine): Promise<void> {
  const tables = await listTables(session)
  const full = await session.query(
    tables.map(({ name }) => `select '${name}' as name where exists (select from ${quoted(name)})`).join(' union all '),
  )
  if (full.length > 0) {
    await session.script(`truncate ${full.map(({ name }) => quoted(String(name))).join(', ')} cascade`)
  }
  const used = await session.query(
    `select sequencename as name from pg_sequences where schemaname = 'public' and last_value is not null`,
  )
  for (const { name } of used) await session.script(`alter sequence ${quoted(String(name))} restart`)
}
