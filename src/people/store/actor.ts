import type { Tx } from '../../db/transaction.ts'
import { type Language, languages } from '../../i18n/language.ts'
import { type Organisation, organisationFields } from '../../organisations/organisation.ts'
import type { Actor, Wording } from '../actor.ts'

const profileFields = {
  surname: true,
  givenName: true,
  patronymic: true,
  post: true,
  subjects: true,
  contact: true,
  birthYear: true,
} as const

const wordingInForce = { where: { retiredAt: null }, select: { kind: true, id: true, number: true } } as const

const heldConsentFields = {
  organisationId: true,
  kind: true,
  editionId: true,
  edition: { select: { number: true, organisationId: true } },
  givenAt: true,
} as const

/** Who stands behind an account of a messenger, with every role that is held; one statement. */
export async function findActor(tx: Tx, platform: string, externalId: string, language: Language): Promise<Actor> {
  const account = await tx.account.findUnique({
    where: { platform_externalId: { platform, externalId } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      chatId: true,
      blockedAt: true,
      person: {
        select: {
          id: true,
          language: true,
          ...profileFields,
          importedAt: true,
          roles: {
            where: { finishedOn: null },
            orderBy: [{ startedOn: 'asc' }, { role: 'asc' }, { organisationId: 'asc' }],
            select: { role: true, organisation: { select: { ...organisationFields, wordings: wordingInForce } } },
          },
          consents: {
            where: { finishedAt: null },
            select: heldConsentFields,
          },
        },
      },
    },
  })
  if (!account) return { status: 'stranger', platform, externalId, chatId: externalId, language }
  const { id, roles: held, consents, language: own, importedAt, ...profile } = account.person
  const roles = held.map(({ role, organisation }) => ({ role, organisation: toOrganisation(organisation) }))
  return {
    status: 'member',
    platform,
    externalId,
    chatId: account.chatId,
    language: toLanguage(own),
    accountId: account.id,
    isBlocked: account.blockedAt !== null,
    personId: id,
    profile,
    isUnchecked: importedAt !== null,
    roles,
    allRoles: roles,
    consents: consents.map(({ edition, ...consent }) => ({
      ...consent,
      edition: edition.number,
      wordedBy: edition.organisationId,
    })),
    wordings: wordingsOf(held.map(({ organisation }) => organisation)),
  }
}

/** Without the wordings that were read beside it. */
function toOrganisation({ id, kind, parentId, shortName, timeZone }: Organisation): Organisation {
  return { id, kind, parentId, shortName, timeZone }
}

function wordingsOf(
  organisations: readonly { id: string; wordings: readonly Omit<Wording, 'organisationId'>[] }[],
): Wording[] {
  const all = organisations.flatMap(({ id, wordings }) => wordings.map((one) => ({ ...one, organisationId: id })))
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

/** As it stands in the database; Russian where it is none of ours. */
export function toLanguage(stored: string): Language {
  return languages.find((one) => one === stored) ?? 'ru'
}
