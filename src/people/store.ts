import type { Prisma } from '../db/generated/client.ts'
import type { Database } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'
import { type Language, languages } from '../i18n/language.ts'
import type { Actor, Profile } from './actor.ts'
import { organisationFields } from '../organisations/organisation.ts'
import { searchName } from './name.ts'
import type { Role } from './role.ts'

const profileFields = { surname: true, givenName: true, patronymic: true, post: true, subjects: true } as const

/** Who stands behind an account of a messenger; one statement. */
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
          roles: {
            where: { finishedOn: null },
            orderBy: [{ startedOn: 'asc' }, { role: 'asc' }, { organisationId: 'asc' }],
            select: { role: true, organisation: { select: organisationFields } },
          },
          consents: {
            where: { finishedAt: null },
            select: { organisationId: true, kind: true, edition: { select: { number: true } }, givenAt: true },
          },
        },
      },
    },
  })
  if (!account) return { status: 'stranger', platform, externalId, chatId: externalId, language }
  const { id, roles, consents, language: own, ...profile } = account.person
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
    roles,
    consents: consents.map(({ edition, ...consent }) => ({ ...consent, edition: edition.number })),
  }
}

export async function addPerson(tx: Tx, language: Language, now: Date): Promise<string> {
  const person = await tx.person.create({ data: { language, subjects: [], createdAt: now }, select: { id: true } })
  return person.id
}

export async function addAccount(
  tx: Tx,
  personId: string,
  account: { platform: string; externalId: string; chatId: string },
  now: Date,
): Promise<void> {
  const { platform, externalId, chatId } = account
  await tx.account.create({ data: { personId, platform, externalId, chatId, createdAt: now }, select: { id: true } })
}

export async function saveProfile(tx: Tx, personId: string, profile: Partial<Profile>): Promise<void> {
  const { subjects, ...rest } = profile
  const name = await tx.person.update({
    where: { id: personId },
    data: { ...rest, ...(subjects ? { subjects: [...subjects] } : {}) },
    select: { surname: true, givenName: true, patronymic: true, searchName: true },
  })
  if (searchName(name) === name.searchName) return
  await tx.person.update({ where: { id: personId }, data: { searchName: searchName(name) }, select: { id: true } })
}

export async function saveLanguage(tx: Tx, personId: string, language: Language): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { language }, select: { id: true } })
}

/** Marks or unmarks every account behind the chat; answers whether anything changed. */
export async function saveBlocked(
  tx: Tx | Database['client'],
  platform: string,
  chatId: string,
  blockedAt: Date | null,
): Promise<boolean> {
  const changed = await tx.account.updateMany({
    where: { platform, chatId, blockedAt: blockedAt === null ? { not: null } : null },
    data: { blockedAt },
  })
  return changed.count > 0
}

/** Gives the role from today on; nothing happens where it is held already. */
export async function addRole(
  tx: Tx,
  role: {
    personId: string
    organisationId: string
    role: Role
    startedOn: string
    orderNumber?: string | null
    orderOn?: Date | null
  },
): Promise<boolean> {
  const { startedOn, ...rest } = role
  const held = await tx.rolePeriod.findFirst({
    where: { personId: role.personId, organisationId: role.organisationId, role: role.role, finishedOn: null },
    select: { id: true },
  })
  if (held) return false
  await tx.rolePeriod.create({ data: { ...rest, startedOn: new Date(startedOn) }, select: { id: true } })
  return true
}

/** Somebody who can be written to, with the language and the place to write. */
export type Recipient = {
  readonly personId: string
  readonly language: Language
  readonly platform: string
  readonly chatId: string
  readonly surname: string | null
  readonly givenName: string | null
  readonly patronymic: string | null
}

/** Reachable accounts of those who hold one of the roles in the organisation and whose consent is in force there. */
export async function listRecipients(tx: Tx, organisationId: string, roles: readonly Role[]): Promise<Recipient[]> {
  const held = { some: { organisationId, role: { in: [...roles] }, finishedOn: null } }
  return await findRecipients(tx, { roles: held, consents: { some: { organisationId, finishedAt: null } } })
}

export async function listRecipientsOf(tx: Tx, personId: string): Promise<Recipient[]> {
  return await findRecipients(tx, { id: personId, consents: { some: { finishedAt: null } } })
}

async function findRecipients(tx: Tx, person: Prisma.PersonWhereInput): Promise<Recipient[]> {
  const accounts = await tx.account.findMany({
    where: { blockedAt: null, person },
    orderBy: [{ personId: 'asc' }, { id: 'asc' }],
    select: {
      platform: true,
      chatId: true,
      person: { select: { id: true, language: true, surname: true, givenName: true, patronymic: true } },
    },
  })
  return accounts.map(({ platform, chatId, person: { id, language, ...name } }) => ({
    personId: id,
    language: toLanguage(language),
    platform,
    chatId,
    ...name,
  }))
}

/** Every account of the person, reachable or not. */
export async function listAccountsOf(tx: Tx, personId: string): Promise<{ platform: string; chatId: string }[]> {
  return await tx.account.findMany({
    where: { personId },
    orderBy: { id: 'asc' },
    select: { platform: true, chatId: true },
  })
}

/** People of the organisation with exactly this name, other than the person: perhaps the same one under a second account. */
export async function countNamesakes(
  tx: Tx,
  personId: string,
  organisationIds: readonly string[],
  name: Pick<Profile, 'surname' | 'givenName' | 'patronymic'>,
): Promise<number> {
  return await tx.person.count({
    where: {
      id: { not: personId },
      surname: name.surname,
      givenName: name.givenName,
      patronymic: name.patronymic,
      roles: { some: { organisationId: { in: [...organisationIds] }, finishedOn: null } },
    },
  })
}

function toLanguage(stored: string): Language {
  return languages.find((one) => one === stored) ?? 'ru'
}
