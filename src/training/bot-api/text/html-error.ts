import { refuse } from '../refusal.ts'

export function unparsable(words: string): never {
  refuse(400, `Can't parse entities: ${words}`)
}

/** Telegram counts the place in bytes of UTF-8. */
export function place(source: string, at: number): string {
  return `at byte offset ${Buffer.byteLength(source.slice(0, at))}`
}
