import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { inspect } from 'node:util'
import { type Config, readConfig } from '../src/config.ts'

export type DatabaseSettings = Config['database']

/** The database that the program would use with the same settings. */
export function databaseInUse(): DatabaseSettings {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const read = readConfig(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { database } = read.config
  return database.kind === 'server' ? database : { ...database, folder: resolve(database.folder) }
}

/** A person reads what goes wrong: a sentence, not a stack. */
export async function run(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    // Where nobody answers at an address, Node leaves the message empty.
    const sentence = error instanceof Error && error.message !== '' ? error.message : inspect(error)
    console.error(sentence)
    process.exitCode = 1
  }
}
