import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/transaction.ts'
import { type Texts, textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import {
  type ActivityForm,
  type Difficulty,
  entryNamed,
  fitWords,
  inWords,
  type SchoolEntry,
  type Words,
} from '../catalogue.ts'
import { addSchoolEntry, findSchoolEntry, saveSchoolEntryEnd } from '../store/catalogue.ts'

export type Changed =
  | { readonly ok: true; readonly key: string }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'gone' | 'wrong' }

/** The school whose catalogue the member may change (п. 3.4.6). */
export async function findCatalogued(tx: Tx, actor: Member, organisationId: string): Promise<Organisation | undefined> {
  const organisation = await findOrganisation(tx, organisationId)
  if (organisation?.kind !== 'SCHOOL' || !may(actor, 'activity.edit', { organisation })) return undefined
  return organisation
}

type Draft = Words & { readonly form: ActivityForm }

/** An entry of the school's own. */
export async function addActivity(
  tx: Tx,
  actor: Member,
  { organisationId, difficulty, ...draft }: Draft & { organisationId: string; difficulty: Difficulty },
  now: Date,
): Promise<Changed> {
  if (!(await findCatalogued(tx, actor, organisationId))) return notAllowed
  const words = fitWords(draft)
  if (!words) return { ok: false, reason: 'wrong' }
  const key = randomUUID().replaceAll('-', '').slice(0, 12)
  const entry = { key, difficulty, form: draft.form, words, isHidden: false }
  await save(tx, actor, organisationId, { entry, before: undefined, event: 'activity-added' }, now)
  return { ok: true, key }
}

/** Other words for an entry, the program's or the school's own; a hidden one is offered again. */
export async function rewordActivity(
  tx: Tx,
  actor: Member,
  { organisationId, key, ...draft }: Draft & { organisationId: string; key: string },
  now: Date,
): Promise<Changed> {
  const found = await findChanged(tx, actor, organisationId, key)
  if (!found.ok) return found
  const words = fitWords(draft)
  if (!words) return { ok: false, reason: 'wrong' }
  const entry = { ...found.entry, form: draft.form, words, isHidden: false }
  if (!found.entry.isHidden && isSame(textsIn(actor.language), found.entry, entry)) return { ok: true, key }
  await save(tx, actor, organisationId, { entry, before: found.before, event: 'activity-reworded' }, now)
  return { ok: true, key }
}

/** An entry of the program's is not offered in this school any more, or is again. */
export async function hideActivity(
  tx: Tx,
  actor: Member,
  { organisationId, key, isHidden }: { organisationId: string; key: string; isHidden: boolean },
  now: Date,
): Promise<Changed> {
  const found = await findChanged(tx, actor, organisationId, key)
  if (!found.ok) return found
  if (!entryNamed(key)) return { ok: false, reason: 'gone' }
  if (found.entry.isHidden === isHidden) return { ok: true, key }
  const entry = { ...found.entry, isHidden }
  const event = isHidden ? 'activity-hidden' : 'activity-shown'
  await save(tx, actor, organisationId, { entry, before: found.before, event }, now)
  return { ok: true, key }
}

/** An entry of the program's is as it was before the school changed it. */
export async function restoreActivity(
  tx: Tx,
  actor: Member,
  { organisationId, key }: { organisationId: string; key: string },
  now: Date,
): Promise<Changed> {
  if (!entryNamed(key)) return { ok: false, reason: 'gone' }
  return await end(tx, actor, { organisationId, key }, 'activity-restored', now)
}

/** The school takes away an entry of its own; programmes that took it keep it. */
export async function removeActivity(
  tx: Tx,
  actor: Member,
  { organisationId, key }: { organisationId: string; key: string },
  now: Date,
): Promise<Changed> {
  if (entryNamed(key)) return { ok: false, reason: 'gone' }
  return await end(tx, actor, { organisationId, key }, 'activity-removed', now)
}

const notAllowed = { ok: false, reason: 'not-allowed' } as const

type Entry = Omit<SchoolEntry, 'id'>
type Found =
  | { readonly ok: true; readonly before: SchoolEntry | undefined; readonly entry: Entry }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'gone' }

async function findChanged(tx: Tx, actor: Member, organisationId: string, key: string): Promise<Found> {
  if (!(await findCatalogued(tx, actor, organisationId))) return notAllowed
  const before = await findSchoolEntry(tx, organisationId, key)
  if (before) {
    const { id: _, ...entry } = before
    return { ok: true, before, entry }
  }
  const own = entryNamed(key)
  if (!own) return { ok: false, reason: 'gone' }
  return { ok: true, before, entry: { ...own, words: null, isHidden: false } }
}

type Save = { readonly entry: Entry; readonly before: SchoolEntry | undefined; readonly event: string }

/** Whether somebody reads the same words in both: an entry of the program's then stays one in every language. */
function isSame(texts: Texts, one: Entry, other: Entry): boolean {
  return JSON.stringify(inWords(texts, one)) === JSON.stringify(inWords(texts, other))
}

/** What was before is kept as a row that counts no longer. */
async function save(tx: Tx, actor: Member, organisationId: string, { entry, before, event }: Save, now: Date) {
  if (before) await saveSchoolEntryEnd(tx, before.id, now)
  const program = entryNamed(entry.key)
  const isAsProgram = program?.form === entry.form && entry.words === null && !entry.isHidden
  const id = isAsProgram
    ? before?.id
    : await addSchoolEntry(tx, { ...entry, organisationId, authorId: actor.personId }, now)
  await journal(tx, actor, organisationId, { event, id: id ?? entry.key, key: entry.key }, now)
}

/** A second press finds it gone already, which is what was wanted. */
async function end(
  tx: Tx,
  actor: Member,
  { organisationId, key }: { organisationId: string; key: string },
  event: string,
  now: Date,
): Promise<Changed> {
  if (!(await findCatalogued(tx, actor, organisationId))) return notAllowed
  const before = await findSchoolEntry(tx, organisationId, key)
  if (before && (await saveSchoolEntryEnd(tx, before.id, now)))
    await journal(tx, actor, organisationId, { event, id: before.id, key }, now)
  return { ok: true, key }
}

async function journal(
  tx: Tx,
  actor: Member,
  organisationId: string,
  { event, id, key }: { event: string; id: string; key: string },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event,
    subject: 'activity-template',
    subjectId: id,
    clause: 'regulation 3.4.6',
    details: { key },
  })
}
