import { leaveBanks } from '../../banks/actions/entering.ts'
import { giveConsent, offerConsent } from '../../consent/actions/giving.ts'
import { currentEditions } from '../../consent/actions/publishing.ts'
import { withdrawConsent } from '../../consent/actions/withdrawing.ts'
import { startOfHash } from '../../consent/consent.ts'
import type { SiteMark } from '../../consent/fields.ts'
import type { Tx } from '../../db/transaction.ts'
import { acceptInvitation } from '../../joining/actions/accepting.ts'
import { invite } from '../../joining/actions/inviting.ts'
import type { ConsentKind, Member } from '../../people/actor.ts'
import type { Role } from '../../people/role.ts'
import { findActor } from '../../people/store.ts'
import type { Settler } from './district.ts'

export const day = 86_400_000

export async function linkFor(tx: Tx, author: Member, organisationId: string, role: Role, at: Date): Promise<string> {
  const order = role === 'CURATOR' ? { order: { orderNumber: '41-o', orderOn: at } } : {}
  const made = await invite(
    tx,
    author,
    {
      organisationId,
      role,
      maxUses: 1,
      request: `${organisationId}:${role}:${at.toISOString()}:${crypto.randomUUID()}`,
      ...order,
    },
    at,
  )
  if (made.status !== 'made') throw new Error(`the invented ${role} can't be invited: ${made.status}`)
  return made.token
}

export async function open(tx: Tx, settler: Settler, token: string, at: Date): Promise<void> {
  const externalId = String(settler.externalId)
  await acceptInvitation(tx, await findActor(tx, 'telegram', externalId, 'ru'), token, at)
}

export async function consent(
  tx: Tx,
  settler: Settler,
  at: Date,
  kind: ConsentKind = 'PERSONAL_DATA',
  marks: readonly SiteMark[] = [],
): Promise<void> {
  const person = await member(tx, settler)
  const [held] = person.roles
  const own = await currentEditions(tx)
  const offer = held && (await offerConsent(tx, own, person, { organisationId: held.organisation.id, kind, marks }))
  if (!offer) throw new Error(`invented person ${settler.externalId} has nobody to consent to`)
  const asked = { organisationId: offer.operator.id, kind: offer.kind, marks }
  const accepted = { ...asked, sha256Start: startOfHash(offer.sha256), messageNumber: null }
  const answer = await giveConsent(tx, own, person, accepted, at)
  if (answer !== 'given') throw new Error(`invented person ${settler.externalId} could not consent: ${answer}`)
}

export async function withdraw(tx: Tx, person: Member, at: Date): Promise<void> {
  const [held] = person.roles
  if (!held) return
  const organisationId = held.organisation.id
  await withdrawConsent(tx, person, { organisationId, kind: 'PERSONAL_DATA' }, at, {
    PERSONAL_DATA: async (inner) => await leaveBanks(inner, { personId: person.personId, organisationId }, at),
  })
}

export async function member(tx: Tx, settler: Settler): Promise<Member> {
  const actor = await findActor(tx, 'telegram', String(settler.externalId), 'ru')
  if (actor.status !== 'member') throw new Error(`invented person ${settler.externalId} has not joined`)
  return actor
}
