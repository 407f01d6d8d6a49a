import { zipSync } from 'fflate'
import { unpack } from '../sheets/archive.ts'
import { Refused } from '../sheets/refusal.ts'
import { fill, UnknownTag } from './filling.ts'
import { plainText, wordsAround } from './wording.ts'

/** What a template from outside may cost at most (reliability E8). */
export const templateLimits = {
  fileBytes: 5 * 1024 * 1024,
  unpackedBytes: 30 * 1024 * 1024,
  milliseconds: 15_000,
} as const

export type TagProblem = {
  readonly problem:
    | 'unknown'
    | 'unclosed'
    | 'unopened'
    | 'list-unclosed'
    | 'list-unopened'
    | 'crossed'
    | 'raw'
    | 'other'
  /** Without its braces; may be empty. */
  readonly tag: string
  /** The words among which it stands; may be empty. */
  readonly near: string
}

/** `bytes`: the template packed anew, with what was checked and nothing else. `used`: the tags that were filled. */
export type Checked =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly used: readonly string[] }
  | { readonly ok: false; readonly reason: 'tags'; readonly problems: readonly TagProblem[] }
  | { readonly ok: false; readonly reason: 'too-big' | 'not-a-document' | 'macros' | 'damaged' | 'took-too-long' }

/** Opens the file, looks for what has no place in a template, and fills it with invented data. */
export function checkBytes(bytes: Uint8Array, sample: object): Checked {
  if (bytes.byteLength > templateLimits.fileBytes) return { ok: false, reason: 'too-big' }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { ok: false, reason: 'not-a-document' }
  try {
    return checkParts(
      unpack(bytes, templateLimits.unpackedBytes, () => true),
      sample,
    )
  } catch (error) {
    return { ok: false, reason: error instanceof Refused && error.reason === 'too-big' ? 'too-big' : 'damaged' }
  }
}

function checkParts(parts: Record<string, Uint8Array>, sample: object): Checked {
  const body = parts['word/document.xml']
  if (!body || !parts['[Content_Types].xml']) return { ok: false, reason: 'not-a-document' }
  const names = Object.keys(parts)
  if (names.some((name) => /vbaProject|\.bin$|embeddings\/|activeX/i.test(name))) return { ok: false, reason: 'macros' }
  const texts = names.filter((name) => /\.(xml|rels)$/.test(name)).map((name) => new TextDecoder().decode(parts[name]))
  if (texts.some((text) => /<!(DOCTYPE|ENTITY)/i.test(text))) return { ok: false, reason: 'damaged' }
  // A document that fetches something when it is opened tells others who opened it; a link to click is a link.
  if (texts.some(fetchesSomething)) return { ok: false, reason: 'macros' }
  const packed = zipSync(parts, { level: 6, mtime: new Date('2026-09-01T12:00:00Z') })
  const words = plainText(new TextDecoder().decode(body))
  const raw = /\{\s*@{1,2}([^{}]*)\}/.exec(words)
  if (raw)
    return {
      ok: false,
      reason: 'tags',
      problems: [{ problem: 'raw', tag: raw[1] ?? '', near: wordsAround(words, raw[0]) }],
    }
  return tryFilling(packed, sample, words)
}

function fetchesSomething(text: string): boolean {
  return [...text.matchAll(/<Relationship\s[^>]*>/g)].some(
    ([relation]) => /TargetMode\s*=\s*["']External/.test(relation) && !/\/hyperlink["']/.test(relation),
  )
}

function tryFilling(bytes: Uint8Array, sample: object, words: string): Checked {
  const used = new Set<string>()
  try {
    fill(bytes, sample, (tag) => used.add(tag))
    return { ok: true, bytes, used: [...used] }
  } catch (error) {
    const problems = problemsIn(error, words)
    return problems.length > 0 ? { ok: false, reason: 'tags', problems } : { ok: false, reason: 'damaged' }
  }
}

const mostProblems = 5

/** Each tag once, in words of ours. */
function problemsIn(error: unknown, words: string): TagProblem[] {
  const properties = recordIn(error, 'properties')
  const all = Array.isArray(properties['errors']) ? properties['errors'] : [error]
  const found = all.map((one) => problemOf(recordIn(one, 'properties'), words)).filter((one) => one !== undefined)
  return [...new Map(found.map((one) => [`${one.problem} ${one.tag}`, one])).values()].slice(0, mostProblems)
}

/** The library's names of errors. */
const known: Readonly<Record<string, TagProblem['problem']>> = {
  unclosed_tag: 'unclosed',
  duplicate_open_tag: 'unclosed',
  unopened_tag: 'unopened',
  duplicate_close_tag: 'unopened',
  unclosed_loop: 'list-unclosed',
  unopened_loop: 'list-unopened',
  closing_tag_does_not_match_opening_tag: 'crossed',
  unbalanced_loop_tags: 'crossed',
  scopeparser_execution_failed: 'unknown',
  scopeparser_compilation_failed: 'unknown',
}

function problemOf(properties: Record<string, unknown>, words: string): TagProblem | undefined {
  const { id, rootError } = properties
  if (typeof id !== 'string') return undefined
  const problem = known[id] ?? 'other'
  const said = textIn(properties, 'openingtag') || textIn(properties, 'xtag')
  const tag = rootError instanceof UnknownTag ? rootError.tag : tagIn(problem, said)
  const seen = [textIn(properties, 'closingtag'), tag].filter(Boolean)
  const near = seen.flatMap((one) => writings(one).map((text) => wordsAround(words, text))).find((one) => one !== '')
  return { problem, tag: tag.slice(0, 40), near: near ?? '' }
}

/** An unclosed tag is told with all that follows it, an unopened one with all that goes before. */
function tagIn(problem: TagProblem['problem'], said: string): string {
  const whole = said.replaceAll(/[{}#/^]/g, '').trim()
  if (problem === 'unclosed') return /^[\p{L}\p{N}-]+/u.exec(whole)?.[0] ?? whole
  if (problem === 'unopened') return /[\p{L}\p{N}-]+$/u.exec(whole)?.[0] ?? whole
  return whole
}

/** How a tag stands in a template, the likeliest first. */
function writings(tag: string): string[] {
  return [`{${tag}}`, `{#${tag}}`, `{/${tag}}`, `{${tag}`, `${tag}}`, tag]
}

function textIn(properties: Record<string, unknown>, key: string): string {
  const { [key]: value } = properties
  return typeof value === 'string' ? value : ''
}

function recordIn(value: unknown, key: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || !(key in value)) return {}
  const inner: unknown = Reflect.get(value, key)
  return typeof inner === 'object' && inner !== null ? { ...inner } : {}
}
