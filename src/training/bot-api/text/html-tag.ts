import { place, unparsable } from './html-error.ts'

export interface StartTag {
  readonly name: string
  /** The one attribute that means something for this tag: an address, a language, a class. */
  readonly argument: string
}

const NAMES = new Set(
  'a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote'.split(' '),
)

export function readStartTag(source: string, begin: number): { tag: StartTag; end: number } {
  let at = begin + 1
  while (!isSpace(source[at]) && source[at] !== '>') at += 1
  if (at >= source.length) unparsable(`Unclosed start tag ${place(source, begin)}`)
  const name = source.slice(begin + 1, at).toLowerCase()
  if (!NAMES.has(name)) unparsable(`Unsupported start tag "${name}" ${place(source, begin)}`)
  let argument = ''
  for (;;) {
    at = skipSpaces(source, at)
    if (source[at] === '>') break
    const attribute = readAttribute(source, at, { name, begin })
    argument = meaning(name, attribute) ?? argument
    at = attribute.end
  }
  if (name === 'span' && argument !== 'spoiler')
    unparsable(`Tag "span" must have class "tg-spoiler" ${place(source, begin)}`)
  return { tag: { name, argument }, end: at + 1 }
}

interface Attribute {
  readonly name: string
  /** Absent in <blockquote expandable>. */
  readonly value?: string
  readonly end: number
}

function readAttribute(source: string, from: number, tag: { name: string; begin: number }): Attribute {
  let at = from
  while (at < source.length && !isSpace(source[at]) && !'=>/"\''.includes(source.charAt(at))) at += 1
  const name = source.slice(from, at)
  if (name === '') unparsable(`Empty attribute name in the tag "${tag.name}" ${place(source, tag.begin)}`)
  at = skipSpaces(source, at)
  const unclosed = () => unparsable(`Unclosed start tag "${tag.name}" ${place(source, tag.begin)}`)
  if (at >= source.length) unclosed()
  if (source[at] !== '=') return { name, end: at }
  at = skipSpaces(source, at + 1)
  if (at >= source.length) unclosed()
  const quote = source.charAt(at)
  const read = quote === '"' || quote === "'" ? readString(source, at + 1, quote) : readToken(source, at)
  if (read.end >= source.length) unparsable(`Unclosed start tag ${place(source, tag.begin)}`)
  return { name, ...read }
}

function readToken(source: string, from: number): { value: string; end: number } {
  let at = from
  while (/[A-Za-z0-9.-]/.test(source.charAt(at))) at += 1
  if (!isSpace(source[at]) && source[at] !== '>') unparsable(`Unexpected end of name token ${place(source, from)}`)
  return { value: source.slice(from, at).toLowerCase(), end: at }
}

function readString(source: string, from: number, quote: string): { value: string; end: number } {
  let at = from
  let value = ''
  while (at < source.length && source[at] !== quote) {
    const reference = source[at] === '&' ? decodeReference(source, at) : undefined
    value += reference ? reference.text : source.charAt(at)
    at = reference ? reference.end : at + 1
  }
  return { value, end: at < source.length ? at + 1 : at }
}

function meaning(tag: string, { name, value }: Attribute): string | undefined {
  if (tag === 'blockquote' && name === 'expandable') return '1'
  if (value === undefined) return undefined
  if (tag === 'a' && name === 'href') return value
  if (tag === 'code' && name === 'class' && value.startsWith('language-')) return value.slice(9)
  if (tag === 'span' && name === 'class' && value.startsWith('tg-')) return value.slice(3)
  return tag === 'tg-emoji' && name === 'emoji-id' ? value : undefined
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Telegram knows four names (&nbsp; stays as it is written) and numbers; the semicolon may be missing. */
export function decodeReference(source: string, at: number): { text: string; end: number } | undefined {
  const rest = source.slice(at + 1, at + 12)
  const number = /^#(?:x([0-9a-fA-F]+)|(\d+))/.exec(rest)
  if (number) {
    const code = number[1] ? Number.parseInt(number[1], 16) : Number(number[2])
    if (code === 0 || code >= 0x10ffff || number[0].length >= 9) return undefined
    return { text: String.fromCodePoint(code), end: skipSemicolon(source, at + 1 + number[0].length) }
  }
  const name = /^[a-z]+/i.exec(rest)?.[0] ?? ''
  const text = NAMED[name]
  return text === undefined ? undefined : { text, end: skipSemicolon(source, at + 1 + name.length) }
}

function skipSemicolon(source: string, at: number): number {
  return source[at] === ';' ? at + 1 : at
}

function skipSpaces(source: string, from: number): number {
  let at = from
  while (at < source.length && isSpace(source[at])) at += 1
  return at
}

/** The end of the text counts as a space, as the zero byte does in TDLib. */
export function isSpace(letter: string | undefined): boolean {
  return letter === undefined || /[ \t\r\n\v\0]/.test(letter)
}
