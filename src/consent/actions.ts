import { dayIn } from '../calendar/day.ts'
import { nextAllowedInstant } from '../calendar/quiet-hours.ts'
import type { Tx } from '../db/transaction.ts'
import { textsIn } from '../i18n/texts.ts'
import { note } from '../journal/actions.ts'
import { post } from '../outbox/actions.ts'
import type { Member } from '../people/actor.ts'
import { shortName } from '../people/name.ts'
import { listRecipients } from '../people/store.ts'
import type { OrganisationCard } from '../organisations/organisation.ts'
import { findOrganisation } from '../organisations/store.ts'
import { destroyBy, startOfHash } from './consent.ts'
import { addConsent, addEdition, addText, findCurrentEdition, saveConsentEnd } from './store.ts'
import { consentText, sha256, wordingHash } from './text.ts'

/** Publishes the next edition when the words in `locales/` are not those of the last one; answers with the current number. */
export async function publishEdition(tx: Tx, now: Date): Promise<number> {
  const current = await findCurrentEdition(tx)
  const hash = wordingHash()
  if (current.sha256 === hash) return current.number
  if (!(await addEdition(tx, current.number + 1, hash, now))) return current.number + 1
  await note(tx, {
    at: now,
    event: 'consent-edition-published',
    subject: 'consent-edition',
    subjectId: String(current.number + 1),
    clause: '152-FZ art. 9',
  })
  return current.number + 1
}

export type Offer = {
  readonly operator: OrganisationCard
  readonly edition: number
  readonly editionId: string
  readonly text: string
  readonly sha256: string
}

/** The text that the person is to read, exactly as it will be kept. */
export async function offerConsent(tx: Tx, member: Member, organisationId: string): Promise<Offer | undefined> {
  const operator = await findOrganisation(tx, organisationId)
  if (!operator) return undefined
  const { number, id: editionId } = await findCurrentEdition(tx)
  const district = operator.parentId === null ? undefined : await findOrganisation(tx, operator.parentId)
  const text = consentText(textsIn(member.language), operator, district, number)
  return { operator, edition: number, editionId, text, sha256: sha256(text) }
}

/**
 * Keeps the consent with the edition, the text, its hash, the time, the account and the message that was accepted.
 * `changed`: the words have changed since they were shown, so they must be read anew.
 */
export async function giveConsent(
  tx: Tx,
  member: Member,
  accepted: { organisationId: string; sha256Start: string; messageNumber: number | null },
  now: Date,
): Promise<'given' | 'already' | 'changed'> {
  if (!member.roles.some((one) => one.organisation.id === accepted.organisationId)) return 'changed'
  const offer = await offerConsent(tx, member, accepted.organisationId)
  if (!offer || accepted.sha256Start !== startOfHash(offer.sha256)) return 'changed'
  const held = member.consents.find((one) => one.organisationId === accepted.organisationId)
  if (held && held.edition >= offer.edition) return 'already'
  const whose = { personId: member.personId, organisationId: accepted.organisationId }
  await saveConsentEnd(tx, whose, { finishedAt: now, endReason: 'REPLACED' })
  await addText(tx, offer.sha256, offer.text)
  const id = await addConsent(tx, {
    ...whose,
    editionId: offer.editionId,
    textSha256: offer.sha256,
    accountId: member.accountId,
    messageNumber: accepted.messageNumber,
    givenAt: now,
  })
  await note(tx, {
    at: now,
    actorId: member.personId,
    organisationId: accepted.organisationId,
    event: 'consent-given',
    subject: 'consent',
    subjectId: id,
    clause: '152-FZ art. 9',
    details: { edition: offer.edition, sha256: offer.sha256 },
  })
  return 'given'
}

/** What else stops with the consent: handed in by those who do it. */
export type OnWithdrawn = (tx: Tx, member: Member, organisationId: string, now: Date) => Promise<void>

/** Stops everything at once, starts the legal clock, tells the curators. Undefined when nothing was in force. */
export async function withdrawConsent(
  tx: Tx,
  member: Member,
  organisationId: string,
  now: Date,
  onWithdrawn: OnWithdrawn,
): Promise<{ destroyBy: string } | undefined> {
  const operator = await findOrganisation(tx, organisationId)
  if (!operator) return undefined
  const last = destroyBy(dayIn(now, operator.timeZone))
  const whose = { personId: member.personId, organisationId }
  if (!(await saveConsentEnd(tx, whose, { finishedAt: now, endReason: 'WITHDRAWN', destroyBy: new Date(last) })))
    return undefined
  await onWithdrawn(tx, member, organisationId, now)
  await note(tx, {
    at: now,
    actorId: member.personId,
    organisationId,
    event: 'consent-withdrawn',
    subject: 'person',
    subjectId: member.personId,
    clause: '152-FZ art. 21',
    details: { destroyBy: last },
  })
  await tellCurators(tx, member, operator, last, now)
  return { destroyBy: last }
}

async function tellCurators(
  tx: Tx,
  member: Member,
  operator: OrganisationCard,
  last: string,
  now: Date,
): Promise<void> {
  // Withdrawn before the name was asked: there is nobody to name.
  if (member.profile.surname === null) return
  const curators = await listRecipients(
    tx,
    operator.id,
    operator.kind === 'SCHOOL' ? ['CURATOR', 'HEAD'] : ['COORDINATOR'],
  )
  const notices = curators
    .filter((one) => one.personId !== member.personId)
    .map((one) => {
      const texts = textsIn(one.language)
      return {
        to: one,
        dedupeKey: `consent-withdrawn:${member.personId}:${now.toISOString()}:${one.platform}:${one.chatId}`,
        text: texts.t('consent.withdrawn.curator', { person: shortName(member.profile), day: texts.day(last) }),
        sendAfter: nextAllowedInstant(now, operator.timeZone),
      }
    })
  await post(tx, notices, now)
}
