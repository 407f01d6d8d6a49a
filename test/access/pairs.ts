import type { Tx } from '../../src/db/transaction.ts'
import { addOwnMeetings, addRoadMap, type OwnMeetings } from './meetings.ts'
import { addPerson, addRole, saveProfile } from '../../src/people/store.ts'
import type { Place } from './town.ts'

/** What of pairs, orders and programmes belongs to somebody of the town, a mentee of the master of their school. */
export type OwnPairs = {
  /** A proposal that waits for their answer. */
  readonly proposalId: string
  /** A pair at work with an approved programme, and a change of it that is shown to all. */
  readonly pairId: string
  readonly approvedId: string
  readonly shownId: string
  /** The programme of another pair, which everybody accepts. */
  readonly acceptedId: string
} & OwnMeetings

/** What a school has besides. */
export type Desk = {
  /** Two who are in pairs of the school and have no account. */
  readonly master: string
  readonly pupil: string
  /** Asks for this school's curator, and another for its head. */
  readonly forCurator: string
  readonly forHead: string
  readonly draftId: string
}

const period = { startsOn: new Date('2026-09-15'), endsOn: new Date('2027-05-31') }

/** A master and a pupil, proposals of other schools that wait for this one, and a draft of an order. */
export async function addDesk(tx: Tx, place: Place, awayId: string, now: Date): Promise<Desk> {
  const master = await addSomebody(tx, place, `Мастер${place.canary}`, now)
  const pupil = await addSomebody(tx, place, `Ученик${place.canary}`, now)
  for (const [personId, kind] of [
    [master, 'MENTOR_DUTY'],
    [pupil, 'PARTICIPATION'],
  ] as const)
    await addConsent(tx, { personId, organisationId: place.id, kind }, now)
  const crossing = { organisationId: awayId, isCrossSchool: true, proposedById: pupil }
  const people = { mentor: master, mentee: pupil, organisationId: place.id }
  const forCurator = await addPair(tx, { ...crossing, status: 'PROPOSED' }, people, now)
  await tx.pairApproval.create({ data: { pairId: forCurator, organisationId: place.id, role: 'CURATOR' } })
  const forHead = await addPair(tx, { ...crossing, status: 'PROPOSED' }, { ...people, hasAgreed: true }, now)
  const agreed = { answer: 'AGREED', answeredAt: now, answeredById: pupil } as const
  await tx.pairApproval.createMany({
    data: [
      { pairId: forHead, organisationId: place.id, role: 'CURATOR', ...agreed },
      ...(awayId === place.id ? [] : [{ pairId: forHead, organisationId: awayId, role: 'HEAD' as const, ...agreed }]),
      { pairId: forHead, organisationId: place.id, role: 'HEAD' },
    ],
  })
  const inOrder = await addPair(
    tx,
    { organisationId: place.id, isCrossSchool: false, proposedById: pupil, status: 'IN_ORDER', legalBasis: 'JOB' },
    { ...people, hasAgreed: true },
    now,
  )
  const order = await tx.order.create({
    data: { organisationId: place.id, kind: 'PAIRS', status: 'DRAFT', draftedById: pupil, draftedAt: now, ...period },
  })
  await tx.orderPair.create({ data: { orderId: order.id, pairId: inOrder, kinds: ['traditional'], ...period } })
  await addRoadMap(tx, place, { markedById: pupil }, now)
  return { master, pupil, forCurator, forHead, draftId: order.id }
}

export async function addOwnPairs(
  tx: Tx,
  { personId, organisationId, secret }: { personId: string; organisationId: string; secret: string },
  { master, pupil }: Pick<Desk, 'master' | 'pupil'>,
  now: Date,
): Promise<OwnPairs> {
  const common = { organisationId, isCrossSchool: false, proposedById: master, overruling: secret }
  const people = { mentor: master, mentee: personId, organisationId }
  const proposalId = await addPair(tx, { ...common, status: 'PROPOSED' }, people, now)
  await tx.pairQuestion.create({ data: { pairId: proposalId, askedById: personId, text: secret, askedAt: now } })
  const active = { ...common, ...period, status: 'ACTIVE', legalBasis: 'JOB' } as const
  const pairId = await addPair(tx, active, { ...people, hasAgreed: true }, now)
  const otherId = await addPair(tx, active, { ...people, hasAgreed: true }, now)
  const silent = { ...active, startsOn: new Date('2026-09-01') }
  const silentId = await addPair(tx, silent, { ...people, hasAgreed: true }, now)
  const pupils = { mentor: personId, mentee: pupil, organisationId }
  const taughtId = await addPair(tx, active, { ...pupils, hasAgreed: true }, now)
  const whose = { secret, starter: master, organisationId }
  const approvedId = await addVersion(tx, { ...whose, pairId, number: 1, status: 'APPROVED' }, [master, personId], now)
  const shownId = await addVersion(tx, { ...whose, pairId, number: 2, status: 'PROPOSED' }, [master], now)
  const accepted = { ...whose, pairId: otherId, number: 1, status: 'ACCEPTED' } as const
  const acceptedId = await addVersion(tx, accepted, [master, personId], now)
  const meeting = { personId, organisationId, secret, pairId, taughtId, silentId, master, pupil }
  const meetings = await addOwnMeetings(tx, meeting, now)
  return { proposalId, pairId, approvedId, shownId, acceptedId, ...meetings }
}

