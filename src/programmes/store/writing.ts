import type { Tx } from '../../db/transaction.ts'
import type { Activity, Content, Status } from '../programme.ts'

type Started = { readonly organisationId: string; readonly startedById: string; readonly reason: string | null }

/** Answers whether it is new: of two who begin at once, one does. */
export async function addProgramme(
  tx: Tx,
  { pairId, organisationId }: { pairId: string; organisationId: string },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.programme.createMany({
    data: [{ pairId, organisationId, startedAt: now }],
    skipDuplicates: true,
  })
  return count === 1
}

/** Whoever begins a version waits here for the others who do; answers with the programme. */
export async function saveTurn(tx: Tx, pairId: string): Promise<string | undefined> {
  // It changes nothing, and holds the row until the end of the transaction.
  await tx.programme.updateMany({ where: { pairId }, data: { pairId } })
  return (await tx.programme.findUnique({ where: { pairId }, select: { id: true } }))?.id
}

/** A new version, being written; answers with its id. */
export async function addVersion(
  tx: Tx,
  programmeId: string,
  number: number,
  content: Content,
  { startedById, reason }: Omit<Started, 'organisationId'>,
  now: Date,
): Promise<string> {
  const data = {
    programmeId,
    number,
    status: 'DRAFT',
    startedById,
    reason,
    startedAt: now,
    ...columnsOf(content),
  } as const
  const { id } = await tx.programmeVersion.create({ data, select: { id: true } })
  await tx.programmeActivity.createMany({ data: content.activities.map((one) => rowOf(id, one)) })
  return id
}

export type Seen = { readonly id: string; readonly revision: number; readonly status: Status }

/** Compare and set: nothing is written where somebody was faster. What was shown becomes a draft again. */
export async function saveContent(tx: Tx, seen: Seen, before: Content, after: Content): Promise<boolean> {
  const { count } = await tx.programmeVersion.updateMany({
    where: { ...seen },
    data: { ...columnsOf(after), status: 'DRAFT', revision: { increment: 1 } },
  })
  if (count === 0) return false
  await saveActivities(tx, seen.id, before.activities, after.activities)
  return true
}

/** The next state of exactly what was seen; answers whether it was still so. */
export async function saveStatus(tx: Tx, seen: Seen, status: Status, approval: Approval = {}): Promise<boolean> {
  const { count } = await tx.programmeVersion.updateMany({ where: { ...seen }, data: { status, ...approval } })
  return count === 1
}

type Approval = { readonly approvedById?: string; readonly approvedAt?: Date }

/** The version in force before this one; first the old one goes, as there is only one at a time. */
export async function saveReplaced(tx: Tx, programmeId: string): Promise<void> {
  await tx.programmeVersion.updateMany({ where: { programmeId, status: 'APPROVED' }, data: { status: 'REPLACED' } })
}

/** Back to being written, with a new revision: what was answered counts no more. */
export async function saveDraft(tx: Tx, seen: Seen): Promise<boolean> {
  const data = { status: 'DRAFT', revision: { increment: 1 } } as const
  return (await tx.programmeVersion.updateMany({ where: { ...seen }, data })).count === 1
}

export async function saveHead(tx: Tx, id: string, headId: string, now: Date): Promise<boolean> {
  const where = { id, status: 'APPROVED', headAt: null } as const
  return (await tx.programmeVersion.updateMany({ where, data: { headId, headAt: now } })).count === 1
}

export async function saveAnswer(
  tx: Tx,
  answer: { versionId: string; personId: string; revision: number; wish: string | null },
  now: Date,
): Promise<void> {
  const { versionId, personId, ...rest } = answer
  const data = { ...rest, acceptedAt: now }
  await tx.programmeAcceptance.upsert({
    where: { versionId_personId: { versionId, personId } },
    create: { versionId, personId, ...data },
    update: data,
    select: { personId: true },
  })
}

/** What was answered to what was shown before. */
export async function removeAnswers(tx: Tx, versionId: string): Promise<void> {
  await tx.programmeAcceptance.deleteMany({ where: { versionId } })
}

async function saveActivities(
  tx: Tx,
  versionId: string,
  before: readonly Activity[],
  after: readonly Activity[],
): Promise<void> {
  const kept = new Set(after.map(({ key }) => key))
  const gone = before.filter(({ key }) => !kept.has(key)).map(({ key }) => key)
  if (gone.length > 0) await tx.programmeActivity.deleteMany({ where: { versionId, key: { in: gone } } })
  const former = new Map(before.map((one) => [one.key, JSON.stringify(one)]))
  const fresh = after.filter(({ key }) => !former.has(key))
  if (fresh.length > 0) await tx.programmeActivity.createMany({ data: fresh.map((one) => rowOf(versionId, one)) })
  for (const one of after.filter(({ key }) => former.has(key) && kept.has(key)))
    if (former.get(one.key) !== JSON.stringify(one)) {
      const { versionId: _, key, ...data } = rowOf(versionId, one)
      await tx.programmeActivity.updateMany({ where: { versionId, key }, data })
    }
}

function rowOf(versionId: string, { dueOn, ...one }: Activity) {
  return { ...one, versionId, dueOn: new Date(dueOn) }
}

function columnsOf({ kinds, startsOn, endsOn, difficulties, strengths, goal, results }: Content) {
  return {
    kinds: [...kinds],
    startsOn: new Date(startsOn),
    endsOn: new Date(endsOn),
    difficulties: [...difficulties],
    strengths: [...strengths],
    goal,
    results: [...results],
  }
}
