import { z } from 'zod'
import type { Tx } from '../../db/transaction.ts'
import type { Answers } from '../../questionnaires/question.ts'
import type { Happening, Kept } from '../history.ts'
import type { BankKind, Whose } from '../listing.ts'

/** What the tables and the journal keep of somebody's part in a bank of the organisation. */
export async function listKept(tx: Tx, kind: BankKind, questionnaire: string, whose: Whose): Promise<Kept> {
  const { personId, organisationId } = whose
  const listings = await tx.listing.findMany({
    where: { kind, personId, organisationId },
    orderBy: { listedAt: 'asc' },
    select: { id: true, listedAt: true, unlistedAt: true },
  })
  const forms = await tx.questionnaireResponse.findMany({
    where: { personId, organisationId, questionnaire },
    orderBy: { submittedAt: 'asc' },
    select: { id: true, questionnaire: true, version: true, answers: true, submittedAt: true },
  })
  const entries = await tx.journalEntry.findMany({
    where: { subject: 'listing', subjectId: { in: listings.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    select: { at: true, event: true, details: true },
  })
  return {
    listings,
    // Only the questionnaires' store writes the column, from answers.
    forms: forms.map((form) => ({ ...form, answers: form.answers as Answers })),
    changes: entries.flatMap((entry) => toHappening(entry) ?? []),
  }
}

const placesSchema = z.object({ places: z.number() })
const untilSchema = z.object({ until: z.string().nullable() })

function toHappening({ at, event, details }: { at: Date; event: string; details: unknown }): Happening | undefined {
  switch (event) {
    case 'places-set':
      return { at, what: 'places', ...placesSchema.parse(details) }
    case 'paused':
      return { at, what: 'paused', ...untilSchema.parse(details) }
    case 'resumed':
      return { at, what: 'resumed' }
    default:
      return undefined
  }
}
