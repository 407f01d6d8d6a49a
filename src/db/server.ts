import { Pool, type PoolClient } from 'pg'
import { serverAdapter } from './server-adapter.ts'
import type { Engine, Session } from './engine.ts'

/** A PostgreSQL server, shared with other processes. */
export async function openServer(url: string, poolSize: number): Promise<Engine> {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // A session whose process vanished in the middle must not hold its locks.
    idle_in_transaction_session_timeout: 60_000,
    // Nor may a connection that is open at one end only hold whoever waits for its answer.
    statement_timeout: 120_000,
    query_timeout: 130_000,
    // The adapter sends and reads instants without a zone and means UTC.
    options: '-c TimeZone=UTC',
  })
  // The pool replaces a connection that broke while idle; an unheard event would end the program.
  pool.on('error', () => {})
  // So does the event of one that breaks between two statements, while nobody has begun to listen; the next one fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  await requireUtc(pool)
  return {
    adapter: serverAdapter(pool),
    session: sessionOf(pool),
    transaction: (work) => transaction(pool, work),
    maintain: async () => {},
    failure: Promise.withResolvers<Error>().promise,
    close: () => pool.end(),
  }
}

/** Also the first to notice that nobody answers at the address. */
async function requireUtc(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ TimeZone: string }>('show TimeZone')
  if (rows[0]?.TimeZone !== 'UTC') throw new Error('DATABASE_URL sets a time zone: the sessions must be in UTC')
}

async function transaction<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(sessionOf(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = new Error('the connection broke in a transaction', { cause: failure })
    })
    throw error
  } finally {
    client.release(broken)
  }
}

function sessionOf(client: Pool | PoolClient): Session {
  return {
    query: async (sql, values = []) => (await client.query(sql, [...values])).rows,
    script: async (sql) => {
      await client.query(sql)
    },
  }
}
