import type { Tx } from '../../db/transaction.ts'
import { searchName } from '../../people/name.ts'
import type { Known } from '../importing/plan.ts'
import type { Listed } from '../importing/row.ts'

/** Two lists of one school go in one after the other: the second sees whom the first has added. */
export async function saveImportTurn(tx: Tx, organisationId: string): Promise<void> {
  // Writes what stands there already: it only holds the row until the transaction ends.
  await tx.organisation.updateMany({ where: { id: organisationId, kind: 'SCHOOL' }, data: { kind: 'SCHOOL' } })
}

/** Everybody of the organisation by name, also who has left it or asked to be in no list: an import makes no double of them. */
export async function listKnown(tx: Tx, organisationId: string): Promise<Known[]> {
  const people = await tx.person.findMany({
    where: { roles: { some: { organisationId } }, erasedAt: null, surname: { not: null } },
    orderBy: { id: 'asc' },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      post: true,
      subjects: true,
      contact: true,
      birthYear: true,
      _count: {
        select: { accounts: true, roles: { where: { organisationId, finishedOn: null } } },
      },
    },
  })
  return people.map(({ id, _count: counts, ...person }) => ({
    ...person,
    personId: id,
    hasJoined: counts.accounts > 0,
    hasLeft: counts.roles === 0,
  }))
}

const peoplePerStatement = 500

/** Teachers of the organisation from that day on, without an account; answers their ids. */
export async function addListed(
  tx: Tx,
  organisationId: string,
  people: readonly Listed[],
  how: { readonly language: string; readonly startedOn: string; readonly now: Date },
): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < people.length; from += peoplePerStatement) {
    const added = await tx.person.createManyAndReturn({
      data: people.slice(from, from + peoplePerStatement).map((one) => ({
        ...one,
        subjects: [...one.subjects],
        searchName: searchName(one),
        language: how.language,
        createdAt: how.now,
        importedAt: how.now,
      })),
      select: { id: true },
    })
    await tx.rolePeriod.createMany({
      data: added.map(({ id }) => ({
        personId: id,
        organisationId,
        role: 'TEACHER',
        startedOn: new Date(how.startedOn),
      })),
    })
    ids.push(...added.map(({ id }) => id))
  }
  return ids
}

/** Says otherwise what the list says of somebody; nothing where they have joined meanwhile. */
export async function saveListed(
  tx: Tx,
  personId: string,
  change: Partial<Listed>,
  name: Parameters<typeof searchName>[0],
): Promise<boolean> {
  const { subjects, ...rest } = change
  const changed = await tx.person.updateMany({
    where: { id: personId, accounts: { none: {} } },
    data: { ...rest, ...(subjects ? { subjects: [...subjects] } : {}), searchName: searchName(name) },
  })
  return changed.count === 1
}
