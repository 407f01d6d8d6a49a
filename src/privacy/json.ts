export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Rows as a file holds them: instants in ISO 8601, big numbers as text, no bytes, every text passed through `rewrite`. */
export function toJson(value: unknown, rewrite: (text: string) => string): Json {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return rewrite(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return null
  if (Array.isArray(value)) return value.map((one) => toJson(one, rewrite))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, toJson(one, rewrite)]))
}

/** Every text inside, at any depth. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return []
  return Object.values(value).flatMap(textsOf)
}

/** What the text holds as JSON; the text itself where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
