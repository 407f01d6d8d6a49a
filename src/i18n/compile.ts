import { IntlMessageFormat, type Formatters } from 'intl-messageformat'
import type { Language } from './language.ts'

/** Messages by name; a branch groups them. */
export type Tree = { readonly [name: string]: string | Tree }
export type Values = { readonly [name: string]: string | number }
export type Compiled = { [name: string]: ((values: Values) => string) | Compiled }

/** The same tree with a function for each message. A message is parsed when it is first said: most starts need few of them. */
export function compile(language: Language, tree: Tree): Compiled {
  const formatters = sharedFormatters(language)
  const branch = (of: Tree): Compiled => {
    // No prototype: a name such as `constructor` must be missing, not found.
    const compiled: Compiled = Object.create(null)
    for (const [name, node] of Object.entries(of)) {
      compiled[name] = typeof node === 'string' ? message(language, node, formatters) : branch(node)
    }
    return compiled
  }
  return branch(tree)
}

/** A Russian date ends with an abbreviation, a short name with an initial: its full stop is that of the sentence too. */
const twoFullStops = /(?<=\u0433|[\s.]\p{Lu})\.\.(?!\.)/gu

function message(language: Language, text: string, formatters: Formatters): (values: Values) => string {
  if (!/[{}']/.test(text)) return () => text
  let parsed: IntlMessageFormat | undefined
  return (values) => {
    parsed ??= new IntlMessageFormat(text, language, undefined, { ignoreTag: true, formatters })
    return String(parsed.format(values)).replaceAll(twoFullStops, '.')
  }
}

/** One plural rule and one number format for all messages of a language: each message alone would build its own. */
function sharedFormatters(language: Language): Formatters {
  const numbers = new Map<string, Intl.NumberFormat>()
  const plurals = new Map<string, Intl.PluralRules>()
  const plainNumber = new Intl.NumberFormat(language)
  return {
    getNumberFormat: (_locales, options) =>
      options === undefined
        ? plainNumber
        : kept(numbers, JSON.stringify(options), () => new Intl.NumberFormat(language, options)),
    getPluralRules: (_locales, options) =>
      kept(plurals, options?.type ?? 'cardinal', () => new Intl.PluralRules(language, options)),
    getDateTimeFormat: () => {
      throw new Error('Dates come into a message as text: ICU would print them in the time zone of the process')
    },
  }
}

function kept<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const found = cache.get(key) ?? make()
  cache.set(key, found)
  return found
}
