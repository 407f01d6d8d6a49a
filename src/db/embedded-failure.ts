import type { PGlite } from '@electric-sql/pglite'
import { DatabaseRefusal } from './refusal.ts'

type Machine = { _PostgresMainLoopOnce: () => void; stackRestore: (pointer: number) => void }

/** What PGlite throws and catches in the normal course: a query that failed. */
const failedQuery = 100

/**
 * Where the disk is full or broken PostgreSQL gives up, and PGlite starts its loop again for ever: the process hangs
 * or, worse, says that the transaction is done. Instead every query now throws, and the promise resolves: the process
 * has to stop, the next start recovers everything acknowledged.
 */
export function watchForFailure(pg: PGlite): Promise<Error> {
  const { promise, resolve } = Promise.withResolvers<Error>()
  const machine: Machine = pg.Module
  const { _PostgresMainLoopOnce: loopOnce, stackRestore } = machine
  let failure: Error | undefined
  // oxlint-disable-next-line no-underscore-dangle -- the name is Emscripten's
  machine._PostgresMainLoopOnce = () => {
    if (failure !== undefined) throw failure
    try {
      loopOnce()
    } catch (error) {
      if (!isFailedQuery(error)) {
        failure = broken(error)
        resolve(failure)
      }
      throw error
    }
  }
  // PGlite swallows what the loop throws, but not what is thrown here, its next step.
  machine.stackRestore = (pointer) => {
    stackRestore(pointer)
    if (failure !== undefined) throw failure
  }
  return promise
}

function isFailedQuery(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === failedQuery
}

function broken(cause: unknown): DatabaseRefusal {
  return new DatabaseRefusal(
    'broken',
    'The database could not write to the disk and stopped. See that there is space; the next start recovers.',
    { cause },
  )
}
