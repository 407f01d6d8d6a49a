import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { missingIn } from '../missing.ts'
import {
  hasAccepted,
  isAgreed,
  isBeingWritten,
  isMemberOf,
  isShown,
  membersOf,
  waitingFor,
  type Party,
  type Version,
} from '../programme.ts'
import { findVersion } from '../store/versions.ts'
import { removeAnswers, saveAnswer, saveDraft, saveStatus } from '../store/writing.ts'
import { findReadableVersion, mayDo, mayWrite } from './access.ts'
import type { Seen } from './editing.ts'
import { noteProgramme } from './noting.ts'
import { tellMembers, tellOffice, untellOf } from './telling.ts'

export type Step =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'closed' | 'changed' | 'missing' }

/** «Показать всем на согласование»: the pair is asked to accept exactly this revision. */
export async function showToAll(tx: Tx, actor: Member, seen: Seen, now: Date): Promise<Step> {
  const found = await findReadableVersion(tx, actor, seen.versionId)
  if (!found || !mayWrite(actor, found.party)) return { ok: false, reason: 'not-allowed' }
  const { version, party } = found
  const { id, revision, status } = version
  if (!isBeingWritten(version)) return { ok: false, reason: 'closed' }
  if (revision !== seen.revision) return { ok: false, reason: 'changed' }
  if (isShown(version)) return { ok: true, isChanged: false }
  if (missingIn(version).length > 0) return { ok: false, reason: 'missing' }
  if (!(await saveStatus(tx, { id, revision, status }, 'PROPOSED'))) return { ok: false, reason: 'changed' }
  await removeAnswers(tx, id)
  await noteProgramme(tx, actor, party, id, 'programme-shown', now, { revision })
  await tellMembers(tx, actor, found, { what: 'shown' }, now)
  return { ok: true, isChanged: true }
}

/** «Принимаю»: somebody of the pair accepts what they read; the last of them sends it to the curator. */
export async function accept(tx: Tx, actor: Member, seen: Seen, now: Date): Promise<Step> {
  const found = await findReadableVersion(tx, actor, seen.versionId)
  const isTheirs = found && found.party.isActive && isMemberOf(found.party, actor.personId)
  if (!found || !isTheirs || !mayDo(actor, 'programme.accept', found.party)) return { ok: false, reason: 'not-allowed' }
  const { version } = found
  const { id, revision } = version
  if (revision === seen.revision && hasAccepted(version, actor.personId)) return { ok: true, isChanged: false }
  if (!isShown(version)) return { ok: false, reason: isBeingWritten(version) ? 'changed' : 'closed' }
  // It holds the row: of two who accept at once the second sees the first.
  const isHeld = await saveStatus(tx, { id, revision: seen.revision, status: version.status }, version.status)
  if (!isHeld) return { ok: false, reason: 'changed' }
  await saveAnswer(tx, { versionId: id, personId: actor.personId, revision, wish: null }, now)
  await noteProgramme(tx, actor, found.party, id, 'programme-accepted', now, { revision })
  const after = await findVersion(tx, id)
  if (after) await tellAccepted(tx, actor, found.party, after, now)
  return { ok: true, isChanged: true }
}

async function tellAccepted(tx: Tx, actor: Member, party: Party, version: Version, now: Date): Promise<void> {
  const { id, revision, status } = version
  if (!isAgreed(version, party)) {
    const rest = waitingFor(version, party)
    const said = { what: 'accepted', mark: actor.personId } as const
    return await tellMembers(tx, actor, { party, version }, said, now, rest)
  }
  await saveStatus(tx, { id, revision, status }, 'ACCEPTED')
  await untellOf(tx, version, now, ['shown', 'accepted'])
  await tellOffice(tx, actor, { party, version }, 'CURATOR', { what: 'agreed' }, now)
}

/**
 * «Хочу изменить»: in words to the others. It is being written again and nobody's acceptance holds; said of what has
 * changed meanwhile, the words still reach everybody. The curator too may give it back so.
 */
export async function wantChange(tx: Tx, actor: Member, versionId: string, wish: string, now: Date): Promise<Step> {
  const found = await findReadableVersion(tx, actor, versionId)
  if (!found || !mayWrite(actor, found.party)) return { ok: false, reason: 'not-allowed' }
  const { version, party } = found
  const { id, revision, status } = version
  if (!isBeingWritten(version)) return { ok: false, reason: 'closed' }
  const isGivenBack = isShown(version) && (await saveDraft(tx, { id, revision, status }))
  const next = isGivenBack ? revision + 1 : revision
  await saveAnswer(tx, { versionId: id, personId: actor.personId, revision: next, wish }, now)
  await noteProgramme(tx, actor, party, id, 'programme-change-wanted', now, { revision: next })
  await untellOf(tx, version, now, ['shown', 'accepted', 'agreed'])
  const said = { what: 'wish', words: wish, mark: `${actor.personId}:${now.getTime()}` } as const
  await tellMembers(tx, actor, found, said, now)
  await tellOffice(tx, actor, found, 'CURATOR', said, now, membersOf(party))
  return { ok: true, isChanged: true }
}
