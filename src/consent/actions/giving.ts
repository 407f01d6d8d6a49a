import type { Tx } from '../../db/transaction.ts'
import type { Language } from '../../i18n/language.ts'
import { type Texts, textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { awaitAnswer } from '../../notices/actions/awaiting.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { type ConsentKind, hasProfile, type Member, type Profile, type Wording } from '../../people/actor.ts'
import { fullName } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { clauses, heldIn, kindsOf, startOfHash } from '../consent.ts'
import { type Edition, editionInForce, isCurrent, type OwnEditions } from '../edition.ts'
import { allowedFields, type SiteMark } from '../fields.ts'
import { addConsent, addText, listConsents, saveClockStopped, saveConsentEnd } from '../store/consents.ts'
import { findTyped } from '../store/editions.ts'
import { consentText, sha256 } from '../text.ts'

export type Offer = {
  readonly kind: ConsentKind
  readonly operator: OrganisationCard
  readonly edition: Edition
  readonly marks: readonly SiteMark[]
  readonly text: string
  readonly sha256: string
}

/** Whose consent it is, as the text names them. */
export type Subject = {
  readonly personId: string
  readonly language: Language
  readonly profile: Pick<Profile, 'surname' | 'givenName' | 'patronymic' | 'post' | 'contact'>
  readonly wordings: readonly Wording[]
}

export type Asked = {
  readonly organisationId: string
  readonly kind: ConsentKind
  /** For the site: what may be shown there and what is forbidden. */
  readonly marks?: readonly SiteMark[]
}

/** The text that the person is to read, exactly as it will be kept. */
export async function offerConsent(
  tx: Tx,
  own: OwnEditions,
  subject: Subject,
  asked: Asked,
): Promise<Offer | undefined> {
  const operator = await findOrganisation(tx, asked.organisationId)
  if (!operator || !kindsOf(operator).includes(asked.kind)) return undefined
  const edition = editionInForce(subject.wordings, own, operator.id, asked.kind)
  const typed = edition.organisationId === null ? undefined : await findTyped(tx, edition.id, subject.language)
  return await fillOffer(tx, subject, asked, { operator, edition, typed })
}

/** A text filled for a person, whether or not its words are in force. Undefined where it can't name what it must. */
export async function fillOffer(
  tx: Tx,
  subject: Subject,
  { kind, marks = [] }: Asked,
  { operator, edition, typed }: { operator: OrganisationCard; edition: Edition; typed: string | undefined },
): Promise<Offer | undefined> {
  const { contact, post } = subject.profile
  if (kind === 'DISSEMINATION' && (!operator.site || !contact || allowedFields(marks).length === 0)) return undefined
  const district =
    kind === 'PERSONAL_DATA' && operator.parentId !== null ? await findOrganisation(tx, operator.parentId) : undefined
  const texts: Texts = textsIn(subject.language)
  const text = consentText(texts, kind, typed, {
    operator,
    district,
    edition: edition.number,
    person: fullName(subject.profile),
    post: post ? labelOfPost(texts, post) : '',
    contact: contact ?? '',
    marks,
  })
  return { kind, operator, edition, marks, text, sha256: sha256(text) }
}

export type Accepted = Asked & {
  /** Of the text that was read: `startOfHash`. */
  readonly sha256Start: string
  readonly messageNumber: number | null
}

/**
 * Keeps the consent with the edition, the text, its hash, the time, the account and the message that was accepted.
 * `changed`: the words have changed since they were shown, so they must be read anew.
 */
export async function giveConsent(
  tx: Tx,
  own: OwnEditions,
  member: Member,
  accepted: Accepted,
  now: Date,
): Promise<'given' | 'already' | 'changed'> {
  const { organisationId, kind } = accepted
  if (!mayGive(member, accepted)) return 'changed'
  const offer = await offerConsent(tx, own, member, accepted)
  if (!offer || accepted.sha256Start !== startOfHash(offer.sha256)) return 'changed'
  const held = heldIn(member, organisationId, kind)
  if (held && isCurrent(held, offer.edition) && (await saysTheSame(tx, member, offer))) return 'already'
  await keepConsent(tx, offer, member, { accountId: member.accountId, messageNumber: accepted.messageNumber }, now)
  if (kind === 'PERSONAL_DATA' && !hasProfile(member.profile))
    await awaitAnswer(tx, { to: [member.personId], organisationId, step: { what: 'profile' } }, now)
  return 'given'
}

/** Nobody answers for another organisation; every other consent stands on the one to personal data. */
function mayGive(member: Member, { organisationId, kind }: Asked): boolean {
  if (!member.allRoles.some(({ organisation }) => organisation.id === organisationId)) return false
  return kind === 'PERSONAL_DATA' || heldIn(member, organisationId, 'PERSONAL_DATA') !== undefined
}

/** Other ticks for the site are another consent. */
async function saysTheSame(tx: Tx, member: Member, offer: Offer): Promise<boolean> {
  if (offer.kind !== 'DISSEMINATION') return true
  const inForce = await listConsents(tx, member.personId, offer.kind)
  const held = inForce.find((one) => one.organisationId === offer.operator.id)
  return held?.fields.join() === offer.marks.join()
}

/** Puts the consent in the place of the one before; the clock of a withdrawal stops. */
export async function keepConsent(
  tx: Tx,
  offer: Offer,
  { personId }: { readonly personId: string },
  how: { accountId: string | null; messageNumber: number | null; actorId?: string },
  now: Date,
): Promise<string> {
  const { kind, operator, edition } = offer
  const whose = { personId, organisationId: operator.id, kind }
  await saveConsentEnd(tx, whose, { finishedAt: now, endReason: 'REPLACED' })
  await addText(tx, offer.sha256, offer.text)
  const { actorId = personId, ...under } = how
  const id = await addConsent(tx, {
    ...whose,
    ...under,
    editionId: edition.id,
    textSha256: offer.sha256,
    fields: offer.marks,
    givenAt: now,
  })
  await note(tx, {
    at: now,
    actorId,
    organisationId: operator.id,
    event: 'consent-given',
    subject: 'consent',
    subjectId: id,
    clause: clauses[kind],
    details: { kind, edition: edition.number, sha256: offer.sha256, isOnPaper: how.accountId === null },
  })
  await stopClock(tx, whose, actorId, now)
  return id
}

/** With the consent to personal data everything may be kept again, but what is on the site has its own. */
async function stopClock(
  tx: Tx,
  { kind, ...whose }: { personId: string; organisationId: string; kind: ConsentKind },
  actorId: string,
  now: Date,
): Promise<void> {
  const kinds: ConsentKind[] = kind === 'PERSONAL_DATA' ? ['PERSONAL_DATA', 'MENTOR_DUTY', 'PARTICIPATION'] : [kind]
  if ((await saveClockStopped(tx, { ...whose, kinds })) === 0) return
  await note(tx, {
    at: now,
    actorId,
    organisationId: whose.organisationId,
    event: 'consent-clock-stopped',
    subject: 'person',
    subjectId: whose.personId,
    clause: '152-FZ art. 21',
    details: { kind },
  })
}
