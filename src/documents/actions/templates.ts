import { createHash } from 'node:crypto'
import type { Tx } from '../../db/transaction.ts'
import { dropFile } from '../../files/actions.ts'
import { addFile } from '../../files/store.ts'
import type { Language } from '../../i18n/language.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { saveTurn } from '../../organisations/store.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { Checked } from '../checking.ts'
import type { OwnName } from '../shapes.ts'
import { addTemplate, saveTemplateEnd } from '../store/templates.ts'
import { checkTemplate, tagsLeftOut } from '../trial.ts'

export type TemplateOf = {
  readonly organisation: Organisation
  readonly name: OwnName
  readonly language: Language
}

/** As it was fetched from the messenger. */
export type SentFile = {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
  readonly organisationId: string
  readonly senderId: string
}

type Refusal = Extract<Checked, { ok: false }>
/** `unused`: tags of the usual template that this one has no place for. */
export type Taken =
  | { readonly ok: true; readonly unused: readonly string[] }
  | Refusal
  | { readonly ok: false; readonly reason: 'not-allowed' }

/** A template that somebody sent: filled with invented data first, and taken only where that works. */
export async function takeTemplate(
  tx: Tx,
  actor: Member,
  file: SentFile,
  { organisation, name, language }: TemplateOf,
  now: Date,
): Promise<Taken> {
  if (!may(actor, 'template.edit', { organisation }))
    return await refuse(tx, file, { ok: false, reason: 'not-allowed' })
  const checked = await checkTemplate(name, file.bytes, textsIn(language).plain('documents.sample'))
  if (!checked.ok) return await refuse(tx, file, checked)
  const place = { organisationId: organisation.id, name, language }
  await saveTurn(tx, organisation.id)
  await saveTemplateEnd(tx, place, now)
  const { mime, organisationId, senderId } = file
  const purpose = 'document-template'
  const { bytes } = checked
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const fileId = await addFile(tx, { purpose, name: file.name, mime, organisationId, senderId, sha256, bytes }, now)
  await dropFile(tx, file)
  const id = await addTemplate(tx, place, { fileId, authorId: actor.personId, uploadedAt: now })
  await noteTemplate(tx, actor, 'template-taken', { place, id }, now)
  return { ok: true, unused: tagsLeftOut(language, name, checked.used) }
}

/** Back to the program's own template; twice is once. */
export async function returnToDefault(
  tx: Tx,
  actor: Member,
  { organisation, name, language }: TemplateOf,
  now: Date,
): Promise<boolean> {
  if (!may(actor, 'template.edit', { organisation })) return false
  const place = { organisationId: organisation.id, name, language }
  if (await saveTemplateEnd(tx, place, now))
    await noteTemplate(tx, actor, 'template-returned', { place, id: organisation.id }, now)
  return true
}

async function refuse<Refused extends Taken>(tx: Tx, file: SentFile, refused: Refused): Promise<Refused> {
  await dropFile(tx, file)
  return refused
}

async function noteTemplate(
  tx: Tx,
  actor: Member,
  event: 'template-taken' | 'template-returned',
  { place, id }: { place: { organisationId: string; name: string; language: string }; id: string },
  now: Date,
): Promise<void> {
  const { organisationId, name, language } = place
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event,
    subject: 'template',
    subjectId: id,
    details: { name, language },
  })
}
