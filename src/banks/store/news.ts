import type { Tx } from '../../db/transaction.ts'
import { type BankKind, visible } from '../listing.ts'

/** What a questionnaire did to the bank, as it stands now. */
export type BankNews = {
  readonly responseId: string
  readonly personId: string
  readonly name: {
    readonly surname: string | null
    readonly givenName: string | null
    readonly patronymic: string | null
  }
  readonly mark: 'new' | 'corrected' | 'declined'
  readonly listingId: string | undefined
}

/**
 * Of these questionnaires, what curators are still to be told, each person once, in the order of the ids:
 * who has withdrawn, left, or asked to be in no list is not among them.
 */
export async function listNews(
  tx: Tx,
  kind: BankKind,
  organisationId: string,
  responseIds: readonly string[],
): Promise<BankNews[]> {
  const agrees = { some: { organisationId, kind: 'PERSONAL_DATA', finishedAt: null } } as const
  const works = { some: { organisationId, finishedOn: null } }
  const rows = await tx.questionnaireResponse.findMany({
    where: { id: { in: [...responseIds] }, person: { ...visible, consents: agrees, roles: works } },
    select: {
      id: true,
      submittedAt: true,
      person: {
        select: {
          id: true,
          surname: true,
          givenName: true,
          patronymic: true,
          listings: { where: { kind, organisationId, unlistedAt: null }, select: { id: true, listedAt: true } },
        },
      },
    },
  })
  const inOrder = responseIds.flatMap((id) => rows.filter((row) => row.id === id))
  return [...Map.groupBy(inOrder, ({ person }) => person.id).values()].flatMap((sent) => {
    const [first] = sent
    if (!first) return []
    const { id: personId, listings, ...name } = first.person
    const [listing] = listings
    const mark = !listing ? 'declined' : listing.listedAt < first.submittedAt ? 'corrected' : 'new'
    return [{ responseId: sent.at(-1)?.id ?? first.id, personId, name, mark, listingId: listing?.id }]
  })
}
