import type { MachineClock } from '../../src/diagnostics/clocks.ts'

/** A machinery clock that stands still until it is moved; pauses then end in their order. */
export type VirtualClock = {
  /** The clock as a process has it: after its death no pause of it ends. */
  of(death: AbortSignal): MachineClock
  readonly now: number
  /** Moves to the end of the next pause; false when nobody pauses. */
  advance(): boolean
  pass(milliseconds: number): void
}

type Pause = { readonly until: number; readonly end: () => void }

export function createVirtualClock(startsAt: Date): VirtualClock {
  let now = startsAt.getTime()
  const pauses = new Set<Pause>()

  return {
    of: (death) => ({
      now: () => now,
      sleep: async (milliseconds, signal) => {
        if (signal?.aborted) return
        const { promise, resolve } = Promise.withResolvers<void>()
        const end = () => {
          pauses.delete(pause)
          if (!death.aborted) resolve()
        }
        const pause: Pause = { until: now + milliseconds, end }
        pauses.add(pause)
        signal?.addEventListener('abort', end, { once: true })
        death.addEventListener('abort', () => pauses.delete(pause), { once: true })
        await promise
      },
    }),
    get now() {
      return now
    },
    advance() {
      const next = [...pauses].toSorted((one, other) => one.until - other.until)[0]
      if (!next) return false
      now = Math.max(now, next.until)
      for (const due of [...pauses].filter((one) => one.until <= now)) due.end()
      return true
    },
    pass(milliseconds) {
      now += milliseconds
    },
  }
}
