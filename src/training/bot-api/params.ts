import { refuse } from './refusal.ts'

/** What a bot sent with a method: values of JSON, or strings where it came as a form. */
export type Params = Record<string, unknown>

export interface Upload {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

export interface Request {
  readonly params: Params
  readonly uploads: ReadonlyMap<string, Upload>
}

/** Numbers and yes-or-no are taken as text too, as Telegram does; absent is ''. */
export function textOf(params: Params, key: string): string {
  const value = params[key]
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Out of range is clamped, not refused (Client.cpp, get_integer_arg). */
export function integerOf(params: Params, key: string, fallback = 0, least = -Infinity, most = Infinity): number {
  const text = textOf(params, key)
  const number = text === '' ? fallback : Number.parseInt(text, 10) || 0
  return Math.min(most, Math.max(least, number))
}

export function flagOf(params: Params, key: string): boolean {
  return ['true', 'yes', '1'].includes(textOf(params, key).trim().toLowerCase())
}

/** A structure, given as itself or as its JSON text; undefined when absent. */
export function structureOf(params: Params, key: string, what: string): unknown {
  const value = params[key]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    refuse(400, `Can't parse ${what} JSON object`)
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
