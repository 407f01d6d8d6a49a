import type { MessageEntity } from 'grammy/types'
import { place, unparsable } from './html-error.ts'
import { decodeReference, isSpace, readStartTag, type StartTag } from './html-tag.ts'

export interface FormattedText {
  readonly text: string
  readonly entities: MessageEntity[]
}

interface OpenTag extends StartTag {
  readonly offset: number
}

interface Reader {
  readonly source: string
  text: string
  readonly open: OpenTag[]
  /** Languages of <code class="language-…">, which become visible only inside <pre>. */
  readonly languages: Map<MessageEntity, string>
  readonly entities: MessageEntity[]
}

/** Reads Telegram's HTML as TDLib does (MessageEntity.cpp, parse_html), with its errors, which count bytes. */
export function parseHtml(source: string): FormattedText {
  const reader: Reader = { source, text: '', open: [], languages: new Map(), entities: [] }
  let at = 0
  while (at < source.length) {
    const next = nextSpecial(source, at)
    reader.text += source.slice(at, next)
    at = next >= source.length ? next : readSpecial(reader, next)
  }
  const unclosed = reader.open.at(-1)
  if (unclosed) unparsable(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  return { text: reader.text, entities: sortEntities(reader.entities) }
}

/** Outer before inner, as Telegram answers. */
export function sortEntities(entities: MessageEntity[]): MessageEntity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length)
}

function nextSpecial(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    const letter = source[at]
    if (letter === '<' || letter === '&') return at
  }
  return source.length
}

function readSpecial(reader: Reader, at: number): number {
  const { source } = reader
  if (source[at] === '&') {
    const reference = decodeReference(source, at)
    reader.text += reference ? reference.text : '&'
    return reference ? reference.end : at + 1
  }
  if (source[at + 1] === '/') return readEndTag(reader, at)
  const { tag, end } = readStartTag(source, at)
  reader.open.push({ ...tag, offset: reader.text.length })
  return end
}

function readEndTag(reader: Reader, begin: number): number {
  const { source, open } = reader
  const tag = open.at(-1)
  if (!tag) unparsable(`Unexpected end tag ${place(source, begin)}`)
  let at = begin + 1
  while (!isSpace(source[at]) && source[at] !== '>') at += 1
  const name = source.slice(begin + 2, at).toLowerCase()
  while (at < source.length && isSpace(source[at])) at += 1
  if (source[at] !== '>') unparsable(`Unclosed end tag ${place(source, begin)}`)
  if (name !== '' && name !== tag.name)
    unparsable(`Unmatched end tag ${place(source, begin)}, expected "</${tag.name}>", found "</${name}>"`)
  if (reader.text.length > tag.offset) closeTag(reader, tag)
  open.pop()
  return at + 1
}

function closeTag(reader: Reader, tag: OpenTag): void {
  const span = { offset: tag.offset, length: reader.text.length - tag.offset }
  const entity = toEntity(tag, span, reader.text)
  if (!entity) return
  const last = reader.entities.at(-1)
  const same = last && last.offset === span.offset && last.length === span.length
  const language = last && reader.languages.get(last)
  if (entity.type === 'pre' && same && last.type === 'code' && language) {
    reader.entities[reader.entities.length - 1] = { ...entity, language }
    return
  }
  if (entity.type === 'code' && same && last.type === 'pre' && tag.argument) {
    reader.entities[reader.entities.length - 1] = { ...last, language: tag.argument }
    return
  }
  if (entity.type === 'code' && tag.argument) reader.languages.set(entity, tag.argument)
  reader.entities.push(entity)
}

type Span = Pick<MessageEntity, 'offset' | 'length'>

function toEntity(tag: OpenTag, span: Span, text: string): MessageEntity | undefined {
  switch (tag.name) {
    case 'b':
    case 'strong':
      return { type: 'bold', ...span }
    case 'i':
    case 'em':
      return { type: 'italic', ...span }
    case 'u':
    case 'ins':
      return { type: 'underline', ...span }
    case 's':
    case 'strike':
    case 'del':
      return { type: 'strikethrough', ...span }
    case 'span':
    case 'tg-spoiler':
      return { type: 'spoiler', ...span }
    case 'pre':
      return { type: 'pre', ...span }
    case 'code':
      return { type: 'code', ...span }
    case 'blockquote':
      return { type: tag.argument ? 'expandable_blockquote' : 'blockquote', ...span }
    case 'tg-emoji':
      return customEmoji(tag.argument, span)
    case 'a':
      return link(tag.argument || text.slice(span.offset), span)
    default:
      return undefined
  }
}

function customEmoji(id: string, span: Span): MessageEntity {
  if (!/^-?\d+$/.test(id) || Number(id) === 0) unparsable('Invalid custom emoji identifier specified')
  return { type: 'custom_emoji', custom_emoji_id: id, ...span }
}

/** Telegram drops a link that is none, keeping its words. */
function link(url: string, span: Span): MessageEntity | undefined {
  if (/^(?:https?|tg|tonsite|ton):\/\//i.test(url)) return checkedLink(url, span)
  return /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[/?#:].*)?$/u.test(url) ? checkedLink(`http://${url}`, span) : undefined
}

function checkedLink(url: string, span: Span): MessageEntity | undefined {
  if (!URL.canParse(url)) return undefined
  const { host, pathname } = new URL(url)
  // A host without a path gets its slash, the rest stays as it was written.
  return { type: 'text_link', url: pathname === '/' && url.endsWith(host) ? `${url}/` : url, ...span }
}
