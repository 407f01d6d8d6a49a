import { createHash } from 'node:crypto'
import { addDays, dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { addFile } from '../../files/store.ts'
import type { Member } from '../../people/actor.ts'
import { keepEvidence } from '../../roadmap/actions/evidence.ts'
import { changeDay, markDone, markNotNeeded } from '../../roadmap/actions/marking.ts'
import { drawScan } from './scan.ts'

type Ago = (days: number) => Date
type Mark =
  /** Done so many days ago, by the paper of that number where there is one; with its scan where there is one. */
  | { readonly key: string; readonly done: number; readonly number?: string; readonly isScanned?: true }
  /** To be done in so many days; a number below nought is late. */
  | { readonly key: string; readonly due: number }
  | { readonly key: string; readonly isNotNeeded: true }

/** What each school has done by now, what it is late with, and what is near (ДК 1-7). */
const marks: readonly (readonly Mark[])[] = [
  [
    { key: 'regulation', done: 60, number: '52', isScanned: true },
    { key: 'road-map', done: 60, number: '52' },
    { key: 'materials', done: 30 },
    { key: 'sessions', due: 1 },
  ],
  [
    { key: 'regulation', done: 40, number: '118' },
    { key: 'materials', due: -9 },
  ],
  [
    { key: 'regulation', done: 55, number: '77' },
    { key: 'selection', done: 20 },
    { key: 'sessions', due: 3 },
  ],
  [
    { key: 'materials', due: -20 },
    { key: 'selection', due: -5 },
  ],
  [
    { key: 'publicity', isNotNeeded: true },
    { key: 'round-table', due: 7 },
  ],
  [
    { key: 'regulation', done: 58, number: '64' },
    { key: 'road-map', done: 50, number: '70' },
    { key: 'materials', done: 12 },
  ],
]

type School = {
  readonly organisationId: string
  readonly curator: Member
  readonly timeZone: string
  /** The name of its file. */
  readonly scan: string
}

export async function goAlong(tx: Tx, index: number, school: School, ago: Ago): Promise<void> {
  const { organisationId, curator, timeZone } = school
  const today = dayIn(ago(0), timeZone)
  for (const mark of marks[index] ?? []) {
    const which = { organisationId, key: mark.key }
    const marked = await ('done' in mark
      ? markDone(
          tx,
          curator,
          { ...which, doneOn: addDays(today, -mark.done), number: mark.number ?? null },
          ago(mark.done),
        )
      : 'due' in mark
        ? changeDay(tx, curator, { ...which, dueOn: addDays(today, mark.due) }, ago(31))
        : markNotNeeded(tx, curator, which, ago(25)))
    if (!marked.ok) throw new Error(`an invented road map can't go on: ${mark.key}: ${marked.reason}`)
    if ('done' in mark && mark.isScanned) await proveByScan(tx, school, mark.key, ago(mark.done))
  }
}

async function proveByScan(
  tx: Tx,
  { organisationId, curator, scan: name }: School,
  key: string,
  now: Date,
): Promise<void> {
  const bytes = drawScan()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const senderId = curator.personId
  const file = { purpose: 'evidence', name, mime: 'image/png', sha256, bytes, organisationId, senderId } as const
  const id = await addFile(tx, file, now)
  const kept = await keepEvidence(tx, curator, { id, bytes, organisationId }, key, now)
  if (!kept.ok) throw new Error(`an invented scan can't be kept: ${kept.reason}`)
}
