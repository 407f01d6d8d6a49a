import type { Prisma } from '../db/generated/client.ts'
import type { Database } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'
import type { Language } from '../i18n/language.ts'
import type { Profile } from './actor.ts'
import { searchName } from './name.ts'
import type { Role } from './role.ts'
import { toLanguage } from './store/actor.ts'

export { findActor } from './store/actor.ts'

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

const consented = { kind: 'PERSONAL_DATA', finishedAt: null } as const

/** Reachable accounts of those who hold one of the roles in the organisation and whose consent is in force there. */
export async function listRecipients(tx: Tx, organisationId: string, roles: readonly Role[]): Promise<Recipient[]> {
  const held = { some: { organisationId, role: { in: [...roles] }, finishedOn: null } }
  return await findRecipients(tx, { roles: held, consents: { some: { organisationId, ...consented } } })
}

export async function listRecipientsOf(tx: Tx, personId: string): Promise<Recipient[]> {
  return await findRecipients(tx, { id: personId, consents: { some: consented } })
}

/**
 * Reachable accounts of those of these people who have a role in the organisation and whose consent is in force there;
 * with `isBeforeConsent` also of those who have not answered yet, but never of those who took it back.
 */
export async function listRecipientsAmong(
  tx: Tx,
  personIds: readonly string[],
  organisationId: string,
  isBeforeConsent: boolean,
): Promise<Recipient[]> {
  const agreed = { consents: { some: { organisationId, ...consented } } }
  const silent = { consents: { none: { organisationId, kind: 'PERSONAL_DATA' as const, finishedAt: { not: null } } } }
  return await findRecipients(tx, {
    id: { in: [...personIds] },
    roles: { some: { organisationId, finishedOn: null } },
    ...(isBeforeConsent ? { OR: [agreed, silent] } : agreed),
  })
}

/** Whoever asked to restrict the processing of their data is told nothing unasked (152-FZ art. 21). */
async function findRecipients(tx: Tx, person: Prisma.PersonWhereInput): Promise<Recipient[]> {
  const accounts = await tx.account.findMany({
    where: { blockedAt: null, person: { ...person, restrictedAt: null, erasedAt: null } },
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
      accounts: { some: {} },
      surname: name.surname,
      givenName: name.givenName,
      patronymic: name.patronymic,
      roles: { some: { organisationId: { in: [...organisationIds] }, finishedOn: null } },
    },
  })
}
