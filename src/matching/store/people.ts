import { isPaused } from '../../banks/listing.ts'
import { visible } from '../../banks/listing.ts'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Answers, Value } from '../../questionnaires/question.ts'
import { countingAnswers, hardnessOf } from '../../requests/request.ts'
import type { Mentee, Mentor } from '../candidate.ts'

/** What the bank knows of somebody; what pairs know of them is added in `actions/reading.ts`. */
export type BankMentee = Omit<Mentee, 'together' | 'declined' | 'silent'>
export type BankMentor = Omit<Mentor, 'taken'>

/** A page by ids, after the last one of the page before. */
export type After = { readonly after: string; readonly take: number }

const fields = {
  id: true,
  personId: true,
  organisationId: true,
  subjects: true,
  difficulties: true,
  kinds: true,
  capacity: true,
  pausedAt: true,
  pausedUntil: true,
  organisation: { select: { timeZone: true } },
  person: {
    select: {
      surname: true,
      givenName: true,
      patronymic: true,
      post: true,
      consents: { where: { finishedAt: null, kind: 'PERSONAL_DATA' }, select: { organisationId: true } },
    },
  },
  response: { select: { version: true, answers: true } },
} as const

/** Of the entry in force that this is. */
export async function findMentee(tx: Tx, listingId: string, now: Date): Promise<BankMentee | undefined> {
  const where = { id: listingId, kind: 'MENTEE', unlistedAt: null, person: visible } as const
  const row = await tx.listing.findFirst({ where, select: fields })
  return row ? toMentee(row, now) : undefined
}

export async function listMentees(tx: Tx, schoolIds: readonly string[], page: After, now: Date): Promise<BankMentee[]> {
  return (await listRows(tx, 'MENTEE', schoolIds, page)).map((row) => toMentee(row, now))
}

export async function listMentors(tx: Tx, schoolIds: readonly string[], page: After, now: Date): Promise<BankMentor[]> {
  return (await listRows(tx, 'MENTOR', schoolIds, page)).map((row) => toMentor(row, now))
}

async function listRows(tx: Tx, kind: 'MENTOR' | 'MENTEE', schoolIds: readonly string[], { after, take }: After) {
  return await tx.listing.findMany({
    where: { kind, unlistedAt: null, organisationId: { in: [...schoolIds] }, id: { gt: after }, person: visible },
    orderBy: { id: 'asc' },
    take,
    select: fields,
  })
}

type Row = Awaited<ReturnType<typeof listRows>>[number]

function common({ id, personId, organisationId, subjects, person, organisation, ...row }: Row, now: Date) {
  const pausedUntil = row.pausedUntil?.toISOString().slice(0, 10) ?? null
  return {
    listingId: id,
    personId,
    organisationId,
    hasConsent: person.consents.some((one) => one.organisationId === organisationId),
    isPaused: isPaused({ pausedAt: row.pausedAt, pausedUntil }, dayIn(now, organisation.timeZone)),
    post: person.post,
    subjects,
  }
}

function toMentee(row: Row, now: Date): BankMentee {
  const response = { version: row.response.version, answers: answersOf(row) }
  const answers = countingAnswers(response)
  const marks = new Map(hardnessOf(answers).map(({ difficulty, mark }) => [difficulty, mark]))
  return {
    ...common(row, now),
    years: numberIn(answers['yearsOfWork']),
    difficulties: row.difficulties.map((difficulty) => ({ difficulty, mark: marks.get(difficulty) ?? null })),
    help: row.kinds,
    frequency: wordIn(answers['frequency']),
    wished: wordIn(answers['wished']) ?? '',
    unwished: wordIn(answers['unwished']) ?? '',
  }
}

function toMentor(row: Row, now: Date): BankMentor {
  const answers = answersOf(row)
  const { surname, givenName, patronymic } = row.person
  return {
    ...common(row, now),
    years: numberIn(answers['years']),
    name: { surname, givenName, patronymic },
    strengths: row.difficulties,
    kinds: row.kinds,
    hours: wordIn(answers['hours']),
    reach: wordIn(answers['reach']),
    places: row.capacity ?? 0,
  }
}

function answersOf({ response }: Row): Answers {
  // Only the questionnaires' store writes the column, from answers.
  return response.answers as Answers
}

function numberIn(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null
}

function wordIn(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}
