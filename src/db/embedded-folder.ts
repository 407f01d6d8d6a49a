import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Makes an empty database beside the folder and renames it, so that a folder that exists is always whole. */
export async function createFolder(folder: string): Promise<void> {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  // A quarter of the usual segment: an empty database is 12 MB smaller, and what it writes fits several times.
  const pg = await PGlite.create({ fs: new NodeFS(unfinished), initDbStartParams: ['--wal-segsize=4'] })
  await pg.close()
  synchroniseTree(unfinished)
  if (existsSync(folder)) rmSync(folder, { recursive: true })
  renameSync(unfinished, folder)
  synchronise(dirname(folder))
}

function synchroniseTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) synchroniseTree(path)
    else synchronise(path)
  }
  synchronise(folder)
}

function synchronise(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
