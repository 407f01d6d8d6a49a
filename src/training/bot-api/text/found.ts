import type { MessageEntity } from 'grammy/types'
import { sortEntities } from './html.ts'

type Plain = Extract<MessageEntity['type'], 'bot_command' | 'mention' | 'hashtag' | 'url' | 'email'>

const EDGE = '(?<![\\p{L}\\p{N}_])'
const FINDERS: [Plain, RegExp][] = [
  ['url', /(?<![\p{L}\p{N}_@])(?:https?:\/\/|www\.|t\.me\/)[^\s<>"«»]*[^\s<>"«».,;:!?)\]'’]/giu],
  ['email', /(?<![\p{L}\p{N}_.+-])[a-z0-9_.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/giu],
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_/>])/gu],
  ['mention', new RegExp(`${EDGE}@[A-Za-z0-9_]{3,32}(?![\\p{L}\\p{N}_])`, 'gu')],
  ['hashtag', new RegExp(`${EDGE}#(?=[\\p{N}_]*\\p{L})[\\p{L}\\p{N}_]{1,256}`, 'gu')],
]
const CLOSED = new Set<MessageEntity['type']>(['code', 'pre', 'text_link', 'url', 'email', 'custom_emoji'])

/** Adds what Telegram finds by itself in a text: commands, links, names; never inside code or another link. */
export function withFound(text: string, entities: MessageEntity[]): MessageEntity[] {
  if (!/[/@#.]/.test(text)) return entities
  const all = [...entities]
  for (const [type, finder] of FINDERS)
    for (const match of text.matchAll(finder)) {
      const found = { offset: match.index, length: match[0].length }
      if (!all.some((entity) => isClosed(entity.type) && overlap(entity, found))) all.push({ type, ...found })
    }
  return all.length === entities.length ? entities : sortEntities(all)
}

function isClosed(type: MessageEntity['type']): boolean {
  return CLOSED.has(type) || FINDERS.some(([found]) => found === type)
}

type Place = Pick<MessageEntity, 'offset' | 'length'>

function overlap(a: Place, b: Place): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}
