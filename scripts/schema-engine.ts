import { readFile } from 'node:fs/promises'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { openMemory } from '../src/db/embedded.ts'
import { migrate } from '../src/db/migrate.ts'

const schemaFile = new URL('../prisma/schema.prisma', import.meta.url)

const emptyMigration = '-- This is an empty migration.'

/** The SQL that leads from the migrations to schema.prisma, by Prisma's own engine; empty when they agree. */
export async function differenceToSchema(): Promise<string> {
  const database = await openMemory()
  try {
    await migrate(database)
    const files = [{ path: 'schema.prisma', content: await readFile(schemaFile, 'utf8') }]
    const engine = await SchemaEngine.new(
      { datamodels: files.map(({ path, content }) => [path, content]) },
      () => {},
      bindMigrationAwareSqlAdapterFactory({
        ...database.adapter,
        connectToShadowDb: () => database.adapter.connect(),
      }),
    )
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return stdout === null || stdout.includes(emptyMigration) ? '' : stdout
  } finally {
    await database.close()
  }
}
