import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member, Profile } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { expiryOf } from '../invitation.ts'
import { addInvitations, countServed, type Listed, listWithoutAccount, saveRevocations } from '../store/listed.ts'
import { hashOf, newToken } from '../token.ts'

/** The link of one person; the token is shown once and never stored. */
export type PersonalLink = { readonly personId: string; readonly profile: Profile; readonly token: string }

export type PersonalLinks =
  | { readonly ok: true; readonly links: readonly PersonalLink[]; readonly expiresAt: Date }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'already' | 'nobody' }

/**
 * A link for one use within seven days for each person whom the school's list names and who has no account: it opens to
 * whoever holds it the row of the list, never somebody's account. Former links of theirs open no more. Only for
 * `personId` where it is given; `request` names the press, so that a repeated one makes no second links.
 */
export async function invitePersonally(
  tx: Tx,
  author: Member,
  wanted: { organisationId: string; personId?: string; request: string },
  now: Date,
): Promise<PersonalLinks> {
  const organisation = await findOrganisation(tx, wanted.organisationId)
  if (!organisation || !may(author, 'role.TEACHER', { organisation })) return { ok: false, reason: 'not-allowed' }
  const only = wanted.personId === undefined ? undefined : [wanted.personId]
  const people = await listWithoutAccount(tx, organisation.id, only)
  if (people.length === 0) return { ok: false, reason: 'nobody' }
  const requests = people.map(({ personId }) => hashOf(`${wanted.request}:${personId}`))
  if ((await countServed(tx, requests)) > 0) return { ok: false, reason: 'already' }
  await saveRevocations(
    tx,
    people.map(({ personId }) => personId),
    now,
  )
  const links = people.map(({ personId, profile }) => ({ personId, profile, token: newToken() }))
  await addInvitations(
    tx,
    people.map((person, at) => invitationOf(person, author, requests[at] ?? null, links[at]?.token ?? '', now)),
  )
  await note(tx, {
    at: now,
    actorId: author.personId,
    organisationId: organisation.id,
    event: 'personal-links-made',
    subject: 'organisation',
    subjectId: organisation.id,
    details: { count: people.length, ...(wanted.personId === undefined ? {} : { personId: wanted.personId }) },
  })
  return { ok: true, links, expiresAt: expiryOf(now) }
}

function invitationOf(
  { personId, organisationId }: Listed,
  author: Member,
  requestHash: Uint8Array<ArrayBuffer> | null,
  token: string,
  now: Date,
) {
  return {
    tokenHash: hashOf(token),
    requestHash,
    organisationId,
    role: null,
    ownerId: personId,
    authorId: author.personId,
    maxUses: 1,
    createdAt: now,
    expiresAt: expiryOf(now),
    orderNumber: null,
    orderOn: null,
  }
}
