import type { NameParts } from '../people/name.ts'

type InBank = {
  readonly listingId: string
  readonly personId: string
  readonly organisationId: string
  /** The consent to personal data is in force there; the other consents are asked by the proposal. */
  readonly hasConsent: boolean
  readonly isPaused: boolean
  readonly post: string | null
  readonly subjects: readonly string[]
  /** In the profession; null where it was not asked. */
  readonly years: number | null
}

export type Mentee = InBank & {
  /** The hardest first; `mark` is how hard the person says it is, 1–10, for the main ones. */
  readonly difficulties: readonly { readonly difficulty: string; readonly mark: number | null }[]
  /** The handiest first. */
  readonly help: readonly string[]
  readonly frequency: string | null
  /** In the person's own words; read by the curator alone. */
  readonly wished: string
  readonly unwished: string
  /** People with whom they share a pair that is proposed or at work. */
  readonly together: readonly string[]
  /** People of a former proposal that one of the two has declined. */
  readonly declined: readonly string[]
  /** People of a former proposal that nobody answered in time. */
  readonly silent: readonly string[]
}

export type Mentor = InBank & {
  readonly name: NameParts
  readonly strengths: readonly string[]
  readonly kinds: readonly string[]
  readonly hours: string | null
  /** Only the own school, schools of the district, or at a distance. */
  readonly reach: string | null
  /** How many mentees at once. */
  readonly places: number
  /** Places of pairs that are proposed or at work. */
  readonly taken: number
}

/** Where is looked: the mentee's school, or all schools of the district. */
export type Field = 'school' | 'district'

export function fieldOf(word: string): Field | undefined {
  return word === 'school' || word === 'district' ? word : undefined
}

export function placesLeft({ places, taken }: Pick<Mentor, 'places' | 'taken'>): number {
  return Math.max(0, places - taken)
}

/** Whether they mentor colleagues of other schools; who was not asked works in their own. */
export function reachesOthers({ reach }: Pick<Mentor, 'reach'>): boolean {
  return reach === 'district' || reach === 'remote'
}
