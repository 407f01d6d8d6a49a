import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import type { FromDrawing, ToDrawing } from './chart.ts'
import { draw } from './drawing.ts'

/** One picture at a time: so many at once would take so many times the memory. */
let before: Promise<void> = Promise.resolve()

parentPort?.on('message', (asked: ToDrawing) => {
  before = before.then(async () => await answer(asked))
})

async function answer({ id, spec, width }: ToDrawing): Promise<void> {
  const drawn = await drawnOf(spec, width)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage({ id, ...drawn } satisfies FromDrawing)
  collect()
  // What is collected is freed in the next turn.
  await turn()
}

/**
 * A picture leaves ten megabytes of pixels outside of the heap, of which the collector knows the half: unasked it would let
 * a dozen of them lie.
 */
const collect = collector()

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('gc')
  return typeof found === 'function' ? () => void found() : () => {}
}

async function drawnOf(spec: ToDrawing['spec'], width: number) {
  try {
    return { png: await draw(spec, width) }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : 'unknown' }
  }
}
