import { createHash } from 'node:crypto'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { addFile, findFile, removeFile } from '../../files/store.ts'
import { note } from '../../journal/actions.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { packed, type PendingList, unpacked } from '../importing/pending.ts'
import { type Plan, planImport, readList, type ReadList, type Refinement } from '../importing/plan.ts'
import { addListed, listKnown, saveImportTurn, saveListed } from '../store/importing.ts'

export type GoodList = ReadList & { readonly ok: true }

/** A list against what the school knows. */
export type Comparison = {
  readonly school: OrganisationCard
  readonly list: PendingList
  readonly read: GoodList
  readonly plan: Plan
}

export type Looked =
  /** `fileId`: what waits for a yes under that id; undefined where there is nothing to write. */
  | { readonly ok: true; readonly compared: Comparison; readonly fileId: string | undefined }
  | { readonly ok: false; readonly reason: 'not-allowed' | (ReadList & { ok: false })['reason'] }

/** Says what an import of the list would do, and keeps its rows until the answer; writes nothing of them. */
export async function lookAtList(
  tx: Tx,
  actor: Member,
  organisationId: string,
  list: PendingList,
  now: Date,
): Promise<Looked> {
  const compared = await compare(tx, actor, organisationId, list, now)
  if (!compared.ok) return compared
  const { plan } = compared.compared
  if (plan.add.length + plan.refine.length === 0) return { ...compared, fileId: undefined }
  const bytes = packed(list)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const fileId = await addFile(
    tx,
    {
      purpose: 'staff-rows',
      name: list.name,
      mime: 'application/json',
      sha256,
      bytes,
      organisationId,
      senderId: actor.personId,
    },
    now,
  )
  return { ...compared, fileId }
}

export type Imported =
  | { readonly ok: true; readonly compared: Comparison }
  /** `over`: answered already, or forgotten after a day. */
  | { readonly ok: false; readonly reason: 'not-allowed' | 'over' }

/**
 * Adds the people of the list as teachers of the school, from its own staff records (labour relations): without an account
 * and without a consent, hence in its list and nowhere else. Compared anew, so what was imported meanwhile is not twice.
 */
export async function importList(tx: Tx, actor: Member, fileId: string, now: Date): Promise<Imported> {
  const file = await findOwnRows(tx, actor, fileId)
  if (!file) return { ok: false, reason: 'over' }
  await saveImportTurn(tx, file.organisationId)
  await removeFile(tx, file.id)
  const compared = await compare(tx, actor, file.organisationId, unpacked(file.bytes), now)
  if (!compared.ok) return { ok: false, reason: 'not-allowed' }
  const { school, plan, list } = compared.compared
  const language = actor.language
  const added = await addListed(tx, school.id, plan.add, { language, startedOn: dayIn(now, school.timeZone), now })
  const refined = await refine(tx, school.id, plan.refine)
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: school.id,
    event: 'staff-imported',
    subject: 'organisation',
    subjectId: school.id,
    details: { added, refined, unchanged: plan.unchanged, failed: plan.failed.length, format: list.format },
  })
  return compared
}

/** «Cancel»: nothing of the list is kept. */
export async function dropList(tx: Tx, actor: Member, fileId: string): Promise<'dropped' | 'over'> {
  const file = await findOwnRows(tx, actor, fileId)
  if (!file) return 'over'
  await removeFile(tx, file.id)
  return 'dropped'
}

async function findOwnRows(tx: Tx, actor: Member, fileId: string) {
  const file = await findFile(tx, fileId)
  return file?.purpose === 'staff-rows' && file.senderId === actor.personId ? file : undefined
}

async function compare(
  tx: Tx,
  actor: Member,
  organisationId: string,
  list: PendingList,
  now: Date,
): Promise<
  | { readonly ok: true; readonly compared: Comparison }
  | { readonly ok: false; readonly reason: 'not-allowed' | (ReadList & { ok: false })['reason'] }
> {
  const school = await findOrganisation(tx, organisationId)
  if (!school || school.kind !== 'SCHOOL' || !may(actor, 'staff.import', { organisation: school }))
    return { ok: false, reason: 'not-allowed' }
  const read = readList(list.lines, Number(dayIn(now, school.timeZone).slice(0, 4)))
  if (!read.ok) return read
  const plan = planImport(read.rows, await listKnown(tx, school.id))
  return { ok: true, compared: { school, list, read, plan } }
}

async function refine(tx: Tx, organisationId: string, refinements: readonly Refinement[]): Promise<string[]> {
  if (refinements.length === 0) return []
  const known = new Map((await listKnown(tx, organisationId)).map((one) => [one.personId, one]))
  const done: string[] = []
  for (const { personId, change } of refinements) {
    const person = known.get(personId)
    if (person && (await saveListed(tx, personId, change, { ...person, ...change }))) done.push(personId)
  }
  return done
}
