import type { Tx } from '../../db/transaction.ts'
import type { ConsentKind, Profile } from '../../people/actor.ts'
import type { Answers } from '../../questionnaires/question.ts'
import { type BankKind, type Card, type Facts, type Listing, type Pause, visible, type Whose } from '../listing.ts'
import { pairFields, type PairRow, profileFields, toDay, toPairs } from './paired.ts'

const listingFields = {
  id: true,
  kind: true,
  personId: true,
  organisationId: true,
  subjects: true,
  difficulties: true,
  kinds: true,
  capacity: true,
  pausedAt: true,
  pausedUntil: true,
  listedAt: true,
  person: { select: { ...profileFields, pairs: pairFields } },
} as const

const cardFields = {
  ...listingFields,
  person: {
    select: {
      ...listingFields.person.select,
      contact: true,
      birthYear: true,
      consents: { where: { finishedAt: null }, select: { kind: true, organisationId: true } },
    },
  },
  response: { select: { id: true, questionnaire: true, version: true, answers: true, submittedAt: true } },
} as const

/** The entry in force of the person in that bank. */
export async function findListingOf(tx: Tx, kind: BankKind, whose: Whose): Promise<Card | undefined> {
  const row = await tx.listing.findFirst({ where: { ...whose, kind, unlistedAt: null }, select: cardFields })
  return row ? toCard(row) : undefined
}

/** The entries in force of the person, in every bank of every organisation. */
export async function listListingsOf(tx: Tx, personId: string): Promise<Listing[]> {
  const rows = await tx.listing.findMany({
    where: { personId, unlistedAt: null },
    orderBy: [{ kind: 'asc' }, { organisationId: 'asc' }],
    select: listingFields,
  })
  return rows.map(toListing)
}

/** The card in force of the person whose entry this is or was: an old notice still opens it after they left and came back. */
export async function findCard(tx: Tx, id: string, organisationIds: readonly string[]): Promise<Card | undefined> {
  const former = await tx.listing.findFirst({
    where: { id, organisationId: { in: [...organisationIds] }, person: visible },
    select: { kind: true, personId: true, organisationId: true },
  })
  if (!former) return undefined
  const { kind, ...whose } = former
  return await findListingOf(tx, kind, whose)
}

/** These cards, in the order of the ids; for a page or a register. */
export async function listCards(tx: Tx, ids: readonly string[]): Promise<Card[]> {
  const rows = await tx.listing.findMany({ where: { id: { in: [...ids] } }, select: cardFields })
  const cards = new Map(rows.map((row) => [row.id, toCard(row)]))
  return ids.flatMap((id) => cards.get(id) ?? [])
}

export async function addListing(
  tx: Tx,
  listing: Whose & { kind: BankKind; responseId: string },
  facts: Facts,
  now: Date,
): Promise<string> {
  const data = { ...listing, ...columnsOf(facts), listedAt: now }
  const row = await tx.listing.create({ data, select: { id: true } })
  return row.id
}

/** After a correction: the entry goes on with what is answered now. */
export async function saveRenewal(tx: Tx, id: string, responseId: string, facts: Facts): Promise<void> {
  await tx.listing.update({ where: { id }, data: { responseId, ...columnsOf(facts) }, select: { id: true } })
}

/** Closes the entries in force in these banks; answers with those that were there. */
export async function saveListingEnd(
  tx: Tx,
  whose: Whose,
  kinds: readonly BankKind[],
  now: Date,
): Promise<{ id: string; kind: BankKind }[]> {
  const where = { ...whose, kind: { in: [...kinds] }, unlistedAt: null }
  const open = await tx.listing.findMany({ where, orderBy: { kind: 'asc' }, select: { id: true, kind: true } })
  await tx.listing.updateMany({ where: { id: { in: open.map(({ id }) => id) } }, data: { unlistedAt: now } })
  return open
}

/** Answers whether it was different before. */
export async function savePlaces(tx: Tx, id: string, capacity: number): Promise<boolean> {
  const changed = await tx.listing.updateMany({
    where: { id, unlistedAt: null, capacity: { not: capacity } },
    data: { capacity },
  })
  return changed.count > 0
}

export async function savePause(tx: Tx, id: string, { pausedAt, pausedUntil }: Pause): Promise<void> {
  const until = pausedUntil === null ? null : new Date(pausedUntil)
  await tx.listing.updateMany({ where: { id, unlistedAt: null }, data: { pausedAt, pausedUntil: until } })
}

function columnsOf({ subjects, difficulties, kinds, capacity }: Facts) {
  return { subjects: [...subjects], difficulties: [...difficulties], kinds: [...kinds], capacity }
}

type ListingRow = Omit<Listing, 'profile' | 'pausedUntil' | 'pairs'> & {
  pausedUntil: Date | null
  person: Profile & { pairs: PairRow[] }
}
type CardRow = ListingRow & {
  person: {
    contact: string | null
    birthYear: number | null
    consents: { kind: ConsentKind; organisationId: string }[]
  }
  response: { id: string; questionnaire: string; version: number; answers: unknown; submittedAt: Date }
}

function toListing({ person, pausedUntil, ...row }: ListingRow): Listing {
  const { surname, givenName, patronymic, post, subjects } = person
  const profile = { surname, givenName, patronymic, post, subjects }
  return { ...row, profile, pairs: toPairs(person, row.kind), pausedUntil: toDay(pausedUntil) }
}

function toCard({ response, ...row }: CardRow): Card {
  const { contact, birthYear, consents } = row.person
  return {
    ...toListing(row),
    contact,
    birthYear,
    consents: consents.filter((one) => one.organisationId === row.organisationId).map(({ kind }) => kind),
    // Only the questionnaires' store writes the column, from answers.
    response: { ...response, answers: response.answers as Answers },
  }
}
