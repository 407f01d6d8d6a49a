import { open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Makes an empty database beside the folder and renames it, so that a folder that exists is always whole. */
export async function createFolder(folder: string): Promise<void> {
  const unfinished = `${folder}.new`
  await rm(unfinished, { recursive: true, force: true })
  // A quarter of the usual segment: an empty database is 12 MB smaller, and what it writes fits several times.
  const pg = await PGlite.create({ fs: new NodeFS(unfinished), initDbStartParams: ['--wal-segsize=4'] })
  await pg.close()
  const made = await readdir(unfinished, { recursive: true })
  await synchroniseAll([...made.map((path) => join(unfinished, path)), unfinished])
  await rm(folder, { recursive: true, force: true })
  await rename(unfinished, folder)
  await synchronise(dirname(folder))
}

/** A thousand files: some together share the disk's journal, all together are more than macOS lets a process open. */
async function synchroniseAll(paths: readonly string[]): Promise<void> {
  for (let n = 0; n < paths.length; n += 64) await Promise.all(paths.slice(n, n + 64).map(synchronise))
}

async function synchronise(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
