import { readFileSync } from 'node:fs'
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { Fault } from '../diagnostics/log.ts'
import type { Language } from '../i18n/language.ts'
import { xmlText } from '../sheets/text.ts'
import type { Templates } from './data.ts'

/**
 * The bytes of a DOCX: the template `locales/<language>/documents/<name>.docx` with the data in place of its tags. Throws
 * a `Fault` that names the tag for which there is no value; a list may be empty. Line breaks in values stay.
 */
export function fillDocument<Name extends keyof Templates>(
  language: Language,
  name: Name,
  data: Templates[Name],
): Uint8Array {
  try {
    const document = new Docxtemplater(new PizZip(templateOf(language, name)), {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      parser: (tag) => ({ get: (scope: unknown, context: { num: number }) => valueOf(tag, scope, context.num) }),
    })
    document.render({ ...clean(data), ...extrasOf(data) })
    return document.toUint8Array()
  } catch (error) {
    throw new Fault(`document ${language}/${name}: ${reasonOf(error)}`, { cause: error })
  }
}

const templates = new Map<string, Buffer>()

function templateOf(language: Language, name: string): Buffer {
  const path = `${language}/documents/${name}.docx`
  const known = templates.get(path) ?? readFileSync(new URL(`../../locales/${path}`, import.meta.url))
  templates.set(path, known)
  return known
}

/** Inner scopes are asked first, then those around them, at last the whole: what none has is an error, not an empty place. */
function valueOf(tag: string, scope: unknown, depth: number): unknown {
  const value = isRecord(scope) && Object.hasOwn(scope, tag) ? scope[tag] : undefined
  if (value === undefined && depth === 0) throw new Fault(`no value for {${tag}}`)
  return value
}

/** A table stands only where it has rows. */
function extrasOf(data: object): Record<string, boolean> {
  return 'kept' in data && Array.isArray(data.kept) ? { hasKept: data.kept.length > 0 } : {}
}

function clean(value: unknown): Record<string, unknown> {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return xmlText(one)
    if (Array.isArray(one)) return one.map(walk)
    if (!isRecord(one)) return one
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]))
  }
  const cleaned = walk(value)
  return isRecord(cleaned) ? cleaned : {}
}

/** The library puts what went wrong, with the names of tags and never a value, into `properties`. */
function reasonOf(error: unknown): string {
  if (error instanceof Fault) return error.message
  const properties = isRecord(error) && isRecord(error['properties']) ? error['properties'] : {}
  const inner = Array.isArray(properties['errors']) ? properties['errors'] : []
  if (inner.length > 0) return inner.map(reasonOf).join('; ')
  const { rootError, id, xtag } = properties
  if (rootError instanceof Fault) return rootError.message
  return typeof id === 'string' ? `${id} ${String(xtag)}` : 'not filled'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
