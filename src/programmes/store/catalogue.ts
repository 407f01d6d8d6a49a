import type { Tx } from '../../db/transaction.ts'
import {
  type Difficulty,
  difficultyNamed,
  entryNamed,
  formNamed,
  type Offered,
  offeredFor,
  type SchoolEntry,
  type Words,
} from '../catalogue.ts'

/** The catalogue of a school for a difficulty, with what it hides. */
export async function listOffered(tx: Tx, organisationId: string, difficulty: Difficulty): Promise<Offered[]> {
  return offeredFor(difficulty, await listSchoolEntries(tx, organisationId, difficulty))
}

/** An entry of the catalogue of a school, the program's or its own. */
export async function findOffered(tx: Tx, organisationId: string, key: string): Promise<Offered | undefined> {
  const difficulty = entryNamed(key)?.difficulty ?? (await findSchoolEntry(tx, organisationId, key))?.difficulty
  if (!difficulty) return undefined
  return (await listOffered(tx, organisationId, difficulty)).find((one) => one.key === key)
}

/** What a school changed in the catalogue or added to it, by difficulty. */
export async function countSchoolEntries(tx: Tx, organisationId: string): Promise<Map<string, number>> {
  const counts = await tx.activityTemplate.groupBy({
    by: ['difficulty'],
    where: { organisationId, retiredAt: null },
    _count: { id: true },
  })
  return new Map(counts.map(({ difficulty, _count }) => [difficulty, _count.id]))
}

export async function findSchoolEntry(tx: Tx, organisationId: string, key: string): Promise<SchoolEntry | undefined> {
  const row = await tx.activityTemplate.findFirst({ where: { organisationId, key, retiredAt: null }, select: fields })
  return row ? toEntry(row) : undefined
}

export async function addSchoolEntry(
  tx: Tx,
  { words, ...entry }: Omit<SchoolEntry, 'id'> & { readonly organisationId: string; readonly authorId: string },
  now: Date,
): Promise<string> {
  const { title, outcome } = words ?? programsOwn
  const data = { ...entry, title, outcome, createdAt: now }
  return (await tx.activityTemplate.create({ data, select: { id: true } })).id
}

/** The row counts no longer; false where it did not before. */
export async function saveSchoolEntryEnd(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (
    (await tx.activityTemplate.updateMany({ where: { id, retiredAt: null }, data: { retiredAt: now } })).count === 1
  )
}

async function listSchoolEntries(tx: Tx, organisationId: string, difficulty: Difficulty): Promise<SchoolEntry[]> {
  const rows = await tx.activityTemplate.findMany({
    where: { organisationId, difficulty, retiredAt: null },
    orderBy: { id: 'asc' },
    select: fields,
  })
  return rows.map(toEntry)
}

const fields = {
  id: true,
  key: true,
  difficulty: true,
  form: true,
  title: true,
  outcome: true,
  isHidden: true,
} as const

/** An entry of the program's that is hidden with its own words. */
const programsOwn: Words = { title: '', outcome: null }

type Row = {
  id: string
  key: string
  difficulty: string
  form: string
  title: string
  outcome: string | null
  isHidden: boolean
}

function toEntry({ id, key, isHidden, title, outcome, ...row }: Row): SchoolEntry {
  const words = title === '' ? null : { title, outcome }
  return {
    id,
    key,
    isHidden,
    words,
    // Only what stands in the lists is written here; of another release it is what comes nearest.
    difficulty: difficultyNamed(row.difficulty) ?? 'other',
    form: formNamed(row.form) ?? 'talk',
  }
}
