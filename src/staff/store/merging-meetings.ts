import type { Tx } from '../../db/transaction.ts'
import { contested } from '../merging.ts'
import type { Pair } from './merging.ts'

/** Of requests for help about one thing that wait, the earlier is withdrawn. Answers how many. */
export async function saveHelpSettled(tx: Tx, { keep, drop }: Pair, now: Date): Promise<number> {
  const rows = await tx.helpRequest.findMany({
    where: { personId: { in: [keep, drop] }, status: { in: ['OPEN', 'TAKEN'] } },
    select: { id: true, personId: true, organisationId: true, pairId: true, kind: true, askedAt: true },
  })
  const keyed = rows.map(({ askedAt: at, ...row }) => ({
    ...row,
    key: `${row.organisationId}:${row.pairId}:${row.kind}`,
    at,
  }))
  const ids = contested(keyed, keep).map(({ loser }) => loser.id)
  await tx.helpRequest.updateMany({ where: { id: { in: ids } }, data: { status: 'WITHDRAWN', closedAt: now } })
  return ids.length
}

/** Nobody takes part in a meeting twice, is asked one thing twice, or has two breaks from notices. */
export async function removeRepeatedOfMeetings(tx: Tx, pair: Pair): Promise<void> {
  await removeRepeatedParts(tx, pair)
  await removeRepeatedInvitations(tx, pair)
  const pauses = await tx.noticePause.findMany({ where: { personId: { in: [pair.keep, pair.drop] } } })
  const until = pauses.map(({ personId, createdAt: at }) => ({ id: personId, personId, key: 'one', at }))
  for (const { loser } of contested(until, pair.keep))
    await tx.noticePause.delete({ where: { personId: loser.personId }, select: { personId: true } })
}

/** As in their pair: the mentor stays, otherwise whoever answered later. */
async function removeRepeatedParts(tx: Tx, { keep, drop }: Pair): Promise<void> {
  const rows = await tx.meetingPart.findMany({ where: { personId: { in: [keep, drop] } } })
  const parts = rows.map(({ personId, meetingId, role, answeredAt }) => ({
    id: personId,
    personId,
    key: meetingId,
    // Later than any answer.
    at: role === 'MENTOR' ? new Date(1e14) : (answeredAt ?? new Date(0)),
  }))
  for (const { loser } of contested(parts, keep)) {
    const { key: meetingId, personId } = loser
    await tx.meetingPart.delete({ where: { meetingId_personId: { meetingId, personId } } })
  }
}

/** An invitation that was answered stays. */
async function removeRepeatedInvitations(tx: Tx, { keep, drop }: Pair): Promise<void> {
  const rows = await tx.surveyInvitation.findMany({ where: { personId: { in: [keep, drop] } } })
  const asked = rows.map((row) => ({
    ...row,
    id: row.personId,
    key: `${row.questionnaire}:${row.pairId}`,
    at: row.answeredAt ?? new Date(0),
  }))
  for (const { loser } of contested(asked, keep)) {
    const { personId, questionnaire, pairId } = loser
    await tx.surveyInvitation.delete({
      where: { personId_questionnaire_pairId: { personId, questionnaire, pairId } },
    })
  }
}

/** Meetings, tasks, requests, surveys and the road map's items of the one are the other's from now on. */
export async function saveMeetingOwner(tx: Tx, { keep, drop }: Pair): Promise<void> {
  const own = { where: { personId: drop }, data: { personId: keep } }
  await tx.meetingPart.updateMany(own)
  await tx.helpRequest.updateMany(own)
  await tx.surveyInvitation.updateMany(own)
  await tx.noticePause.updateMany(own)
  await tx.task.updateMany({ where: { menteeId: drop }, data: { menteeId: keep } })
  await tx.roadmapEntry.updateMany({ where: { ownerId: drop }, data: { ownerId: keep } })
}

/** What the person planned, told, settled, gave, checked, answered, marked, entered. */
export async function saveMeetingAuthor(tx: Tx, { keep, drop }: Pair): Promise<void> {
  await tx.meeting.updateMany({ where: { createdById: drop }, data: { createdById: keep } })
  await tx.meeting.updateMany({ where: { reportedById: drop }, data: { reportedById: keep } })
  await tx.meeting.updateMany({ where: { settledById: drop }, data: { settledById: keep } })
  await tx.task.updateMany({ where: { givenById: drop }, data: { givenById: keep } })
  await tx.task.updateMany({ where: { checkedById: drop }, data: { checkedById: keep } })
  await tx.helpRequest.updateMany({ where: { takenById: drop }, data: { takenById: keep } })
  await tx.helpRequest.updateMany({ where: { closedById: drop }, data: { closedById: keep } })
  await tx.roadmapEntry.updateMany({ where: { markedById: drop }, data: { markedById: keep } })
  await tx.roadmapItem.updateMany({ where: { authorId: drop }, data: { authorId: keep } })
  await tx.calendarDay.updateMany({ where: { authorId: drop }, data: { authorId: keep } })
}
