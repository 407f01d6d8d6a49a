import type { Tx } from '../../db/transaction.ts'

/** What is held of the person in meetings, tasks, requests for help and surveys; of the others' answers, nothing. */
export async function findMeetingHoldings(tx: Tx, personId: string) {
  return {
    meetings: await tx.meetingPart.findMany({
      where: { personId },
      orderBy: [{ meeting: { startsAt: 'asc' } }, { meetingId: 'asc' }],
      include: { meeting: true },
    }),
    tasks: await tx.task.findMany({ where: { menteeId: personId }, orderBy: [{ givenAt: 'asc' }, { id: 'asc' }] }),
    help: await tx.helpRequest.findMany({ where: { personId }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] }),
    surveys: await tx.surveyInvitation.findMany({ where: { personId }, orderBy: { askedAt: 'asc' } }),
    roadmapOwned: await tx.roadmapEntry.findMany({
      where: { ownerId: personId },
      orderBy: [{ schoolYear: 'asc' }, { key: 'asc' }],
      select: { organisationId: true, schoolYear: true, key: true, dueOn: true, doneOn: true },
    }),
    pauses: await tx.noticePause.findMany({ where: { personId } }),
  }
}

/** What the person did for others: when and where, not for whom. */
export async function findMeetingDeeds(tx: Tx, personId: string) {
  const where = { organisationId: true } as const
  return {
    tasksGiven: await tx.task.findMany({
      where: { givenById: personId, menteeId: { not: personId } },
      orderBy: { givenAt: 'asc' },
      select: { ...where, givenAt: true, checkedAt: true },
    }),
    meetingsSettled: await tx.meeting.findMany({
      where: { settledById: personId },
      orderBy: { settledAt: 'asc' },
      select: { ...where, settledAt: true },
    }),
    helpAnswered: await tx.helpRequest.findMany({
      where: { OR: [{ takenById: personId }, { closedById: personId }], personId: { not: personId } },
      orderBy: { askedAt: 'asc' },
      select: { ...where, takenAt: true, closedAt: true },
    }),
    roadmapMarked: await tx.roadmapEntry.findMany({
      where: { markedById: personId },
      orderBy: { markedAt: 'asc' },
      select: { ...where, schoolYear: true, key: true, markedAt: true },
    }),
    roadmapItems: await tx.roadmapItem.findMany({
      where: { authorId: personId },
      orderBy: { createdAt: 'asc' },
      select: { ...where, createdAt: true },
    }),
    calendarDays: await tx.calendarDay.findMany({
      where: { authorId: personId },
      orderBy: { createdAt: 'asc' },
      select: { day: true, isOff: true, createdAt: true },
    }),
  }
}
