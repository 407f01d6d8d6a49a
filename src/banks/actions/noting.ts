import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { whereMay } from '../../people/policy.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import type { Card, Whose } from '../listing.ts'
import { findCard } from '../store/listings.ts'
import { addNote, findNote, removeNote } from '../store/notes.ts'

/** The longest note, in characters. */
export const longestNote = 1000

export type Noted =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'empty' | 'too-long' }

/** Whom the member may write notes about: people in the banks of the schools they are curator of. */
export async function findNoted(tx: Tx, member: Member, listingId: string): Promise<Card | undefined> {
  return await findCard(
    tx,
    listingId,
    whereMay(member, 'bank.note').map(({ id }) => id),
  )
}

export async function writeNote(tx: Tx, member: Member, listingId: string, typed: string, now: Date): Promise<Noted> {
  const card = await findNoted(tx, member, listingId)
  if (!card) return { ok: false, reason: 'not-allowed' }
  const text = cleanText(typed)
  if (text === '') return { ok: false, reason: 'empty' }
  if (lengthOf(text) > longestNote) return { ok: false, reason: 'too-long' }
  const { personId, organisationId } = card
  const id = await addNote(tx, { personId, organisationId, authorId: member.personId, text }, now)
  await journal(tx, member, card, 'curator-note-written', id, now)
  return { ok: true }
}

/** One's own note; a note that is gone already is no trouble. */
export async function deleteNote(tx: Tx, member: Member, listingId: string, noteId: string, now: Date): Promise<Noted> {
  const card = await findNoted(tx, member, listingId)
  if (!card) return { ok: false, reason: 'not-allowed' }
  const { personId, organisationId } = card
  const known = await findNote(tx, noteId, { personId, organisationId })
  if (known && known.authorId !== member.personId) return { ok: false, reason: 'not-allowed' }
  if (await removeNote(tx, noteId, member.personId, card))
    await journal(tx, member, card, 'curator-note-deleted', noteId, now)
  return { ok: true }
}

async function journal(
  tx: Tx,
  member: Member,
  { organisationId }: Whose,
  event: string,
  subjectId: string,
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: member.personId,
    organisationId,
    event,
    subject: 'curator-note',
    subjectId,
    clause: 'regulation 3.4.5',
  })
}
