import { Client } from 'pg'
import { openServer } from '../../src/db/server.ts'
import { migrate } from '../../src/db/migrate.ts'
import { fingerprint } from './embedded-image.ts'

type Found = {
  readonly status: 'found'
  readonly url: string
  readonly template: string
  readonly version: string
  readonly host: string
}
type Absent = { readonly status: 'absent'; readonly host: string; readonly reason: string }

const prefix = 'nastavnik_test'
const defaultUrl = 'postgres://postgres@127.0.0.1:5432/postgres'

/** Looks for PostgreSQL and prepares the migrated empty database that tests copy. */
export async function findServer(): Promise<Found | Absent> {
  const url = process.env.TEST_DATABASE_URL ?? defaultUrl
  const { host } = new URL(url)
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
  } catch (error) {
    return { status: 'absent', host, reason: error instanceof Error ? error.message : String(error) }
  }
  try {
    const template = await prepareTemplate(client, url)
    const { rows } = await client.query('show server_version')
    return { status: 'found', url, template, version: `PostgreSQL ${rows[0].server_version}`, host }
  } finally {
    await client.end()
  }
}

const preparationLock = 722_022

async function prepareTemplate(client: Client, url: string): Promise<string> {
  const template = `${prefix}_template_${fingerprint()}`
  await client.query('select pg_advisory_lock($1)', [preparationLock])
  await dropAbandoned(client)
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount === 0) {
    const unfinished = `${prefix}_${crypto.randomUUID().slice(0, 8)}`
    await client.query(`create database ${unfinished} template template0 encoding 'UTF8'`)
    const engine = await openServer(withDatabase(url, unfinished), 1)
    await migrate(engine)
    await engine.close()
    await client.query(`alter database ${unfinished} rename to ${template}`)
  }
  return template
}

/** Drops what the tests of this run, and of runs that were killed, left behind: nobody is connected to it any more. */
export async function dropAbandonedOn(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await dropAbandoned(client)
  } finally {
    await client.end()
  }
}

async function dropAbandoned(client: Client): Promise<void> {
  const { rows } = await client.query(
    `select datname from pg_database d where datname like $1 and datname not like $2
     and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
    [`${prefix}\\_%`, `${prefix}\\_template\\_%`],
  )
  const abandoned = rows.map(({ datname }) => String(datname)).filter((name) => !isAlive(Number(name.split('_')[2])))
  for (const name of abandoned) await client.query(`drop database if exists ${name}`)
}

/** Whether the process that made the database still runs: it may have let go of its connections for a while. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A database of this process alone; what nobody drops is dropped when the run is over. */
export async function createDatabase(server: {
  readonly url: string
  readonly template: string
}): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `${prefix}_${process.pid}_${crypto.randomUUID().slice(0, 8)}`
  await command(server.url, `create database ${name} template ${server.template}`)
  // No test takes the power from the server: a commit need not wait for its disk.
  await command(server.url, `alter database ${name} set synchronous_commit = off`)
  return {
    url: withDatabase(server.url, name),
    drop: () => command(server.url, `drop database if exists ${name} with (force)`),
  }
}

async function command(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
