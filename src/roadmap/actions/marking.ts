import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { fitDay, lineOf, longestNote, longestNumber } from '../evidence.ts'
import { yearOf } from '../standing.ts'
import { type EntryChange, type EntryId, saveEntry } from '../store/entries.ts'
import { listOwnersOf } from '../store/owners.ts'
import { type Found, findItemFor } from './access.ts'
import { takeBack } from './telling.ts'

export type Which = { readonly organisationId: string; readonly key: string }
export type Marked =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'of-order' | 'bad-day' | 'too-long' }

/** «Done»: on a day that is not to come; the number of the paper where it has one (order 4.2-4.6). */
export async function markDone(
  tx: Tx,
  actor: Member,
  { doneOn, number, ...which }: Which & { readonly doneOn: string; readonly number: string | null },
  now: Date,
): Promise<Marked> {
  const found = await findItemFor(tx, actor, 'roadmap.mark', which, now)
  if (!found) return notAllowed
  if (!fitDay(doneOn) || doneOn > dayIn(now, found.place.timeZone)) return { ok: false, reason: 'bad-day' }
  const fit = number === null ? null : lineOf(number, longestNumber)
  if (fit === undefined) return { ok: false, reason: 'too-long' }
  const marks = { markedById: actor.personId, markedAt: now, isNotNeeded: false }
  await save(
    tx,
    actor,
    found,
    { change: { doneOn, ...marks, ...(fit === null ? {} : { number: fit }) }, event: 'roadmap-done' },
    now,
  )
  await takeBack(tx, found.place, found.standing.item.key, now)
  return { ok: true }
}

/** «Not needed» this year: not for what the order wants done. */
export async function markNotNeeded(tx: Tx, actor: Member, which: Which, now: Date): Promise<Marked> {
  const found = await findItemFor(tx, actor, 'roadmap.mark', which, now)
  if (!found) return notAllowed
  if (found.standing.item.isOfOrder) return { ok: false, reason: 'of-order' }
  if (found.standing.entry?.isNotNeeded === true) return { ok: true }
  const change = { isNotNeeded: true, doneOn: null, markedById: actor.personId, markedAt: now }
  await save(tx, actor, found, { change, event: 'roadmap-not-needed' }, now)
  await takeBack(tx, found.place, found.standing.item.key, now)
  return { ok: true }
}

/** Neither done nor unneeded any more; the number and the file stay for the next time. */
export async function undoMark(tx: Tx, actor: Member, which: Which, now: Date): Promise<Marked> {
  const found = await findItemFor(tx, actor, 'roadmap.mark', which, now)
  if (!found) return notAllowed
  const { entry } = found.standing
  if (!entry || (entry.doneOn === null && !entry.isNotNeeded)) return { ok: true }
  const change = { isNotNeeded: false, doneOn: null, markedById: null, markedAt: null }
  await save(tx, actor, found, { change, event: 'roadmap-undone' }, now)
  return { ok: true }
}

/** The school's own day in place of the template's; null goes back to that. The ladder begins anew. */
export async function changeDay(
  tx: Tx,
  actor: Member,
  { dueOn, ...which }: Which & { readonly dueOn: string | null },
  now: Date,
): Promise<Marked> {
  const found = await findItemFor(tx, actor, 'roadmap.mark', which, now)
  if (!found) return notAllowed
  if (dueOn !== null && !fitDay(dueOn)) return { ok: false, reason: 'bad-day' }
  if ((found.standing.entry?.dueOn ?? null) === dueOn) return { ok: true }
  await save(tx, actor, found, { change: { dueOn }, event: 'roadmap-moved' }, now)
  await takeBack(tx, found.place, found.standing.item.key, now)
  return { ok: true }
}

/** Somebody of the school in place of everybody who holds the role; null goes back to the role. */
export async function changeOwner(
  tx: Tx,
  actor: Member,
  { ownerId, ...which }: Which & { readonly ownerId: string | null },
  now: Date,
): Promise<Marked> {
  const found = await findItemFor(tx, actor, 'roadmap.mark', which, now)
  if (!found) return notAllowed
  const owners = await listOwnersOf(tx, found.place)
  if (ownerId !== null && !owners.some(({ personId }) => personId === ownerId)) return notAllowed
  if ((found.standing.entry?.owner?.personId ?? null) === ownerId) return { ok: true }
  await save(tx, actor, found, { change: { ownerId }, event: 'roadmap-given' }, now)
  return { ok: true }
}

export async function writeNote(
  tx: Tx,
  actor: Member,
  { words, ...which }: Which & { readonly words: string | null },
  now: Date,
): Promise<Marked> {
  const found = await findItemFor(tx, actor, 'roadmap.mark', which, now)
  if (!found) return notAllowed
  const fit = words === null ? null : lineOf(words, longestNote)
  if (fit === undefined) return { ok: false, reason: 'too-long' }
  await save(tx, actor, found, { change: { note: fit }, event: 'roadmap-noted' }, now)
  return { ok: true }
}

const notAllowed = { ok: false, reason: 'not-allowed' } as const

type Saved = {
  readonly change: EntryChange
  readonly event: `roadmap-${string}`
}

/** What is done once is written where it was begun, in whichever year. */
export async function save(
  tx: Tx,
  actor: Member,
  { place, standing: { item, entry } }: Found,
  { change, event }: Saved,
  now: Date,
): Promise<void> {
  const schoolYear = entry?.schoolYear ?? yearOf(now, place)
  const id: EntryId = { organisationId: place.id, schoolYear, key: item.key }
  await saveEntry(tx, id, change)
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: place.id,
    event,
    subject: 'roadmap-entry',
    subjectId: `${place.id}:${schoolYear}:${item.key}`,
    clause: item.clause,
    details: { key: item.key, schoolYear },
  })
}

/** Somebody took the road map as a file: names left the program with it. */
export async function notePaperTaken(tx: Tx, actor: Member, organisationId: string, now: Date): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event: 'roadmap-paper-taken',
    subject: 'roadmap',
    subjectId: organisationId,
    clause: 'regulation 3.4.4',
  })
}
