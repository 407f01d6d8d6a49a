import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import type { Engine } from '../../src/db/engine.ts'

type Open = Set<{ end(): Promise<void> }>

/** What clients do on a database: unchanged and with nothing under way, it is at rest. */
export type Activity = {
  underWay: number
  /** Statements and transactions begun and ended. */
  pulse: number
}

/** A crash frees what a process held in the database; a simulated crash has to be helped. */
export function trackTransactions(engine: Engine): {
  engine: Engine
  rollBackAll: () => Promise<void>
  activity: Readonly<Activity>
} {
  const open: Open = new Set()
  const activity: Activity = { underWay: 0, pulse: 0 }
  return {
    engine: { ...engine, adapter: tracked(engine.adapter, open, activity) },
    rollBackAll: async () => {
      for (const transaction of open) await transaction.end()
    },
    activity,
  }
}

export async function counted<T>(activity: Activity, work: () => Promise<T>): Promise<T> {
  activity.underWay += 1
  activity.pulse += 1
  try {
    return await work()
  } finally {
    activity.underWay -= 1
    activity.pulse += 1
  }
}

async function rollBack(transaction: Transaction): Promise<void> {
  if (!transaction.options.usePhantomQuery) {
    await transaction.executeRaw({ sql: 'rollback', args: [], argTypes: [] })
  }
  await transaction.rollback()
}

function tracked(factory: SqlDriverAdapterFactory, open: Open, activity: Activity): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => trackedAdapter(await factory.connect(), open, activity),
  }
}

function trackedAdapter(adapter: SqlDriverAdapter, open: Open, activity: Activity): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => counted(activity, () => adapter.queryRaw(query)),
    executeRaw: (query) => counted(activity, () => adapter.executeRaw(query)),
    executeScript: (script) => counted(activity, () => adapter.executeScript(script)),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    startTransaction: (isolation) =>
      counted(activity, async () => trackedTransaction(await adapter.startTransaction(isolation), open, activity)),
    dispose: () => adapter.dispose(),
  }
}

function trackedTransaction(transaction: Transaction, open: Open, activity: Activity): Transaction {
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
      return await counted(activity, () => transaction.queryRaw(query))
    },
    executeRaw: async (query) => {
      alive()
      return await counted(activity, () => transaction.executeRaw(query))
    },
    commit: async () => {
      alive()
      open.delete(entry)
      await counted(activity, () => transaction.commit())
    },
    rollback: async () => {
      alive()
      open.delete(entry)
      await counted(activity, () => transaction.rollback())
    },
  }
}
