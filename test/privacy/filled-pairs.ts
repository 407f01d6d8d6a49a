import type { Tx } from '../../src/db/transaction.ts'
import { fillMeetings } from './filled-meetings.ts'
import type { OwnRow } from './filled.ts'

export type PairFilling = {
  readonly personId: string
  readonly organisationId: string
  readonly curatorId: string
  readonly number: number
  readonly chatId: string
  readonly mentorListingId: string
  readonly menteeListingId: string
  readonly word: (name: string) => string
  readonly at: () => Date
  readonly day: () => Date
}

/** A pair of the past with its order and programme, the search before it and the matching: of every table a row of the person. */
export async function fillPairs(tx: Tx, filling: PairFilling): Promise<OwnRow[]> {
  const { personId, organisationId, curatorId, word, at, day } = filling
  const pair = await tx.pair.create({
    data: {
      organisationId,
      isCrossSchool: false,
      status: 'ENDED',
      kinds: [`kind${filling.number}`],
      proposedById: curatorId,
      proposedAt: at(),
      expiresAt: at(),
      terms: [{ term: word('term'), points: filling.number }],
      overruling: word('overruling'),
      legalBasis: 'AGREEMENT',
      agreementNumber: `${filling.number}-д`,
      agreementOn: day(),
      payment: word('payment'),
      startsOn: day(),
      endsOn: day(),
      changedAt: at(),
      finishedOn: day(),
      endReason: 'COMPLETED',
      endedById: curatorId,
      endNote: word('end'),
    },
  })
  await addMembers(tx, filling, pair.id)
  await tx.pairApproval.create({
    data: {
      pairId: pair.id,
      organisationId,
      role: 'HEAD',
      answer: 'AGREED',
      answeredById: curatorId,
      answeredAt: at(),
      reason: word('approval'),
    },
  })
  const question = await tx.pairQuestion.create({
    data: {
      pairId: pair.id,
      askedById: personId,
      text: word('question'),
      askedAt: at(),
      reply: word('reply'),
      repliedById: curatorId,
      repliedAt: at(),
    },
  })
  const step = await tx.searchStep.create({
    data: {
      personId,
      organisationId,
      step: word('step'),
      support: word('support'),
      ownerId: curatorId,
      dueOn: day(),
      decidedById: curatorId,
      decidedAt: at(),
      finishedAt: at(),
    },
  })
  return [
    row('pair', { id: pair.id }),
    row('pair_member', { pair_id: pair.id, person_id: personId }),
    row('pair_approval', { pair_id: pair.id, role: 'HEAD' }),
    row('pair_question', { id: question.id }),
    row('search_step', { id: step.id }),
    ...(await addMatching(tx, filling, pair.id)),
    ...(await addOrder(tx, filling, pair.id)),
    ...(await addProgramme(tx, filling, pair.id)),
    ...(await addForms(tx, filling)),
    ...(await fillMeetings(tx, { ...filling, pairId: pair.id })),
  ]
}

async function addMembers(tx: Tx, { personId, organisationId, curatorId, word, at }: PairFilling, pairId: string) {
  const own = { answer: 'AGREED', answeredAt: at(), reason: word('reason'), leftAt: at() } as const
  await tx.pairMember.create({
    data: { pairId, personId, organisationId, role: 'MENTEE', isOpen: false, ...own },
  })
  await tx.pairMember.create({
    data: { pairId, personId: curatorId, organisationId, role: 'MENTOR', isOpen: false },
  })
}

async function addMatching(
  tx: Tx,
  { personId, organisationId, chatId, mentorListingId, menteeListingId, word, at, number }: PairFilling,
  pairId: string,
): Promise<OwnRow[]> {
  const run = await tx.matchRun.create({
    data: {
      organisationId,
      mode: 'BEST_FIT',
      state: 'CLOSED',
      startedById: personId,
      platform: 'telegram',
      chatId,
      startedAt: at(),
      finishedAt: at(),
    },
  })
  await tx.matchPick.create({
    data: {
      runId: run.id,
      menteeListingId,
      mentorListingId,
      score: 40 + number,
      terms: [{ term: word('pick term'), points: number }],
      decision: 'PROPOSED',
      decidedAt: at(),
      pairId,
    },
  })
  return [row('match_run', { id: run.id }), row('match_pick', { run_id: run.id, mentee_listing_id: menteeListingId })]
}

async function addOrder(
  tx: Tx,
  { personId, organisationId, curatorId, number, word, at, day }: PairFilling,
  pairId: string,
): Promise<OwnRow[]> {
  const order = await tx.order.create({
    data: {
      organisationId,
      kind: 'PAIRS',
      status: 'SIGNED',
      draftedById: curatorId,
      draftedAt: at(),
      number: `${number}-п`,
      signedOn: day(),
      enteredById: curatorId,
      enteredAt: at(),
      subjectId: personId,
      startsOn: day(),
      endsOn: day(),
      initiative: 'MENTOR',
      reason: word('order'),
    },
  })
  await tx.orderPair.create({
    data: { orderId: order.id, pairId, startsOn: day(), endsOn: day(), kinds: [`kind${number}`] },
  })
  return [row('school_order', { id: order.id }), row('order_pair', { order_id: order.id, pair_id: pairId })]
}

async function addProgramme(
  tx: Tx,
  { personId, organisationId, curatorId, word, at, day, number }: PairFilling,
  pairId: string,
): Promise<OwnRow[]> {
  const programme = await tx.programme.create({ data: { pairId, organisationId, startedAt: at() } })
  const version = await tx.programmeVersion.create({
    data: {
      programmeId: programme.id,
      number: 1,
      status: 'APPROVED',
      kinds: [`kind${number}`],
      startsOn: day(),
      endsOn: day(),
      difficulties: [word('hard')],
      strengths: [word('strength')],
      goal: word('goal'),
      results: [word('result')],
      reason: word('change'),
      startedById: personId,
      startedAt: at(),
      approvedById: curatorId,
      approvedAt: at(),
      headId: curatorId,
      headAt: at(),
    },
  })
  const activity = await tx.programmeActivity.create({
    data: {
      versionId: version.id,
      key: 'first',
      place: 0,
      title: word('activity'),
      difficulty: `difficulty${number}`,
      form: `form${number}`,
      outcome: word('outcome'),
      dueOn: day(),
    },
  })
  const accepted = { versionId: version.id, personId, revision: 0, acceptedAt: at(), wish: word('wish') }
  await tx.programmeAcceptance.create({ data: accepted })
  return [
    row('programme', { id: programme.id }),
    row('programme_version', { id: version.id }),
    row('programme_activity', { id: activity.id }),
    row('programme_acceptance', { version_id: version.id, person_id: personId }),
  ]
}

async function addForms(tx: Tx, { personId, curatorId, word, at }: PairFilling): Promise<OwnRow[]> {
  const cases = ['nominative', 'genitive', 'dative', 'accusative', 'instrumental'] as const
  const [nominative, genitive, dative, accusative, instrumental] = cases.map(word)
  await tx.nameForms.create({
    data: {
      personId,
      nominative: nominative ?? '',
      genitive: genitive ?? '',
      dative: dative ?? '',
      accusative: accusative ?? '',
      instrumental: instrumental ?? '',
      confirmedById: curatorId,
      confirmedAt: at(),
    },
  })
  return [row('name_forms', { person_id: personId })]
}

function row(table: string, key: Readonly<Record<string, string>>): OwnRow {
  return { table, key }
}
