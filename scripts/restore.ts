import { restore } from '../src/db/restore.ts'
import { openFolder } from '../src/db/embedded.ts'
import { openServer } from '../src/db/server.ts'
import { databaseInUse, run } from './database-settings.ts'

await run(async () => {
  const parameters = process.argv.slice(2)
  const replace = parameters.includes('--replace')
  const [file] = parameters.filter((parameter) => parameter !== '--replace')
  if (file === undefined) throw new Error('npm run restore -- <backup file> [--replace]   (stop the program first)')
  const database = databaseInUse()
  const engine = database.kind === 'server' ? await openServer(database.url, 2) : await openFolder(database.folder)
  try {
    console.log(`${await restore(engine, file, { replace })} rows restored from ${file}.`)
  } finally {
    await engine.close()
  }
})
