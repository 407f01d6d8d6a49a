import { Worker } from 'node:worker_threads'

export type Broken = { readonly ok: false; readonly reason: 'took-too-long' | 'damaged' }

/**
 * What a thread of its own says of a file from outside: one file at a time, ended when it takes too long or too much
 * memory (reliability E8). The thread sends one message, an `Answer`.
 */
export async function readApart<Answer>(
  thread: URL,
  data: object,
  most: { readonly milliseconds: number; readonly megabytes: number },
): Promise<Answer | Broken> {
  const read = before.then(async () => await ask<Answer>(thread, data, most))
  before = read.catch(() => undefined)
  return await read
}

/** Ten hostile files at once would take ten times the memory. */
let before: Promise<unknown> = Promise.resolve()

async function ask<Answer>(
  thread: URL,
  data: object,
  { milliseconds, megabytes }: { readonly milliseconds: number; readonly megabytes: number },
): Promise<Answer | Broken> {
  const worker = new Worker(thread, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  const { promise, resolve } = Promise.withResolvers<Answer | Broken>()
  const timer = setTimeout(() => resolve({ ok: false, reason: 'took-too-long' }), milliseconds)
  worker.once('message', (answer: Answer) => resolve(answer))
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
