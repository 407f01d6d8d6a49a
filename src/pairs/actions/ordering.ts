import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import type { PairEvent } from '../history.ts'
import { mineButton } from '../notices.ts'
import { nextLine } from '../next.ts'
import { menteesIn, type Pair, peopleIn } from '../pair.ts'
import { saveActive, saveKinds, saveStatus } from '../store/changes.ts'
import { findPair, findPairToChange, listRunningOf } from '../store/pairs.ts'
import { saveSearchEnd } from '../store/steps.ts'
import { pairName } from '../words.ts'
import { notePair } from './noting.ts'
import { tellMember } from './telling.ts'

/** Agreed pairs wait for the signature; one that is not agreed any more stays as it is. */
export async function takeIntoOrder(tx: Tx, pairIds: readonly string[], now: Date): Promise<void> {
  await move(tx, pairIds, 'agreed', 'in-order', 'pair-in-order', now)
}

/** The draft was given up, or goes without them. */
export async function releaseFromOrder(tx: Tx, pairIds: readonly string[], now: Date): Promise<void> {
  await move(tx, pairIds, 'in-order', 'agreed', 'pair-released', now)
}

export type Period = { readonly pairId: string; readonly startsOn: string; readonly endsOn: string }

/** The order is signed (п. 6.2): a pair that fell apart meanwhile stays as it is. Days are `YYYY-MM-DD`. */
export async function activatePairs(tx: Tx, actor: Member, periods: readonly Period[], now: Date): Promise<void> {
  // Always in one order, or two who change the same pairs could wait for each other.
  const inTurn = periods.toSorted((one, other) => (one.pairId < other.pairId ? -1 : 1))
  for (const { pairId, ...period } of inTurn) {
    if (!(await saveActive(tx, pairId, period, now))) continue
    const pair = await findPair(tx, pairId)
    if (!pair) continue
    const what = { event: 'pair-active', clause: 'regulation 6.2', actorId: actor.personId, details: period } as const
    await notePair(tx, pair, what, now)
    await becomeGroup(tx, pair)
    for (const { personId } of menteesIn(pair)) await endSearch(tx, pair, personId, now)
    for (const member of peopleIn(pair))
      await tellMember(tx, member, 'pair', `${pair.id}:active`, now, (texts) => ({
        text: texts.t('pairs.told.active', {
          pair: pairName(texts, pair),
          from: texts.day(period.startsOn),
          to: texts.day(period.endsOn),
          next: nextLine(texts, pair, member.personId),
        }),
        buttons: [[mineButton(texts)]],
      }))
  }
}

/** Several pairs of one mentor that people joined at different times are a group, each in its own period. */
async function becomeGroup(tx: Tx, pair: Pair): Promise<void> {
  if (!pair.kinds.includes('group')) return
  for (const other of await listRunningOf(tx, pair.mentor.personId))
    if (
      other.id !== pair.id &&
      other.status === 'active' &&
      other.mentor.personId === pair.mentor.personId &&
      !other.kinds.includes('group')
    )
      await saveKinds(tx, other.id, [...other.kinds, 'group'])
}

/** Whoever has a pair is on the list without one no longer, and never silently (ДК 5.3). */
async function endSearch(tx: Tx, pair: Pair, personId: string, now: Date): Promise<void> {
  await saveSearchEnd(tx, { personId, organisationId: pair.organisation.id }, now)
  await note(tx, {
    at: now,
    organisationId: pair.organisation.id,
    event: 'search-ended',
    subject: 'person',
    subjectId: personId,
    clause: 'road-map 5.3',
    details: { why: 'pair', pairId: pair.id },
  })
}

async function move(
  tx: Tx,
  pairIds: readonly string[],
  from: 'agreed' | 'in-order',
  to: 'agreed' | 'in-order',
  event: PairEvent,
  now: Date,
): Promise<void> {
  for (const id of pairIds.toSorted()) {
    const pair = await findPairToChange(tx, id)
    if (pair && (await saveStatus(tx, id, { from: [from], to }, now)))
      await notePair(tx, pair, { event, clause: 'regulation 6.2' }, now)
  }
}
