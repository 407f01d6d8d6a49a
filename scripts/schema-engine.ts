import { readFile } from 'node:fs/promises'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine, type DiagnoseMigrationHistoryOutput } from '@prisma/schema-engine-wasm'
import { openMemory } from '../src/db/embedded.ts'
import { migrate, readMigrations } from '../src/db/migrate.ts'

const schemaFile = new URL('../prisma/schema.prisma', import.meta.url)
const emptyMigration = '-- This is an empty migration.'
const filters = { externalTables: [], externalEnums: [] }

/** The SQL that leads from the migrations to schema.prisma, by Prisma's own engine; empty when they agree. */
export async function differenceToSchema(): Promise<string> {
  return await withEngine(async (engine, schema) => {
    const files = [{ path: 'schema.prisma', content: schema }]
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    })
    return stdout === null || stdout.includes(emptyMigration) ? '' : stdout
  })
}

/** What `prisma migrate` would find wrong with the history that `migrate` of src/db records. */
export async function diagnoseHistory(): Promise<DiagnoseMigrationHistoryOutput> {
  const migrationDirectories = readMigrations().map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  }))
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"' }
  const migrationsList = { baseDir: 'prisma/migrations', lockfile, migrationDirectories, shadowDbInitScript: '' }
  return await withEngine((engine) =>
    engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
  )
}

/** Prisma's schema engine over a database in memory to which the migrations were applied. */
async function withEngine<T>(work: (engine: SchemaEngine, schema: string) => Promise<T>): Promise<T> {
  const database = await openMemory()
  try {
    await migrate(database)
    const schema = await readFile(schemaFile, 'utf8')
    const engine = await SchemaEngine.new(
      { datamodels: [['schema.prisma', schema]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory({
        ...database.adapter,
        connectToShadowDb: () => database.adapter.connect(),
      }),
    )
    return await work(engine, schema)
  } finally {
    await database.close()
  }
}
