import type { Database } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'
import { type FileTarget, isPurpose, purposes, type StoredFile } from './file.ts'

export type Download = FileTarget & {
  readonly id: bigint
  readonly platform: string
  readonly chatId: string
  /** The messenger's name for the file. */
  readonly fileId: string
  readonly name: string
  readonly mime: string
  readonly senderId: string
  readonly attempts: number
}

export type NewDownload = Omit<Download, 'id' | 'attempts'> & {
  /** One download for one key, however often the message comes. */
  readonly dedupeKey: string
}

export async function addDownload(tx: Tx, download: NewDownload, now: Date): Promise<void> {
  await tx.download.createMany({ data: [{ ...download, createdAt: now }], skipDuplicates: true })
}

/** The oldest owed download of each chat that is in no pause. */
export async function listDueDownloads(db: Database, machineNow: Date): Promise<Download[]> {
  const rows = await db.client.download.findMany({ where: { state: 'OWED' }, orderBy: { id: 'asc' }, take: 200 })
  const eldest = new Map(rows.toReversed().map((row) => [`${row.platform}:${row.chatId}`, row]))
  return [...eldest.values()]
    .filter(({ retryAt }) => retryAt === null || retryAt <= machineNow)
    .toSorted((one, other) => Number(one.id - other.id))
    .flatMap(({ purpose, ...row }) => (isPurpose(purpose) ? [{ ...row, purpose }] : []))
}

export async function countOwedDownloads(db: Database): Promise<number> {
  return await db.client.download.count({ where: { state: 'OWED' } })
}

/** After trouble; the pause is by the machinery clock. */
export async function saveAttempt(tx: Tx, id: bigint, attempts: number, retryAt: Date): Promise<void> {
  await tx.download.updateMany({ where: { id, state: 'OWED' }, data: { attempts, retryAt } })
}

/** Ends a download and forgets what it says of the file; false when it had ended. */
export async function saveEnd(tx: Tx, id: bigint, state: 'DONE' | 'REFUSED', now: Date): Promise<boolean> {
  const ended = await tx.download.updateMany({
    where: { id, state: 'OWED' },
    data: { state, doneAt: now, fileId: '', name: '', mime: '' },
  })
  return ended.count === 1
}

export type NewFile = Pick<StoredFile, 'purpose' | 'name' | 'mime' | 'sha256' | 'bytes' | 'organisationId' | 'senderId'>

export async function addFile(tx: Tx, file: NewFile, now: Date): Promise<string> {
  const { id } = await tx.storedFile.create({
    data: { ...file, bytes: new Uint8Array(file.bytes), size: file.bytes.byteLength, storedAt: now },
    select: { id: true },
  })
  return id
}

/** `subjectId` is not kept with the file: whoever asks knows it. */
export async function findFile(tx: Tx, id: string): Promise<Omit<StoredFile, 'subjectId'> | undefined> {
  const row = await tx.storedFile.findUnique({ where: { id } })
  return row && isPurpose(row.purpose) ? { ...row, purpose: row.purpose } : undefined
}

/** Says whom a kept file is about, so that it is given out and erased with that person's data. */
export async function saveSubject(tx: Tx, id: string, personId: string): Promise<void> {
  await tx.storedFile.updateMany({ where: { id }, data: { personId } })
}

export async function removeFile(tx: Tx, id: string): Promise<void> {
  await tx.storedFile.deleteMany({ where: { id } })
}

/** What was read and not kept lives no longer than its update; `before` is for what an update that was set aside left behind. */
export async function removeForgottenFiles(tx: Tx, before: Date): Promise<number> {
  const passing = Object.entries(purposes).flatMap(([purpose, { isKept }]) => (isKept ? [] : [purpose]))
  const gone = await tx.storedFile.deleteMany({ where: { purpose: { in: passing }, storedAt: { lt: before } } })
  return gone.count
}

export async function removeEndedDownloads(tx: Tx, before: Date): Promise<number> {
  const gone = await tx.download.deleteMany({ where: { state: { not: 'OWED' }, doneAt: { lt: before } } })
  return gone.count
}

/** What a person still has under way, when their data are erased: none of it is fetched any more. */
export async function removeDownloadsOf(tx: Tx, senderId: string): Promise<void> {
  await tx.download.deleteMany({ where: { senderId } })
}
