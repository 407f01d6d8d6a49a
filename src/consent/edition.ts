import type { ConsentKind, HeldConsent, Wording } from '../people/actor.ts'

export type Edition = {
  readonly id: string
  readonly number: number
  /** Whose wording it is; null for the program's own. */
  readonly organisationId: string | null
}

/** The program's own editions of this very release, as published at its start: what it shows is what it writes down. */
export type OwnEditions = Readonly<Record<ConsentKind, { readonly id: string; readonly number: number }>>

/** The organisation's wording where it has one, else the program's own. */
export function editionInForce(
  wordings: readonly Wording[],
  own: OwnEditions,
  organisationId: string,
  kind: ConsentKind,
): Edition {
  const taken = wordings.find((one) => one.kind === kind && one.organisationId === organisationId)
  return taken ? { id: taken.id, number: taken.number, organisationId } : { ...own[kind], organisationId: null }
}

/** Whether it was given to the words in force. A later edition of the program's own counts too: a newer release beside this one has shown it. */
export function isCurrent(held: Pick<HeldConsent, 'edition' | 'editionId' | 'wordedBy'>, inForce: Edition): boolean {
  if (inForce.organisationId !== null) return held.editionId === inForce.id
  return held.wordedBy === null && held.edition >= inForce.number
}
