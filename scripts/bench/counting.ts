import type { SqlQueryable, Transaction } from '@prisma/driver-adapter-utils'
import type { Wrap } from '../../src/db/connect.ts'

/** Counts the statements that pass to the database, those that begin and end transactions left out. */
export function createCounter(): { readonly wrap: Wrap; count(): number } {
  let statements = 0
  const counted = (plain: SqlQueryable): Pick<SqlQueryable, 'queryRaw' | 'executeRaw'> => ({
    queryRaw: async (query) => {
      statements += 1
      return await plain.queryRaw(query)
    },
    executeRaw: async (query) => {
      statements += 1
      return await plain.executeRaw(query)
    },
  })
  const transactionOf = (plain: Transaction): Transaction => ({
    provider: plain.provider,
    adapterName: plain.adapterName,
    options: plain.options,
    ...counted(plain),
    commit: async () => await plain.commit(),
    rollback: async () => await plain.rollback(),
  })
  const wrap: Wrap = (factory) => ({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const plain = await factory.connect()
      return {
        provider: plain.provider,
        adapterName: plain.adapterName,
        ...counted(plain),
        executeScript: async (script) => await plain.executeScript(script),
        startTransaction: async (isolation) => transactionOf(await plain.startTransaction(isolation)),
        getConnectionInfo: () => plain.getConnectionInfo?.() ?? { supportsRelationJoins: true },
        dispose: async () => await plain.dispose(),
      }
    },
  })
  return { wrap, count: () => statements }
}
