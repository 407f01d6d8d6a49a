import { findListingOf } from '../../banks/store/listings.ts'
import type { BankKind } from '../../banks/listing.ts'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { propose as proposeFound } from '../../matching/actions/proposing.ts'
import { findCandidate, findSought } from '../../matching/actions/searching.ts'
import { openPairsDraft } from '../../orders/actions/drafting.ts'
import { signOrder, type Surroundings } from '../../orders/actions/signing.ts'
import { cancelNotices } from '../../outbox/actions.ts'
import { answerProposal } from '../../pairs/actions/answering.ts'
import { chooseBasis } from '../../pairs/actions/preparing.ts'
import { decideStep } from '../../pairs/actions/searching.ts'
import type { Around } from '../../pairs/around.ts'
import type { Member } from '../../people/actor.ts'
import { accept, showToAll } from '../../programmes/actions/agreeing.ts'
import { approve } from '../../programmes/actions/approving.ts'
import { beginProgramme } from '../../programmes/actions/beginning.ts'
import { listVersions } from '../../programmes/store/versions.ts'
import { placeOf } from './answers.ts'

type Ago = (days: number) => Date

/** Who of a school is in its pairs; each as they stand in the list of its people. */
export type School = {
  readonly organisationId: string
  readonly curator: Member
  readonly head: Member
  readonly around: Around
}

/** What was told weeks ago has been read: it does not come once more on the first day. */
const nothing = { text: '', buttons: [] }
const surroundings: Surroundings = {
  notices: { member: () => nothing, office: () => nothing, toSign: () => nothing },
  appoint: async () => await Promise.resolve(false),
}

/** A pair at work, with its order and the programme that everybody has accepted (п. 6, 1.2). */
export async function makePair(tx: Tx, school: School, mentor: Member, mentee: Member, ago: Ago): Promise<void> {
  const pairId = await propose(tx, school, mentor, mentee, ago(9))
  await agree(tx, school, mentor, pairId, ago(8))
  await agree(tx, school, mentee, pairId, ago(8))
  await chooseBasis(tx, school.curator, pairId, { kind: 'JOB' }, ago(7))
  await sign(tx, school, ago)
  await writeProgramme(tx, school.curator, [mentor, mentee], pairId, ago)
  for (const one of [mentor, mentee, school.curator, school.head]) await cancelNotices(tx, one.personId, ago(1))
}

/** The mentor has said yes, the mentee has not answered yet. */
export async function makeProposal(tx: Tx, school: School, mentor: Member, mentee: Member, ago: Ago): Promise<void> {
  const pairId = await propose(tx, school, mentor, mentee, ago(1))
  await agree(tx, school, mentor, pairId, ago(1))
  await cancelNotices(tx, mentor.personId, ago(1))
}

/** Somebody has waited for weeks: what comes next, and what helps meanwhile (ДК 5.3). */
export async function lookFor(tx: Tx, { curator }: School, mentee: Member, ago: Ago): Promise<void> {
  const listing = await listingOf(tx, 'MENTEE', mentee)
  await decideStep(tx, curator, listing, { step: 'prepare' }, ago(12))
  await decideStep(tx, curator, listing, { support: 'colleague' }, ago(12))
  await decideStep(tx, curator, listing, { dueOn: dayIn(ago(-9), 'UTC') }, ago(12))
}

/** As «Подобрать» does: with the reasons why these two. */
async function propose(tx: Tx, { curator, around }: School, mentor: Member, mentee: Member, at: Date): Promise<string> {
  const sought = await findSought(tx, curator, await listingOf(tx, 'MENTEE', mentee), at)
  const candidate = sought && (await findCandidate(tx, sought, await listingOf(tx, 'MENTOR', mentor), at))
  if (!sought || !candidate) throw new Error('invented people of a pair do not suit each other')
  const outcome = await proposeFound(tx, curator, { sought, candidate }, { overruling: null, ...around }, at)
  if (!outcome.ok) throw new Error(`an invented pair can't be proposed: ${outcome.reason}`)
  return outcome.pairId
}

async function agree(tx: Tx, { around }: School, person: Member, pairId: string, at: Date): Promise<void> {
  const answer = { answer: 'AGREED', reason: null } as const
  const outcome = await answerProposal(tx, person, pairId, answer, at, around)
  if (!outcome.ok) throw new Error(`an invented proposal can't be answered: ${outcome.reason}`)
}

async function sign(tx: Tx, { organisationId, curator, head }: School, ago: Ago): Promise<void> {
  const opened = await openPairsDraft(tx, curator, organisationId, ago(7))
  if (!opened.ok) throw new Error(`an invented order can't be drafted: ${opened.reason}`)
  const name = { orderId: opened.orderId, number: '63', on: dayIn(ago(6), 'UTC') }
  const signed = await signOrder(tx, head, name, surroundings, ago(6))
  if (!signed.ok) throw new Error(`an invented order can't be signed: ${signed.reason}`)
}

async function writeProgramme(
  tx: Tx,
  curator: Member,
  [mentor, mentee]: readonly [Member, Member],
  pairId: string,
  ago: Ago,
): Promise<void> {
  await beginProgramme(tx, mentor, pairId, ago(5))
  const [version] = await listVersions(tx, pairId)
  if (!version) throw new Error('an invented programme has not begun')
  const seen = { versionId: version.id, revision: version.revision }
  const steps = [
    await showToAll(tx, mentor, seen, ago(4)),
    await accept(tx, mentor, seen, ago(4)),
    await accept(tx, mentee, seen, ago(3)),
    await approve(tx, curator, seen, ago(3)),
  ]
  const refused = steps.find(({ ok }) => !ok)
  if (refused) throw new Error(`an invented programme can't be approved: ${JSON.stringify(refused)}`)
}

async function listingOf(tx: Tx, kind: BankKind, person: Member): Promise<string> {
  const whose = { personId: person.personId, organisationId: placeOf(person) }
  const listing = await findListingOf(tx, kind, whose)
  if (!listing) throw new Error(`invented person ${person.personId} is in no bank`)
  return listing.id
}
