import type { Tx } from '../../db/transaction.ts'
import type { Officer } from '../help.ts'

/** Curators and heads of these schools whose consent is in force there and who may be written to. */
export async function listOffice(tx: Tx, organisationIds: readonly string[]): Promise<Map<string, Officer[]>> {
  const rows = await tx.rolePeriod.findMany({
    where: {
      organisationId: { in: [...organisationIds] },
      role: { in: ['CURATOR', 'HEAD'] },
      finishedOn: null,
      person: { restrictedAt: null, erasedAt: null },
    },
    orderBy: [{ personId: 'asc' }, { role: 'asc' }],
    select: {
      organisationId: true,
      personId: true,
      role: true,
      person: {
        select: {
          surname: true,
          givenName: true,
          patronymic: true,
          consents: { where: { kind: 'PERSONAL_DATA', finishedAt: null }, select: { organisationId: true } },
        },
      },
    },
  })
  const office = new Map<string, Officer[]>(organisationIds.map((id) => [id, []]))
  for (const { organisationId, personId, role, person } of rows) {
    const { consents, ...name } = person
    if ((role !== 'CURATOR' && role !== 'HEAD') || !consents.some((one) => one.organisationId === organisationId))
      continue
    office.get(organisationId)?.push({ personId, role, name })
  }
  return office
}
