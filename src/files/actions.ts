import { createHash } from 'node:crypto'
import type { Database } from '../db/connect.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { textsIn } from '../i18n/texts.ts'
import { post } from '../outbox/actions.ts'
import { findActor } from '../people/store.ts'
import { addOwnUpdate } from '../telegram/store.ts'
import { fileReadyUpdate, purposes, type StoredFile } from './file.ts'
import { addFile, type Download, removeFile, saveAttempt, saveEnd } from './store.ts'

/** The file is here: in one transaction the download ends, the file is stored, and the bot is owed an update about it. */
export async function storeDownloaded(db: Database, download: Download, bytes: Uint8Array, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await saveEnd(tx, download.id, 'DONE', now))) return
    const { purpose, name, mime, organisationId, senderId } = download
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = await addFile(tx, { purpose, name, mime, organisationId, senderId, sha256, bytes }, now)
    // The messenger counts its updates upwards from one, so ours are below nought.
    const updateId = -download.id
    const body = fileReadyUpdate(download.chatId, updateId, { file, subject: download.subjectId }, now)
    await addOwnUpdate(tx, { platform: download.platform, chatId: download.chatId, updateId, body }, now)
  })
}

export async function postponeDownload(db: Database, download: Download, retryAt: Date): Promise<void> {
  await inTransaction(db, async (tx) => await saveAttempt(tx, download.id, download.attempts + 1, retryAt))
}

/** The file does not come: whoever sent it is asked to send it again. They wait for it, so at any hour. */
export async function giveUpDownload(db: Database, download: Download, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await saveEnd(tx, download.id, 'REFUSED', now))) return
    const { language } = await findActor(tx, download.platform, download.chatId, 'ru')
    const text = textsIn(language).t('files.notFetched', { name: download.name })
    await post(tx, [{ to: download, dedupeKey: `download:${download.id}`, text, sendAfter: now }], now)
  })
}

/** After its handler: what was only to be read is gone with the transaction, scans stay. */
export async function finishFile(tx: Tx, file: Pick<StoredFile, 'id' | 'purpose'>): Promise<void> {
  if (!purposes[file.purpose].isKept) await removeFile(tx, file.id)
}

/** The sender is nobody any more, or somebody else: the file is for nobody. */
export async function dropFile(tx: Tx, file: Pick<StoredFile, 'id'>): Promise<void> {
  await removeFile(tx, file.id)
}
