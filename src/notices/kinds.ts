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
  /** Outside the three, but what a night before a new week keeps back joins its digest, which may say it anyway. */
  readonly isJoining?: true
  /** Takes up one of the three, but never waits for room: what does not fit into a week joins it. */
  readonly isFirst?: true
  /** Told also in a person's own pause; so is all of which nothing may be chosen. */
  readonly isInPause?: true
  /** Says what the weekly note says anyway: in a pause it is dropped, not kept. */
  readonly isOfItsDay?: true
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
  /** What the week brings: a curator's decisions, and what waits for anybody else. */
  digest: { for: everybody, mayBe: ['OFF'], isFirst: true, isOfItsDay: true },
  /** A month in figures. */
  summary: { for: ['CURATOR', 'HEAD', 'COORDINATOR'], mayBe: ['OFF'], isFree: true },
  /** A deadline of the order, or the end of a mentor's programme, is near, is today, or is over (order 3.2, 3.3, 4.2-4.6). */
  deadline: { for: ['TEACHER', 'CURATOR', 'HEAD', 'COORDINATOR'], mayBe: ['SELDOM'], isFree: true, isInPause: true },
  /** A meeting was planned, moved or cancelled, or is near: whoever plans one asks for it. */
  meeting: { for: ['TEACHER'], mayBe: ['OFF'], isFree: true, isOfItsDay: true },
  /** How did it go? */
  'check-in': { for: ['TEACHER'], mayBe: ['OFF'], isFree: true, isOfItsDay: true },
  /** A task was given, answered or given back (п. 4.1.4, 5.2.2): what the other of the pair does is told as it comes. */
  task: { for: ['TEACHER'], mayBe: often, isFree: true, isJoining: true },
  /** A task is due tomorrow: told in time, or not at all. */
  'task-due': { for: ['TEACHER'], mayBe: often, isOfItsDay: true },
  /** A pair has not met for weeks, or two remember a meeting differently. */
  silent: { for: ['TEACHER', 'CURATOR'], mayBe: often },
  /** Somebody asks the curator for help in confidence, and what came of it (п. 3.5.8). */
  help: { for: everybody, mayBe: [], isFree: true },
  /** The middle of the programme: its questionnaire (road map 6.1). */
  survey: { for: ['TEACHER', 'CURATOR'], mayBe: often },
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
export type ChosenKind = Exclude<NoticeKind, 'consent' | 'data' | 'role' | 'proposal' | 'pair' | 'help'>

export function isChosen(kind: NoticeKind): kind is ChosenKind {
  return ruleOf(kind).mayBe.length > 0
}

/** What a person's own pause does with the kind. */
export function inPause(kind: NoticeKind): 'told' | 'kept' | 'dropped' {
  const { mayBe, isInPause, isOfItsDay } = ruleOf(kind)
  if (mayBe.length === 0 || isInPause) return 'told'
  return isOfItsDay ? 'dropped' : 'kept'
}

export function kindsInPause(what: ReturnType<typeof inPause>): NoticeKind[] {
  return allKinds.filter((kind) => inPause(kind) === what)
}

/** Kinds of which at most three messages a week go to one person. */
export function countedKinds(): NoticeKind[] {
  return allKinds.filter((kind) => ruleOf(kind).isFree !== true)
}

// Object.keys forgets which keys there are; the table is written above and never grows.
const allKinds = Object.keys(noticeKinds) as NoticeKind[]
