import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import type { Engine } from '../../src/db/engine.ts'

/** A crash frees what a process held in the database; a simulated crash has to be helped. */
export function trackTransactions(engine: Engine): { engine: Engine; rollBackAll: () => Promise<void> } {
  const open = new Set<Transaction>()
  return {
    engine: { ...engine, adapter: tracked(engine.adapter, open) },
    rollBackAll: async () => {
      for (const transaction of open) await rollBack(transaction)
    },
  }
}

async function rollBack(transaction: Transaction): Promise<void> {
  if (!transaction.options.usePhantomQuery) {
    await transaction.executeRaw({ sql: 'rollback', args: [], argTypes: [] })
  }
  await transaction.rollback()
}

function tracked(factory: SqlDriverAdapterFactory, open: Set<Transaction>): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => trackedAdapter(await factory.connect(), open),
  }
}

function trackedAdapter(adapter: SqlDriverAdapter, open: Set<Transaction>): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    executeScript: (script) => adapter.executeScript(script),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    startTransaction: async (isolation) => trackedTransaction(await adapter.startTransaction(isolation), open),
    dispose: () => adapter.dispose(),
  }
}

function trackedTransaction(transaction: Transaction, open: Set<Transaction>): Transaction {
  const ended: Transaction = {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => transaction.queryRaw(query),
    executeRaw: (query) => transaction.executeRaw(query),
    commit: async () => {
      open.delete(ended)
      await transaction.commit()
    },
    rollback: async () => {
      open.delete(ended)
      await transaction.rollback()
    },
  }
  open.add(ended)
  return ended
}
