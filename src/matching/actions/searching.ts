import { findCard } from '../../banks/store/listings.ts'
import type { Card } from '../../banks/listing.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import { whereMay } from '../../people/policy.ts'
import { findPairOfMentee } from '../../pairs/store/pairs.ts'
import type { Pair } from '../../pairs/pair.ts'
import type { Field, Mentee } from '../candidate.ts'
import { type Candidate, ranked, type Ranking } from '../ranking.ts'
import { forbiddenBy, isSought } from '../rules.ts'
import { scoreOf } from '../score.ts'
import { listSchoolIds } from '../store/couples.ts'
import { findMentee } from '../store/people.ts'
import { listAllMentors, withCouples } from './reading.ts'

/** The request for which the curator looks for a mentor, and why not where that is pointless. */
export type Sought = { readonly card: Card; readonly school: Organisation; readonly mentee: Mentee }
export type Search =
  | (Sought & { readonly status: 'found'; readonly field: Field; readonly ranking: Ranking })
  /** They have a pair, or one is proposed. */
  | (Sought & { readonly status: 'paired'; readonly pair: Pair })
  /** On a pause, or the consent to personal data is not in force. */
  | (Sought & { readonly status: 'not-sought' })

/** The request of somebody of a school whose curator the member is. */
export async function findSought(tx: Tx, member: Member, listingId: string, now: Date): Promise<Sought | undefined> {
  const schools = whereMay(member, 'pair.propose')
  const card = await findCard(
    tx,
    listingId,
    schools.map(({ id }) => id),
  )
  const school = schools.find(({ id }) => id === card?.organisationId)
  if (!card || card.kind !== 'MENTEE' || !school) return undefined
  const found = await findMentee(tx, card.id, now)
  const [mentee] = found ? await withCouples(tx, [found], now) : []
  return mentee && { card, school, mentee }
}

/** The five best for one request (п. 6.1), of the own school or of the district. */
export async function search(
  tx: Tx,
  member: Member,
  listingId: string,
  field: Field,
  now: Date,
): Promise<Search | undefined> {
  const sought = await findSought(tx, member, listingId, now)
  if (!sought) return undefined
  const pair = await findPairOfMentee(tx, sought.mentee.personId)
  if (pair) return { ...sought, status: 'paired', pair }
  if (!isSought(sought.mentee)) return { ...sought, status: 'not-sought' }
  const mentors = await listAllMentors(tx, await schoolsIn(tx, sought.school, field), now)
  return { ...sought, status: 'found', field, ranking: ranked(sought.mentee, mentors, field) }
}

/** One mentor for one request as it counts now; undefined where they left the bank or a rule forbids them. */
export async function findCandidate(
  tx: Tx,
  { mentee, school }: Sought,
  mentorListingId: string,
  now: Date,
): Promise<Candidate | undefined> {
  const mentors = await listAllMentors(tx, await schoolsIn(tx, school, 'district'), now)
  const mentor = mentors.find((one) => one.listingId === mentorListingId)
  return mentor && !forbiddenBy(mentee, mentor, 'district') ? { mentor, ...scoreOf(mentee, mentor) } : undefined
}

export async function schoolsIn(tx: Tx, school: Organisation, field: Field): Promise<string[]> {
  return field === 'school' || school.parentId === null ? [school.id] : await listSchoolIds(tx, school.parentId)
}
