import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Language, textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { ConsentKind, Member, Profile } from '../../people/actor.ts'
import { shortName } from '../../people/name.ts'
import { listRecipients } from '../../people/store.ts'
import { destroyBy, kindsOf } from '../consent.ts'
import { saveConsentEnd } from '../store/consents.ts'

/** Whose consent it is. */
export type Giver = {
  readonly personId: string
  readonly profile: Pick<Profile, 'surname' | 'givenName' | 'patronymic'>
  readonly consents: Member['consents']
}

type Stop = (tx: Tx, giver: Giver, organisationId: string, now: Date) => Promise<void>

/** What stops with a consent at once, by its kind: handed in by those who do it. */
export type OnWithdrawn = Readonly<Partial<Record<ConsentKind, Stop>>>

export type Withdrawn = { readonly destroyBy: string; readonly kinds: readonly ConsentKind[] }

/** By the person in the chat, or by a letter that somebody of the school has read. */
export type Withdrawal = { readonly organisationId: string; readonly kind: ConsentKind; readonly actorId?: string }

/**
 * Stops at once what the consent allowed, starts the legal clock, tells the curators. The consent to personal data takes
 * the others with it. Undefined when nothing was in force.
 */
export async function withdrawConsent(
  tx: Tx,
  giver: Giver,
  { organisationId, kind, actorId = giver.personId }: Withdrawal,
  now: Date,
  onWithdrawn: OnWithdrawn,
): Promise<Withdrawn | undefined> {
  const operator = await findOrganisation(tx, organisationId)
  if (!operator || !(await end(tx, giver, operator, kind, now))) return undefined
  const kinds = [kind]
  for (const other of kind === 'PERSONAL_DATA' ? kindsOf(operator) : [])
    if (other !== kind && (await end(tx, giver, operator, other, now))) kinds.push(other)
  for (const one of kinds) await onWithdrawn[one]?.(tx, giver, organisationId, now)
  for (const one of kinds) await noteEnd(tx, giver, operator, { kind: one, actorId }, now)
  const last = destroyBy(kind, dayIn(now, operator.timeZone))
  await tellCurators(tx, giver, operator, { destroyBy: last, kinds, actorId }, now)
  return { destroyBy: last, kinds }
}

async function end(
  tx: Tx,
  { personId }: Giver,
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
  { personId }: Giver,
  operator: OrganisationCard,
  { kind, actorId }: { kind: ConsentKind; actorId: string },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId,
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
  { personId, profile }: Giver,
  organisation: OrganisationCard,
  withdrawn: Withdrawn & { actorId: string },
  now: Date,
): Promise<void> {
  // Withdrawn before the name was asked: there is nobody to name.
  if (profile.surname === null) return
  const [kind = 'PERSONAL_DATA'] = withdrawn.kinds
  const roles = organisation.kind === 'SCHOOL' ? (['CURATOR', 'HEAD'] as const) : (['COORDINATOR'] as const)
  const to = (await listRecipients(tx, organisation.id, roles)).filter(
    (one) => one.personId !== personId && one.personId !== withdrawn.actorId,
  )
  const key = `withdrawn:${kind}:${personId}:${now.toISOString()}`
  const text = ({ language }: { language: Language }) => {
    const texts = textsIn(language)
    const parts = { person: shortName(profile), day: texts.day(withdrawn.destroyBy) }
    return texts.t(`consent.withdrawn.curator.${kind}`, parts)
  }
  await tell(tx, { to, kind: 'consent', organisation, key, text }, now)
}
