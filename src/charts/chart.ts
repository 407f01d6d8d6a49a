import { Worker } from 'node:worker_threads'
import type { TopLevelSpec } from 'vega-lite'

/** A chart in the words of Vega-Lite; its width is the picture's. */
export type Spec = TopLevelSpec

export type ToDrawing = { readonly id: number; readonly spec: Spec; readonly width: number }
export type FromDrawing = { readonly id: number } & ({ readonly png: Uint8Array } | { readonly reason: string })

/** As wide as a messenger shows a picture without making it smaller. */
const usualWidth = 1080
/** A thread that draws nothing is ended: it holds a hundred megabytes. */
const idleMilliseconds = 5_000
/** The first picture takes about a second. */
const mostMilliseconds = 60_000

/**
 * The chart as the bytes of a PNG, drawn in a thread of its own, one after another. The libraries are loaded there, with the
 * first picture, so that neither the start nor whoever waits for an answer pays for them.
 */
export async function renderPng(spec: Spec, { width = usualWidth }: { width?: number } = {}): Promise<Uint8Array> {
  const thread = (current ??= start())
  return await thread.draw({ spec, width })
}

let current: ReturnType<typeof start> | undefined

type Waiting = { readonly resolve: (png: Uint8Array) => void; readonly reject: (cause: Error) => void }

function start() {
  const worker = new Worker(new URL('./drawing-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let idle: NodeJS.Timeout | undefined

  const end = (cause?: Error): void => {
    clearTimeout(idle)
    if (current?.worker === worker) current = undefined
    for (const one of waiting.values()) one.reject(new Error('a picture was not drawn', { cause }))
    waiting.clear()
  }
  worker.on('message', ({ id, ...drawn }: FromDrawing) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if ('png' in drawn) asked?.resolve(drawn.png)
    else asked?.reject(new Error(`a picture was not drawn: ${drawn.reason}`))
    if (waiting.size === 0) rest()
  })
  worker.once('error', (cause) => end(cause instanceof Error ? cause : new Error(String(cause))))
  worker.once('exit', () => end())

  function rest(): void {
    worker.unref()
    idle = setTimeout(() => stop(), idleMilliseconds).unref()
  }
  function stop(cause?: Error): void {
    end(cause)
    // Nobody waits for a thread to be gone.
    worker.terminate().catch(() => undefined)
  }
  return {
    worker,
    async draw(asked: Omit<ToDrawing, 'id'>): Promise<Uint8Array> {
      clearTimeout(idle)
      worker.ref()
      const id = (last += 1)
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
      waiting.set(id, { resolve, reject })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ id, ...asked } satisfies ToDrawing)
      const timer = setTimeout(() => stop(new Error('it took too long')), mostMilliseconds)
      try {
        return await promise
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
