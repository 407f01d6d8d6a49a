import type { Tx } from '../../db/transaction.ts'
import { countPlacesTaken } from '../../pairs/store/pairs.ts'
import type { Mentee, Mentor } from '../candidate.ts'
import { type Couple, listCouples } from '../store/couples.ts'
import type { BankMentee, BankMentor } from '../store/people.ts'
import { listMentors } from '../store/people.ts'

/** So many entries are read at a time, so that others are served between. */
export const pageOfReading = 200

/** A refusal and a silence count so long: after a year people and circumstances are others. */
const remembered = 365 * 86_400_000

/** The mentees with what pairs say of them: with whom they are, who declined, who kept silent. */
export async function withCouples(tx: Tx, mentees: readonly BankMentee[], now: Date): Promise<Mentee[]> {
  const ids = mentees.map(({ personId }) => personId)
  const couples = await listCouples(tx, ids, new Date(now.getTime() - remembered))
  const mentors = new Map<string, Record<Couple['how'], string[]>>()
  const of = (personId: string) => {
    const own = mentors.get(personId) ?? { together: [], declined: [], silent: [] }
    mentors.set(personId, own)
    return own
  }
  for (const { mentorId, menteeId, how } of couples) {
    of(menteeId)[how].push(mentorId)
    // The reverse form is chosen by a person, not found by chance: who mentors whom already is not turned round.
    if (how === 'together') of(mentorId).together.push(menteeId)
  }
  return mentees.map((one) => ({ ...one, ...of(one.personId) }))
}

export async function withPlaces(tx: Tx, mentors: readonly BankMentor[]): Promise<Mentor[]> {
  const ids = mentors.map(({ personId }) => personId)
  const taken = ids.length === 0 ? new Map<string, number>() : await countPlacesTaken(tx, ids)
  return mentors.map((one) => ({ ...one, taken: taken.get(one.personId) ?? 0 }))
}

/** All mentors of these schools, with the places that are taken. */
export async function listAllMentors(tx: Tx, schoolIds: readonly string[], now: Date): Promise<Mentor[]> {
  const all: Mentor[] = []
  for (let after = ''; ;) {
    const page = await listMentors(tx, schoolIds, { after, take: pageOfReading }, now)
    all.push(...(await withPlaces(tx, page)))
    const last = page.at(-1)
    if (!last || page.length < pageOfReading) return all
    after = last.listingId
  }
}
