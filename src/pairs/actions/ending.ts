import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { lastDayOf } from '../deciding.ts'
import { cardButton, mineButton } from '../notices.ts'
import { type Active, type Ending, isOpen, type Pair, type PairEnd, peopleIn, schoolsOf } from '../pair.ts'
import { saveEnding, saveStatus } from '../store/changes.ts'
import { findPairToChange } from '../store/pairs.ts'
import { pairName } from '../words.ts'
import type { AfterPairs } from './after.ts'
import { notePair } from './noting.ts'
import { tellOver } from './outcomes.ts'
import { tellCurators, tellMember, untellProposal } from './telling.ts'

export type Ended =
  | { readonly ok: true; readonly on: string; readonly isLater: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'not-active' }

/**
 * Ends an active pair (п. 7.1); `actor` is null where it ends by itself. What the employer ends has three working days'
 * notice (ТК 351.8); `on` says another last day. A note is read by the people of the pair.
 */
export async function endPair(
  tx: Tx,
  actor: Member | null,
  pairId: string,
  { reason, note, on }: { readonly reason: PairEnd; readonly note: string | null; readonly on?: string },
  now: Date,
  around: AfterPairs,
): Promise<Ended> {
  const pair = await findPairToChange(tx, pairId)
  if (!pair || (actor && !mayEnd(actor, pair))) return { ok: false, reason: 'not-allowed' }
  if (pair.status !== 'active') return { ok: false, reason: 'not-active' }
  const today = dayIn(now, pair.organisation.timeZone)
  const last = on ?? lastDayOf(pair, reason, today)
  // Notice was given already: a second press gives none again, and only an earlier day is another end.
  if (pair.ending && pair.ending.on <= last) return { ok: false, reason: 'not-active' }
  const ending = { on: last, reason, note, byId: actor?.personId ?? null }
  const isLater = last > today
  await finish(tx, pair, ending, isLater, now, around)
  return { ok: true, on: last, isLater }
}

export function mayEnd(actor: Member, pair: Pair): boolean {
  return schoolsOf(pair).some((organisation) => may(actor, 'pair.end', { organisation }))
}

/** The last day of which notice was given is over. */
export async function endNoticed(tx: Tx, pairId: string, now: Date, around: AfterPairs): Promise<void> {
  const pair = await findPairToChange(tx, pairId)
  if (pair?.status !== 'active' || !pair.ending) return
  if (dayIn(now, pair.organisation.timeZone) > pair.ending.on) await finish(tx, pair, pair.ending, false, now, around)
}

/** Also where somebody of it can't go on: then everybody else is told. */
export async function finish(
  tx: Tx,
  pair: Active,
  ending: Ending,
  isLater: boolean,
  now: Date,
  around: AfterPairs,
): Promise<void> {
  if (!(await saveEnding(tx, pair.id, ending, isLater, now))) return
  const event = isLater ? 'pair-notice' : 'pair-ended'
  const details = { reason: ending.reason, on: ending.on }
  const actorId = ending.byId ?? undefined
  await notePair(tx, pair, { event, clause: 'regulation 7.1', actorId, details }, now)
  const key = `${pair.id}:${event}:${ending.on}`
  const isQuiet = ending.reason === 'CONSENT' || ending.reason === 'LEFT'
  for (const member of peopleIn(pair))
    await tellMember(tx, member, 'pair', key, now, (texts) => ({
      text: [
        texts.t(isLater ? 'pairs.told.notice' : 'pairs.told.ended', {
          pair: pairName(texts, pair),
          day: texts.day(ending.on),
          cause: texts.plain(`pairs.ending.reason.${ending.reason}`),
        }),
        ...(ending.note === null ? [] : [texts.t('pairs.card.note', { note: ending.note })]),
      ].join('\n'),
      buttons: [[mineButton(texts)]],
    }))
  if (!isLater) await around.onEnded(tx, pair, now)
  // Whoever took them out has told the curators already.
  if (isQuiet) return
  await tellCurators(tx, pair, { kind: 'pair', key, except: [actorId] }, now, (texts, reader) => ({
    text: texts.t(isLater ? 'pairs.told.notice' : 'pairs.told.ended', {
      pair: pairName(texts, pair, reader),
      day: texts.day(ending.on),
      cause: texts.plain(`pairs.ending.reason.${ending.reason}`),
    }),
    buttons: [[cardButton(texts, pair.id)]],
  }))
}

export type Withdrawing =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-allowed' }
  | { readonly ok: false; readonly reason: 'over'; readonly pair: Pair }

/** The curator takes the proposal back, until the order is signed. */
export async function withdrawProposal(tx: Tx, actor: Member, pairId: string, now: Date): Promise<Withdrawing> {
  const pair = await findPairToChange(tx, pairId)
  if (!pair || !may(actor, 'pair.propose', { organisation: pair.organisation }))
    return { ok: false, reason: 'not-allowed' }
  if (
    !isOpen(pair) ||
    !(await saveStatus(tx, pairId, { from: ['proposed', 'agreed', 'in-order'], to: 'withdrawn' }, now))
  )
    return { ok: false, reason: 'over', pair }
  await notePair(tx, pair, { event: 'pair-withdrawn', clause: 'regulation 6.1', actorId: actor.personId }, now)
  await untellProposal(tx, pair, now)
  await tellOver(tx, pair, peopleIn(pair), 'withdrawn', now)
  const telling = { kind: 'pair', key: `${pair.id}:withdrawn`, except: [actor.personId] } as const
  await tellCurators(tx, pair, telling, now, (texts, reader) => ({
    text: texts.t('pairs.told.withdrawnCurator', { pair: pairName(texts, pair, reader) }),
    buttons: [],
  }))
  return { ok: true }
}
