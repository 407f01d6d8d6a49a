import { strFromU8, unzipSync } from 'fflate'
import type { Person } from '../../src/training/bot-api/person.ts'

export type Received = { readonly name: string; readonly bytes: Uint8Array }

/** The files that the bot has sent to the person, the oldest first. */
export function filesOf(person: Person): Received[] {
  return person.screen.flatMap(({ mine, file }) => (mine || !file ? [] : [{ name: file.name, bytes: file.bytes }]))
}

/** The words of a DOCX, a paragraph a line. */
export function wordsOf({ bytes }: Received): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  return xml
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
}

/** What a file in JSON says. */
export function jsonOf({ bytes }: Received): Readonly<Record<string, unknown>> {
  // The bot writes an object; anything else fails the comparison that follows.
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
}
