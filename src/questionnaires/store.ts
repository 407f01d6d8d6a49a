import { z } from 'zod'
import type { Tx } from '../db/transaction.ts'
import { type Draft, draftSchema } from './draft.ts'
import type { Answers } from './question.ts'

export type StoredDraft = {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly questionnaire: string
  readonly version: number
  readonly draft: Draft
  readonly revision: number
  readonly startedAt: Date
  /** Left for something else: words that are typed now are not meant for it. */
  readonly isAside: boolean
}

type DraftRow = Omit<StoredDraft, 'draft' | 'isAside'> & { state: unknown }

const draftFields = {
  id: true,
  personId: true,
  organisationId: true,
  questionnaire: true,
  version: true,
  state: true,
  revision: true,
  startedAt: true,
} as const

export async function findDraft(tx: Tx, personId: string, questionnaire: string): Promise<StoredDraft | undefined> {
  const row = await tx.questionnaireDraft.findUnique({
    where: { personId_questionnaire: { personId, questionnaire } },
    select: draftFields,
  })
  return row ? toDraft(row) : undefined
}

export async function listDrafts(tx: Tx, personId: string): Promise<StoredDraft[]> {
  const rows = await tx.questionnaireDraft.findMany({
    where: { personId },
    orderBy: { touchedAt: 'desc' },
    select: draftFields,
  })
  return rows.map(toDraft)
}

export async function addDraft(
  tx: Tx,
  draft: { personId: string; organisationId: string; questionnaire: string; version: number; draft: Draft },
  now: Date,
  remindAt: Date | null,
): Promise<StoredDraft> {
  const { draft: state, ...rest } = draft
  const row = await tx.questionnaireDraft.create({
    data: { ...rest, state, startedAt: now, touchedAt: now, remindAt },
    select: draftFields,
  })
  return toDraft(row)
}

/** Writes the new state in one statement, unless somebody has written since it was read. */
export async function saveDraft(
  tx: Tx,
  stored: StoredDraft,
  draft: Draft,
  now: Date,
  remindAt: Date | null,
): Promise<boolean> {
  const written = await tx.$executeRaw`
    update questionnaire_draft set state = ${JSON.stringify(draft)}::jsonb, revision = revision + 1, touched_at = ${now}::timestamptz,
      remind_at = ${remindAt}::timestamptz
    where id = ${stored.id} and revision = ${stored.revision}`
  return written === 1
}

/** Marks what the person is filling as left; the next step, or its being taken up again, unmarks it. */
export async function saveAside(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`update questionnaire_draft set state = state || '{"isAside": true}'::jsonb where person_id = ${personId}`
}

export async function saveTakenUp(tx: Tx, draftId: string): Promise<void> {
  await tx.$executeRaw`update questionnaire_draft set state = state - 'isAside' where id = ${draftId}`
}

export async function removeDraft(tx: Tx, stored: StoredDraft): Promise<boolean> {
  const gone = await tx.questionnaireDraft.deleteMany({ where: { id: stored.id, revision: stored.revision } })
  return gone.count === 1
}

export async function removeDrafts(tx: Tx, personId: string, organisationId: string): Promise<void> {
  await tx.questionnaireDraft.deleteMany({ where: { personId, organisationId } })
}

export async function saveReminder(tx: Tx, draftId: string, remindAt: Date | null): Promise<void> {
  await tx.questionnaireDraft.updateMany({ where: { id: draftId }, data: { remindAt } })
}

/** Takes the reminder that is due; false when the person has gone on meanwhile, or somebody else has taken it. */
export async function removeReminder(tx: Tx, stored: StoredDraft, now: Date): Promise<boolean> {
  const taken = await tx.questionnaireDraft.updateMany({
    where: { id: stored.id, revision: stored.revision, remindAt: { lte: now } },
    data: { remindAt: null },
  })
  return taken.count === 1
}

/** Drafts whose reminder is due, the oldest first. */
export async function listDueReminders(tx: Tx, now: Date, limit: number): Promise<StoredDraft[]> {
  const rows = await tx.questionnaireDraft.findMany({
    where: { remindAt: { lte: now } },
    orderBy: [{ remindAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: draftFields,
  })
  return rows.map(toDraft)
}

export async function findNextReminder(tx: Tx, after: Date): Promise<Date | undefined> {
  const row = await tx.questionnaireDraft.findFirst({
    where: { remindAt: { gt: after } },
    orderBy: { remindAt: 'asc' },
    select: { remindAt: true },
  })
  return row?.remindAt ?? undefined
}

export type Response = {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly questionnaire: string
  readonly version: number
  readonly answers: Answers
  readonly submittedAt: Date
}

const responseFields = {
  id: true,
  personId: true,
  organisationId: true,
  questionnaire: true,
  version: true,
  answers: true,
  submittedAt: true,
} as const

export async function findResponse(tx: Tx, personId: string, questionnaire: string): Promise<Response | undefined> {
  const row = await tx.questionnaireResponse.findFirst({
    where: { personId, questionnaire, replacedAt: null },
    select: responseFields,
  })
  return row ? toResponse(row) : undefined
}

/** All that the person has sent in the organisation, corrections too. */
export async function listResponseIds(
  tx: Tx,
  whose: { personId: string; organisationId: string },
  questionnaire: string,
): Promise<string[]> {
  const rows = await tx.questionnaireResponse.findMany({
    where: { ...whose, questionnaire },
    orderBy: { submittedAt: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Ends the response in force, which stays in the history, and adds the new one. Answers with its id and the former one's. */
export async function saveResponse(
  tx: Tx,
  response: Omit<Response, 'id' | 'submittedAt'> & { startedAt: Date },
  now: Date,
): Promise<{ id: string; isCorrection: boolean }> {
  const { personId, questionnaire, answers } = response
  const ended = await tx.questionnaireResponse.updateMany({
    where: { personId, questionnaire, replacedAt: null },
    data: { replacedAt: now },
  })
  // The column takes plain JSON; answers are that, only read-only.
  const data = { ...response, answers: { ...answers } as Record<string, string | number | string[]>, submittedAt: now }
  const row = await tx.questionnaireResponse.create({ data, select: { id: true } })
  return { id: row.id, isCorrection: ended.count > 0 }
}

function toResponse(row: Omit<Response, 'answers'> & { answers: unknown }): Response {
  // Only saveResponse writes the column, from answers.
  return { ...row, answers: row.answers as Answers }
}

const asideSchema = z.object({ isAside: z.boolean().optional() })

function toDraft({ state, ...row }: DraftRow): StoredDraft {
  return { ...row, draft: draftSchema.parse(state), isAside: asideSchema.parse(state).isAside ?? false }
}
