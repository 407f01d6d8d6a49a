import { inOrder } from '../i18n/order.ts'
import type { ConsentKind } from '../people/actor.ts'
import { fullName, type NameParts } from '../people/name.ts'
import type { Edition } from './edition.ts'
import { type ConsentState, type KeptConsent, standingOf, type Standing } from './standing.ts'

/** What the register is narrowed to; `no-paper`: in force, and nothing is signed. */
export type RegisterState = 'all' | ConsentState | 'no-paper'
export const registerStates: readonly RegisterState[] = ['all', 'given', 'outdated', 'withdrawn', 'none', 'no-paper']

export function registerState(word: string): RegisterState {
  return registerStates.find((one) => one === word) ?? 'all'
}

/** Somebody who works in the organisation or has given it a consent. */
export type RegisterPerson = NameParts & {
  readonly personId: string
  /** Holds a role there now. */
  readonly isHere: boolean
  readonly kept: readonly RegisterConsent[]
}

export type RegisterConsent = KeptConsent & { readonly textSha256: string }

export type RegisterRow = { readonly person: RegisterPerson; readonly standing: Standing }

/** One kind for everybody, by name; whoever has left stands there only with what they have given. */
export function registerRows(people: readonly RegisterPerson[], kind: ConsentKind, inForce: Edition): RegisterRow[] {
  return people
    .map((person) => ({ person, standing: standingOf(kind, person.kept, inForce) }))
    .filter(({ person, standing }) => person.isHere || standing.state !== 'none')
    .toSorted((one, other) => inOrder(fullName(one.person), fullName(other.person)))
}

export function isIn({ standing }: RegisterRow, state: RegisterState): boolean {
  if (state === 'all') return true
  if (state === 'no-paper') return standing.consentId !== undefined && standing.paperSignedOn === null
  return standing.state === state
}

export function countStates(rows: readonly RegisterRow[]): Readonly<Record<RegisterState, number>> {
  const count = (state: RegisterState) => rows.filter((row) => isIn(row, state)).length
  return {
    all: rows.length,
    given: count('given'),
    outdated: count('outdated'),
    withdrawn: count('withdrawn'),
    none: count('none'),
    'no-paper': count('no-paper'),
  }
}
