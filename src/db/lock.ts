import { DatabaseSync } from 'node:sqlite'
import { DatabaseRefusal } from './refusal.ts'

const sqliteBusy = 5

/**
 * Takes the folder for this process and returns how to let go. The kernel holds the lock and frees it when the
 * process dies in whatever way; a file with a process number in it would have to be believed.
 */
export function lockFolder(folder: string): () => void {
  const file = new DatabaseSync(`${folder}.lock`, { timeout: 0 })
  try {
    file.exec('begin exclusive')
  } catch (error) {
    file.close()
    if (isBusy(error)) throw inUse(folder)
    throw error
  }
  return () => file.close()
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}

function inUse(folder: string): DatabaseRefusal {
  return new DatabaseRefusal(
    'in-use',
    `Another process already works with the database in ${folder}. Stop it first, or set another DATA_DIR.`,
  )
}
