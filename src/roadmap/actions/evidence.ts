import { sniffScan } from '../../consent/scan.ts'
import type { Tx } from '../../db/transaction.ts'
import { dropFile } from '../../files/actions.ts'
import { findFile } from '../../files/store.ts'
import type { Member } from '../../people/actor.ts'
import { findItemFor } from './access.ts'
import { save, type Which } from './marking.ts'

export type Kept =
  | { readonly ok: true; readonly which: Which }
  | { readonly ok: false; readonly which: Which; readonly reason: 'not-allowed' | 'not-a-scan' }

/** Keeps the scan of the paper that proves an item; whoever sent it may have lost the right meanwhile: then it is thrown away. */
export async function keepEvidence(
  tx: Tx,
  actor: Member,
  file: { readonly id: string; readonly bytes: Uint8Array; readonly organisationId: string },
  key: string,
  now: Date,
): Promise<Kept> {
  const which = { organisationId: file.organisationId, key }
  const found = await findItemFor(tx, actor, 'roadmap.mark', which, now)
  const reason = !found ? 'not-allowed' : sniffScan(file.bytes) ? undefined : 'not-a-scan'
  if (!found || reason) {
    await dropFile(tx, file)
    return { ok: false, which, reason: reason ?? 'not-allowed' }
  }
  const before = found.standing.entry?.file
  await save(tx, actor, found, { change: { fileId: file.id }, event: 'roadmap-file' }, now)
  if (before && before.id !== file.id) await dropFile(tx, before)
  return { ok: true, which }
}

/** The file that proves an item, for whoever may read the road map. */
export async function findEvidence(
  tx: Tx,
  actor: Member,
  which: Which,
  now: Date,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  const found = await findItemFor(tx, actor, 'roadmap.read', which, now)
  const file = found?.standing.entry?.file
  return file ? await findFile(tx, file.id) : undefined
}
