import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { nextLine } from '../next.ts'
import { cardButton, consentButton } from '../notices.ts'
import { consentOf, type LegalBasis, memberOf, type Pair, schoolsOf, withoutConsent } from '../pair.ts'
import { saveBasis } from '../store/changes.ts'
import { findPair, findPairToChange, listRunningOf } from '../store/pairs.ts'
import { pairName } from '../words.ts'
import { notePair } from './noting.ts'
import { tellCurators, tellMember } from './telling.ts'

/** The curator of either school: the mentor's employer is the one of the two that pays. */
export function mayPrepare(actor: Member, pair: Pair): boolean {
  const isEarly = pair.status === 'proposed' || pair.status === 'agreed'
  return isEarly && schoolsOf(pair).some((organisation) => may(actor, 'pair.propose', { organisation }))
}

/** On what the mentor's duty stands: a supplementary agreement (ТК 351.8), or part of the job. */
export async function chooseBasis(
  tx: Tx,
  actor: Member,
  pairId: string,
  basis: LegalBasis,
  now: Date,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'gone' }> {
  const pair = await findPairToChange(tx, pairId)
  if (!pair || !mayPrepare(actor, pair)) return { ok: false, reason: 'gone' }
  if (JSON.stringify(pair.basis) === JSON.stringify(basis)) return { ok: true }
  await saveBasis(tx, pairId, basis)
  const details = { basis: basis.kind }
  const what = { event: 'pair-basis-chosen', clause: 'regulation 3.3.5', actorId: actor.personId, details } as const
  await notePair(tx, pair, what, now)
  return { ok: true }
}

/** Reminds whoever owes a separate consent, once a day; answers how many there are. Undefined where it is not theirs. */
export async function remindOfConsents(tx: Tx, actor: Member, pairId: string, now: Date): Promise<number | undefined> {
  const pair = await findPair(tx, pairId)
  if (!pair || !mayPrepare(actor, pair)) return undefined
  const lacking = withoutConsent(pair).filter(({ state }) => state.status === 'agreed')
  const today = dayIn(now, pair.organisation.timeZone)
  for (const member of lacking)
    await tellMember(tx, member, 'pair', `${pairId}:consent:${today}`, now, (texts) => ({
      text: texts.t('pairs.consent.reminder', { school: member.organisation.shortName }),
      buttons: [[consentButton(texts, member, consentOf(member.role))]],
    }))
  return lacking.length
}

/** The last consent that an agreed pair waited for is there: the curators may go on. */
export async function onConsentGiven(
  tx: Tx,
  { personId, organisationId }: { readonly personId: string; readonly organisationId: string },
  now: Date,
): Promise<void> {
  for (const pair of await listRunningOf(tx, personId)) {
    const member = memberOf(pair, personId)
    const isDone = pair.status === 'agreed' && withoutConsent(pair).length === 0
    if (!isDone || member?.organisation.id !== organisationId) continue
    const telling = { kind: 'pair', key: `${pair.id}:consents:${now.getTime()}`, except: [personId] } as const
    await tellCurators(tx, pair, telling, now, (texts, reader) => ({
      text: texts.t('pairs.told.consents', { pair: pairName(texts, pair, reader), next: nextLine(texts, pair) }),
      buttons: [[cardButton(texts, pair.id)]],
    }))
  }
}
