import { findListingOf } from '../../banks/store/listings.ts'
import type { BankKind } from '../../banks/listing.ts'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { propose as proposeFound } from '../../matching/actions/proposing.ts'
import { findCandidate, findSought } from '../../matching/actions/searching.ts'
import { setPeriod } from '../../orders/actions/changing.ts'
import { openPairsDraft } from '../../orders/actions/drafting.ts'
import { signOrder, type Surroundings } from '../../orders/actions/signing.ts'
import { usualEnd } from '../../orders/period.ts'
import { cancelNotices } from '../../outbox/actions.ts'
import { answerProposal } from '../../pairs/actions/answering.ts'
import { chooseBasis } from '../../pairs/actions/preparing.ts'
import { proposePair, type ProposalOutcome } from '../../pairs/actions/proposing.ts'
import { decideStep } from '../../pairs/actions/searching.ts'
import type { Surroundings as AroundPairs } from '../../pairs/actions/after.ts'
import type { Member } from '../../people/actor.ts'
import { accept, showToAll } from '../../programmes/actions/agreeing.ts'
import { approve } from '../../programmes/actions/approving.ts'
import { beginProgramme } from '../../programmes/actions/beginning.ts'
import { lastDayOf } from '../../programmes/period.ts'
import { listVersions } from '../../programmes/store/versions.ts'
import { placeOf } from './answers.ts'

type Ago = (days: number) => Date

/** Who of a school is in its pairs; each as they stand in the list of its people. */
export type School = {
  readonly organisationId: string
  readonly curator: Member
  readonly head: Member
  readonly around: AroundPairs
}

/** Who belongs together; of a short programme the middle is near. */
export type Couple = { readonly mentor: Member; readonly mentees: readonly Member[]; readonly months?: number }
export type AtWork = Couple & { readonly pairId: string; readonly timeZone: string }

/** What was told weeks ago has been read: it does not come once more on the first day. */
const nothing = { text: '', buttons: [] }
const surroundings: Omit<Surroundings, 'afterPairs'> = {
  notices: { member: () => nothing, office: () => nothing, toSign: () => nothing },
  appoint: async () => await Promise.resolve(false),
}

/** At work for seven weeks, with an order and a programme that everybody has accepted (п. 6, 1.2); several mentees are a group. */
export async function makePair(tx: Tx, school: School, couple: Couple, ago: Ago): Promise<string> {
  const { mentor, mentees } = couple
  const people = [mentor, ...mentees]
  const pairId = await proposeUnmatched(tx, school, couple, ago(53))
  for (const one of people) await agree(tx, school, one, pairId, ago(52))
  await chooseBasis(tx, school.curator, pairId, { kind: 'JOB' }, ago(52))
  await sign(tx, school, couple, ago)
  await writeProgramme(tx, school.curator, people, pairId, ago)
  return pairId
}

/** The mentor has said yes, the mentee has not answered yet. */
export async function makeProposal(tx: Tx, school: School, couple: Couple, ago: Ago): Promise<void> {
  const pairId = await propose(tx, school, couple, ago(1))
  await agree(tx, school, couple.mentor, pairId, ago(1))
  await cancelNotices(tx, couple.mentor.personId, ago(1))
}

/** Somebody has waited for weeks: what comes next, and what helps meanwhile (ДК 5.3). */
export async function lookFor(tx: Tx, { curator }: School, mentee: Member, ago: Ago): Promise<void> {
  const listing = await listingOf(tx, 'MENTEE', mentee)
  await decideStep(tx, curator, listing, { step: 'prepare' }, ago(12))
  await decideStep(tx, curator, listing, { support: 'colleague' }, ago(12))
  await decideStep(tx, curator, listing, { dueOn: dayIn(ago(-9), 'UTC') }, ago(12))
}

/** As «Подобрать» does: with the reasons why these two. */
async function propose(tx: Tx, school: School, { mentor, mentees }: Couple, at: Date): Promise<string> {
  const { curator, around } = school
  const [mentee] = mentees
  if (!mentee) throw new Error('an invented pair has no mentee')
  const sought = await findSought(tx, curator, await listingOf(tx, 'MENTEE', mentee), at)
  const candidate = sought && (await findCandidate(tx, sought, await listingOf(tx, 'MENTOR', mentor), at))
  if (!sought || !candidate) throw new Error('invented people of a pair do not suit each other')
  return proposed(await proposeFound(tx, curator, { sought, candidate }, { overruling: null, ...around }, at))
}

/** Without looking for the best first, which takes a while. */
async function proposeUnmatched(tx: Tx, { curator }: School, { mentor, mentees }: Couple, at: Date): Promise<string> {
  const menteeListingIds: string[] = []
  for (const one of mentees) menteeListingIds.push(await listingOf(tx, 'MENTEE', one))
  const mentorListingId = await listingOf(tx, 'MENTOR', mentor)
  const kinds = [mentees.length > 1 ? 'group' : 'traditional']
  const proposal = { menteeListingIds, mentorListingId, kinds, terms: [], overruling: null }
  return proposed(await proposePair(tx, curator, proposal, at))
}

function proposed(outcome: ProposalOutcome): string {
  if (!outcome.ok) throw new Error(`an invented pair can't be proposed: ${outcome.reason}`)
  return outcome.pairId
}

async function agree(tx: Tx, { around }: School, person: Member, pairId: string, at: Date): Promise<void> {
  const answer = { answer: 'AGREED', reason: null } as const
  const outcome = await answerProposal(tx, person, pairId, answer, at, around)
  if (!outcome.ok) throw new Error(`an invented proposal can't be answered: ${outcome.reason}`)
}

async function sign(
  tx: Tx,
  { organisationId, curator, head, around }: School,
  { months }: Couple,
  ago: Ago,
): Promise<void> {
  const opened = await openPairsDraft(tx, curator, organisationId, ago(51))
  if (!opened.ok) throw new Error(`an invented order can't be drafted: ${opened.reason}`)
  const startsOn = dayIn(ago(50), 'UTC')
  const period = { startsOn, endsOn: months ? lastDayOf(startsOn, months) : usualEnd(startsOn) }
  await setPeriod(tx, curator, opened.orderId, period, ago(51))
  const name = { orderId: opened.orderId, number: '63', on: dayIn(ago(51), 'UTC') }
  const signed = await signOrder(tx, head, name, { ...surroundings, afterPairs: around }, ago(51))
  if (!signed.ok) throw new Error(`an invented order can't be signed: ${signed.reason}`)
}

async function writeProgramme(
  tx: Tx,
  curator: Member,
  members: readonly Member[],
  pairId: string,
  ago: Ago,
): Promise<void> {
  const [mentor] = members
  if (!mentor) throw new Error('an invented programme has nobody')
  await beginProgramme(tx, mentor, pairId, ago(49))
  const [version] = await listVersions(tx, pairId)
  if (!version) throw new Error('an invented programme has not begun')
  const seen = { versionId: version.id, revision: version.revision }
  const steps = [await showToAll(tx, mentor, seen, ago(48))]
  for (const one of members) steps.push(await accept(tx, one, seen, ago(48)))
  steps.push(await approve(tx, curator, seen, ago(47)))
  const refused = steps.find(({ ok }) => !ok)
  if (refused) throw new Error(`an invented programme can't be approved: ${JSON.stringify(refused)}`)
}

async function listingOf(tx: Tx, kind: BankKind, person: Member): Promise<string> {
  const whose = { personId: person.personId, organisationId: placeOf(person) }
  const listing = await findListingOf(tx, kind, whose)
  if (!listing) throw new Error(`invented person ${person.personId} is in no bank`)
  return listing.id
}
