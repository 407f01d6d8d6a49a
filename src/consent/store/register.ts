import type { Tx } from '../../db/transaction.ts'
import type { Language } from '../../i18n/language.ts'
import type { HeldConsent, Profile, Wording } from '../../people/actor.ts'
import type { RegisterPerson } from '../register.ts'
import { keptFields, toKept } from './consents.ts'

/** Everybody who works in the organisation or has given it a consent, in no order; not who asked to restrict the processing. */
export async function listRegister(tx: Tx, organisationId: string): Promise<RegisterPerson[]> {
  const people = await tx.person.findMany({
    where: {
      OR: [{ roles: { some: { organisationId, finishedOn: null } } }, { consents: { some: { organisationId } } }],
      restrictedAt: null,
      erasedAt: null,
    },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      roles: { where: { organisationId, finishedOn: null }, take: 1, select: { id: true } },
      consents: {
        where: { organisationId },
        orderBy: { givenAt: 'asc' },
        select: { ...keptFields, textSha256: true },
      },
    },
  })
  return people.map(({ id, roles, consents, ...name }) => ({
    ...name,
    personId: id,
    isHere: roles.length > 0,
    kept: consents.map(toKept),
  }))
}

/** A person as a register's card needs them. */
export type RegisterSubject = {
  readonly personId: string
  readonly language: Language
  readonly profile: Profile
  readonly hasAccount: boolean
  readonly consents: readonly HeldConsent[]
  readonly wordings: readonly Wording[]
}

/** Somebody who works in the organisation or has given it a consent; undefined for anybody else. */
export async function findSubject(
  tx: Tx,
  organisationId: string,
  personId: string,
): Promise<RegisterSubject | undefined> {
  const row = await tx.person.findFirst({
    where: {
      id: personId,
      OR: [{ roles: { some: { organisationId, finishedOn: null } } }, { consents: { some: { organisationId } } }],
      restrictedAt: null,
      erasedAt: null,
    },
    select: {
      language: true,
      surname: true,
      givenName: true,
      patronymic: true,
      post: true,
      subjects: true,
      contact: true,
      accounts: { take: 1, select: { id: true } },
      consents: {
        where: { finishedAt: null },
        select: {
          organisationId: true,
          kind: true,
          editionId: true,
          edition: { select: { number: true, organisationId: true } },
          givenAt: true,
        },
      },
    },
  })
  if (!row) return undefined
  const { language, accounts, consents, ...profile } = row
  return {
    personId,
    // The texts of paper are Russian unless the person reads another language.
    language: language === 'en' ? 'en' : 'ru',
    profile,
    hasAccount: accounts.length > 0,
    consents: consents.map(({ edition, ...one }) => ({
      ...one,
      edition: edition.number,
      wordedBy: edition.organisationId,
    })),
    wordings: await listWordings(tx, organisationId),
  }
}

/** The words of its own that the organisation has in force. */
export async function listWordings(tx: Tx, organisationId: string): Promise<Wording[]> {
  const rows = await tx.consentEdition.findMany({
    where: { organisationId, retiredAt: null },
    select: { id: true, kind: true, number: true },
  })
  return rows.map((row) => ({ ...row, organisationId }))
}
