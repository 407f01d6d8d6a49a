import { z } from 'zod'
import type { Tx } from '../../db/transaction.ts'
import { type Draft, draftSchema } from '../draft.ts'

export type StoredDraft = {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly questionnaire: string
  /** What it is about: a pair; empty where a person fills one of the kind. */
  readonly subjectId: string
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
  subjectId: true,
  version: true,
  state: true,
  revision: true,
  startedAt: true,
} as const

export async function findDraft(
  tx: Tx,
  personId: string,
  questionnaire: string,
  subjectId = '',
): Promise<StoredDraft | undefined> {
  const row = await tx.questionnaireDraft.findUnique({
    where: { personId_questionnaire_subjectId: { personId, questionnaire, subjectId } },
    select: draftFields,
  })
  return row ? toDraft(row) : undefined
}

/** One of the person's own: ids come from buttons. */
export async function findOwnDraft(tx: Tx, personId: string, id: string): Promise<StoredDraft | undefined> {
  const row = await tx.questionnaireDraft.findFirst({ where: { id, personId }, select: draftFields })
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
  draft: Pick<StoredDraft, 'personId' | 'organisationId' | 'questionnaire' | 'version' | 'draft'> &
    Partial<Pick<StoredDraft, 'subjectId'>>,
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

/**
 * Writes the new state in one statement, unless somebody has written since it was read. The person's other drafts are
 * left for this one, so that words that are typed go to one place.
 */
export async function saveDraft(
  tx: Tx,
  stored: StoredDraft,
  draft: Draft,
  now: Date,
  remindAt: Date | null,
): Promise<boolean> {
  const written = await tx.$executeRaw`
    with others as (
      update questionnaire_draft set state = state || '{"isAside": true}'::jsonb
      where person_id = ${stored.personId} and id <> ${stored.id} and not jsonb_exists(state, 'isAside')
    )
    update questionnaire_draft set state = ${JSON.stringify(draft)}::jsonb, revision = revision + 1, touched_at = ${now}::timestamptz,
      remind_at = ${remindAt}::timestamptz
    where id = ${stored.id} and revision = ${stored.revision}`
  return written === 1
}

/** Marks what the person is filling as left; the next step, or its being taken up again, unmarks it. */
export async function saveAside(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`update questionnaire_draft set state = state || '{"isAside": true}'::jsonb where person_id = ${personId}`
}

/** The draft at hand; the person's others are left for it. */
export async function saveTakenUp(tx: Tx, { id, personId }: StoredDraft): Promise<void> {
  await tx.$executeRaw`
    update questionnaire_draft set state = case when id = ${id} then state - 'isAside' else state || '{"isAside": true}'::jsonb end
    where person_id = ${personId}`
}

export async function removeDraft(tx: Tx, stored: StoredDraft): Promise<boolean> {
  const gone = await tx.questionnaireDraft.deleteMany({ where: { id: stored.id, revision: stored.revision } })
  return gone.count === 1
}

export async function removeDrafts(tx: Tx, personId: string, organisationId: string): Promise<void> {
  await tx.questionnaireDraft.deleteMany({ where: { personId, organisationId } })
}

/** What the pair is no more; the person where only they have left it. */
export async function removeDraftsAbout(tx: Tx, subjectId: string, personId?: string): Promise<void> {
  await tx.questionnaireDraft.deleteMany({ where: { subjectId, ...(personId === undefined ? {} : { personId }) } })
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

export type DueDraft = StoredDraft & { readonly remindAt: Date }

/** Drafts whose reminder is due, the oldest first. */
export async function listDueReminders(tx: Tx, now: Date, limit: number): Promise<DueDraft[]> {
  const rows = await tx.questionnaireDraft.findMany({
    where: { remindAt: { lte: now } },
    orderBy: [{ remindAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { ...draftFields, remindAt: true },
  })
  return rows.map(({ remindAt, ...row }) => ({ ...toDraft(row), remindAt: remindAt ?? now }))
}

export async function findNextReminder(tx: Tx, after: Date): Promise<Date | undefined> {
  const row = await tx.questionnaireDraft.findFirst({
    where: { remindAt: { gt: after } },
    orderBy: { remindAt: 'asc' },
    select: { remindAt: true },
  })
  return row?.remindAt ?? undefined
}

export type Begun = { readonly questionnaire: string; readonly subjectId: string }

/** Of which questionnaire a draft was that is no more: the journal knows that it was begun. */
export async function findGone(tx: Tx, personId: string, draftId: string): Promise<Begun | undefined> {
  const begun = await tx.journalEntry.findFirst({
    where: { subject: 'draft', subjectId: draftId, actorId: personId, event: 'draft-begun' },
    select: { details: true },
  })
  return begunSchema.safeParse(begun?.details).data
}

const begunSchema = z.object({ questionnaire: z.string(), subjectId: z.string().default('') })
const asideSchema = z.object({ isAside: z.boolean().optional() })

function toDraft({ state, ...row }: DraftRow): StoredDraft {
  return { ...row, draft: draftSchema.parse(state), isAside: asideSchema.parse(state).isAside ?? false }
}
