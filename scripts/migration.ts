import { mkdir, writeFile } from 'node:fs/promises'
import { readMigrations } from '../src/db/migrate.ts'
import { differenceToSchema } from './schema-engine.ts'

const name = process.argv[2]
if (name === undefined || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  console.error('npm run migration -- <what_it_does>   for example: npm run migration -- add_meetings')
  process.exit(1)
}

const difference = await differenceToSchema()
const number = String(readMigrations().length + 1).padStart(4, '0')
const folder = `prisma/migrations/${number}_${name}`
await mkdir(new URL(`../${folder}`, import.meta.url), { recursive: true })
const comment = '-- schema.prisma holds nothing that the migrations lack: write the SQL here by hand.\n'
await writeFile(new URL(`../${folder}/migration.sql`, import.meta.url), difference === '' ? comment : difference)
console.log(`${folder}/migration.sql is written. Read it; add constraints that schema.prisma cannot say.`)
