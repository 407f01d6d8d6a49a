import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Counts, Whose } from '../act.ts'

/**
 * Of the person's meetings the words go, and what they answered of them; their tasks, their requests for help and their
 * invitations to surveys go whole. That the pair met, when and for how long stays with it (125-FZ art. 17): the figures of
 * a year do not change afterwards.
 */
export async function removeMeetingsOf(tx: Tx, { personId, organisationId }: Whose): Promise<Counts> {
  const pair: Prisma.PairWhereInput = { members: { some: { personId, organisationId } } }
  const words = await tx.meeting.updateMany({
    where: { pair, OR: [{ createdById: personId }, { reportedById: personId }, { parts: asLastMentee(personId) }] },
    data: { place: null, topic: null, summary: null, reason: null },
  })
  const parts = await tx.meetingPart.updateMany({
    where: { personId, meeting: { pair } },
    data: { words: null, usefulness: null, change: null, calendarAt: null, askedAt: null },
  })
  const whose = { personId, organisationId }
  return {
    meeting: words.count,
    meeting_part: parts.count,
    task: (await tx.task.deleteMany({ where: { menteeId: personId, pair } })).count,
    help_request: (await tx.helpRequest.deleteMany({ where: whose })).count,
    survey_invitation: (await tx.surveyInvitation.deleteMany({ where: whose })).count,
    roadmap_entry: await releaseRoadmap(tx, whose),
  }
}

/** What the person was to see to of the road map is nobody's again; who marked it stays as a number. */
async function releaseRoadmap(tx: Tx, { personId, organisationId }: Whose): Promise<number> {
  const own = { ownerId: personId, organisationId }
  return (await tx.roadmapEntry.updateMany({ where: own, data: { ownerId: null } })).count
}

/** What was said of a meeting is about its mentees: it goes with the last of them whose data are still there. */
function asLastMentee(personId: string): Prisma.MeetingPartListRelationFilter {
  return {
    some: { personId, role: 'MENTEE' },
    none: { role: 'MENTEE', personId: { not: personId }, person: { erasedAt: null } },
  }
}

/** Of pairs that go themselves. */
export async function removeAllMeetings(tx: Tx, pairIds: readonly string[]): Promise<void> {
  const ofPair = { pairId: { in: [...pairIds] } }
  await tx.surveyInvitation.deleteMany({ where: ofPair })
  await tx.helpRequest.deleteMany({ where: ofPair })
  await tx.task.deleteMany({ where: ofPair })
  await tx.meetingPart.deleteMany({ where: { meeting: ofPair } })
  await tx.meeting.deleteMany({ where: ofPair })
}

/** Meetings that never were, a year later. */
export async function removeCancelled(tx: Tx, before: Date): Promise<number> {
  const old = { status: 'CANCELLED' as const, changedAt: { lt: before } }
  const parts = await tx.meetingPart.deleteMany({ where: { meeting: old } })
  return parts.count + (await tx.meeting.deleteMany({ where: old })).count
}
