import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { nextMonday } from '../hours.ts'
import { gatheredKinds, type Level, mayChoose, type NoticeKind } from '../kinds.ts'
import { listChoices, listPendingPlaces, saveDue, saveLevel } from '../store.ts'
import { dueOf } from './gathering.ts'

export type Choice =
  | { readonly ok: true; readonly before: Level; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' }

/** «Less often», «don't remind me», and back: for one kind, from now on, and for what already waits to be told. */
export async function chooseLevel(tx: Tx, member: Member, kind: NoticeKind, level: Level, now: Date): Promise<Choice> {
  if (!mayChoose(kind, level)) return { ok: false, reason: 'not-allowed' }
  const before = (await listChoices(tx, member.personId)).get(kind) ?? 'USUAL'
  if (before === level) return { ok: true, before, isChanged: false }
  await saveLevel(tx, member.personId, kind, level, now)
  await putOff(tx, member.personId, kind, level, now)
  await note(tx, {
    at: now,
    actorId: member.personId,
    event: 'notices-chosen',
    subject: 'person',
    subjectId: member.personId,
    details: { kind, level },
  })
  return { ok: true, before, isChanged: true }
}

/** What waits keeps to the new choice. Switched off, it is dropped only when it is due: until then it may be had back. */
async function putOff(tx: Tx, personId: string, kind: NoticeKind, level: Level, now: Date): Promise<void> {
  const gathered = gatheredKinds.find((one) => one === kind)
  if (!gathered || level === 'OFF') return
  for (const { organisationId } of await listPendingPlaces(tx, personId, kind)) {
    const organisation = await findOrganisation(tx, organisationId)
    if (!organisation) continue
    const zone = organisation.timeZone
    const dueAt = level === 'SELDOM' ? nextMonday(now, zone) : dueOf(gathered, level, now, zone)
    await saveDue(tx, { personId, kind, organisationId }, dueAt)
  }
}
