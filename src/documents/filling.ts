import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { xmlText } from '../sheets/text.ts'

/** The template with the data in place of its tags; throws the errors of the library as they are. `onTag` hears of every tag that is filled. */
export function fill(template: Uint8Array, data: object, onTag: (tag: string) => void = () => {}): Uint8Array {
  const document = new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    parser: (tag) => ({
      get(scope: unknown, context: { num: number }) {
        onTag(tag)
        return lookUp(tag, scope, context.num)
      },
    }),
  })
  document.render(fillable(data))
  return document.toUint8Array()
}

/** A tag for which the data has no value, not even an empty one. */
export class UnknownTag extends Error {
  readonly tag: string
  constructor(tag: string) {
    super(`no value for {${tag}}`)
    this.tag = tag
  }
}

/** Inner scopes are asked first, then those around them, at last the whole: what none has is an error, not an empty place. */
function lookUp(tag: string, scope: unknown, depth: number): unknown {
  const value = isRecord(scope) && Object.hasOwn(scope, tag) ? scope[tag] : undefined
  if (value === undefined && depth === 0) throw new UnknownTag(tag)
  return value
}

/** Long enough for a number, a date or a name in handwriting. */
const lineByHand = '_'.repeat(16)

/**
 * The data as a template finds it: text fit for XML, a line where nothing is known, `hasPairs` beside the list `pairs`,
 * and the number `n` of each row, from 1.
 */
export function fillable(data: object): Record<string, unknown> {
  const entries = Object.entries(data).flatMap(([key, value]): [string, unknown][] =>
    Array.isArray(value)
      ? [
          [key, value.map((row, index) => rowOf(row, index))],
          [`has${key.slice(0, 1).toUpperCase()}${key.slice(1)}`, value.length > 0],
        ]
      : [[key, valueOf(value)]],
  )
  return Object.fromEntries(entries)
}

function rowOf(row: unknown, index: number): unknown {
  return typeof row === 'object' && row !== null ? { n: String(index + 1), ...fillable(row) } : valueOf(row)
}

function valueOf(value: unknown): unknown {
  if (typeof value === 'string') return xmlText(value)
  if (value === null) return lineByHand
  return typeof value === 'object' ? fillable(value) : value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
