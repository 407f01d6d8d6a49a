import { setImmediate as turn } from 'node:timers/promises'
import cron from 'node-cron'

const calmTurns = 3

/**
 * Resolves when nothing has been under way, and `pulse` has stood still, for some turns of the event loop; when what is
 * under way has come to a halt for longer than `patience`, as where a statement waits for a lock; or when it is over.
 */
export async function silence(of: {
  readonly isBusy: () => boolean
  readonly pulse: () => number
  readonly isOver?: () => boolean
  readonly patience?: number
}): Promise<void> {
  let since = performance.now()
  for (let calm = 0; calm < calmTurns;) {
    const before = of.pulse()
    await turn()
    if (of.pulse() !== before) since = performance.now()
    calm = of.isBusy() || of.pulse() !== before ? 0 : calm + 1
    if (of.isOver?.() || performance.now() - since > (of.patience ?? Infinity)) return
  }
}

/** Whether a thread is at work since this was called: a table is read, a picture drawn, a cohort matched in one. */
export function watchThreads(): () => boolean {
  const idle = countThreads()
  return () => countThreads() > idle
}

function countThreads(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length
}

/** The clock on the wall must start no job: in tests the business clock ticks. */
export async function stopTicking(): Promise<void> {
  for (const task of cron.getTasks().values()) await task.destroy()
}
