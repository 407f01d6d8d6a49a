import { createHash } from 'node:crypto'
import type { Tx } from '../../src/db/transaction.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { addText } from '../../src/consent/store/consents.ts'
import { onConsentWithdrawn } from '../../src/pairs/actions/leaving.ts'
import { addPerson, addRole, saveProfile } from '../../src/people/store.ts'
import { aroundPairs } from '../../src/consequences.ts'
import type { Language } from '../../src/i18n/language.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { addTown, type World } from '../kit/world.ts'
import { addMember, go, idOf } from './kit.ts'

type Agreed = {
  /** «Иванова Анна Петровна»; somebody who is there already is found by the surname. */
  readonly mentor: string
  readonly mentees: readonly string[]
  readonly kinds?: readonly string[]
  /** Nothing: not chosen yet. */
  readonly basis?: 'AGREEMENT' | 'JOB' | null
  /** The mentor's school where it is another one. */
  readonly mentorAt?: string
  /** Whose consents are missing, by surname. */
  readonly without?: readonly string[]
}

/** A pair whose people have agreed before the story begins, with their consents; answers its id. */
export async function addAgreedPair(world: World, organisationId: string, agreed: Agreed): Promise<string> {
  const { mentor, mentees, kinds = ['traditional'], basis = 'AGREEMENT', without = [], mentorAt } = agreed
  const at = world.now()
  return await inTransaction(world.db, async (tx) => {
    const people = []
    for (const [index, name] of [mentor, ...mentees].entries()) {
      const role = index === 0 ? ('MENTOR' as const) : ('MENTEE' as const)
      const schoolId = (role === 'MENTOR' ? mentorAt : undefined) ?? organisationId
      const personId = await personOf(tx, schoolId, name, at)
      const kind = role === 'MENTOR' ? ('MENTOR_DUTY' as const) : ('PARTICIPATION' as const)
      if (!without.includes(name.split(' ')[0] ?? ''))
        await addConsentOf(tx, { personId, organisationId: schoolId, kind }, at)
      people.push({ personId, role, organisationId: schoolId, answer: 'AGREED' as const, answeredAt: at, isOpen: true })
    }
    const agreement = { agreementNumber: '7', agreementOn: new Date('2026-10-01'), payment: '15 % оклада' }
    const pair = await tx.pair.create({
      data: {
        organisationId,
        isCrossSchool: mentorAt !== undefined,
        status: 'AGREED',
        kinds: [...kinds],
        proposedById: people[0]?.personId ?? '',
        proposedAt: at,
        expiresAt: at,
        changedAt: at,
        legalBasis: basis,
        ...(basis === 'AGREEMENT' ? agreement : {}),
      },
      select: { id: true },
    })
    await tx.pairMember.createMany({ data: people.map((one) => ({ ...one, pairId: pair.id })) })
    return pair.id
  })
}

async function personOf(tx: Tx, organisationId: string, name: string, at: Date): Promise<string> {
  const [surname = '', givenName = '', patronymic = ''] = name.split(' ')
  const known = await tx.person.findFirst({ where: { surname }, select: { id: true } })
  if (known) return known.id
  const personId = await addPerson(tx, 'ru', at)
  await saveProfile(tx, personId, { surname, givenName, patronymic, post: 'teacher', subjects: ['physics'] })
  await addRole(tx, { personId, organisationId, role: 'TEACHER', startedOn: at.toISOString().slice(0, 10) })
  return personId
}

/** In force, given in the bot. */
export async function addConsentOf(
  tx: Tx,
  consent: { personId: string; organisationId: string; kind: 'MENTOR_DUTY' | 'PARTICIPATION' },
  givenAt: Date,
): Promise<void> {
  const body = `${consent.kind} ${consent.personId}`
  const textSha256 = createHash('sha256').update(body).digest('hex')
  await addText(tx, textSha256, body)
  const edition = { editionId: `${consent.kind}-1`, textSha256, messageNumber: null }
  await tx.consent.create({ data: { ...consent, ...edition, givenAt, fields: [] }, select: { id: true } })
}

/** What a withdrawal does, of somebody who has no account. */
export async function withdrawConsent(world: World, surname: string, kind: 'MENTOR_DUTY' | 'PARTICIPATION') {
  const personId = await idOf(world, surname)
  const now = world.now()
  await inTransaction(world.db, async (tx) => {
    const { organisationId } = await tx.consent.findFirstOrThrow({ where: { personId, kind, finishedAt: null } })
    await tx.consent.updateMany({
      where: { personId, kind, finishedAt: null },
      data: { finishedAt: now, endReason: 'WITHDRAWN' },
    })
    await onConsentWithdrawn(tx, { personId, organisationId }, kind, now, aroundPairs)
  })
}

/** Somebody has looked at every name already. */
export async function confirmNames(world: World): Promise<void> {
  const people = await world.db.client.person.findMany({ where: { surname: { not: null } } })
  for (const { id, surname, givenName, patronymic } of people) {
    const name = [surname, givenName, patronymic].filter(Boolean).join(' ')
    const forms = {
      nominative: name,
      genitive: `${name} р`,
      dative: `${name} д`,
      accusative: `${name} в`,
      instrumental: `${name} т`,
    }
    const data = { personId: id, ...forms, confirmedById: id, confirmedAt: world.now() }
    await world.db.client.nameForms.upsert({ where: { personId: id }, create: data, update: data })
  }
}

/** The orders of the school, as its button in the hub of pairs opens them. */
export async function openOrders(world: World, person: Person): Promise<void> {
  await go(world, person, [{ says: '/menu' }, 'Пары', 'Приказы'])
}

export type Office = { readonly schoolId: string; readonly curator: Person; readonly head: Person }

/** A school with its head and curator, both in the bot, and its requisites. */
export async function addOffice(world: World, language: Language = 'ru'): Promise<Office> {
  const { schoolId } = await addTown(world)
  await world.db.client.organisation.update({
    where: { id: schoolId },
    data: { headName: 'Серов Пётр Ильич', headPost: 'Директор' },
  })
  const curator = await addMember(world, {
    name: ['Зимина', 'Ольга', 'Павловна'],
    roles: [['CURATOR', schoolId]],
    language,
  })
  const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]], language })
  return { schoolId, curator, head }
}

/** Ivanova, who reads the bot, mentors Lunin, who reads it too. */
export async function addReaders(world: World, organisationId: string): Promise<{ mentor: Person; mentee: Person }> {
  const mentor = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', organisationId]] })
  const mentee = await addMember(world, { name: ['Лунин', 'Борис', 'Юрьевич'], roles: [['TEACHER', organisationId]] })
  return { mentor, mentee }
}

/** The draft of an order with what is ready, signed at once with that number. */
export async function signPairs(world: World, person: Person, number: string): Promise<void> {
  await openOrders(world, person)
  await go(world, person, ['Собрать приказ о парах', 'Номер и дата', { says: number }, 'Сегодня'])
}
