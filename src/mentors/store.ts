import type { Tx } from '../db/transaction.ts'
import { inOrder } from '../organisations/order.ts'
import { fullName } from '../people/name.ts'
import type { Profile } from '../people/actor.ts'
import type { Answers } from '../questionnaires/question.ts'

export type Listing = {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly listedAt: Date
  readonly profile: Profile
  readonly response: { readonly version: number; readonly answers: Answers; readonly submittedAt: Date }
}

const listingFields = {
  id: true,
  personId: true,
  organisationId: true,
  listedAt: true,
  person: { select: { surname: true, givenName: true, patronymic: true, post: true, subjects: true } },
  response: { select: { version: true, answers: true, submittedAt: true } },
} as const

/** Closes the listing in force, if there is one; answers whether there was. */
export async function saveListingEnd(
  tx: Tx,
  whose: { personId: string; organisationId: string },
  now: Date,
): Promise<boolean> {
  const closed = await tx.listing.updateMany({
    where: { ...whose, kind: 'MENTOR', unlistedAt: null },
    data: { unlistedAt: now },
  })
  return closed.count > 0
}

export async function addListing(
  tx: Tx,
  listing: { personId: string; organisationId: string; responseId: string },
  now: Date,
): Promise<string> {
  const row = await tx.listing.create({ data: { ...listing, kind: 'MENTOR', listedAt: now }, select: { id: true } })
  return row.id
}

/** The card in force of the mentor whose card this is or was: an old notice still opens it after a correction. */
export async function findListing(
  tx: Tx,
  id: string,
  organisationIds: readonly string[],
): Promise<Listing | undefined> {
  const same = { listings: { some: { id } } }
  const row = await tx.listing.findFirst({
    where: {
      kind: 'MENTOR',
      unlistedAt: null,
      organisationId: { in: [...organisationIds] },
      person: same,
      organisation: same,
    },
    select: listingFields,
  })
  return row ? toListing(row) : undefined
}

/** The bank of mentors of these schools, by surname (п. 3.4.5). */
export async function listListings(
  tx: Tx,
  organisationIds: readonly string[],
  page: { skip: number; take: number },
): Promise<{ rows: Listing[]; total: number }> {
  const where = { kind: 'MENTOR' as const, unlistedAt: null, organisationId: { in: [...organisationIds] } }
  const person = { select: { surname: true, givenName: true, patronymic: true } }
  const all = await tx.listing.findMany({ where, orderBy: { id: 'asc' }, select: { id: true, person } })
  const ids = all
    .toSorted((one, other) => inOrder(fullName(one.person), fullName(other.person)))
    .slice(page.skip, page.skip + page.take)
    .map(({ id }) => id)
  const rows = await tx.listing.findMany({ where: { id: { in: ids } }, select: listingFields })
  return { rows: ids.flatMap((id) => rows.filter((row) => row.id === id)).map(toListing), total: all.length }
}

function toListing({
  person,
  response,
  ...row
}: Omit<Listing, 'profile' | 'response'> & {
  person: Profile
  response: { version: number; answers: unknown; submittedAt: Date }
}): Listing {
  // Only the questionnaires' store writes the column, from answers.
  return { ...row, profile: person, response: { ...response, answers: response.answers as Answers } }
}
