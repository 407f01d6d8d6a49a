import { parentPort, workerData } from 'node:worker_threads'
import { checkBytes } from './checking.ts'

// What `checkTemplate` hands over.
const { bytes, sample } = workerData as { bytes: Uint8Array; sample: object }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(checkBytes(bytes, sample))