async function addSomebody(tx: Tx, place: Place, surname: string, now: Date): Promise<string> {
  const personId = await addPerson(tx, 'ru', now)
  const name = { surname, givenName: 'Анна', patronymic: '' }
  await saveProfile(tx, personId, { ...name, subjects: [], post: 'teacher' })
  await addRole(tx, { personId, organisationId: place.id, role: 'TEACHER', startedOn: now.toISOString().slice(0, 10) })
  return personId
}

async function addConsent(
  tx: Tx,
  whose: { personId: string; organisationId: string; kind: 'MENTOR_DUTY' | 'PARTICIPATION' },
  now: Date,
): Promise<void> {
  const edition = await tx.consentEdition.findFirstOrThrow({ where: { kind: whose.kind, organisationId: null } })
  const text = { sha256: whose.personId, body: 'Я согласен.' }
  await tx.consentText.create({ data: text })
  await tx.consent.create({
    data: { ...whose, editionId: edition.id, textSha256: text.sha256, fields: [], givenAt: now },
  })
}

type NewPair = {
  readonly organisationId: string
  readonly isCrossSchool: boolean
  readonly proposedById: string
  readonly status: 'PROPOSED' | 'IN_ORDER' | 'ACTIVE'
  readonly overruling?: string
  readonly legalBasis?: 'JOB'
}
type People = {
  readonly mentor: string
  readonly mentee: string
  readonly organisationId: string
  readonly hasAgreed?: true
}

export async function addPair(tx: Tx, pair: NewPair, { mentor, mentee, organisationId, hasAgreed }: People, now: Date) {
  const expiresAt = new Date(now.getTime() + 3 * 86_400_000)
  const times = { proposedAt: now, changedAt: now, expiresAt }
  const { id } = await tx.pair.create({ data: { ...pair, ...times, kinds: ['traditional'] } })
  const agreed = { answer: 'AGREED', answeredAt: now } as const
  // A mentee is proposed once; of the town's invented pairs only the own proposals of people count as open.
  const isOpen = pair.status === 'PROPOSED' && !pair.isCrossSchool
  await tx.pairMember.createMany({
    data: [
      { pairId: id, personId: mentor, organisationId, role: 'MENTOR', isOpen, ...agreed },
      { pairId: id, personId: mentee, organisationId, role: 'MENTEE', isOpen, ...(hasAgreed ? agreed : {}) },
    ],
  })
  return id
}

async function addVersion(
  tx: Tx,
  version: {
    readonly pairId: string
    readonly organisationId: string
    readonly number: number
    readonly status: 'APPROVED' | 'PROPOSED' | 'ACCEPTED'
    readonly secret: string
    readonly starter: string
  },
  accepting: readonly string[],
  now: Date,
): Promise<string> {
  const { pairId, organisationId, number, status, secret, starter } = version
  const programme = await tx.programme.upsert({
    where: { pairId },
    create: { pairId, organisationId, startedAt: now },
    update: {},
  })
  const approval = status === 'APPROVED' ? { approvedById: starter, approvedAt: now } : {}
  const words = { kinds: ['traditional'], difficulties: ['lesson'], strengths: [], goal: secret, results: [] }
  const { id } = await tx.programmeVersion.create({
    data: {
      ...words,
      ...period,
      ...approval,
      programmeId: programme.id,
      number,
      status,
      startedById: starter,
      startedAt: now,
    },
  })
  const activity = { key: 'one', place: 1, title: 'Урок', difficulty: 'lesson', form: 'talk' }
  await tx.programmeActivity.create({ data: { versionId: id, ...activity, dueOn: new Date('2026-11-10') } })
  await tx.programmeAcceptance.createMany({
    data: accepting.map((personId) => ({ versionId: id, personId, revision: 0, acceptedAt: now })),
  })
  return id
}

/** The whole district was matched: every request waits for the word of the curator of its school. */
export async function addRun(
  tx: Tx,
  run: { readonly organisationId: string; readonly startedById: string; readonly chatId: string },
  listings: readonly { readonly mentee: string; readonly mentor: string }[],
  now: Date,
): Promise<string> {
  const times = { platform: 'telegram', startedAt: now, finishedAt: now }
  const { id } = await tx.matchRun.create({ data: { ...run, ...times, mode: 'BEST_FIT', state: 'READY' } })
  await tx.matchPick.createMany({
    data: listings.map(({ mentee, mentor }) => ({
      runId: id,
      menteeListingId: mentee,
      mentorListingId: mentor,
      score: 50,
      terms: [],
    })),
  })
  return id
}
