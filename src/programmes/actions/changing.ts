import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { type PeriodProblem, periodProblem } from '../period.ts'
import { isBeingWritten, wishesOf } from '../programme.ts'
import { listVersions } from '../store/versions.ts'
import { addVersion, saveStatus, saveTurn } from '../store/writing.ts'
import { findReadable, findReadableVersion, inForce, mayWrite } from './access.ts'
import type { Seen } from './editing.ts'
import { noteProgramme } from './noting.ts'
import { tellMembers, untellOf } from './telling.ts'

export type ChangeBegun =
  | { readonly ok: true; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'not-in-force' | PeriodProblem }

/**
 * Extension or change by mutual consent (regulation 7.2): a new version that says why. The one in force stays so until the
 * new one is accepted by the pair and approved. Where one is being written already, that is the one.
 */
export async function beginChange(
  tx: Tx,
  actor: Member,
  pairId: string,
  { reason, endsOn }: { readonly reason: string; readonly endsOn: string | null },
  now: Date,
): Promise<ChangeBegun> {
  const found = await findReadable(tx, actor, pairId)
  if (!found || !mayWrite(actor, found.party)) return { ok: false, reason: 'not-allowed' }
  const programmeId = await saveTurn(tx, pairId)
  const versions = await listVersions(tx, pairId)
  const former = inForce(versions)
  if (versions.some(isBeingWritten)) return { ok: true, isNew: false }
  if (!former || programmeId === undefined) return { ok: false, reason: 'not-in-force' }
  const content = { ...former, endsOn: endsOn ?? former.endsOn }
  const problem = periodProblem(content)
  if (problem) return { ok: false, reason: problem }
  const number = Math.max(...versions.map((one) => one.number)) + 1
  const id = await addVersion(tx, programmeId, number, content, { startedById: actor.personId, reason }, now)
  await noteProgramme(tx, actor, found.party, id, 'programme-change-begun', now, { number })
  return { ok: true, isNew: true }
}

export type Discarded =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'changed' }

/** The change is given up: what is in force stays as it is. A first version is not discarded, only rewritten. */
export async function discardChange(tx: Tx, actor: Member, seen: Seen, now: Date): Promise<Discarded> {
  const found = await findReadableVersion(tx, actor, seen.versionId)
  if (!found || !mayWrite(actor, found.party)) return { ok: false, reason: 'not-allowed' }
  const { version, party } = found
  const { id, revision, status, number } = version
  if (status === 'DISCARDED') return { ok: true, isChanged: false }
  if (number === 1 || !isBeingWritten(version)) return { ok: false, reason: 'not-allowed' }
  const isSaved = revision === seen.revision && (await saveStatus(tx, { id, revision, status }, 'DISCARDED'))
  if (!isSaved) return { ok: false, reason: 'changed' }
  await noteProgramme(tx, actor, party, id, 'programme-change-discarded', now, { number })
  await untellOf(tx, version, now, ['shown', 'accepted', 'agreed'])
  const isKnown = status !== 'DRAFT' || wishesOf(version).length > 0
  if (isKnown) await tellMembers(tx, actor, found, { what: 'discarded' }, now)
  return { ok: true, isChanged: true }
}
