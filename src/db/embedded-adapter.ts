import { setImmediate } from 'node:timers/promises'
import type { PGlite, Transaction as PGliteTransaction } from '@electric-sql/pglite'
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const statementsBetweenBreaths = 16

/**
 * The published adapter for statements; transactions of our own, because its own report a failed commit as done and
 * set the isolation level outside the transaction.
 */
export function embeddedAdapter(pg: PGlite): SqlDriverAdapterFactory {
  const breathe = breathing()
  return {
    provider: 'postgres',
    adapterName: 'pglite-prisma-adapter',
    connect: async () => {
      const plain = await new PrismaPGlite(pg).connect()
      return { ...statements(plain, breathe), ...rest(pg, plain, breathe) }
    },
  }
}

/**
 * The embedded database answers without ever returning to the event loop, so that timers and sockets starve in a loop
 * of awaited queries; now and then it has to be let in.
 */
function breathing(): () => Promise<void> {
  let statementsDone = 0
  return async () => {
    statementsDone += 1
    if (statementsDone % statementsBetweenBreaths === 0) await setImmediate()
  }
}

type Statements = Pick<SqlDriverAdapter, 'provider' | 'adapterName' | 'queryRaw' | 'executeRaw'>

function statements(plain: SqlDriverAdapter, breathe: () => Promise<void>): Statements {
  return {
    provider: plain.provider,
    adapterName: plain.adapterName,
    queryRaw: async (query) => {
      await breathe()
      return plain.queryRaw(query)
    },
    executeRaw: async (query) => {
      await breathe()
      return plain.executeRaw(query)
    },
  }
}

function rest(
  pg: PGlite,
  plain: SqlDriverAdapter,
  breathe: () => Promise<void>,
): Omit<SqlDriverAdapter, keyof Statements> {
  return {
    executeScript: async (script) => {
      await pg.exec(script)
    },
    getConnectionInfo: () => plain.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    startTransaction: (isolation) => startTransaction(pg, breathe, isolation),
    dispose: async () => {},
  }
}

async function startTransaction(
  pg: PGlite,
  breathe: () => Promise<void>,
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
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the adapter only calls query(), which a transaction has
  const plain = await new PrismaPGlite(tx as unknown as PGlite).connect()
  return {
    ...statements(plain, breathe),
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
