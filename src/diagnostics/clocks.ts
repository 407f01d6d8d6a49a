/** What people live by: due dates, expiry, what they read. Movable in training. */
export type BusinessClock = { now(): Date }

/** What the machinery lives by: leases, pauses, pace, deadlines. Milliseconds since the epoch. */
export type MachineClock = {
  now(): number
  /** Resolves after the pause, or at once when the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export type Clocks = { readonly business: BusinessClock; readonly machine: MachineClock }
