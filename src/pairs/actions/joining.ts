import { saveTurn } from '../../organisations/store.ts'
import { isPaused } from '../../banks/listing.ts'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { shortName } from '../../people/name.ts'
import { may } from '../../people/policy.ts'
import type { Around } from '../around.ts'
import { mayJoin } from '../deciding.ts'
import { isRunning, menteesIn, type Pair } from '../pair.ts'
import { expiryOf, kindsWith } from '../proposing.ts'
import { addMember, saveExpiry, saveKinds } from '../store/changes.ts'
import { findPair, findPairOfMentee, findPairToChange, listRunningOf } from '../store/pairs.ts'
import { type ListedPerson, listListed, listListedOf } from '../store/people.ts'
import { notePair } from './noting.ts'
import { hasPlaces, isSameProposal, keep, type ProposalOutcome, type Refusal } from './proposing.ts'
import { tellProposal } from './telling.ts'

/**
 * One more mentee of the same school and mentor: a group. While nobody has answered they join the proposal itself; else
 * they get a proposal of their own, for what people have agreed to is not changed under them.
 */
export async function joinPair(
  tx: Tx,
  actor: Member,
  pairId: string,
  menteeListingId: string,
  now: Date,
  around: Around,
): Promise<ProposalOutcome> {
  const pair = await findPairToChange(tx, pairId)
  const [mentee] = await listListed(tx, 'MENTEE', [menteeListingId])
  if (!pair || !isRunning(pair) || !mentee) return { ok: false, reason: 'gone' }
  const home = pair.organisation
  if (!may(actor, 'pair.propose', { organisation: home }) || mentee.organisationId !== home.id)
    return { ok: false, reason: 'not-allowed' }
  const joined = await findPairOfMentee(tx, mentee.personId)
  if (joined && isSameProposal(joined, actor, pair.mentor.personId)) return { ok: true, pairId: joined.id }
  const refusal = await refuse(tx, pair, mentee, now)
  if (refusal) return refusal
  if (mayJoin(pair)) return await join(tx, actor, pair, mentee, now, around)
  const ends = { mentor: pair.mentor, menteeIds: [mentee.personId] }
  const proposal = { kinds: kindsOfGroup(pair), terms: [], overruling: null, reasons: around.reasons }
  const schools = { home, away: pair.mentor.organisation }
  return { ok: true, pairId: await keep(tx, actor, ends, schools, proposal, now) }
}

async function refuse(tx: Tx, pair: Pair, mentee: ListedPerson, now: Date): Promise<Refusal | undefined> {
  if (mentee.personId === pair.mentor.personId) return { ok: false, reason: 'same-person' }
  for (const id of [pair.organisation.id, pair.mentor.organisation.id].toSorted()) await saveTurn(tx, id)
  const former = await findPairOfMentee(tx, mentee.personId)
  if (former) return { ok: false, reason: 'taken', by: shortName(former.proposedBy.profile) }
  if (isPaused(mentee, dayIn(now, pair.organisation.timeZone))) return { ok: false, reason: 'paused' }
  const [mentor] = await listListedOf(tx, 'MENTOR', [pair.mentor.personId])
  return mentor && (await hasPlaces(tx, mentor, 1)) ? undefined : { ok: false, reason: 'no-place' }
}

async function join(
  tx: Tx,
  actor: Member,
  pair: Pair,
  { personId }: ListedPerson,
  now: Date,
  around: Around,
): Promise<ProposalOutcome> {
  await addMember(tx, pair.id, { personId, role: 'MENTEE', organisationId: pair.organisation.id })
  await saveKinds(tx, pair.id, kindsOfGroup(pair))
  await saveExpiry(tx, pair.id, expiryOf(now, pair.organisation.timeZone))
  const details = { personId }
  const what = { event: 'pair-mentee-added', clause: 'regulation 2.3', actorId: actor.personId, details } as const
  await notePair(tx, pair, what, now)
  const grown = await findPair(tx, pair.id)
  const isAsking = grown?.status === 'proposed' && grown.approvals.every((one) => one.role !== 'CURATOR' || one.answer)
  if (grown?.status === 'proposed' && isAsking)
    await tellProposal(tx, grown, around, now, {
      key: `${pair.id}:joined:${personId}`,
      lead: (texts) => [texts.t('pairs.answered.joined'), ''],
    })
  return { ok: true, pairId: pair.id }
}

function kindsOfGroup({ kinds }: Pair): string[] {
  return kindsWith(kinds, { isGroup: true, isReverse: false })
}

/** The same two people the other way round, as a second pair of its own (п. 2.3). */
export async function reversePair(
  tx: Tx,
  actor: Member,
  pairId: string,
  now: Date,
  around: Around,
): Promise<ProposalOutcome> {
  const pair = await findPairToChange(tx, pairId)
  const [mentee, ...others] = pair ? menteesIn(pair) : []
  if (!pair || !isRunning(pair) || !mentee) return { ok: false, reason: 'gone' }
  const schools = { home: pair.mentor.organisation, away: mentee.organisation }
  if (others.length > 0 || !may(actor, 'pair.propose', { organisation: schools.home }))
    return { ok: false, reason: 'not-allowed' }
  for (const id of [schools.home.id, schools.away.id].toSorted()) await saveTurn(tx, id)
  const former = await findPairOfMentee(tx, pair.mentor.personId)
  if (former && isSameProposal(former, actor, mentee.personId)) return { ok: true, pairId: former.id }
  if (former) return { ok: false, reason: 'taken', by: shortName(former.proposedBy.profile) }
  const turned = (await listRunningOf(tx, mentee.personId)).find((one) => one.mentor.personId === mentee.personId)
  if (turned && turned.mentees.some(({ personId }) => personId === pair.mentor.personId))
    return { ok: false, reason: 'taken', by: shortName(turned.proposedBy.profile) }
  const ends = { mentor: mentee, menteeIds: [pair.mentor.personId] }
  const proposal = { kinds: ['reverse'], terms: [], overruling: null, reasons: around.reasons }
  return { ok: true, pairId: await keep(tx, actor, ends, schools, proposal, now) }
}
