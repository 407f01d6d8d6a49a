import type { MessageEntity } from 'grammy/types'
import { refuse } from '../refusal.ts'
import { withFound } from './found.ts'
import { type FormattedText, parseHtml, sortEntities } from './html.ts'

const RAW_BYTES = 1 << 15

/** Raw text to words and entities, before anything is known about the chat. */
export function formatted(raw: string, parseMode: string, entities: unknown): FormattedText {
  // A string this short cannot reach the limit even at three bytes a letter.
  if (raw.length > RAW_BYTES / 3 && Buffer.byteLength(raw) > RAW_BYTES) refuse(400, 'Text is too long')
  const mode = parseMode.toLowerCase()
  if (raw === '' || mode === '' || mode === 'none') return { text: raw, entities: given(entities) }
  if (mode === 'html') return parseHtml(raw)
  if (mode === 'markdown' || mode === 'markdownv2') refuse(400, 'this local server reads HTML only, not Markdown')
  refuse(400, 'Unsupported parse_mode')
}

/** As Telegram keeps it: without control characters, trimmed, with the entities it finds by itself. */
export function fixed({ text, entities }: FormattedText): FormattedText {
  const cleaned = clean(text, entities)
  let end = cleaned.text.length
  while (end > 0 && ' \n'.includes(cleaned.text.charAt(end - 1))) end -= 1
  let start = 0
  const first = Math.min(end, ...cleaned.entities.map((entity) => entity.offset))
  while (start < first && ' \n'.includes(cleaned.text.charAt(start))) start += 1
  const trimmed = cleaned.text.slice(start, end)
  return { text: trimmed, entities: withFound(trimmed, cutEntities(cleaned.entities, start, end)) }
}

export function isBlank(text: string): boolean {
  return text === '' || INVISIBLE.test(text)
}

/** Telegram's limits count code points after parsing (TDLib, utf8_length). */
export function isLonger(text: string, limit: number): boolean {
  return text.length > limit && [...text].length > limit
}

function given(entities: unknown): MessageEntity[] {
  if (!Array.isArray(entities)) return []
  // Telegram takes a bot's own entities as they are; a wrong kind among them shows on the page.
  return sortEntities(entities as MessageEntity[])
}

function cutEntities(entities: MessageEntity[], start: number, end: number): MessageEntity[] {
  if (start === 0 && entities.every((entity) => entity.offset + entity.length <= end)) return entities
  return entities
    .map((entity) => ({
      ...entity,
      offset: entity.offset - start,
      length: Math.min(entity.offset + entity.length, end) - entity.offset,
    }))
    .filter((entity) => entity.length > 0)
}

// Spaces, and what Unicode calls format characters and selectors; U+2800 is an empty Braille cell.
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]*$/u
const DROPPED = /\r|[\u2028-\u202e]|[\u0333\u033f\u030a]/gu
const BLANKED = /[\0-\u0009\u000b\u000c\u000e-\u001f]/gu

function clean(text: string, entities: MessageEntity[]): FormattedText {
  const spaced = text.replace(BLANKED, ' ')
  const dropped = [...spaced.matchAll(DROPPED)].map((match) => match.index)
  if (dropped.length === 0) return { text: spaced, entities }
  const moved = (at: number) => at - dropped.filter((place) => place < at).length
  return {
    text: spaced.replace(DROPPED, ''),
    entities: entities
      .map((entity) => ({
        ...entity,
        offset: moved(entity.offset),
        length: moved(entity.offset + entity.length) - moved(entity.offset),
      }))
      .filter((entity) => entity.length > 0),
  }
}
