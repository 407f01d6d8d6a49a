import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { engineOf } from '../../src/db/embedded.ts'
import { migrate, readMigrations } from '../../src/db/migrate.ts'

const cache = new URL('../../node_modules/.cache/nastavnik/', import.meta.url)

/** A migrated empty database as one file, made once for each state of the migrations: loading it saves initdb. */
export async function prepareImage(): Promise<string> {
  const file = new URL(`database-${fingerprint()}.tar`, cache)
  if (existsSync(file)) return file.pathname
  const pg = await PGlite.create({ extensions: { pg_trgm }, initDbStartParams: ['--wal-segsize=1'] })
  try {
    await migrate(engineOf(pg, () => {}))
    const image = await pg.dumpDataDir('none')
    await mkdir(cache, { recursive: true })
    const unfinished = new URL(`${crypto.randomUUID()}.tar`, cache)
    await writeFile(unfinished, Buffer.from(await image.arrayBuffer()))
    await rename(unfinished, file)
    return file.pathname
  } finally {
    await pg.close()
  }
}

const pglite = new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url)

/** Changes with the migrations and with the release of the embedded database. */
export function fingerprint(): string {
  const parts = [readFileSync(pglite, 'utf8'), ...readMigrations().flatMap(({ name, checksum }) => [name, checksum])]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
}
