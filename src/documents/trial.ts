import { Worker } from 'node:worker_threads'
import { unzipSync } from 'fflate'
import type { Language } from '../i18n/language.ts'
import { type Checked, templateLimits } from './checking.ts'
import { defaultTemplate } from './document.ts'
import { type OwnName, sampleOf, shapes } from './shapes.ts'
import { plainText } from './wording.ts'

/**
 * Whether a file is a template for this paper: in a thread of its own, one at a time, which is ended when it takes too
 * long or too much memory. `word` stands for every text of the invented data.
 */
export async function checkTemplate(name: OwnName, bytes: Uint8Array, word: string): Promise<Checked> {
  if (bytes.byteLength > templateLimits.fileBytes) return { ok: false, reason: 'too-big' }
  const checked = before.then(async () => await checkApart(bytes, sampleOf(shapes[name], word)))
  before = checked.catch(() => undefined)
  return await checked
}

/** What the program's own template says and this one does not: the clerk may have meant it so. */
export function tagsLeftOut(language: Language, name: OwnName, used: readonly string[]): string[] {
  const usual = plainText(new TextDecoder().decode(unzipSync(defaultTemplate(language, name))['word/document.xml']))
  return Object.keys(shapes[name]).filter((tag) => new RegExp(`\\{#?${tag}\\}`).test(usual) && !used.includes(tag))
}

let before: Promise<unknown> = Promise.resolve()

async function checkApart(bytes: Uint8Array, sample: object): Promise<Checked> {
  const worker = new Worker(new URL('checking-thread.ts', import.meta.url), {
    workerData: { bytes, sample },
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  const { promise, resolve } = Promise.withResolvers<Checked>()
  const timer = setTimeout(() => resolve({ ok: false, reason: 'took-too-long' }), templateLimits.milliseconds)
  worker.once('message', (checked: Checked) => resolve(checked))
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
