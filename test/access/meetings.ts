import type { Tx } from '../../src/db/transaction.ts'
import type { Place } from './town.ts'

/** What of meetings, tasks, help and surveys belongs to somebody of the town: a mentee of the master, a mentor of the pupil. */
export type OwnMeetings = {
  /** As a mentee: planned for tomorrow; held, and waits for their word; held, and remembered differently. */
  readonly plannedId: string
  readonly heldId: string
  readonly differingId: string
  /** As a mentor: the pair, and a meeting of it that is over and that nobody has told of. */
  readonly taughtId: string
  readonly overId: string
  /** Theirs to do, and theirs to check. */
  readonly taskId: string
  readonly givenId: string
  readonly helpId: string
  /** A pair of theirs that has not met for a month. */
  readonly silentId: string
}

type Whose = {
  readonly personId: string
  readonly organisationId: string
  readonly secret: string
  /** In which they are the mentee, and the mentor. */
  readonly pairId: string
  readonly taughtId: string
  readonly silentId: string
  readonly master: string
  readonly pupil: string
}

const hour = 3_600_000
const day = 24 * hour

export async function addOwnMeetings(tx: Tx, whose: Whose, now: Date): Promise<OwnMeetings> {
  const { personId, organisationId, secret, pairId, taughtId, silentId, master, pupil } = whose
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds)
  const learning = { pairId, mentor: master, mentee: personId, organisationId, secret }
  const differently = { answer: 'OTHERWISE', words: secret, usefulness: 2, change: secret, answeredAt: now } as const
  const told = { status: 'HELD', result: 'PARTLY', summary: secret, reportedById: master, reportedAt: now } as const
  const plannedId = await addMeeting(tx, learning, { status: 'PLANNED', startsAt: after(day) }, now)
  const heldId = await addMeeting(tx, learning, { ...told, startsAt: after(-3 * day) }, now)
  const differingId = await addMeeting(tx, learning, { ...told, startsAt: after(-4 * day) }, now, differently)
  const teaching = { pairId: taughtId, mentor: personId, mentee: pupil, organisationId, secret }
  const overId = await addMeeting(tx, teaching, { status: 'PLANNED', startsAt: after(-2 * hour) }, now)
  const task = { organisationId, words: secret, dueOn: after(2 * day), givenAt: now }
  const { id: taskId } = await tx.task.create({ data: { ...task, pairId, menteeId: personId, givenById: master } })
  const done = { outcome: 'PARTLY', hindrance: secret, answeredAt: now } as const
  const given = { pairId: taughtId, menteeId: pupil, givenById: personId, ...done }
  const { id: givenId } = await tx.task.create({ data: { ...task, ...given } })
  const { id: helpId } = await tx.helpRequest.create({
    data: { organisationId, personId, pairId, kind: 'HELP', words: secret, askedAt: now },
  })
  await addSurvey(tx, whose, now)
  return { plannedId, heldId, differingId, taughtId, silentId, overId, taskId, givenId, helpId }
}

/** Answered, with words that are for the curator. */
async function addSurvey(tx: Tx, { personId, organisationId, secret, pairId }: Whose, now: Date): Promise<void> {
  const asked = { personId, organisationId, questionnaire: 'midterm-mentee' }
  await tx.surveyInvitation.create({ data: { ...asked, pairId, askedAt: now, answeredAt: now } })
  const answers = { time: 5, demands: 'right', replies: 'notAlways', 'replies.comment': secret, change: ['nothing'] }
  await tx.questionnaireResponse.create({
    data: { ...asked, subjectId: pairId, version: 1, answers, startedAt: now, submittedAt: now },
  })
}

/** Something done with a word about it that nobody else writes, and something late. */
export async function addRoadMap(tx: Tx, place: Place, { markedById }: { markedById: string }, now: Date) {
  const entry = { organisationId: place.id, schoolYear: 2026 }
  const done = { doneOn: new Date('2026-09-20'), markedById, markedAt: now, note: noteOf(place) }
  const late = { dueOn: new Date('2026-09-25') }
  await tx.roadmapEntry.createMany({
    data: [
      { ...entry, key: place.kind === 'SCHOOL' ? 'materials' : 'guidance', ...done },
      { ...entry, key: 'sessions', ...late },
    ],
  })
}

export function noteOf(place: Pick<Place, 'canary'>): string {
  return `заметка${place.canary}`
}

type State =
  | { readonly status: 'PLANNED' }
  | {
      readonly status: 'HELD'
      readonly result: 'PARTLY'
      readonly summary: string
      readonly reportedById: string
      readonly reportedAt: Date
    }
type Reply = {
  readonly answer: 'OTHERWISE'
  readonly words: string
  readonly usefulness: number
  readonly change: string
  readonly answeredAt: Date
}

async function addMeeting(
  tx: Tx,
  pair: Pick<Whose, 'pairId' | 'organisationId' | 'secret'> & { readonly mentor: string; readonly mentee: string },
  meeting: State & { readonly startsAt: Date },
  now: Date,
  reply: Reply | object = {},
): Promise<string> {
  const { pairId, organisationId, secret, mentor, mentee } = pair
  const { id } = await tx.meeting.create({
    data: {
      ...meeting,
      pairId,
      organisationId,
      minutes: 45,
      way: 'inPerson',
      place: secret,
      topic: secret,
      createdById: mentor,
      createdAt: now,
      changedAt: now,
    },
  })
  await tx.meetingPart.createMany({
    data: [
      { meetingId: id, personId: mentor, role: 'MENTOR' },
      { meetingId: id, personId: mentee, role: 'MENTEE', ...reply },
    ],
  })
  return id
}
