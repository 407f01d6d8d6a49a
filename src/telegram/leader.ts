import type { Database } from '../db/connect.ts'
import type { MachineClock } from '../diagnostics/clocks.ts'
import type { Log } from '../diagnostics/log.ts'
import { dropLease, takeLease } from './store.ts'

export type Leader = { start(): void; stop(): Promise<void>; isLeader(): boolean }

const name = 'leader'
const leaseMilliseconds = 15_000
const renewMilliseconds = 4000

/** Of several processes on one database, one polls, sends and ticks: the holder of the lease. */
export function createLeader(tools: {
  readonly db: Database
  readonly machine: MachineClock
  readonly log: Log
  /** Unlike in every process of the installation. */
  readonly holder: string
  readonly onGained: () => Promise<void>
  readonly onLost: () => Promise<void>
}): Leader {
  const stop = new AbortController()
  let isLeader = false
  let running: Promise<void> = Promise.resolve()

  return {
    isLeader: () => isLeader,
    start() {
      running = lead()
    },
    async stop() {
      stop.abort()
      await running
      if (!isLeader) return
      isLeader = false
      await tools.onLost()
      await dropLease(tools.db, name, tools.holder)
    },
  }

  async function lead(): Promise<void> {
    while (!stop.signal.aborted) {
      await renew()
      await tools.machine.sleep(renewMilliseconds, stop.signal)
    }
  }

  async function renew(): Promise<void> {
    const now = tools.machine.now()
    const held = await takeLease(tools.db, name, tools.holder, new Date(now), new Date(now + leaseMilliseconds)).catch(
      (error: unknown) => {
        tools.log.error('lease not renewed', {}, error)
        return false
      },
    )
    if (held === isLeader) return
    isLeader = held
    tools.log.info(held ? 'leading' : 'no longer leading')
    try {
      await (held ? tools.onGained() : tools.onLost())
    } catch (error) {
      // The next renewal tries again.
      tools.log.error('the lead was not taken over', {}, error)
      isLeader = !held
    }
  }
}
