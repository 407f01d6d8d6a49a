import type { Tx } from '../../db/transaction.ts'
import { proposePair, type ProposalOutcome } from '../../pairs/actions/proposing.ts'
import type { Around } from '../../pairs/around.ts'
import type { Member } from '../../people/actor.ts'
import { kindsFor } from '../kinds.ts'
import type { Candidate } from '../ranking.ts'
import { cautionOf } from '../score.ts'
import { saveProposed } from '../store/runs.ts'
import { type Search, search, type Sought } from './searching.ts'

export type Chosen = { readonly sought: Sought; readonly candidate: Candidate }

/** Whether the curator says why: a caution stands against it, or somebody stands higher in the list (product 4.3). */
export async function needsReason(tx: Tx, actor: Member, { sought, candidate }: Chosen, now: Date): Promise<boolean> {
  if (cautionOf(candidate)) return true
  const field = candidate.mentor.organisationId === sought.school.id ? 'school' : 'district'
  return !isFirst(await search(tx, actor, sought.card.id, field, now), candidate)
}

/** Proposes the two to each other; the run that found them, if one did, knows it too. */
export async function propose(
  tx: Tx,
  actor: Member,
  { sought, candidate }: Chosen,
  { overruling, reasons }: { overruling: string | null; reasons: Around['reasons'] },
  now: Date,
): Promise<ProposalOutcome> {
  const { mentee } = sought
  const outcome = await proposePair(
    tx,
    actor,
    {
      menteeListingIds: [mentee.listingId],
      mentorListingId: candidate.mentor.listingId,
      kinds: kindsFor(mentee, candidate.mentor),
      // What was not asked was given half of the points, and is no reason to tell anybody.
      terms: candidate.terms
        .filter(({ points, isKnown }) => isKnown && points > 0)
        .map(({ term, points }) => ({ term, points })),
      overruling,
      reasons,
    },
    now,
  )
  if (outcome.ok) await saveProposed(tx, mentee.listingId, candidate.mentor.listingId, outcome.pairId, now)
  return outcome
}

function isFirst(found: Search | undefined, { mentor }: Candidate): boolean {
  return found?.status === 'found' && found.ranking.candidates[0]?.mentor.listingId === mentor.listingId
}
