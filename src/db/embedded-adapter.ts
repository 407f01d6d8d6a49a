import type { PGlite, Transaction as PGliteTransaction } from '@electric-sql/pglite'
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Queries, Statements } from './embedded-statements.ts'
import { upkeepOf, type Upkeep } from './embedded-upkeep.ts'

/**
 * The published adapter for statements; transactions of our own, because its own report a failed commit as done and
 * set the isolation level outside the transaction.
 */
export function embeddedAdapter(pg: PGlite, statements: Statements): SqlDriverAdapterFactory {
  const upkeep = upkeepOf(pg)
  return {
    provider: 'postgres',
    adapterName: 'pglite-prisma-adapter',
    connect: async () => adapter(pg, statements, upkeep),
  }
}

async function adapter(pg: PGlite, statements: Statements, upkeep: Upkeep): Promise<SqlDriverAdapter> {
  const plain = await publishedOver(statements.outside)
  return {
    ...calling(plain, async () => {
      await upkeep.letOthersIn()
      await upkeep.keepLogShort()
    }),
    executeScript: async (script) => {
      await pg.exec(script)
    },
    getConnectionInfo: () => plain.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    startTransaction: async (isolation) => {
      await upkeep.keepLogShort()
      return startTransaction(pg, statements, upkeep, isolation)
    },
    dispose: async () => {},
  }
}

function publishedOver(queries: Queries): Promise<SqlDriverAdapter> {
  // The published adapter calls nothing else for a statement.
  return new PrismaPGlite(queries as unknown as PGlite).connect()
}

type Plain = Pick<SqlDriverAdapter, 'provider' | 'adapterName' | 'queryRaw' | 'executeRaw'>

function calling(plain: SqlDriverAdapter, before: () => Promise<void>): Plain {
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
  statements: Statements,
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
  const plain = await publishedOver(statements.inside(tx))
  return {
    ...calling(plain, upkeep.letOthersIn),
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
