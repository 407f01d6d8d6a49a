import type { Database } from './db/connect.ts'
import { forgetFiles } from './files/jobs.ts'
import { keepNoLonger } from './privacy/jobs.ts'
import { forgetOld } from './telegram/jobs.ts'

/** What keeps the data small and young; nobody is told of it. */
export function upkeepOf(db: Database) {
  return [
    {
      name: 'forget-files',
      cron: '30 3 * * *',
      run: async (now: Date) => await forgetFiles(db, now),
    },
    {
      name: 'keep-no-longer',
      cron: '10 3 * * *',
      run: async (now: Date) => await keepNoLonger(db, now),
    },
    { name: 'forget-old', cron: '20 3 * * *', run: async (now: Date) => await forgetOld(db, now) },
    {
      name: 'checkpoint',
      cron: '*/5 * * * *',
      run: async () => await db.maintain('checkpoint'),
    },
    { name: 'vacuum', cron: '40 3 * * *', run: async () => await db.maintain('vacuum') },
    {
      name: 'forget-on-disk',
      cron: '50 3 * * 7',
      run: async () => await db.maintain('forget'),
    },
  ]
}
