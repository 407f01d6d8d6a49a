import type { Tx } from '../../db/transaction.ts'

/** What is held of the person in pairs, orders and programmes; of the others in them, nothing. */
export async function findPairHoldings(tx: Tx, personId: string) {
  return {
    memberships: await listMemberships(tx, personId),
    searches: await tx.searchStep.findMany({ where: { personId }, orderBy: { decidedAt: 'asc' } }),
    picks: await tx.matchPick.findMany({
      where: { OR: [{ mentee: { personId } }, { mentor: { personId } }] },
      orderBy: [{ runId: 'asc' }, { menteeListingId: 'asc' }],
      omit: { menteeListingId: true, mentorListingId: true },
      include: { run: { select: { organisationId: true, mode: true, startedAt: true } } },
    }),
    appointments: await tx.order.findMany({ where: { subjectId: personId }, orderBy: { draftedAt: 'asc' } }),
    nameForms: await tx.nameForms.findMany({ where: { personId } }),
  }
}

async function listMemberships(tx: Tx, personId: string) {
  const versions = {
    orderBy: { number: 'asc' },
    include: { activities: { orderBy: { dueOn: 'asc' } }, acceptances: { where: { personId } } },
  } as const
  return await tx.pairMember.findMany({
    where: { personId },
    orderBy: [{ pair: { proposedAt: 'asc' } }, { pairId: 'asc' }],
    include: {
      pair: {
        include: {
          approvals: { orderBy: [{ organisationId: 'asc' }, { role: 'asc' }] },
          questions: { where: { askedById: personId }, orderBy: { askedAt: 'asc' } },
          orders: { orderBy: { orderId: 'asc' }, include: { order: true } },
          programmes: { include: { versions } },
        },
      },
    },
  })
}

/** What the person decided about others' pairs: when and where, not about whom. */
export async function findPairDeeds(tx: Tx, personId: string) {
  const where = { organisationId: true } as const
  return {
    matchRuns: await tx.matchRun.findMany({ where: { startedById: personId }, orderBy: { startedAt: 'asc' } }),
    pairsProposed: await tx.pair.findMany({
      where: { proposedById: personId },
      orderBy: { proposedAt: 'asc' },
      select: { ...where, proposedAt: true },
    }),
    pairsEnded: await tx.pair.findMany({
      where: { endedById: personId },
      orderBy: { changedAt: 'asc' },
      select: { ...where, finishedOn: true },
    }),
    pairsApproved: await tx.pairApproval.findMany({
      where: { answeredById: personId },
      orderBy: { answeredAt: 'asc' },
      select: { ...where, answer: true, answeredAt: true },
    }),
    repliesGiven: await tx.pairQuestion.findMany({
      where: { repliedById: personId },
      orderBy: { repliedAt: 'asc' },
      select: { repliedAt: true },
    }),
    stepsDecided: await tx.searchStep.findMany({
      where: { OR: [{ decidedById: personId }, { ownerId: personId }], personId: { not: personId } },
      orderBy: { decidedAt: 'asc' },
      select: { ...where, decidedAt: true },
    }),
    orders: await tx.order.findMany({
      where: { OR: [{ draftedById: personId }, { enteredById: personId }] },
      orderBy: { draftedAt: 'asc' },
      select: { ...where, kind: true, draftedAt: true },
    }),
    programmesApproved: await tx.programmeVersion.findMany({
      where: { OR: [{ approvedById: personId }, { headId: personId }] },
      orderBy: { startedAt: 'asc' },
      select: { approvedAt: true, headAt: true },
    }),
    namesConfirmed: await tx.nameForms.findMany({
      where: { confirmedById: personId, personId: { not: personId } },
      orderBy: { confirmedAt: 'asc' },
      select: { confirmedAt: true },
    }),
    templates: [
      ...(await tx.activityTemplate.findMany({
        where: { authorId: personId },
        orderBy: { createdAt: 'asc' },
        select: { ...where, createdAt: true },
      })),
      ...(await tx.documentTemplate.findMany({
        where: { authorId: personId },
        orderBy: { uploadedAt: 'asc' },
        select: { ...where, uploadedAt: true },
      })),
    ],
  }
}
