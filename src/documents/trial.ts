import { unzipSync } from 'fflate'
import type { Language } from '../i18n/language.ts'
import { readApart } from '../sheets/apart.ts'
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
  const thread = new URL('./checking-thread.ts', import.meta.url)
  const most = { milliseconds: templateLimits.milliseconds, megabytes: 256 }
  return await readApart<Checked>(thread, { bytes, sample: sampleOf(shapes[name], word) }, most)
}

/** What the program's own template says and this one does not: the clerk may have meant it so. */
export function tagsLeftOut(language: Language, name: OwnName, used: readonly string[]): string[] {
  const usual = plainText(new TextDecoder().decode(unzipSync(defaultTemplate(language, name))['word/document.xml']))
  return Object.keys(shapes[name]).filter((tag) => new RegExp(`\\{#?${tag}\\}`).test(usual) && !used.includes(tag))
}
