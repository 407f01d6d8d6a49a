import { parseSync } from '@swc/core'

/** A file whose clocks, process and console are its business. */
const startsTheProgram = 'src/main.ts'

/** What the sources must not hold, as 'file:line what', found in the syntax tree rather than in the text. */
export function forbiddenIn(file: string, source: string): string[] {
  const found: string[] = []
  const { root, lineOf } = parsed(source)
  const lines = source.split('\n')
  visit(root, (node) => {
    const what = file === startsTheProgram ? undefined : effectOf(node)
    if (what) found.push(`${file}:${lineOf(node)} ${what}`)
    if (isCast(node) && !isExplained(lines, lineOf(node))) found.push(`${file}:${lineOf(node)} as without a comment`)
    if (isRussian(node)) found.push(`${file}:${lineOf(node)} Russian`)
  })
  return found
}

/** The names that a file imports from another: what a bot file takes from a store. */
export function importedNames(source: string): { from: string; name: string; typeOnly: boolean }[] {
  const names: { from: string; name: string; typeOnly: boolean }[] = []
  visit(parsed(source).root, (node) => {
    if (node.type !== 'ImportDeclaration' || !isNode(node.source) || !Array.isArray(node.specifiers)) return
    for (const specifier of node.specifiers.filter(isNode)) {
      const imported = isNode(specifier.imported) ? specifier.imported : specifier.local
      const typeOnly = node.typeOnly === true || specifier.isTypeOnly === true
      if (isNode(imported)) names.push({ from: String(node.source.value), name: String(imported.value), typeOnly })
    }
  })
  return names
}

/** The functions that a file exports. */
export function exportedFunctions(source: string): string[] {
  const names: string[] = []
  visit(parsed(source).root, (node) => {
    if (node.type !== 'ExportDeclaration' || !isNode(node.declaration)) return
    const { type, identifier } = node.declaration
    if (type === 'FunctionDeclaration' && isNode(identifier)) names.push(String(identifier.value))
  })
  return names
}

/** The texts in quotes, wherever they stand. */
export function textsIn(source: string): string[] {
  const texts: string[] = []
  visit(parsed(source).root, (node) => {
    if (node.type === 'StringLiteral') texts.push(String(node.value))
    if (node.type === 'TemplateElement') texts.push(String(node.raw))
  })
  return texts
}

type Node = { readonly type: string; readonly [field: string]: unknown }

function effectOf(node: Node): string | undefined {
  if (node.type === 'NewExpression' && isGlobal(node.callee, 'Date') && isEmpty(node.arguments)) return 'new Date()'
  if (node.type === 'CallExpression' && isGlobal(node.callee, 'Date')) return 'Date()'
  if (node.type === 'MemberExpression' && isGlobal(node.object, 'Date') && isNamed(node.property, 'now'))
    return 'Date.now'
  if (isGlobal(node, 'process')) return 'process'
  if (isGlobal(node, 'console')) return 'console'
  return undefined
}

/** A name that stands for a value; a property's name has no `ctxt`. */
function isGlobal(node: unknown, name: string): boolean {
  return isNode(node) && isNamed(node, name) && 'ctxt' in node
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.value === name
}

/** Words, in names, texts and patterns: a single letter may be what a rule is about. Comments may show what a person reads. */
function isRussian(node: Node): boolean {
  return [node.value, node.raw, node.pattern].some((text) => typeof text === 'string' && /[а-яё]{2}/i.test(text))
}

function isCast(node: Node): boolean {
  return node.type === 'TsAsExpression'
}

function isExplained(lines: readonly string[], line: number): boolean {
  return [lines[line - 1], lines[line - 2]].some((text = '') => /\/\/|\/\*|^\s*\*/.test(text))
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (isNode(value)) see(value)
  if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) visit(child, see)
}

function parsed(source: string): { root: unknown; lineOf: (node: Node) => number } {
  // swc counts bytes from an origin that moves with every parse: the semicolon in front shows where this file begins.
  const root = parseSync(`;${source}`, { syntax: 'typescript', target: 'es2024' })
  const origin = startOf(root.body[0])
  const bytes = Buffer.from(`;${source}`)
  const lineOf = (node: Node) =>
    bytes
      .subarray(0, startOf(node) - origin)
      .toString()
      .split('\n').length
  return { root: root.body, lineOf }
}

function startOf(node: unknown): number {
  const span = typeof node === 'object' && node !== null && 'span' in node ? node.span : undefined
  return typeof span === 'object' && span !== null && 'start' in span ? Number(span.start) : 0
}
