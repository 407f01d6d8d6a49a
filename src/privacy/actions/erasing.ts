import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { removeDownloadsOf } from '../../files/store.ts'
import { note } from '../../journal/actions.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { may } from '../../people/policy.ts'
import type { Member } from '../../people/actor.ts'
import { added, type Counts, type DestructionReason, type Whose } from '../act.ts'
import { type Act, addAct } from '../store/acts.ts'
import {
  countKept,
  removeAccounts,
  removeAtOperator,
  removeNamingTexts,
  removeProfile,
  saveConsentsDestroyed,
  savePersonHeld,
  saveRolesEnded,
} from '../store/erasing.ts'
import { hasRoleElsewhere, isHeldElsewhere, listLivingOperators, listOperators } from '../store/people.ts'
import { takeBackMentions } from './mentions.ts'

/** What else ends where somebody's data go: handed in, as pairs tell the others in them and need matching for that. */
export type OnErasing = (tx: Tx, whose: Whose, now: Date) => Promise<void>

export type Erasure = {
  /** One for each operator, in their order. */
  readonly acts: readonly Act[]
  /** Nothing but evidence is left: the account is a stranger's from now on. */
  readonly isWhole: boolean
}

/**
 * Destroys what these operators hold of the person and no law keeps; with the last of them the profile and the accounts
 * go too (152-FZ art. 21). All in the transaction of the caller; undefined where the person is erased already.
 */
export async function erasePerson(
  tx: Tx,
  whose: { personId: string; organisationIds: readonly string[]; reason: DestructionReason },
  now: Date,
  onErasing: OnErasing,
): Promise<Erasure | undefined> {
  const { personId, organisationIds, reason } = whose
  if (!(await savePersonHeld(tx, personId))) return undefined
  const isProfileGone = !(await isHeldElsewhere(tx, personId, organisationIds))
  const isWhole = isProfileGone && !(await hasRoleElsewhere(tx, personId, organisationIds))
  const scope = isWhole ? [...new Set([...organisationIds, ...(await listOperators(tx, personId))])] : organisationIds
  // Before the mentions: what it tells others loses the name with them.
  for (const organisationId of scope) await onErasing(tx, { personId, organisationId }, now)
  const mentions = await takeBackMentions(tx, personId, { organisationIds: scope, isProfileGone }, now)
  const atOperators: { organisationId: string; counts: Counts }[] = []
  for (const organisationId of scope)
    atOperators.push({ organisationId, counts: await eraseAtOperator(tx, { personId, organisationId }, now) })
  const shared = isProfileGone ? await removeProfile(tx, personId) : {}
  if (isWhole) await removeDownloadsOf(tx, personId)
  const withAccounts = isWhole ? await removeAccounts(tx, personId, now) : {}
  const acts: Act[] = []
  for (const { organisationId, counts } of atOperators)
    if (organisationIds.includes(organisationId) || Object.values(counts).some((count) => count > 0)) {
      const all = added(counts, mentions, shared, withAccounts)
      acts.push(await draw(tx, { personId, organisationId, reason }, all, now))
    }
  return { acts, isWhole }
}

/** «Удалить»: by the person's own wish, at once (152-FZ art. 14 part 1, art. 21). */
export async function eraseOwn(
  tx: Tx,
  member: Member,
  organisationIds: readonly string[],
  now: Date,
  onErasing: OnErasing,
): Promise<({ ok: true } & Erasure) | { ok: false; reason: 'not-allowed' | 'nothing' }> {
  const { personId } = member
  const living = await listLivingOperators(tx, personId)
  const scope = living.filter(({ id }) => organisationIds.includes(id))
  if (scope.some((organisation) => !may(member, 'data.own', { organisation, personId })))
    return { ok: false, reason: 'not-allowed' }
  const ids = scope.map(({ id }) => id)
  const whose = { personId, organisationIds: ids, reason: 'REQUESTED' } as const
  const erasure = ids.length > 0 ? await erasePerson(tx, whose, now, onErasing) : undefined
  return erasure ? { ok: true, ...erasure } : { ok: false, reason: 'nothing' }
}

async function eraseAtOperator(tx: Tx, whose: Whose, now: Date): Promise<Counts> {
  const organisation = await findOrganisation(tx, whose.organisationId)
  const today = new Date(dayIn(now, organisation?.timeZone ?? 'UTC'))
  const counts = added(await removeAtOperator(tx, whose), await removeNamingTexts(tx, whose))
  await saveRolesEnded(tx, whose, today)
  await saveConsentsDestroyed(tx, whose, now, today)
  return counts
}

async function draw(tx: Tx, whose: Whose & { reason: DestructionReason }, destroyed: Counts, now: Date): Promise<Act> {
  const kept = await countKept(tx, whose.personId, whose.organisationId)
  const act = await addAct(tx, { ...whose, madeAt: now, destroyed, kept })
  await note(tx, {
    at: now,
    ...(whose.reason === 'REQUESTED' ? { actorId: whose.personId } : {}),
    organisationId: whose.organisationId,
    event: 'data-destroyed',
    subject: 'person',
    subjectId: whose.personId,
    clause: '152-FZ art. 21',
    details: { act: act.id, reason: whose.reason, destroyed },
  })
  return act
}
