import { parentPort, workerData } from 'node:worker_threads'
import { readBytes } from './reading.ts'
import type { ReadLimits } from './limits.ts'

// What `readApart` in table.ts hands over.
const { bytes, limits } = workerData as { bytes: Uint8Array; limits: ReadLimits }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(await readBytes(bytes, limits))
