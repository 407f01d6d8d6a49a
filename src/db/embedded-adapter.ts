import type { PGlite, Transaction as PGliteTransaction } from '@electric-sql/pglite'
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { upkeepOf, type Upkeep } from './embedded-upkeep.ts'

/**
 * The published adapter for statements; transactions of our own, because its own report a failed commit as done and
 * set the isolation level outside the transaction.
 */
export function embeddedAdapter(pg: PGlite): SqlDriverAdapterFactory {
  const upkeep = upkeepOf(pg)
  return {
    provider: 'postgres',
    adapterName: 'pglite-prisma-adapter',
    connect: async () => adapter(pg, await new PrismaPGlite(quickly(pg, pg)).connect(), upkeep),
  }
}

function adapter(pg: PGlite, plain: SqlDriverAdapter, upkeep: Upkeep): SqlDriverAdapter {
  return {
    ...statements(plain, async () => {
      await upkeep.letOthersIn()
      await upkeep.keepLogShort()
    }),
    executeScript: async (script) => {
      await pg.exec(script)
    },
    getConnectionInfo: () => plain.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    startTransaction: async (isolation) => {
      await upkeep.keepLogShort()
      return startTransaction(pg, upkeep, isolation)
    },
    dispose: async () => {},
  }
}

type Queries = Pick<PGlite, 'query'>

/**
 * The published adapter hands its parsers to every query, and PGlite mixes them with its own three hundred each time: a
 * third of the query. They are given once instead.
 */
function quickly(pg: PGlite, client: Queries): PGlite {
  const queries: Queries = {
    query: (sql, values, { parsers, ...options } = {}) => {
      if (parsers !== undefined && !prepared.has(pg)) {
        Object.assign(pg.parsers, parsers)
        prepared.add(pg)
      }
      return client.query(sql, values, options)
    },
  }
  // The adapter calls nothing else for a statement.
  return queries as PGlite
}

const prepared = new WeakSet<PGlite>()

type Statements = Pick<SqlDriverAdapter, 'provider' | 'adapterName' | 'queryRaw' | 'executeRaw'>

function statements(plain: SqlDriverAdapter, before: () => Promise<void>): Statements {
  return {
    provider: plain.provider,
    adapterName: plain.adapterName,
    queryRaw: async (query) => {
      await before()
      return plain.queryRaw(query)
    },
    executeRaw: async (query) => {
      await before()
      return plain.executeRaw(query)
    },
  }
}

async function startTransaction(
  pg: PGlite,
  upkeep: Upkeep,
  isolation: IsolationLevel | undefined,
): Promise<Transaction> {
  const begun = Promise.withResolvers<PGliteTransaction>()
  const finished = Promise.withResolvers<void>()
  const whole = pg.transaction(async (tx) => {
    if (isolation !== undefined) await tx.exec(`set transaction isolation level ${isolation}`)
    begun.resolve(tx)
    await finished.promise
  })
  whole.catch(begun.reject)
  const tx = await begun.promise
  const plain = await new PrismaPGlite(quickly(pg, tx)).connect()
  return {
    ...statements(plain, upkeep.letOthersIn),
    options: { usePhantomQuery: true },
    commit: async () => {
      finished.resolve()
      await whole
    },
    rollback: async () => {
      await tx.rollback()
      finished.resolve()
      await whole
    },
  }
}
