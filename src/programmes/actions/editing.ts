import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { type Edit, edited, type Edited } from '../edit.ts'
import { hasAccepted, isBeingWritten, isShown, membersOf, type Party, type Version } from '../programme.ts'
import { saveContent } from '../store/writing.ts'
import { findReadableVersion, mayWrite } from './access.ts'
import { noteProgramme } from './noting.ts'
import { tellMembers, untellOf } from './telling.ts'

/** What the person had before their eyes. */
export type Seen = { readonly versionId: string; readonly revision: number }

export type Change =
  | {
      readonly ok: true
      readonly isChanged: boolean
      /** Somebody had accepted what stood there, and is asked anew. */
      readonly isVoid: boolean
    }
  | {
      readonly ok: false
      /** `changed`: somebody was faster; `closed`: it is not being written any more. */
      readonly reason: 'not-allowed' | 'closed' | 'changed' | Extract<Edited, { ok: false }>['reason']
    }

/**
 * One change of a version that is being written, by the mentor, a mentee or the curator (regulation 5.1.2). It counts
 * only for the revision that the person saw: of two changes at once the second is asked again. What was accepted
 * before is void, and whoever had accepted is told so.
 */
export async function editProgramme(tx: Tx, actor: Member, seen: Seen, edit: Edit, now: Date): Promise<Change> {
  const found = await findReadableVersion(tx, actor, seen.versionId)
  if (!found || !mayWrite(actor, found.party)) return { ok: false, reason: 'not-allowed' }
  const { version, party } = found
  if (!isBeingWritten(version)) return { ok: false, reason: 'closed' }
  const after = edited(version, isFixedStart(version, edit) ? { ...edit, startsOn: version.startsOn } : edit)
  if (!after.ok) return after
  if (!after.isChanged) return { ok: true, isChanged: false, isVoid: false }
  if (version.revision !== seen.revision) return { ok: false, reason: 'changed' }
  const { id, revision, status } = version
  if (!(await saveContent(tx, { id, revision, status }, version, after.content)))
    return { ok: false, reason: 'changed' }
  const details = { what: edit.what, revision: revision + 1 }
  await noteProgramme(tx, actor, party, id, 'programme-edited', now, details)
  const isVoid = isShown(version) && (await tellVoid(tx, actor, party, version, now))
  return { ok: true, isChanged: true, isVoid }
}

/** The year of regulation 1.2 counts from the first day of the programme: extensions leave it where it is. */
function isFixedStart(version: Version, edit: Edit): edit is Extract<Edit, { what: 'period' }> {
  return edit.what === 'period' && version.number > 1
}

/** Once: after the first change it is a draft again. Answers whether anybody had accepted. */
async function tellVoid(tx: Tx, actor: Member, party: Party, version: Version, now: Date): Promise<boolean> {
  const accepted = membersOf(party).filter(({ personId }) => hasAccepted(version, personId))
  await untellOf(tx, version, now, ['shown', 'accepted', 'agreed'])
  await tellMembers(tx, actor, { party, version }, { what: 'void' }, now, accepted)
  return accepted.length > 0
}
