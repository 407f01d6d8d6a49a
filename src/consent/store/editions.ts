import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Language } from '../../i18n/language.ts'
import type { ConsentKind } from '../../people/actor.ts'

export type PublishedEdition = {
  readonly id: string
  readonly kind: ConsentKind
  readonly number: number
  readonly sha256: string
}

/** The last of the program's own editions of each kind; none before the first start. */
export async function listOwnEditions(tx: Tx): Promise<PublishedEdition[]> {
  return await tx.consentEdition.findMany({
    where: { organisationId: null },
    orderBy: [{ kind: 'asc' }, { number: 'desc' }],
    distinct: ['kind'],
    select: { id: true, kind: true, number: true, sha256: true },
  })
}

/** One of the program's own. False when another process has just published one of this number. */
export async function addOwnEdition(
  tx: Tx,
  edition: { kind: ConsentKind; number: number; sha256: string },
  now: Date,
): Promise<boolean> {
  const id = `${edition.kind}-${edition.number}`
  const added = await tx.consentEdition.createMany({
    data: [{ id, ...edition, publishedAt: now }],
    skipDuplicates: true,
  })
  return added.count === 1
}

/** Puts an organisation's words in force; the ones before are out of force already. */
export async function addEdition(
  tx: Tx,
  edition: {
    kind: ConsentKind
    organisationId: string
    number: number
    sha256: string
    wording: Readonly<Partial<Record<Language, string>>>
    authorId: string
  },
  now: Date,
): Promise<string> {
  const row = await tx.consentEdition.create({ data: { ...edition, publishedAt: now }, select: { id: true } })
  return row.id
}

/** Takes the organisation's own wording out of force; answers whether there was one. */
export async function saveEditionEnd(
  tx: Tx,
  wording: { organisationId: string; kind: ConsentKind },
  now: Date,
): Promise<boolean> {
  const ended = await tx.consentEdition.updateMany({ where: { ...wording, retiredAt: null }, data: { retiredAt: now } })
  return ended.count > 0
}

export type WordingInForce = {
  readonly id: string
  readonly number: number
  readonly sha256: string
  readonly publishedAt: Date
}

/** The organisation's own wording in force; undefined where the program's own is. */
export async function findWordingInForce(
  tx: Tx,
  wording: { organisationId: string; kind: ConsentKind },
): Promise<WordingInForce | undefined> {
  const row = await tx.consentEdition.findFirst({
    where: { ...wording, retiredAt: null },
    select: { id: true, number: true, sha256: true, publishedAt: true },
  })
  return row ?? undefined
}

/** Nought where the organisation has had none. */
export async function findLastNumber(tx: Tx, wording: { organisationId: string; kind: ConsentKind }): Promise<number> {
  const last = await tx.consentEdition.findFirst({
    where: wording,
    orderBy: { number: 'desc' },
    select: { number: true },
  })
  return last?.number ?? 0
}

/** A wording of the organisation, in force or not. */
export async function findEdition(
  tx: Tx,
  id: string,
  organisationId: string,
  language: Language,
): Promise<{ kind: ConsentKind; number: number; typed: string } | undefined> {
  const row = await tx.consentEdition.findFirst({
    where: { id, organisationId },
    select: { kind: true, number: true, wording: true },
  })
  const typed = row ? typedIn(row.wording, language) : undefined
  return row && typed !== undefined ? { kind: row.kind, number: row.number, typed } : undefined
}

/** The words that an organisation typed, in the language asked for or the one there is; undefined where there are none. */
export async function findTyped(tx: Tx, editionId: string, language: Language): Promise<string | undefined> {
  const row = await tx.consentEdition.findUnique({ where: { id: editionId }, select: { wording: true } })
  return typedIn(row?.wording ?? null, language)
}

export type EditionRecord = {
  readonly id: string
  readonly number: number
  readonly publishedAt: Date
  readonly retiredAt: Date | null
  readonly author: { surname: string | null; givenName: string | null; patronymic: string | null } | null
}

/** Wordings that the organisation has had, the latest first. */
export async function listEditions(
  tx: Tx,
  of: { organisationId: string; kind: ConsentKind },
  page: { skip: number; take: number },
): Promise<{ rows: EditionRecord[]; total: number }> {
  const total = await tx.consentEdition.count({ where: of })
  const rows = await tx.consentEdition.findMany({
    where: of,
    orderBy: { number: 'desc' },
    ...page,
    select: {
      id: true,
      number: true,
      publishedAt: true,
      retiredAt: true,
      author: { select: { surname: true, givenName: true, patronymic: true } },
    },
  })
  return { rows, total }
}

function typedIn(wording: Prisma.JsonValue, language: Language): string | undefined {
  if (typeof wording !== 'object' || wording === null || Array.isArray(wording)) return undefined
  const words = wording[language] ?? Object.values(wording)[0]
  return typeof words === 'string' ? words : undefined
}
