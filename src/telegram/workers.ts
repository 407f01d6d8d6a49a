import { handleBatch, type WorkerTools } from './worker.ts'

export type Workers = {
  /** An update may be waiting. */
  wake(): void
  start(): void
  /** Takes no further update and waits for those in hand. */
  stop(): Promise<void>
  /** Nothing is in hand, and the last look found nothing. */
  isIdle(): boolean
}

const batchLimit = 16
const lookEveryMilliseconds = 250

/** A poisonous update fails once or twice in a row; a database that is gone fails for long. */
function pauseAfterFailures(failures: number): number {
  return Math.min(5000, 25 * 2 ** failures)
}

/** Runs `count` workers: one on the embedded database, which has one connection; more on PostgreSQL. */
export function createWorkers(tools: WorkerTools, count: number): Workers {
  let stop = new AbortController()
  let waiting: (() => void)[] = []
  let wakes = 0
  let running: Promise<void>[] = []
  let busy = 0
  /** After a batch that failed: so many claims of one update each, by whichever worker, find out whose fault it was. */
  let oneByOne = 0

  return {
    wake,
    start() {
      stop = new AbortController()
      running = [lookOut(), ...Array.from({ length: count }, () => work())]
    },
    async stop() {
      stop.abort()
      for (const rouse of waiting) rouse()
      await Promise.all(running)
      waiting = []
    },
    isIdle: () => busy === 0,
  }

  /**
   * One worker takes what there is and afterwards what came meanwhile, so that many updates share a commit. Others
   * join it when there is more than a batch, or when it takes long.
   */
  function wake(): void {
    wakes += 1
    if (busy === 0) waiting.pop()?.()
  }

  function join(): void {
    wakes += 1
    waiting.pop()?.()
  }

  /** For updates whose pause is over, and those that another process left. */
  async function lookOut(): Promise<void> {
    while (!stop.signal.aborted) {
      await tools.clocks.machine.sleep(lookEveryMilliseconds, stop.signal)
      join()
    }
  }

  async function work(): Promise<void> {
    let failures = 0
    while (!stop.signal.aborted) {
      busy += 1
      const before = wakes
      const outcome = await handleBatch(tools, oneByOne > 0 ? 1 : batchLimit, join)
      busy -= 1
      oneByOne = outcome === 'failed' ? batchLimit : Math.max(0, oneByOne - 1)
      failures = outcome === 'failed' ? failures + 1 : 0
      // Whoever was woken meanwhile may have looked in vain: the chat of the new update was in hand here.
      const mayWait = outcome === 'more' || wakes !== before
      if (outcome === 'failed') await tools.clocks.machine.sleep(pauseAfterFailures(failures), stop.signal)
      else if (mayWait) await giveWay()
      else await rest()
    }
  }

  async function rest(): Promise<void> {
    if (!stop.signal.aborted) await new Promise<void>((resolve) => waiting.push(resolve))
  }
}

/** The embedded database answers within the same turn of the event loop; timers and sockets need theirs. */
async function giveWay(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve))
}
