import { Worker } from 'node:worker_threads'
import { readLimits, type ReadLimits } from './limits.ts'
import type { Read, Table } from './reading.ts'
import type { ReadRefusal } from './refusal.ts'

export type { Table }

export type TableRead =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly reason: ReadRefusal | 'took-too-long' }

/**
 * Reads the first sheet that holds anything of an XLSX, or a CSV in UTF-8, UTF-16 or windows-1251. What it is is told
 * by its bytes, not by its name. It is read in a thread of its own, one file at a time, which is ended when it takes too
 * long or too much memory (reliability E8).
 */
export async function readTable(
  file: { readonly name: string; readonly bytes: Uint8Array },
  limits: ReadLimits = readLimits,
): Promise<TableRead> {
  if (file.bytes.byteLength > limits.fileBytes) return { ok: false, reason: 'too-big' }
  const read = before.then(async () => await readApart(file.bytes, limits))
  before = read.catch(() => undefined)
  return await read
}

/** Ten hostile files at once would take ten times the memory. */
let before: Promise<unknown> = Promise.resolve()

async function readApart(bytes: Uint8Array, limits: ReadLimits): Promise<TableRead> {
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    workerData: { bytes, limits },
    resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  const { promise, resolve } = Promise.withResolvers<TableRead>()
  const timer = setTimeout(() => resolve({ ok: false, reason: 'took-too-long' }), limits.milliseconds)
  worker.once('message', (read: Read) => resolve(read))
  // Whatever a file does to its reader is the file's fault.
  worker.once('error', () => resolve({ ok: false, reason: 'damaged' }))
  worker.once('exit', () => resolve({ ok: false, reason: 'damaged' }))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
