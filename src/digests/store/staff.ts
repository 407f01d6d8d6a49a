import type { Tx } from '../../db/transaction.ts'
import type { Staff } from '../facts.ts'

const questionnaire = 'mentor'

/** Who of these schools could fill the questionnaire of mentors, and who has begun or sent it. */
export async function listStaffOf(tx: Tx, schoolIds: readonly string[]): Promise<(schoolId: string) => Staff> {
  const organisationId = { in: [...schoolIds] }
  const teachers = await tx.rolePeriod.findMany({
    where: { organisationId, role: 'TEACHER' },
    select: { organisationId: true, personId: true, startedOn: true, finishedOn: true },
  })
  const consents = await tx.consent.findMany({
    where: { organisationId, kind: 'PERSONAL_DATA' },
    select: { organisationId: true, personId: true, givenAt: true, finishedAt: true },
  })
  // Of people of the school what they filled in another one too: they are not asked again.
  const theirs = {
    questionnaire,
    OR: [{ organisationId }, { person: { roles: { some: { organisationId, role: 'TEACHER' as const } } } }],
  }
  const drafts = await tx.questionnaireDraft.findMany({
    where: theirs,
    select: { organisationId: true, personId: true, startedAt: true },
  })
  const responses = await tx.questionnaireResponse.findMany({
    where: theirs,
    select: { organisationId: true, personId: true, startedAt: true, submittedAt: true },
  })
  const [teachersOf, consentsOf] = [grouped(teachers, 'organisationId'), grouped(consents, 'organisationId')]
  const [draftsBy, responsesBy] = [grouped(drafts, 'personId'), grouped(responses, 'personId')]
  const [draftsOf, responsesOf] = [grouped(drafts, 'organisationId'), grouped(responses, 'organisationId')]
  return (schoolId) => {
    const own = teachersOf.get(schoolId) ?? []
    const here = [...(draftsOf.get(schoolId) ?? []), ...(responsesOf.get(schoolId) ?? [])]
    const people = [...new Set([...own, ...here].map(({ personId }) => personId))]
    const filled = <Row extends { organisationId: string }>(rows: Map<string, Row[]>) =>
      people.flatMap((id) => rows.get(id) ?? []).map((row) => ({ ...row, isHere: row.organisationId === schoolId }))
    return {
      teachers: own.map(({ personId, startedOn, finishedOn }) => ({
        personId,
        startedOn: startedOn.toISOString().slice(0, 10),
        finishedOn: finishedOn?.toISOString().slice(0, 10) ?? null,
      })),
      consents: (consentsOf.get(schoolId) ?? []).map(({ personId, givenAt, finishedAt }) => ({
        personId,
        from: givenAt,
        until: finishedAt,
      })),
      drafts: filled(draftsBy),
      responses: filled(responsesBy),
    }
  }
}

function grouped<Field extends string, Row extends Readonly<Record<Field, string>>>(
  rows: readonly Row[],
  field: Field,
): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row[field])
}
