import type { Tx } from '../../src/db/transaction.ts'
import type { OwnRow } from './filled.ts'

export type MeetingFilling = {
  readonly personId: string
  readonly organisationId: string
  readonly curatorId: string
  readonly pairId: string
  readonly number: number
  readonly word: (name: string) => string
  readonly at: () => Date
  readonly day: () => Date
}

/** A meeting of the pair with everything said of it, a task, a request for help, a survey, a break from notices. */
export async function fillMeetings(tx: Tx, filling: MeetingFilling): Promise<OwnRow[]> {
  const { personId, organisationId, curatorId, pairId, number, word, at, day } = filling
  const whose = { pairId, organisationId }
  const meeting = await tx.meeting.create({
    data: {
      ...whose,
      status: 'HELD',
      startsAt: at(),
      minutes: 40 + number,
      way: `way${number}`,
      place: word('place'),
      topic: word('topic'),
      createdById: curatorId,
      createdAt: at(),
      changedAt: at(),
      result: 'PARTLY',
      summary: word('summary'),
      reportedById: curatorId,
      reportedAt: at(),
      reason: word('cause'),
      settledById: curatorId,
      settledAt: at(),
      askedAt: at(),
      remindedAt: at(),
    },
  })
  const answered = { answer: 'OTHERWISE', words: word('otherwise'), usefulness: 2, change: word('wanted') } as const
  await tx.meetingPart.create({
    data: {
      meetingId: meeting.id,
      personId,
      role: 'MENTEE',
      calendarAt: at(),
      ...answered,
      answeredAt: at(),
      askedAt: at(),
    },
  })
  await tx.meetingPart.create({ data: { meetingId: meeting.id, personId: curatorId, role: 'MENTOR' } })
  const task = await tx.task.create({
    data: {
      ...whose,
      meetingId: meeting.id,
      menteeId: personId,
      words: word('task'),
      dueOn: day(),
      givenById: curatorId,
      givenAt: at(),
      outcome: 'NOT_DONE',
      hindrance: word('hindrance'),
      answeredAt: at(),
      checkedById: curatorId,
      checkedAt: at(),
      droppedAt: at(),
      givenBack: word('returned'),
    },
  })
  const help = await tx.helpRequest.create({
    data: {
      ...whose,
      personId,
      meetingId: meeting.id,
      kind: 'SIGNAL',
      words: word('signal'),
      status: 'CLOSED',
      askedAt: at(),
      takenById: curatorId,
      takenAt: at(),
      closedById: curatorId,
      closedAt: at(),
      reply: word('help reply'),
    },
  })
  const survey = { personId, questionnaire: `survey${number}`, pairId }
  await tx.surveyInvitation.create({
    data: { ...survey, organisationId, askedAt: at(), remindedAt: at(), answeredAt: at() },
  })
  const entry = { organisationId, schoolYear: 2000 + number, key: 'order' }
  await tx.roadmapEntry.create({ data: { ...entry, ownerId: personId, dueOn: day() } })
  await tx.noticePause.create({ data: { personId, untilOn: day(), createdAt: at() } })
  return [
    row('meeting', { id: meeting.id }),
    row('meeting_part', { meeting_id: meeting.id, person_id: personId }),
    row('task', { id: task.id }),
    row('help_request', { id: help.id }),
    row('survey_invitation', { person_id: personId, pair_id: pairId }),
    row('roadmap_entry', { school_year: String(entry.schoolYear) }),
    row('notice_pause', { person_id: personId }),
  ]
}

function row(table: string, key: Readonly<Record<string, string>>): OwnRow {
  return { table, key }
}
