import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { dropFile } from '../../files/actions.ts'
import { saveSubject } from '../../files/store.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind, Member } from '../../people/actor.ts'
import { may, whereMay } from '../../people/policy.ts'
import { clauses, heldIn } from '../consent.ts'
import type { OwnEditions } from '../edition.ts'
import type { SiteMark } from '../fields.ts'
import { sniffScan } from '../scan.ts'
import { saveConsentEnd } from '../store/consents.ts'
import {
  findConsent,
  findInForce,
  findLastEnd,
  type PaperConsent,
  savePaper,
  savePaperGone,
  saveScan,
} from '../store/papers.ts'
import { findSubject } from '../store/register.ts'
import { keepConsent, offerConsent } from './giving.ts'
import { tellOfPaper } from './letter.ts'
import type { OnWithdrawn } from './withdrawing.ts'

export type Paper = {
  readonly organisation: Organisation
  readonly personId: string
  readonly kind: ConsentKind
  /** `YYYY-MM-DD`, today at the latest. */
  readonly signedOn: string
  /** For the site: what the paper allows. */
  readonly marks: readonly SiteMark[]
}

export type PaperProblem = 'not-allowed' | 'future' | 'withdrawn-later' | 'no-consent' | 'needs-data' | 'lacking'

/**
 * «Signed on paper»: the mark on a consent given in the chat. For whoever has no account the paper is the consent itself,
 * against the words in force. `withdrawn-later`: it was signed before the person took the consent back.
 */
export async function markPaper(
  tx: Tx,
  own: OwnEditions,
  actor: Member,
  paper: Paper,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: PaperProblem }> {
  const { organisation, signedOn } = paper
  if (!may(actor, 'consent.paper', { organisation })) return { ok: false, reason: 'not-allowed' }
  if (signedOn > dayIn(now, organisation.timeZone)) return { ok: false, reason: 'future' }
  const whose = { personId: paper.personId, organisationId: organisation.id, kind: paper.kind }
  const ended = await findLastEnd(tx, whose)
  if (ended && signedOn < dayIn(ended, organisation.timeZone)) return { ok: false, reason: 'withdrawn-later' }
  const held = await findInForce(tx, whose)
  const consent = held ? { ok: true as const, id: held.id } : await addOnPaper(tx, own, actor, paper, now)
  if (!consent.ok) return consent
  if (held?.paperSignedOn === signedOn) return { ok: true }
  await savePaper(tx, consent.id, { signedOn, markedAt: now, markerId: actor.personId })
  await notePaper(tx, actor, { ...whose, id: consent.id }, 'consent-paper-marked', now, { signedOn })
  await tellOfPaper(tx, paper, now)
  return { ok: true }
}

/** A consent without an account: nobody but the paper says so. */
async function addOnPaper(
  tx: Tx,
  own: OwnEditions,
  actor: Member,
  { organisation, personId, kind, marks }: Paper,
  now: Date,
): Promise<{ ok: true; id: string } | { ok: false; reason: PaperProblem }> {
  const subject = await findSubject(tx, organisation.id, personId)
  if (!subject || subject.hasAccount) return { ok: false, reason: 'no-consent' }
  if (kind !== 'PERSONAL_DATA' && !heldIn(subject, organisation.id, 'PERSONAL_DATA'))
    return { ok: false, reason: 'needs-data' }
  const offer = await offerConsent(tx, own, subject, { organisationId: organisation.id, kind, marks })
  if (!offer) return { ok: false, reason: 'lacking' }
  const how = { accountId: null, messageNumber: null, actorId: actor.personId }
  return { ok: true, id: await keepConsent(tx, offer, subject, how, now) }
}

/** Takes the mark back, with its scan. Where the paper was the consent itself, nothing was given: what stood on it stops. */
export async function unmarkPaper(
  tx: Tx,
  actor: Member,
  { organisation, consentId }: { organisation: Organisation; consentId: string },
  now: Date,
  onWithdrawn: OnWithdrawn,
): Promise<boolean> {
  if (!may(actor, 'consent.paper', { organisation })) return false
  const consent = await findConsent(tx, consentId, organisation.id)
  if (!consent?.paperSignedOn) return false
  await savePaperGone(tx, consent.id)
  if (consent.scanId) await dropFile(tx, { id: consent.scanId })
  if (consent.accountId === null) await endMistake(tx, consent, now, onWithdrawn)
  await notePaper(tx, actor, consent, 'consent-paper-unmarked', now, { wasOnlyPaper: consent.accountId === null })
  return true
}

/** No clock starts: the person has withdrawn nothing. */
async function endMistake(tx: Tx, consent: PaperConsent, now: Date, onWithdrawn: OnWithdrawn): Promise<void> {
  const { personId, organisationId, kind } = consent
  const subject = await findSubject(tx, organisationId, personId)
  await saveConsentEnd(tx, { personId, organisationId, kind }, { finishedAt: now, endReason: 'REPLACED' })
  if (subject) await onWithdrawn[kind]?.(tx, subject, organisationId, now)
}

export type ScanProblem = 'not-allowed' | 'no-paper' | 'not-a-scan'

/** Keeps the scan beside the mark, in the place of the one before. What is no picture or document is thrown away. */
export async function keepScan(
  tx: Tx,
  actor: Member,
  file: { id: string; bytes: Uint8Array },
  { organisationId, consentId }: { organisationId: string; consentId: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: ScanProblem }> {
  const organisation = whereMay(actor, 'consent.paper').find(({ id }) => id === organisationId)
  const consent = organisation && (await findConsent(tx, consentId, organisation.id))
  const reason = scanProblem(organisation !== undefined, consent, file.bytes)
  if (reason || !consent) {
    await dropFile(tx, file)
    return { ok: false, reason: reason ?? 'no-paper' }
  }
  await saveScan(tx, consent.id, file.id)
  await saveSubject(tx, file.id, consent.personId)
  if (consent.scanId && consent.scanId !== file.id) await dropFile(tx, { id: consent.scanId })
  await notePaper(tx, actor, consent, 'consent-scan-kept', now, {})
  return { ok: true }
}

function scanProblem(
  isAllowed: boolean,
  consent: PaperConsent | undefined,
  bytes: Uint8Array,
): ScanProblem | undefined {
  if (!isAllowed) return 'not-allowed'
  if (!consent?.paperSignedOn) return 'no-paper'
  return sniffScan(bytes) ? undefined : 'not-a-scan'
}

async function notePaper(
  tx: Tx,
  actor: Member,
  consent: Pick<PaperConsent, 'id' | 'organisationId' | 'kind'>,
  event: string,
  now: Date,
  details: { signedOn?: string; wasOnlyPaper?: boolean },
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: consent.organisationId,
    event,
    subject: 'consent',
    subjectId: consent.id,
    clause: clauses[consent.kind],
    details: { kind: consent.kind, ...details },
  })
}
