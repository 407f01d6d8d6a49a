import { Worker } from 'node:worker_threads'
import type { Mentee, Mentor } from './candidate.ts'
import type { Asked, Found } from './cohort.ts'

export type ToThread = {
  readonly mentees: readonly Mentee[]
  readonly mentors: readonly Mentor[]
  readonly isLast: boolean
}
export type FromThread = { readonly found: readonly Found[]; readonly isLast: boolean }

export type Matched =
  | { readonly ok: true; readonly found: readonly Found[] }
  | { readonly ok: false; readonly reason: 'failed' | 'took-too-long' }

/** The longest that a cohort may take; 5,000 people take about a second. */
const mostMilliseconds = 120_000

/**
 * Matches a cohort in a thread of its own, so that nobody else waits for their answer (performance P6). People go over
 * in pages as they are read, and the pairs come back in pages: nothing holds the bot for longer than one of them.
 */
export function createMatcher(asked: Asked) {
  const worker = new Worker(new URL('./cohort-thread.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  const { promise, resolve } = Promise.withResolvers<Matched>()
  const found: Found[] = []
  worker.on('message', (page: FromThread) => {
    found.push(...page.found)
    if (page.isLast) resolve({ ok: true, found })
  })
  worker.once('error', () => resolve({ ok: false, reason: 'failed' }))
  worker.once('exit', () => resolve({ ok: false, reason: 'failed' }))
  const send = (message: ToThread): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(message)
  }

  return {
    add(page: { readonly mentees?: readonly Mentee[]; readonly mentors?: readonly Mentor[] }): void {
      send({ mentees: page.mentees ?? [], mentors: page.mentors ?? [], isLast: false })
    },
    async match(): Promise<Matched> {
      send({ mentees: [], mentors: [], isLast: true })
      const timer = setTimeout(() => resolve({ ok: false, reason: 'took-too-long' }), mostMilliseconds)
      try {
        return await promise
      } finally {
        clearTimeout(timer)
      }
    },
    async close(): Promise<void> {
      await worker.terminate()
    },
  }
}
