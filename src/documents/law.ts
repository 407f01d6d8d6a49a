import type { Texts } from '../i18n/texts.ts'
import type { Basis } from './letterhead.ts'

/**
 * Every reference to the law and to the rules that a paper names, with the day on which it was last compared with public
 * texts; whoever compares them again raises the day.
 * The words stand in locales/<language>/documents.yaml; templates name none of their own.
 */
export const law = {
  'regulation-curator': '2026-11-22',
  'regulation-pairs': '2026-11-22',
  'regulation-programme': '2026-11-22',
  'regulation-mentor': '2026-11-22',
  'regulation-mentee': '2026-11-22',
  'road-map': '2026-11-22',
  /** Labour Code, art. 351.8: the work of a mentor. */
  'labour-mentor': '2026-11-22',
  recommendations: '2026-11-22',
  /** 152-FZ. */
  'data-consent': '2026-11-22',
  'data-site': '2026-11-22',
  'data-site-order': '2026-11-22',
  'data-access': '2026-11-22',
  'data-destruction': '2026-11-22',
  'data-destruction-order': '2026-11-22',
} as const satisfies Readonly<Record<string, string>>

export type LawKey = keyof typeof law

/** What each paper stands on. */
export const bases = {
  'consent-personal-data': ['data-consent'],
  'consent-dissemination': ['data-site', 'data-site-order'],
  'consent-mentor-duty': ['labour-mentor', 'regulation-mentor'],
  'consent-participation': ['regulation-mentee'],
  'order-pairs': ['labour-mentor', 'regulation-pairs', 'recommendations'],
  'order-amendment': ['labour-mentor', 'regulation-pairs'],
  'order-cancellation': ['labour-mentor', 'regulation-pairs'],
  'order-curator': ['regulation-curator', 'road-map'],
  programme: ['regulation-programme', 'recommendations'],
  'agreement-data': ['labour-mentor'],
  'meeting-journal': ['regulation-programme', 'recommendations'],
  'road-map': ['road-map', 'recommendations'],
  'my-data': ['data-access'],
  'destruction-act': ['data-destruction', 'data-destruction-order'],
} as const satisfies Readonly<Record<string, readonly LawKey[]>>

/** The references in words, for the data of a paper. */
export function legalBasis(texts: Texts, keys: readonly LawKey[]): Basis {
  return keys.map((key) => ({ text: texts.plain(`documents.law.${key}`) }))
}

/** The same in one line. */
export function legalBasisLine(texts: Texts, keys: readonly LawKey[]): string {
  return legalBasis(texts, keys)
    .map(({ text }) => text)
    .join('; ')
}
