import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { type show, stale } from '../../telegram/screen.ts'
import { kindNamed, kindsOf } from '../consent.ts'
import { editionInForce, type OwnEditions } from '../edition.ts'
import { standingOf } from '../standing.ts'
import { listKept } from '../store/consents.ts'
import { findConsent, type PaperConsent } from '../store/papers.ts'
import { findSubject, type RegisterSubject } from '../store/register.ts'
import { recordScreen } from '../view/paper.ts'
import { placeFor } from './desk.ts'

export type RecordPlace = {
  readonly organisation: Organisation
  readonly kind: ConsentKind
  readonly subject: RegisterSubject
}

/** One kind of one person of an organisation whose register the member answers for; undefined for any other. */
export async function recordPlace(
  ctx: MemberContext,
  parts: { organisation: string; kind: string; person: string },
): Promise<RecordPlace | undefined> {
  const organisation = placeFor(ctx, 'consent.register', parts.organisation)
  const kind = kindNamed(parts.kind)
  if (!organisation || !kind || !kindsOf(organisation).includes(kind)) return undefined
  const subject = await findSubject(ctx.tx, organisation.id, parts.person)
  return subject && { organisation, kind, subject }
}

/** A consent in force that the member may mark: with the organisation and whose it is. */
export async function markable(
  ctx: MemberContext,
  parts: { organisation: string; consent: string },
): Promise<(RecordPlace & { consent: PaperConsent }) | undefined> {
  const organisation = placeFor(ctx, 'consent.paper', parts.organisation)
  const consent = organisation && (await findConsent(ctx.tx, parts.consent, organisation.id))
  const subject = organisation && consent && (await findSubject(ctx.tx, organisation.id, consent.personId))
  return organisation && consent && subject ? { organisation, consent, subject, kind: consent.kind } : undefined
}

export async function showRecord(
  ctx: MemberContext,
  own: OwnEditions,
  place: RecordPlace | undefined,
  put: typeof show,
): Promise<void> {
  if (!place) return await stale(ctx)
  const { organisation, kind, subject } = place
  const kept = await listKept(ctx.tx, subject.personId)
  const here = kept.filter((one) => one.organisationId === organisation.id)
  const standing = standingOf(kind, here, editionInForce(subject.wordings, own, organisation.id, kind))
  const { personId, hasAccount, profile } = subject
  const record = { organisation, kind, standing, person: { ...profile, personId, hasAccount } }
  await put(ctx, recordScreen(ctx.texts, record, { mayMark: may(ctx.actor, 'consent.paper', { organisation }) }))
}
