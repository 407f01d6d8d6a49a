import type { Role } from '../people/role.ts'

/** A link lives seven days; the first coordinator's too. */
export const daysToLive = 7

/** How many people a curator's common link for teachers may bring in. */
export const usesOfCommonLink = 60

export type Invitation = {
  readonly id: string
  readonly organisationId: string
  readonly role: Role | null
  readonly ownerId: string | null
  readonly uses: number
  readonly maxUses: number
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

/** A link of somebody from a school's list, made by another; by one's own link one adds a second account. */
export function isPersonal<I extends { readonly role: Role | null; ownerId: string | null; authorId: string | null }>(
  invitation: I,
): invitation is I & { readonly ownerId: string } {
  const { role, ownerId, authorId } = invitation
  return role === null && ownerId !== null && authorId !== ownerId
}

export type InvitationState = 'open' | 'expired' | 'revoked' | 'used-up'

export function stateOf(invitation: Invitation, now: Date): InvitationState {
  if (invitation.revokedAt) return 'revoked'
  if (invitation.uses >= invitation.maxUses) return 'used-up'
  return invitation.expiresAt <= now ? 'expired' : 'open'
}

export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + daysToLive * 86_400_000)
}

/** What a link carries: 128 random bits in 22 characters, fit for `?start=`. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text)
}
