import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import type { Engine } from '../../src/db/engine.ts'

type Open = Set<{ end(): Promise<void> }>

/** A crash frees what a process held in the database; a simulated crash has to be helped. */
export function trackTransactions(engine: Engine): { engine: Engine; rollBackAll: () => Promise<void> } {
  const open: Open = new Set()
  return {
    engine: { ...engine, adapter: tracked(engine.adapter, open) },
    rollBackAll: async () => {
      for (const transaction of open) await transaction.end()
    },
  }
}

async function rollBack(transaction: Transaction): Promise<void> {
  if (!transaction.options.usePhantomQuery) {
    await transaction.executeRaw({ sql: 'rollback', args: [], argTypes: [] })
  }
  await transaction.rollback()
}

function tracked(factory: SqlDriverAdapterFactory, open: Open): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => trackedAdapter(await factory.connect(), open),
  }
}

function trackedAdapter(adapter: SqlDriverAdapter, open: Open): SqlDriverAdapter {
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

function trackedTransaction(transaction: Transaction, open: Open): Transaction {
  const entry = {
    end: async () => {
      open.delete(entry)
      await rollBack(transaction)
    },
  }
  open.add(entry)
  // The client of a dead program gives its transaction up half a minute later, when its connection is somebody else's.
  const alive = (): void => {
    if (!open.has(entry)) throw new Error('this transaction has ended')
  }
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: async (query) => {
      alive()
      return await transaction.queryRaw(query)
    },
    executeRaw: async (query) => {
      alive()
      return await transaction.executeRaw(query)
    },
    commit: async () => {
      alive()
      open.delete(entry)
      await transaction.commit()
    },
    rollback: async () => {
      alive()
      open.delete(entry)
      await transaction.rollback()
    },
  }
}
