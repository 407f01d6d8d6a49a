import { z } from 'zod'
import type { ApprovedYear } from '../../calendar/entered-days.ts'
import type { Tx } from '../../db/transaction.ts'

/** With the name of the district whose coordinator has said so. */
export type YearRow = ApprovedYear & { readonly district: string | undefined }

/** Years of which coordinators have named the decree, by the journal: the last word on each of them counts. */
export async function listApprovedYears(tx: Tx): Promise<YearRow[]> {
  const rows = await tx.journalEntry.findMany({
    where: { subject: 'calendar-year' },
    orderBy: { id: 'asc' },
    select: { subjectId: true, event: true, organisationId: true, details: true },
  })
  const last = [...new Map(rows.map((row) => [row.subjectId, row])).values()]
  const approved = last.filter(({ event }) => event === 'calendar-year-approved')
  if (approved.length === 0) return []
  const districts = await tx.organisation.findMany({
    where: { id: { in: approved.flatMap(({ organisationId }) => organisationId ?? []) } },
    select: { id: true, shortName: true },
  })
  return approved.map(({ subjectId, organisationId, details }) => ({
    year: Number(subjectId),
    ...decree.parse(details),
    district: districts.find(({ id }) => id === organisationId)?.shortName,
  }))
}

const decree = z.object({ number: z.string(), signedOn: z.string() })
