// Writes src/i18n/generated/messages.ts from locales/<language>/<folder>.yaml: the texts of every language, and the keys
// and arguments of the Russian ones as types. The program itself then reads no YAML.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { parse as parseYaml } from 'yaml'

type Tree = { [name: string]: string | Tree }

if (import.meta.main) {
  const locales = join(import.meta.dirname, '..', 'locales')
  write(
    join(import.meta.dirname, '..', 'src', 'i18n', 'generated'),
    messagesModule(treeOf(join(locales, 'ru')), treeOf(join(locales, 'en'))),
  )
}

/** The source of the generated module. Throws with the key of a text that is not ICU MessageFormat. */
export function messagesModule(ru: Tree, en: Tree): string {
  for (const [key, text] of messages(en)) parsed(key, text)
  const lines = messages(ru).map(([key, text]) => `  ${JSON.stringify(key)}: ${typeOf(parsed(key, text))}`)
  return [
    '// Written by scripts/generate-texts.ts from locales/: do not edit.',
    "import type { Tree } from '../compile.ts'",
    "import type { Html } from '../html.ts'",
    '',
    '/** The arguments of each text; null where it needs none. */',
    'export type Arguments = {',
    ...lines,
    '}',
    'type Text = string | number | Html',
    `export const trees: { ru: Tree; en: Tree } = ${JSON.stringify({ ru, en }, null, 1)}`,
    '',
  ].join('\n')
}

/** One language: the top key of every file is the file's name. */
export function treeOf(folder: string): Tree {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  return Object.fromEntries(
    files.toSorted().map((file) => {
      const name = basename(file, '.yaml')
      const content: unknown = parseYaml(readFileSync(join(folder, file), 'utf8'))
      if (!isBranch(content) || Object.keys(content).join() !== name)
        throw new Error(`${folder}/${file} must hold one key: ${name}`)
      return [name, checked(name, content[name])]
    }),
  )
}

/** The texts of a tree with their keys: [['joining.welcome', 'Здравствуйте'], …]. */
export function messages(tree: Tree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, node]): [string, string][] =>
    typeof node === 'string' ? [[prefix + name, node]] : messages(node, `${prefix}${name}.`),
  )
}

function checked(key: string, node: unknown): string | Tree {
  // A block scalar ends with a line break, which nobody means.
  if (typeof node === 'string') return node.trimEnd()
  if (!isBranch(node)) throw new Error(`${key} is not a text: put it into quotes`)
  return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, checked(`${key}.${name}`, child)]))
}

function isBranch(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
}

function parsed(key: string, text: string): MessageFormatElement[] {
  try {
    return parse(text, { ignoreTag: true })
  } catch (cause) {
    throw new Error(`${key} is not a correct message: ${text}`, { cause })
  }
}

function typeOf(message: MessageFormatElement[]): string {
  const types = Map.groupBy(argumentsOf(message), ([name]) => name)
  if (types.size === 0) return 'null'
  const fields = [...types].map(([name, uses]) => `${name}: ${[...new Set(uses.map(([, type]) => type))].join(' & ')}`)
  return `{ ${fields.toSorted().join('; ')} }`
}

/** Every use of an argument, inside the branches of plurals and selects too. */
export function argumentsOf(message: MessageFormatElement[]): [name: string, type: string][] {
  return message.flatMap((element): [string, string][] => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return []
      case TYPE.argument:
        return [[element.value, 'Text']]
      case TYPE.number:
        return [[element.value, 'number']]
      case TYPE.plural:
        return [
          [element.value, 'number'],
          ...Object.values(element.options).flatMap((option) => argumentsOf(option.value)),
        ]
      case TYPE.select:
        return [
          [
            element.value,
            `(${Object.keys(element.options)
              .map((option) => `'${option}'`)
              .join(' | ')})`,
          ],
          ...Object.values(element.options).flatMap((option) => argumentsOf(option.value)),
        ]
      case TYPE.date:
      case TYPE.time:
        throw new Error(`{${element.value}}: a date comes as text, ICU would print it in the time zone of the process`)
      case TYPE.tag:
        return argumentsOf(element.children)
    }
  })
}

function write(folder: string, source: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'messages.ts'), source)
}
