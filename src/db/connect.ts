import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaClient } from './generated/client.ts'
import { openFolder, openMemory } from './embedded.ts'
import { openServer } from './server.ts'
import { migrate } from './migrate.ts'
import type { Engine, Maintenance } from './engine.ts'

export type DatabaseConfig =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string; readonly poolSize: number }
  /** Tests only. An image is what `dumpDataDir` wrote: it saves making an empty database anew. */
  | { readonly kind: 'memory'; readonly image?: Blob }

export type Database = {
  readonly kind: 'embedded' | 'server'
  readonly client: PrismaClient
  /** SQL below Prisma: backups. */
  readonly engine: Engine
  /** The embedded database has nobody else to do it; a server looks after itself and ignores both. */
  maintain(what: Maintenance): Promise<void>
  /** Resolves when the database cannot go on in this process, as on a full disk: say so and stop. */
  readonly failure: Promise<Error>
  close(): Promise<void>
}

/** Every statement and commit passes through what this returns; tests make it fail at a chosen one. */
export type Wrap = (adapter: SqlDriverAdapterFactory) => SqlDriverAdapterFactory

/** Opens the database, takes its lock and brings its tables up to date. Throws DatabaseRefusal. */
export async function connect(config: DatabaseConfig, wrap: Wrap = (adapter) => adapter): Promise<Database> {
  const engine = await open(config)
  try {
    await migrate(engine)
  } catch (error) {
    await engine.close()
    throw error
  }
  return databaseOn(engine, config.kind === 'server' ? 'server' : 'embedded', wrap)
}

/** What the rest of the program sees of an opened and migrated database. */
export function databaseOn(engine: Engine, kind: Database['kind'], wrap: Wrap): Database {
  const client = new PrismaClient({
    adapter: wrap(engine.adapter),
    // The long form of a Prisma error quotes the values of the query.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
  return {
    kind,
    client,
    engine,
    maintain: (what) => engine.maintain(what),
    failure: engine.failure,
    close: async () => {
      await client.$disconnect()
      await engine.close()
    },
  }
}

function open(config: DatabaseConfig): Promise<Engine> {
  switch (config.kind) {
    case 'embedded':
      return openFolder(config.folder)
    case 'server':
      return openServer(config.url, config.poolSize)
    case 'memory':
      return openMemory(config.image)
  }
}
