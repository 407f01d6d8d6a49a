import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { missingIn } from '../missing.ts'
import { isAgreed } from '../programme.ts'
import { saveHead, saveReplaced, saveStatus } from '../store/writing.ts'
import { findReadableVersion, mayDo } from './access.ts'
import type { Step } from './agreeing.ts'
import type { Seen } from './editing.ts'
import { noteProgramme } from './noting.ts'
import { tellMembers, tellOffice, untellOf } from './telling.ts'

/** The curator approves what the pair accepts (regulation 3.4.9); until then the version before is in force. */
export async function approve(tx: Tx, actor: Member, seen: Seen, now: Date): Promise<Step> {
  const found = await findReadableVersion(tx, actor, seen.versionId)
  if (!found || !mayDo(actor, 'programme.approve', found.party)) return { ok: false, reason: 'not-allowed' }
  const { version, party } = found
  const { id, revision, status } = version
  if (status === 'APPROVED') return { ok: true, isChanged: false }
  if (!party.isActive || status === 'REPLACED' || status === 'DISCARDED') return { ok: false, reason: 'closed' }
  if (revision !== seen.revision || !isAgreed(version, party)) return { ok: false, reason: 'changed' }
  if (missingIn(version).length > 0) return { ok: false, reason: 'missing' }
  // It holds the row before the version in force gives way.
  if (!(await saveStatus(tx, { id, revision, status }, 'ACCEPTED'))) return { ok: false, reason: 'changed' }
  await saveReplaced(tx, version.programmeId)
  const approval = { approvedById: actor.personId, approvedAt: now }
  await saveStatus(tx, { id, revision, status: 'ACCEPTED' }, 'APPROVED', approval)
  await noteProgramme(tx, actor, party, id, 'programme-approved', now, { number: version.number, revision })
  await untellOf(tx, version, now, ['agreed'])
  await tellMembers(tx, actor, found, { what: 'approved' }, now)
  return { ok: true, isChanged: true }
}

/** «На утверждение руководителю», where the school wants the head's word too. Asked twice, they are told once. */
export async function sendToHead(tx: Tx, actor: Member, versionId: string, now: Date): Promise<Step> {
  const found = await findReadableVersion(tx, actor, versionId)
  if (!found || !mayDo(actor, 'programme.approve', found.party)) return { ok: false, reason: 'not-allowed' }
  const { version, party } = found
  if (version.head) return { ok: true, isChanged: false }
  if (version.status !== 'APPROVED' || !party.isActive) return { ok: false, reason: 'closed' }
  await noteProgramme(tx, actor, party, version.id, 'programme-sent-to-head', now, { number: version.number })
  await tellOffice(tx, actor, found, 'HEAD', { what: 'forHead' }, now)
  return { ok: true, isChanged: true }
}

/** The head approves what the curator has approved. */
export async function approveAsHead(tx: Tx, actor: Member, versionId: string, now: Date): Promise<Step> {
  const found = await findReadableVersion(tx, actor, versionId)
  if (!found || !mayDo(actor, 'programme.head', found.party)) return { ok: false, reason: 'not-allowed' }
  const { version, party } = found
  if (version.head) return { ok: true, isChanged: false }
  if (!party.isActive || !(await saveHead(tx, version.id, actor.personId, now))) return { ok: false, reason: 'closed' }
  await noteProgramme(tx, actor, party, version.id, 'programme-head-approved', now, { number: version.number })
  await tellOffice(tx, actor, found, 'CURATOR', { what: 'headApproved' }, now)
  return { ok: true, isChanged: true }
}
