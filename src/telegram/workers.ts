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
const afterFailureMilliseconds = 50

/** Runs `count` workers: one on the embedded database, which has one connection; more on PostgreSQL. */
export function createWorkers(tools: WorkerTools, count: number): Workers {
  let stop = new AbortController()
  let wakings: (() => void)[] = []
  let running: Promise<void>[] = []
  let busy = 0

  return {
    wake: () => wakings.forEach((wake) => wake()),
    start() {
      stop = new AbortController()
      running = Array.from({ length: count }, () => work())
    },
    async stop() {
      stop.abort()
      wakings.forEach((wake) => wake())
      await Promise.all(running)
      wakings = []
    },
    isIdle: () => busy === 0,
  }

  async function work(): Promise<void> {
    let isWoken = false
    let waking = Promise.withResolvers<void>()
    wakings.push(() => {
      isWoken = true
      waking.resolve()
    })
    let oneByOne = 0
    while (!stop.signal.aborted) {
      isWoken = false
      busy += 1
      const outcome = await handleBatch(tools, oneByOne > 0 ? 1 : batchLimit)
      busy -= 1
      oneByOne = outcome === 'failed' ? batchLimit : Math.max(0, oneByOne - 1)
      if (outcome === 'done') await giveWay()
      else if (outcome === 'failed') await tools.clocks.machine.sleep(afterFailureMilliseconds, stop.signal)
      else if (!isWoken) {
        waking = Promise.withResolvers<void>()
        await Promise.race([waking.promise, tools.clocks.machine.sleep(lookEveryMilliseconds, stop.signal)])
      }
    }
  }
}

/** The embedded database answers within the same turn of the event loop; timers and sockets need theirs. */
async function giveWay(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve))
}
