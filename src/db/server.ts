import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Engine, Session } from './engine.ts'

/** A PostgreSQL server, shared with other processes. */
export async function openServer(url: string, poolSize: number): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // A session whose process vanished in the middle must not hold its locks.
    idle_in_transaction_session_timeout: 60_000,
    // The adapter sends and reads instants without a zone and means UTC.
    onConnect: async (client) => {
      await client.query("set time zone 'UTC'")
    },
  })
  // The pool replaces a connection that broke while idle; an unheard event would end the program.
  pool.on('error', () => {})
  await pool.query('select 1')
  return {
    adapter: new PrismaPg(pool),
    session: sessionOf(pool),
    transaction: (work) => transaction(pool, work),
    maintain: async () => {},
    close: () => pool.end(),
  }
}

async function transaction<T>(pool: pg.Pool, work: (session: Session) => Promise<T>): Promise<T> {
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

function sessionOf(client: pg.Pool | pg.PoolClient): Session {
  return {
    query: async (sql, values = []) => (await client.query(sql, [...values])).rows,
    script: async (sql) => {
      await client.query(sql)
    },
  }
}
