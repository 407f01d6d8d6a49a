import { escapeHtml } from '../i18n/html.ts'
import type { ConsentKind } from '../people/actor.ts'

export type Placeholder =
  | 'operator'
  | 'processor'
  | 'edition'
  | 'person'
  | 'post'
  | 'contact'
  | 'site'
  | 'fields'
  | 'bans'

/** What the text of each kind must name: without it a consent of this kind is void (152-FZ art. 9 part 4, art. 10.1; order 18 of Roskomnadzor; regulation 3.2, 3.3.5). */
export const obligatory: Readonly<Record<ConsentKind, readonly Placeholder[]>> = {
  PERSONAL_DATA: ['operator', 'processor', 'edition'],
  DISSEMINATION: ['operator', 'site', 'person', 'contact', 'fields', 'bans', 'edition'],
  MENTOR_DUTY: ['operator', 'person', 'post', 'edition'],
  PARTICIPATION: ['operator', 'person', 'post', 'edition'],
}

/** The filled text stands in one message with a line or two around it. */
export const longestText = 3400

/** The wording of an organisation, in HTML: everything it typed is shown as typed. */
export function templateOf(typed: string): string {
  return escapeHtml(typed)
}

/** Puts the values, in HTML, in place of `{operator}` and its like; each once, whatever the values hold. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  )
}

/** As the messenger counts: without tags, each sign once. */
export function lengthOf(html: string): number {
  return html.replaceAll(/<[^>]*>/g, '').replaceAll(/&\w+;/g, ' ').length
}

export type WordingProblem =
  | { readonly reason: 'missing'; readonly names: readonly Placeholder[] }
  | { readonly reason: 'unknown'; readonly names: readonly string[] }
  | { readonly reason: 'short' }

/** A whole text is no shorter: the law's requisites alone take more. */
const shortest = 200

/** What is wrong with the words, before they are filled. */
export function problemOf(kind: ConsentKind, typed: string): WordingProblem | undefined {
  const used = [...typed.matchAll(/\{([^{}\n]*)\}/g)].map((match) => match[1] ?? '')
  const known = obligatory[kind]
  const unknown = used.filter((name) => !known.some((one) => one === name))
  if (unknown.length > 0) return { reason: 'unknown', names: [...new Set(unknown)] }
  const missing = known.filter((name) => !used.includes(name))
  if (missing.length > 0) return { reason: 'missing', names: missing }
  return typed.length < shortest ? { reason: 'short' } : undefined
}

/** Lines that one text has and the other has not. */
export function changes(before: string, after: string): { added: string[]; removed: string[] } {
  const [old, fresh] = [before, after].map((text) => text.split('\n').filter((line) => line.trim() !== ''))
  return {
    added: (fresh ?? []).filter((line) => !old?.includes(line)),
    removed: (old ?? []).filter((line) => !fresh?.includes(line)),
  }
}
