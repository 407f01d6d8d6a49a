import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import type { Pool } from 'pg'
import { createStatementNames, type StatementNames } from './statement-names.ts'

/** The published adapter, with statements that are planned once and commits that cannot be lost unnoticed. */
export function serverAdapter(pool: Pool): SqlDriverAdapterFactory {
  const names = createStatementNames()
  const plain = new PrismaPg(pool, { statementNameGenerator: names.nameOf })
  return {
    provider: plain.provider,
    adapterName: plain.adapterName,
    connect: async () => connected(await plain.connect(), names),
  }
}

function connected(plain: SqlDriverAdapter, names: StatementNames): SqlDriverAdapter {
  const renewing = async <T>(execute: () => Promise<T>): Promise<T> => {
    try {
      return await execute()
    } catch (error) {
      if (names.areOutdatedBy(error)) return await execute()
      throw error
    }
  }
  return {
    provider: plain.provider,
    adapterName: plain.adapterName,
    queryRaw: (query) => renewing(() => plain.queryRaw(query)),
    executeRaw: (query) => renewing(() => plain.executeRaw(query)),
    executeScript: (script) => plain.executeScript(script),
    getConnectionInfo: () => plain.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    startTransaction: async (isolation) => honest(await plain.startTransaction(isolation), names),
    dispose: () => plain.dispose(),
  }
}

/**
 * PostgreSQL answers the COMMIT of a transaction in which a statement failed with a ROLLBACK and no error, and the
 * work would be taken for done by whoever caught the statement's error.
 */
function honest(plain: Transaction, names: StatementNames): Transaction {
  let hasFailed = false
  const noting = async <T>(statement: Promise<T>): Promise<T> => {
    try {
      return await statement
    } catch (error) {
      hasFailed = true
      // The whole transaction has to be tried again: whoever opened it does that.
      names.areOutdatedBy(error)
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
