import { readFileSync } from 'node:fs'
import type { Tx } from '../db/transaction.ts'
import { Fault } from '../diagnostics/log.ts'
import type { Language } from '../i18n/language.ts'
import type { TemplateName, Templates } from './data.ts'
import { fill, UnknownTag } from './filling.ts'
import { findOwnTemplate } from './store/templates.ts'

/**
 * The bytes of a DOCX: the program's template with the data in place of its tags. Throws a `Fault` that names the tag for
 * which there is no value; a list may be empty, and null is a line to fill in by hand. Line breaks in values stay.
 */
export function fillDocument<Name extends TemplateName>(
  language: Language,
  name: Name,
  data: Templates[Name],
): Uint8Array {
  return fillTemplate(defaultTemplate(language, name), data, `${language}/${name}`)
}

/** The same by the organisation's own template where it has one. */
export async function writeDocument<Name extends TemplateName>(
  tx: Tx,
  organisationId: string,
  language: Language,
  name: Name,
  data: Templates[Name],
): Promise<Uint8Array> {
  const own = await findOwnTemplate(tx, { organisationId, language, name })
  return fillTemplate(own?.bytes ?? defaultTemplate(language, name), data, `${language}/${name} ${own?.id ?? ''}`)
}

/** Throws a `Fault` that says, of `what`, which tag is wrong. */
export function fillTemplate(template: Uint8Array, data: object, what: string): Uint8Array {
  try {
    return fill(template, data)
  } catch (error) {
    throw new Fault(`document ${what.trim()}: ${reasonOf(error)}`, { cause: error })
  }
}

const templates = new Map<string, Buffer>()

export function defaultTemplate(language: Language, name: TemplateName): Uint8Array {
  const path = `${language}/documents/${name}.docx`
  const known = templates.get(path) ?? readFileSync(new URL(`../../locales/${path}`, import.meta.url))
  templates.set(path, known)
  return known
}

/** The library puts what went wrong, with the names of tags and never a value, into `properties`. */
function reasonOf(error: unknown): string {
  if (error instanceof UnknownTag) return error.message
  const properties = isRecord(error) && isRecord(error['properties']) ? error['properties'] : {}
  const inner = Array.isArray(properties['errors']) ? properties['errors'] : []
  if (inner.length > 0) return inner.map(reasonOf).join('; ')
  const { rootError, id, xtag } = properties
  if (rootError instanceof UnknownTag) return rootError.message
  return typeof id === 'string' ? `${id} ${String(xtag)}` : 'not filled'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
