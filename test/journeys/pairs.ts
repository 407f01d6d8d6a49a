import { enterBank } from '../../src/banks/actions/entering.ts'
import type { BankKind, Facts } from '../../src/banks/listing.ts'
import { giveConsent, offerConsent } from '../../src/consent/actions/giving.ts'
import { currentEditions } from '../../src/consent/actions/publishing.ts'
import { aroundPairs } from '../../src/consequences.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { activatePairs, takeIntoOrder } from '../../src/pairs/actions/ordering.ts'
import { proposePair, type ProposalOutcome } from '../../src/pairs/actions/proposing.ts'
import { chooseBasis } from '../../src/pairs/actions/preparing.ts'
import type { Term } from '../../src/pairs/pair.ts'
import type { ConsentKind, Member } from '../../src/people/actor.ts'
import { findActor } from '../../src/people/store.ts'
import { saveResponse } from '../../src/questionnaires/store/responses.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { addTown, type World } from '../kit/world.ts'
import { addMember, go, type Name } from './kit.ts'

/** Somebody with an account who is in a bank already. */
export type Listed = { readonly person: Person; readonly listingId: string }

export async function addToBank(
  world: World,
  schoolId: string,
  kind: BankKind,
  name: Name,
  {
    language = 'ru',
    consents = [],
    ...facts
  }: Partial<Facts> & { language?: 'ru' | 'en'; consents?: readonly ConsentKind[] } = {},
): Promise<Listed> {
  const person = await addMember(world, { name, language, roles: [['TEACHER', schoolId]] })
  const listingId = await enter(world, person, schoolId, kind, facts)
  for (const one of consents) await consentTo(world, person, schoolId, one)
  return { person, listingId }
}

/** A questionnaire was sent before the story begins. */
export async function enter(
  world: World,
  person: Person,
  organisationId: string,
  kind: BankKind,
  facts: Partial<Facts> = {},
): Promise<string> {
  const { personId } = await memberOf(world, person)
  return await inTransaction(world.db, async (tx) => {
    const now = world.now()
    const questionnaire = kind === 'MENTOR' ? 'mentor' : 'request'
    const sent = { personId, organisationId, questionnaire, subjectId: '', version: 1, answers: {} }
    const { id } = await saveResponse(tx, { ...sent, startedAt: now }, now)
    const all = {
      subjects: ['mathematics'],
      difficulties: ['lesson'],
      kinds: [],
      capacity: kind === 'MENTOR' ? 1 : null,
      ...facts,
    }
    await enterBank(tx, kind, { personId }, { ...sent, id, submittedAt: now }, all, now)
    await tx.tiding.deleteMany({ where: { aboutId: personId } })
    return (await tx.listing.findFirstOrThrow({ where: { personId, kind, unlistedAt: null } })).id
  })
}

export async function memberOf(world: World, person: Person): Promise<Member> {
  const member = await world.db.client.$transaction(
    async (tx) => await findActor(tx, 'telegram', String(person.id), 'ru'),
  )
  if (member.status !== 'member') throw new Error('a stranger')
  return member
}

export async function consentTo(
  world: World,
  person: Person,
  organisationId: string,
  kind: ConsentKind,
): Promise<void> {
  const member = await memberOf(world, person)
  await inTransaction(world.db, async (tx) => {
    const own = await currentEditions(tx)
    const offer = await offerConsent(tx, own, member, { organisationId, kind })
    if (!offer) throw new Error('nothing to consent to')
    const accepted = { organisationId, kind, sha256Start: offer.sha256.slice(0, 16), messageNumber: null }
    await giveConsent(tx, own, member, accepted, world.now())
  })
}

/** A school with its curator, a mentor and a mentee of the banks. */
export async function addPairSchool(world: World, { capacity = 2 }: { capacity?: number } = {}) {
  const town = await addTown(world)
  const at = town.schoolId
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', at]] })
  const mentor = await addToBank(world, at, 'MENTOR', ['Серова', 'Инна', 'Львовна'], { capacity })
  const mentee = await addToBank(world, at, 'MENTEE', ['Лунин', 'Борис', 'Юрьевич'])
  return { ...town, curator, mentor, mentee }
}

export const terms: readonly Term[] = [
  { term: 'difficulties', points: 40 },
  { term: 'subjects', points: 25 },
]

export async function propose(
  world: World,
  by: Person,
  { mentor, mentees }: { mentor: Listed; mentees: readonly Listed[] },
  overruling: string | null = null,
): Promise<ProposalOutcome> {
  const actor = await memberOf(world, by)
  const outcome = await inTransaction(
    world.db,
    async (tx) =>
      await proposePair(
        tx,
        actor,
        {
          menteeListingIds: mentees.map(({ listingId }) => listingId),
          mentorListingId: mentor.listingId,
          kinds: ['traditional'],
          terms,
          overruling,
          reasons: aroundPairs.reasons,
        },
        world.now(),
      ),
  )
  await world.program.tick()
  await world.settle()
  return outcome
}

/** Both have agreed, both consents are there, the order is signed. */
export async function makeActive(
  world: World,
  curator: Person,
  schoolId: string,
  { mentor, mentees }: { mentor: Listed; mentees: readonly Listed[] },
): Promise<string> {
  const outcome = await propose(world, curator, { mentor, mentees })
  if (!outcome.ok) throw new Error(outcome.reason)
  await consentTo(world, mentor.person, schoolId, 'MENTOR_DUTY')
  await go(world, mentor.person, ['Согласиться'])
  for (const { person } of mentees) {
    await consentTo(world, person, schoolId, 'PARTICIPATION')
    await go(world, person, ['Согласиться'])
  }
  await sign(world, curator, outcome.pairId)
  return outcome.pairId
}

export async function sign(world: World, curator: Person, pairId: string): Promise<void> {
  const actor = await memberOf(world, curator)
  await inTransaction(world.db, async (tx) => {
    await chooseBasis(
      tx,
      actor,
      pairId,
      { kind: 'AGREEMENT', number: '7', on: '2026-10-01', payment: null },
      world.now(),
    )
    await takeIntoOrder(tx, [pairId], world.now())
    await activatePairs(tx, actor, [{ pairId, startsOn: '2026-10-12', endsOn: '2027-05-31' }], world.now())
  })
  await world.program.tick()
  await world.settle()
}
