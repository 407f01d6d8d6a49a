import { dayIn } from '../../calendar/day.ts'
import { nextAllowedInstant } from '../../calendar/quiet-hours.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { post } from '../../outbox/actions.ts'
import type { ConsentKind, Member } from '../../people/actor.ts'
import { shortName } from '../../people/name.ts'
import { listRecipients } from '../../people/store.ts'
import { destroyBy, kindsOf } from '../consent.ts'
import { saveConsentEnd } from '../store/consents.ts'

/** What stops with a consent at once, by its kind: handed in by those who do it. */
export type OnWithdrawn = Readonly<
  Partial<Record<ConsentKind, (tx: Tx, member: Member, organisationId: string, now: Date) => Promise<void>>>
>

export type Withdrawn = { readonly destroyBy: string; readonly kinds: readonly ConsentKind[] }

/**
 * Stops at once what the consent allowed, starts the legal clock, tells the curators. The consent to personal data takes
 * the others with it. Undefined when nothing was in force.
 */
export async function withdrawConsent(
  tx: Tx,
  member: Member,
  { organisationId, kind }: { organisationId: string; kind: ConsentKind },
  now: Date,
  onWithdrawn: OnWithdrawn,
): Promise<Withdrawn | undefined> {
  const operator = await findOrganisation(tx, organisationId)
  if (!operator || !(await end(tx, member, operator, kind, now))) return undefined
  const kinds = [kind]
  for (const other of kind === 'PERSONAL_DATA' ? kindsOf(operator) : [])
    if (other !== kind && (await end(tx, member, operator, other, now))) kinds.push(other)
  for (const one of kinds) await onWithdrawn[one]?.(tx, member, organisationId, now)
  for (const one of kinds) await noteEnd(tx, member, operator, one, now)
  const last = destroyBy(kind, dayIn(now, operator.timeZone))
  await tellCurators(tx, member, operator, { destroyBy: last, kinds }, now)
  return { destroyBy: last, kinds }
}

async function end(
  tx: Tx,
  { personId }: Member,
  operator: OrganisationCard,
  kind: ConsentKind,
  now: Date,
): Promise<boolean> {
  const last = new Date(destroyBy(kind, dayIn(now, operator.timeZone)))
  const whose = { personId, organisationId: operator.id, kind }
  return await saveConsentEnd(tx, whose, { finishedAt: now, endReason: 'WITHDRAWN', destroyBy: last })
}

async function noteEnd(
  tx: Tx,
  { personId }: Member,
  operator: OrganisationCard,
  kind: ConsentKind,
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: personId,
    organisationId: operator.id,
    event: 'consent-withdrawn',
    subject: 'person',
    subjectId: personId,
    clause: kind === 'DISSEMINATION' ? '152-FZ art. 10.1' : '152-FZ art. 21',
    details: { kind, destroyBy: destroyBy(kind, dayIn(now, operator.timeZone)) },
  })
}

async function tellCurators(
  tx: Tx,
  member: Member,
  operator: OrganisationCard,
  withdrawn: Withdrawn,
  now: Date,
): Promise<void> {
  // Withdrawn before the name was asked: there is nobody to name.
  if (member.profile.surname === null) return
  const [kind = 'PERSONAL_DATA'] = withdrawn.kinds
  const curators = await listRecipients(
    tx,
    operator.id,
    operator.kind === 'SCHOOL' ? ['CURATOR', 'HEAD'] : ['COORDINATOR'],
  )
  const notices = curators
    .filter((one) => one.personId !== member.personId)
    .map((one) => {
      const texts = textsIn(one.language)
      const parts = { person: shortName(member.profile), day: texts.day(withdrawn.destroyBy) }
      return {
        to: one,
        dedupeKey: `consent-withdrawn:${member.personId}:${now.toISOString()}:${one.platform}:${one.chatId}`,
        text: texts.t(`consent.withdrawn.curator.${kind}`, parts),
        sendAfter: nextAllowedInstant(now, operator.timeZone),
      }
    })
  await post(tx, notices, now)
}
