import type { Tx } from '../../db/transaction.ts'
import type { Language } from '../../i18n/language.ts'

/** Which template of whom. */
export type TemplatePlace = {
  readonly organisationId: string
  readonly name: string
  readonly language: Language
}

export type OwnTemplate = { readonly id: string; readonly uploadedAt: Date; readonly bytes: Uint8Array }

/** The one in force. */
export async function findOwnTemplate(tx: Tx, place: TemplatePlace): Promise<OwnTemplate | undefined> {
  const row = await tx.documentTemplate.findFirst({
    where: { ...place, retiredAt: null },
    select: { id: true, uploadedAt: true, file: { select: { bytes: true } } },
  })
  return row ? { id: row.id, uploadedAt: row.uploadedAt, bytes: row.file.bytes } : undefined
}

/** Of the organisation's own templates in force: which, in what language, since when. */
export async function listOwnTemplates(
  tx: Tx,
  organisationId: string,
): Promise<{ name: string; language: string; uploadedAt: Date }[]> {
  return await tx.documentTemplate.findMany({
    where: { organisationId, retiredAt: null },
    select: { name: true, language: true, uploadedAt: true },
    orderBy: { uploadedAt: 'asc' },
  })
}

export async function addTemplate(
  tx: Tx,
  place: TemplatePlace,
  by: { readonly fileId: string; readonly authorId: string; readonly uploadedAt: Date },
): Promise<string> {
  const row = await tx.documentTemplate.create({ data: { ...place, ...by }, select: { id: true } })
  return row.id
}

/** The organisation goes back to the program's; answers whether it had its own. The old one is kept. */
export async function saveTemplateEnd(tx: Tx, place: TemplatePlace, retiredAt: Date): Promise<boolean> {
  const ended = await tx.documentTemplate.updateMany({ where: { ...place, retiredAt: null }, data: { retiredAt } })
  return ended.count > 0
}
