import { isPaused } from '../../banks/listing.ts'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation, saveTurn } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { shortName } from '../../people/name.ts'
import { may } from '../../people/policy.ts'
import { cleanText } from '../../questionnaires/clean-text.ts'
import type { Around } from '../around.ts'
import type { Pair, Term } from '../pair.ts'
import { expiryOf, kindsWith, longestWords } from '../proposing.ts'
import { addPair } from '../store/changes.ts'
import { countPlacesTaken, findPair, findPairOfMentee, listRunningOf } from '../store/pairs.ts'
import { type ListedPerson, listListed } from '../store/people.ts'
import { notePair } from './noting.ts'
import { askForApproval, tellProposal } from './telling.ts'

export type Proposal = {
  /** One, or several of one school: a group from the start. */
  readonly menteeListingIds: readonly string[]
  readonly mentorListingId: string
  readonly kinds: readonly string[]
  readonly terms: readonly Term[]
  /** Own words of the curator: why against a caution, or not the first of the list. */
  readonly overruling: string | null
  /** How the terms read; without it the proposal gives no reasons. */
  readonly reasons?: Around['reasons']
}

export type Refusal = {
  readonly ok: false
  readonly reason: 'taken' | 'no-place' | 'paused' | 'not-allowed' | 'same-person' | 'gone'
  /** Who has the mentee already: the short name of the curator who was first. */
  readonly by?: string
}
export type ProposalOutcome = { readonly ok: true; readonly pairId: string } | Refusal

/** The curator of the mentees' school proposes; of two curators at once one wins, the other is told who has it. */
export async function proposePair(tx: Tx, actor: Member, proposal: Proposal, now: Date): Promise<ProposalOutcome> {
  const mentees = await listListed(tx, 'MENTEE', proposal.menteeListingIds)
  const [mentor] = await listListed(tx, 'MENTOR', [proposal.mentorListingId])
  const [first] = mentees
  if (!mentor || !first || mentees.length !== new Set(proposal.menteeListingIds).size)
    return { ok: false, reason: 'gone' }
  const [home, away] = [
    await findOrganisation(tx, first.organisationId),
    await findOrganisation(tx, mentor.organisationId),
  ]
  if (!home || !away || mentees.some((one) => one.organisationId !== home.id) || home.parentId !== away.parentId)
    return { ok: false, reason: 'not-allowed' }
  if (!may(actor, 'pair.propose', { organisation: home })) return { ok: false, reason: 'not-allowed' }
  const refusal = await refuse(tx, mentees, mentor, { home, away }, now)
  const [former] = refusal?.reason === 'taken' ? [await findPairOfMentee(tx, first.personId)] : []
  if (former && mentees.length === 1 && isSameProposal(former, actor, mentor.personId))
    return { ok: true, pairId: former.id }
  if (refusal) return refusal
  const ends = { mentor, menteeIds: mentees.map(({ personId }) => personId) }
  return { ok: true, pairId: await keep(tx, actor, ends, { home, away }, proposal, now) }
}

/** The second press on one button: the proposal is there already. */
export function isSameProposal(pair: Pair, actor: Member, mentorId: string): boolean {
  return pair.status === 'proposed' && pair.mentor.personId === mentorId && pair.proposedBy.personId === actor.personId
}

type Schools = { readonly home: Organisation; readonly away: Organisation }

async function refuse(
  tx: Tx,
  mentees: readonly ListedPerson[],
  mentor: ListedPerson,
  { home, away }: Schools,
  now: Date,
): Promise<Refusal | undefined> {
  if (mentees.some(({ personId }) => personId === mentor.personId)) return { ok: false, reason: 'same-person' }
  // Always in one order, or two curators could wait for each other.
  for (const id of [...new Set([home.id, away.id])].toSorted()) await saveTurn(tx, id)
  for (const { personId } of mentees) {
    const former = await findPairOfMentee(tx, personId)
    if (former) return { ok: false, reason: 'taken', by: shortName(former.proposedBy.profile) }
  }
  const isAway = (one: ListedPerson, { timeZone }: Organisation) => isPaused(one, dayIn(now, timeZone))
  if (isAway(mentor, away) || mentees.some((one) => isAway(one, home))) return { ok: false, reason: 'paused' }
  return (await hasPlaces(tx, mentor, mentees.length)) ? undefined : { ok: false, reason: 'no-place' }
}

export async function hasPlaces(tx: Tx, mentor: ListedPerson, wanted: number): Promise<boolean> {
  const taken = (await countPlacesTaken(tx, [mentor.personId])).get(mentor.personId) ?? 0
  return taken + wanted <= (mentor.capacity ?? 0)
}

type Ends = { readonly mentor: Pick<ListedPerson, 'personId'>; readonly menteeIds: readonly string[] }

/** Writes the proposal down and tells whoever answers first: the people, or the curator of the other school. */
export async function keep(
  tx: Tx,
  actor: Member,
  { mentor, menteeIds }: Ends,
  { home, away }: Schools,
  { kinds, terms, overruling, reasons = () => [] }: Omit<Proposal, 'menteeListingIds' | 'mentorListingId'>,
  now: Date,
): Promise<string> {
  const isCrossSchool = home.id !== away.id
  const turned = (await listRunningOf(tx, mentor.personId)).some(
    (one) => menteeIds.includes(one.mentor.personId) && one.mentor.personId !== mentor.personId,
  )
  const words = overruling === null ? '' : [...cleanText(overruling)].slice(0, longestWords).join('')
  const pairId = await addPair(
    tx,
    {
      organisationId: home.id,
      isCrossSchool,
      kinds: kindsWith(kinds, { isGroup: menteeIds.length > 1, isReverse: turned }),
      proposedById: actor.personId,
      expiresAt: expiryOf(now, away.timeZone),
      terms,
      overruling: words === '' ? null : words,
      members: [
        { personId: mentor.personId, role: 'MENTOR', organisationId: away.id },
        ...menteeIds.map((personId) => ({ personId, role: 'MENTEE' as const, organisationId: home.id })),
      ],
      approvals: isCrossSchool
        ? [
            { organisationId: away.id, role: 'CURATOR' },
            { organisationId: home.id, role: 'HEAD' },
            { organisationId: away.id, role: 'HEAD' },
          ]
        : [],
    },
    now,
  )
  const pair = await findPair(tx, pairId)
  if (pair?.status !== 'proposed') throw new Error(`pair ${pairId} is not there`)
  const details = { mentees: menteeIds.length, isCrossSchool, isOverruled: words !== '' }
  await notePair(tx, pair, { event: 'pair-proposed', clause: 'regulation 6.1', actorId: actor.personId, details }, now)
  if (isCrossSchool) await askForApproval(tx, pair, 'CURATOR', now)
  else await tellProposal(tx, pair, { reasons }, now)
  return pairId
}
