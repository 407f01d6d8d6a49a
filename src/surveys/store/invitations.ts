import type { Tx } from '../../db/transaction.ts'

export type Invitation = {
  readonly personId: string
  readonly questionnaire: string
  readonly pairId: string
  /** Where the person works. */
  readonly organisationId: string
  readonly askedAt: Date
  readonly remindedAt: Date | null
  readonly answeredAt: Date | null
}

const fields = {
  personId: true,
  questionnaire: true,
  pairId: true,
  organisationId: true,
  askedAt: true,
  remindedAt: true,
  answeredAt: true,
} as const

type Which = Pick<Invitation, 'personId' | 'questionnaire' | 'pairId'>

/** False where the person has been asked about the pair already. */
export async function addInvitation(tx: Tx, which: Which & { organisationId: string }, now: Date): Promise<boolean> {
  const added = await tx.surveyInvitation.createMany({ data: [{ ...which, askedAt: now }], skipDuplicates: true })
  return added.count === 1
}

export async function findInvitation(tx: Tx, which: Which): Promise<Invitation | undefined> {
  const row = await tx.surveyInvitation.findUnique({
    where: { personId_questionnaire_pairId: which },
    select: fields,
  })
  return row ?? undefined
}

/** Of the pair, whoever was asked, whether they are still in it or not. */
export async function listInvitations(tx: Tx, pairId: string): Promise<Invitation[]> {
  return await tx.surveyInvitation.findMany({
    where: { pairId },
    orderBy: [{ askedAt: 'asc' }, { personId: 'asc' }],
    select: fields,
  })
}

/** Pairs at work about which the person is asked and has not answered, the oldest question first. */
export async function listWaitingOf(tx: Tx, personId: string, questionnaire: string): Promise<string[]> {
  const rows = await tx.surveyInvitation.findMany({
    where: { personId, questionnaire, answeredAt: null, pair: atWorkWith(personId) },
    orderBy: [{ askedAt: 'asc' }, { pairId: 'asc' }],
    select: { pairId: true },
  })
  return rows.map(({ pairId }) => pairId)
}

export async function saveAnswered(tx: Tx, which: Which, now: Date): Promise<boolean> {
  const answered = await tx.surveyInvitation.updateMany({
    where: { ...which, answeredAt: null },
    data: { answeredAt: now },
  })
  return answered.count === 1
}

/** False where somebody else has reminded already, or the person has answered. */
export async function saveReminded(tx: Tx, { personId, questionnaire, pairId }: Which, now: Date): Promise<boolean> {
  const reminded = await tx.surveyInvitation.updateMany({
    where: { personId, questionnaire, pairId, answeredAt: null, remindedAt: null },
    data: { remindedAt: now },
  })
  return reminded.count === 1
}

/** Asked by then about pairs at work, not answered, and not reminded yet; with the zone of the person's school. */
export async function listUnreminded(tx: Tx, askedBy: Date): Promise<(Invitation & { readonly timeZone: string })[]> {
  const rows = await tx.surveyInvitation.findMany({
    where: {
      askedAt: { lte: askedBy },
      answeredAt: null,
      remindedAt: null,
      pair: { status: 'ACTIVE', members: nobodyResting },
    },
    orderBy: [{ askedAt: 'asc' }, { personId: 'asc' }],
    select: { ...fields, organisation: { select: { timeZone: true } } },
  })
  return rows.map(({ organisation, ...row }) => ({ ...row, timeZone: organisation.timeZone }))
}

/** What the weekly note says from then on: whoever of the organisation was reminded and has still not answered. */
export type Unanswered = {
  readonly personId: string
  readonly pairId: string
  readonly questionnaire: string
  readonly askedAt: Date
}

export async function listUnanswered(tx: Tx, organisationId: string): Promise<Unanswered[]> {
  const rows = await tx.surveyInvitation.findMany({
    where: {
      organisationId,
      answeredAt: null,
      remindedAt: { not: null },
      pair: { status: 'ACTIVE', members: nobodyResting },
    },
    orderBy: [{ askedAt: 'asc' }, { personId: 'asc' }],
    select: {
      personId: true,
      pairId: true,
      questionnaire: true,
      askedAt: true,
      pair: { select: { members: { where: { leftAt: null }, select: { personId: true } } } },
    },
  })
  // Whoever has left a group that goes on is asked no more.
  return rows
    .filter(({ personId, pair }) => pair.members.some((one) => one.personId === personId))
    .map(({ pair: _pair, ...row }) => row)
}

/** Nobody who is in it has asked to let their data rest. */
export const nobodyResting = {
  none: { leftAt: null, person: { restrictedAt: { not: null } } },
} as const

function atWorkWith(personId: string) {
  return { status: 'ACTIVE', members: { some: { personId, leftAt: null } } } as const
}
