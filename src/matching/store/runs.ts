import type { Tx } from '../../db/transaction.ts'
import type { Mode } from '../assignment.ts'
import type { Found } from '../cohort.ts'
import type { Run, RunStatus } from '../run.ts'

const modes = { 'best-fit': 'BEST_FIT', 'nobody-left': 'NOBODY_LEFT' } as const
const states = { running: 'RUNNING', ready: 'READY', closed: 'CLOSED', failed: 'FAILED' } as const
const open = ['RUNNING', 'READY'] as const

const runFields = {
  id: true,
  organisationId: true,
  mode: true,
  state: true,
  startedById: true,
  platform: true,
  chatId: true,
  messageId: true,
  startedAt: true,
} as const

type NewRun = Omit<Run, 'id' | 'status'>

export async function addRun(tx: Tx, { mode, ...run }: NewRun): Promise<string> {
  const row = await tx.matchRun.create({ data: { ...run, mode: modes[mode], state: 'RUNNING' }, select: { id: true } })
  return row.id
}

export async function findRun(tx: Tx, id: string): Promise<Run | undefined> {
  const row = await tx.matchRun.findUnique({ where: { id }, select: runFields })
  return row ? toRun(row) : undefined
}

/** The newest run that goes on or waits for the curators, of any of these organisations. */
export async function findOpenRun(tx: Tx, organisationIds: readonly string[]): Promise<Run | undefined> {
  const where = { organisationId: { in: [...organisationIds] }, state: { in: [...open] } }
  const row = await tx.matchRun.findFirst({
    where,
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    select: runFields,
  })
  return row ? toRun(row) : undefined
}

export async function listRunning(tx: Tx): Promise<Run[]> {
  const rows = await tx.matchRun.findMany({ where: { state: 'RUNNING' }, orderBy: { id: 'asc' }, select: runFields })
  return rows.map(toRun)
}

/** Answers whether it stood so before. */
export async function saveRunStatus(tx: Tx, id: string, from: RunStatus, to: RunStatus, now: Date): Promise<boolean> {
  const changed = await tx.matchRun.updateMany({
    where: { id, state: states[from] },
    data: { state: states[to], finishedAt: now },
  })
  return changed.count === 1
}

export async function savePicks(tx: Tx, runId: string, found: readonly Found[]): Promise<void> {
  const data = found.map(({ terms, ...one }) => ({ runId, ...one, terms: terms.map((term) => ({ ...term })) }))
  await tx.matchPick.createMany({ data, skipDuplicates: true })
}

/** Rejects what is still open; false where it was decided already. */
export async function saveRejected(tx: Tx, runId: string, menteeListingId: string, now: Date): Promise<boolean> {
  const changed = await tx.matchPick.updateMany({
    where: { runId, menteeListingId, decision: 'OPEN' },
    data: { decision: 'REJECTED', decidedAt: now },
  })
  return changed.count === 1
}

/** Somebody was proposed to this mentee, whether as the run found it or otherwise. */
export async function saveProposed(
  tx: Tx,
  menteeListingId: string,
  mentorListingId: string,
  pairId: string,
  now: Date,
): Promise<void> {
  await tx.matchPick.updateMany({
    where: { menteeListingId, decision: { in: ['OPEN', 'REJECTED'] }, run: { state: 'READY' } },
    data: { decision: 'PROPOSED', decidedAt: now, mentorListingId, pairId },
  })
}

type RunRow = Omit<NewRun, 'mode'> & {
  id: string
  mode: keyof typeof modeOf
  state: keyof typeof statusOf
}

const modeOf = { BEST_FIT: 'best-fit', NOBODY_LEFT: 'nobody-left' } as const satisfies Record<string, Mode>
const statusOf = { RUNNING: 'running', READY: 'ready', CLOSED: 'closed', FAILED: 'failed' } as const

function toRun({ mode, state, ...row }: RunRow): Run {
  return { ...row, mode: modeOf[mode], status: statusOf[state] }
}
