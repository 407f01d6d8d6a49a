import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import type { Pool } from 'pg'

/** The published adapter, with commits that cannot be lost unnoticed. */
export function serverAdapter(pool: Pool): SqlDriverAdapterFactory {
  const plain = new PrismaPg(pool)
  return {
    provider: plain.provider,
    adapterName: plain.adapterName,
    connect: async () => connected(await plain.connect()),
  }
}

function connected(plain: SqlDriverAdapter): SqlDriverAdapter {
  return {
    provider: plain.provider,
    adapterName: plain.adapterName,
    queryRaw: (query) => plain.queryRaw(query),
    executeRaw: (query) => plain.executeRaw(query),
    executeScript: (script) => plain.executeScript(script),
    getConnectionInfo: () => plain.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    startTransaction: async (isolation) => honest(await plain.startTransaction(isolation)),
    dispose: () => plain.dispose(),
  }
}

/**
 * PostgreSQL answers the COMMIT of a transaction in which a statement failed with a ROLLBACK and no error, and the
 * work would be taken for done by whoever caught the statement's error.
 */
function honest(plain: Transaction): Transaction {
  let hasFailed = false
  const noting = async <T>(statement: Promise<T>): Promise<T> => {
    try {
      return await statement
    } catch (error) {
      hasFailed = true
      throw error
    }
  }
  return {
    provider: plain.provider,
    adapterName: plain.adapterName,
    options: plain.options,
    queryRaw: (query) => noting(plain.queryRaw(query)),
    executeRaw: async (query) => {
      if (!hasFailed || query.sql !== 'COMMIT') return noting(plain.executeRaw(query))
      await plain.executeRaw({ ...query, sql: 'ROLLBACK' })
      throw new Error('a statement of this transaction failed: nothing was kept')
    },
    commit: () => plain.commit(),
    rollback: () => plain.rollback(),
  }
}
