import { catalogue } from './catalogue.ts'
import type { Tree, Values } from './compile.ts'
import { formatsOf, type Formats } from './formats.ts'
import { trees, type Arguments } from './generated/messages.ts'
import { escapeHtml, isHtml } from './html.ts'
import type { Language } from './language.ts'

export { html } from './html.ts'
export type { Language } from './language.ts'

export type Key = keyof Arguments
/** A key whose text needs no arguments: the only kind that may be composed from data. */
export type BareKey = { [K in Key]: Arguments[K] extends null ? K : never }[Key]

export type Texts = Formats & {
  readonly language: Language
  /** HTML for a message: arguments are escaped, except those made by `html()`. */
  t<K extends Key>(key: K, ...args: ArgumentsOf<K>): string
  /** The same without HTML: for buttons, toasts, descriptions of commands, file names. */
  plain<K extends Key>(key: K, ...args: ArgumentsOf<K>): string
}

export function textsIn(language: Language): Texts {
  return texts[language]
}

/** Whether something composed from data, such as `mentor.v1.form.options.remote`, is a text without arguments. */
export function isKey(key: string): key is BareKey {
  const message = key.split('.').reduce<Tree | string | undefined>(child, trees.ru)
  return typeof message === 'string' && !message.includes('{')
}

/** A key whose text names the thing that it asks about. */
export type ThingKey = { [K in Key]: Arguments[K] extends { thing: unknown } ? K : never }[Key]

/** Whether something composed from data is a text about `{thing}`. */
export function isThingKey(key: string): key is ThingKey {
  const message = key.split('.').reduce<Tree | string | undefined>(child, trees.ru)
  return typeof message === 'string' && message.includes('{thing}')
}

/** The key composed from data; throws when the Russian tree has no such text. */
export function keyOf(...parts: string[]): BareKey {
  const key = parts.join('.')
  if (!isKey(key)) throw new Error(`There is no text ${key}`)
  return key
}

type ArgumentsOf<K extends Key> = [K] extends [BareKey] ? [] : [args: Both<Arguments[K]>]
/** Of several possible keys: the arguments of all of them. */
type Both<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never

function child(node: Tree | string | undefined, name: string): Tree | string | undefined {
  return typeof node === 'object' && Object.hasOwn(node, name) ? node[name] : undefined
}

const say = catalogue(trees)
const texts: Record<Language, Texts> = { ru: speaking('ru'), en: speaking('en') }

function speaking(language: Language): Texts {
  return {
    ...formatsOf(language),
    language,
    t: (key, ...[args]) => say(language, key, written(args, escapeHtml)),
    plain: (key, ...[args]) => say(language, key, written(args, asIs)),
  }
}

function asIs(text: string): string {
  return text
}

function written(args: unknown, write: (text: string) => string): Values {
  const values: Record<string, string | number> = {}
  if (typeof args !== 'object' || args === null) return values
  const entries: [string, unknown][] = Object.entries(args)
  for (const [name, value] of entries) {
    if (typeof value === 'string') values[name] = write(value)
    else if (typeof value === 'number') values[name] = value
    else if (isHtml(value)) values[name] = value.html
    else throw new TypeError(`{${name}} is neither text nor a number`)
  }
  return values
}
