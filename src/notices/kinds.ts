import type { Role } from '../people/role.ts'

/** How often a person is told of a kind: as it comes, once a week, or never. */
export type Level = 'USUAL' | 'SELDOM' | 'OFF'
export const levels: readonly Level[] = ['USUAL', 'SELDOM', 'OFF']

type Rule = {
  /** In whose list of notices the kind stands. */
  readonly for: readonly Role[]
  /** What may be chosen instead of the usual; nothing where the law wants people to be told. */
  readonly mayBe: readonly Exclude<Level, 'USUAL'>[]
  /** The first waits so many minutes for company: what happens meanwhile is told with it, in one message. */
  readonly togetherMinutes?: number
  /** Told only when so many minutes have passed and it still holds. */
  readonly afterMinutes?: number
  /** Outside the three unasked messages a week. */
  readonly isFree?: true
  /** Told also to those who have not answered about their personal data yet; never to those who took the consent back. */
  readonly isBeforeConsent?: true
}

const everybody: readonly Role[] = ['TEACHER', 'COUNCIL', 'CURATOR', 'HEAD', 'COORDINATOR']
const often = ['SELDOM', 'OFF'] as const

/** What the bot writes about without being asked. The key begins the dedupe key of its messages. */
export const noticeKinds = {
  /** A questionnaire of a mentor came, was corrected, or says no (road map, 3). */
  'new-mentor': { for: ['CURATOR'], mayBe: often, togetherMinutes: 5 },
  /** A request of a mentee came or was corrected (п. 3.4.2). */
  'new-request': { for: ['CURATOR'], mayBe: often, togetherMinutes: 5 },
  /** A questionnaire is left half-filled. */
  draft: { for: ['TEACHER'], mayBe: often },
  /** The consent, the profile or a campaign waits for an answer. */
  unanswered: { for: everybody, mayBe: often, afterMinutes: 3 * 24 * 60, isBeforeConsent: true },
  /** The curator reminds of what is missing. */
  nudge: { for: ['TEACHER'], mayBe: often, isBeforeConsent: true },
  /** The yearly refresh of requests has begun, or is over (п. 3.4.2). */
  campaign: { for: ['TEACHER', 'CURATOR'], mayBe: often },
  /** A month in figures. */
  summary: { for: ['CURATOR'], mayBe: ['OFF'], isFree: true },
  /** A pair is proposed, or a question about it, and waits for the answer (п. 6.1.2). */
  proposal: { for: everybody, mayBe: [], isFree: true },
  /** What became of a pair: agreed, active, ended (п. 6, 7). */
  pair: { for: everybody, mayBe: [], isFree: true },
  /** Somebody stays without a pair, or lost it (ДК 5.3). */
  search: { for: ['CURATOR'], mayBe: often },
  /** An order waits for its number, or is in force (п. 6.2). */
  order: { for: ['CURATOR', 'HEAD'], mayBe: often },
  /** A programme waits for the person, or has changed (п. 5.1.2, 7.2): agreeing on it takes as many messages as it takes. */
  programme: { for: ['TEACHER', 'CURATOR', 'HEAD'], mayBe: often, isFree: true },
  /** A consent was taken back, has a new edition, or its legal clock runs out (152-FZ). */
  consent: { for: everybody, mayBe: [], isFree: true, isBeforeConsent: true },
  /** One's data were corrected, restricted or destroyed, or must be by a day (152-FZ art. 20, 21). */
  data: { for: everybody, mayBe: [], isFree: true, isBeforeConsent: true },
  /** A role was given or taken back, a person moved or left (order 4.5). */
  role: { for: everybody, mayBe: [], isFree: true, isBeforeConsent: true },
} as const satisfies Readonly<Record<string, Rule>>

export type NoticeKind = keyof typeof noticeKinds

/** Kinds that are gathered and told together. */
export type GatheredKind = 'new-mentor' | 'new-request' | 'unanswered'
export const gatheredKinds: readonly GatheredKind[] = ['new-mentor', 'new-request', 'unanswered']

/** The rule of a kind, with what it leaves out. */
export function ruleOf(kind: NoticeKind): Rule {
  return noticeKinds[kind]
}

/** Kinds in the order of the list of notices. */
export function kindsFor(roles: readonly Role[]): NoticeKind[] {
  return allKinds.filter((kind) => roles.some((role) => ruleOf(kind).for.includes(role)))
}

export function isKind(text: string): text is NoticeKind {
  return Object.hasOwn(noticeKinds, text)
}

export function mayChoose(kind: NoticeKind, level: Level): boolean {
  return level === 'USUAL' ? isChosen(kind) : ruleOf(kind).mayBe.includes(level)
}

/** Kinds that the person may have less often or not at all. */
export type ChosenKind = Exclude<NoticeKind, 'consent' | 'data' | 'role' | 'proposal' | 'pair'>

export function isChosen(kind: NoticeKind): kind is ChosenKind {
  return ruleOf(kind).mayBe.length > 0
}

/** Kinds of which at most three messages a week go to one person. */
export function countedKinds(): NoticeKind[] {
  return allKinds.filter((kind) => ruleOf(kind).isFree !== true)
}

// Object.keys forgets which keys there are; the table is written above and never grows.
const allKinds = Object.keys(noticeKinds) as NoticeKind[]
