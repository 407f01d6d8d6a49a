import { existsSync } from 'node:fs'
import { backUp } from '../src/db/backup.ts'
import { fetchBackup } from '../src/db/backup-socket.ts'
import { openFolder } from '../src/db/embedded.ts'
import { DatabaseRefusal } from '../src/db/refusal.ts'
import { openServer } from '../src/db/server.ts'
import { run, databaseInUse, type DatabaseSettings } from './database-settings.ts'

await run(async () => {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new Error('npm run backup -- <new file>   for example: npm run backup -- monday.backup')
  if (existsSync(file)) throw new Error(`${file} is there already: name a new file.`)
  console.log(
    `${file}: ${await backUpTo(file, databaseInUse())} rows. It holds personal data: keep it as you keep them.`,
  )
})

/** Whether the program is running or not. */
async function backUpTo(file: string, database: DatabaseSettings): Promise<number> {
  if (database.kind === 'embedded' && !existsSync(database.folder)) {
    throw new Error(`There is no database in ${database.folder} yet.`)
  }
  try {
    const engine = database.kind === 'server' ? await openServer(database.url, 2) : await openFolder(database.folder)
    try {
      return await backUp(engine, file)
    } finally {
      await engine.close()
    }
  } catch (error) {
    if (database.kind === 'server' || !(error instanceof DatabaseRefusal) || error.reason !== 'in-use') throw error
    return await fetchBackup(database.folder, file)
  }
}
