import type { Tx } from '../../db/transaction.ts'
import type { Half } from '../merging.ts'
import { searchName } from '../../people/name.ts'

export type Pair = { readonly keep: string; readonly drop: string }

/** Rows that point to the one person point to the other from now on; what may stand only once is settled before. */
export async function saveOwner(tx: Tx, { keep, drop }: Pair): Promise<void> {
  const own = { where: { personId: drop }, data: { personId: keep } }
  await tx.account.updateMany(own)
  await tx.rolePeriod.updateMany(own)
  await tx.consent.updateMany(own)
  await tx.questionnaireDraft.updateMany(own)
  await tx.questionnaireResponse.updateMany(own)
  await tx.listing.updateMany(own)
  await tx.curatorNote.updateMany(own)
  await tx.storedFile.updateMany(own)
  await tx.move.updateMany(own)
  await tx.invitationUse.updateMany(own)
  await tx.campaignMember.updateMany(own)
  await tx.noticePreference.updateMany(own)
  await tx.tiding.updateMany(own)
  await tx.tiding.updateMany({ where: { aboutId: drop }, data: { aboutId: keep } })
  await tx.destructionAct.updateMany(own)
}

/** What the person did: invited, wrote, marked, sent, proposed. */
export async function saveAuthor(tx: Tx, { keep, drop }: Pair): Promise<void> {
  await tx.invitation.updateMany({ where: { authorId: drop }, data: { authorId: keep } })
  await tx.invitation.updateMany({ where: { ownerId: drop }, data: { ownerId: keep } })
  await tx.consentEdition.updateMany({ where: { authorId: drop }, data: { authorId: keep } })
  await tx.consent.updateMany({ where: { paperMarkerId: drop }, data: { paperMarkerId: keep } })
  await tx.campaign.updateMany({ where: { startedById: drop }, data: { startedById: keep } })
  await tx.curatorNote.updateMany({ where: { authorId: drop }, data: { authorId: keep } })
  await tx.storedFile.updateMany({ where: { senderId: drop }, data: { senderId: keep } })
  await tx.download.updateMany({ where: { senderId: drop }, data: { senderId: keep } })
  await tx.move.updateMany({ where: { proposedById: drop }, data: { proposedById: keep } })
  await tx.move.updateMany({ where: { answeredById: drop }, data: { answeredById: keep } })
}

/** The rows of which nothing points to the person any more. */
export async function removePerson(tx: Tx, personId: string): Promise<void> {
  await tx.person.delete({ where: { id: personId }, select: { id: true } })
}

const personFields = {
  id: true,
  surname: true,
  givenName: true,
  patronymic: true,
  post: true,
  subjects: true,
  contact: true,
  birthYear: true,
  language: true,
  createdAt: true,
  importedAt: true,
  restrictedAt: true,
  erasedAt: true,
  accounts: { select: { id: true }, take: 1 },
} as const

/** Both people as they are, held until the end of the transaction; undefined where one is not there any more. */
export async function findBoth(tx: Tx, { keep, drop }: Pair) {
  // It changes nothing: whoever else merges or claims one of them waits.
  await tx.person.updateMany({ where: { id: { in: [keep, drop] }, erasedAt: null }, data: { erasedAt: null } })
  const rows = await tx.person.findMany({ where: { id: { in: [keep, drop] }, erasedAt: null }, select: personFields })
  const kept = rows.find(({ id }) => id === keep)
  const dropped = rows.find(({ id }) => id === drop)
  return kept && dropped ? { kept, dropped } : undefined
}

type Both = NonNullable<Awaited<ReturnType<typeof findBoth>>>

/** What is not known of the kept one is taken over; a name goes whole. A wish to restrict stays one. */
export async function saveUnited(tx: Tx, { kept, dropped }: Both): Promise<void> {
  const named = kept.surname === null ? dropped : kept
  const name = { surname: named.surname, givenName: named.givenName, patronymic: named.patronymic }
  const isDroppedIn = kept.accounts.length === 0 && dropped.accounts.length > 0
  await tx.person.update({
    where: { id: kept.id },
    data: {
      ...name,
      searchName: searchName(name),
      post: kept.post ?? dropped.post,
      subjects: kept.subjects.length > 0 ? kept.subjects : dropped.subjects,
      contact: kept.contact ?? dropped.contact,
      birthYear: kept.birthYear ?? dropped.birthYear,
      language: isDroppedIn ? dropped.language : kept.language,
      importedAt: named.importedAt,
      createdAt: kept.createdAt < dropped.createdAt ? kept.createdAt : dropped.createdAt,
      restrictedAt: kept.restrictedAt ?? dropped.restrictedAt,
    },
    select: { id: true },
  })
}

/** People of the organisation, with what their names are compared by. */
export async function listOthers(
  tx: Tx,
  organisationId: string,
  exceptId: string,
): Promise<
  {
    personId: string
    surname: string | null
    givenName: string | null
    patronymic: string | null
    searchName: string
  }[]
> {
  const rows = await tx.person.findMany({
    where: {
      id: { not: exceptId },
      restrictedAt: null,
      erasedAt: null,
      surname: { not: null },
      roles: { some: { organisationId, finishedOn: null } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, surname: true, givenName: true, patronymic: true, searchName: true },
  })
  return rows.map(({ id, ...row }) => ({ personId: id, ...row }))
}

export async function findHalf(tx: Tx, personId: string): Promise<Half | undefined> {
  const row = await tx.person.findUnique({
    where: { id: personId },
    select: {
      createdAt: true,
      accounts: { select: { id: true }, take: 1 },
      consents: { where: { finishedAt: null }, select: { id: true } },
    },
  })
  if (!row) return undefined
  return { personId, hasJoined: row.accounts.length > 0, consents: row.consents.length, createdAt: row.createdAt }
}
