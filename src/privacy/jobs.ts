import { dayIn } from '../calendar/day.ts'
import { type Clock, listDueDestructions, saveDestroyed } from '../consent/store/clocks.ts'
import type { Database } from '../db/connect.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { note } from '../journal/actions.ts'
import { type DestructionReason } from './act.ts'
import { erasePerson, type OnErasing } from './actions/erasing.ts'
import { type Farewell, sendFarewell } from './actions/farewell.ts'
import { type ActNotice, tellOfActs } from './actions/telling.ts'
import { endOf, type RetentionKey } from './retention.ts'
import { removeExpired } from './store/keeping.ts'
import { findNextDue, hasConsent, isDue, listAddresses, listForgotten, listOperators } from './store/people.ts'

/** Whom at most one tick destroys the data of; the rest waits for the next. */
const atOnce = 200

export type Telling = { readonly notice: ActNotice; readonly farewell: Farewell; readonly onErasing: OnErasing }

/**
 * Carries out withdrawals and leavings on the day that was promised, and what stands past its term: each person in a
 * transaction of their own, whole or not at all, and nothing twice (152-FZ art. 21 part 5).
 */
export async function destroyDue(db: Database, telling: Telling, now: Date): Promise<void> {
  const today = dayIn(now, 'UTC')
  for (const due of await inTransaction(db, async (tx) => await listDueDestructions(tx, today)))
    await inTransaction(db, async (tx) => await carryOut(tx, due, telling, now))
  const left = endOf('left', now)
  for (const personId of await inTransaction(db, async (tx) => await listForgotten(tx, left, atOnce)))
    await inTransaction(db, async (tx) => {
      // Somebody may have given them a role since they were listed.
      if ((await listForgotten(tx, left, 1, personId)).length === 0) return
      const organisationIds = await listOperators(tx, personId)
      await destroy(tx, { personId, organisationIds, reason: 'RETENTION' }, telling, now)
    })
}

export async function nextDestruction(db: Database, after: Date): Promise<Date | undefined> {
  return await inTransaction(db, async (tx) => await findNextDue(tx, after))
}

/** Removes what has stood longer than its rule allows (152-FZ art. 5 part 7). */
export async function keepNoLonger(db: Database, now: Date): Promise<void> {
  for (const rule of expiring)
    await inTransaction(db, async (tx) => {
      const count = await removeExpired[rule](tx, endOf(rule, now))
      if (count > 0) await noteExpiry(tx, rule, count, now)
    })
}

// The keys are those of the table of removals.
const expiring = Object.keys(removeExpired) as (keyof typeof removeExpired)[]

async function carryOut(tx: Tx, due: Clock, telling: Telling, now: Date): Promise<void> {
  const { consentId, kind, personId, organisationId, endReason } = due
  // Under the others nothing is held but the evidence.
  if (kind !== 'PERSONAL_DATA') return await saveDestroyed(tx, consentId, now)
  // Somebody may have consented again, or been destroyed, since they were listed.
  if (!(await isDue(tx, consentId)) || (await hasConsent(tx, personId, organisationId))) return
  const reason = endReason === 'LEFT' ? 'LEFT' : 'WITHDRAWN'
  await destroy(tx, { personId, organisationIds: [organisationId], reason }, telling, now)
}

async function destroy(
  tx: Tx,
  whose: { personId: string; organisationIds: readonly string[]; reason: DestructionReason },
  { notice, farewell, onErasing }: Telling,
  now: Date,
): Promise<void> {
  const addresses = await listAddresses(tx, whose.personId)
  const erasure = await erasePerson(tx, whose, now, onErasing)
  if (!erasure) return
  await sendFarewell(tx, addresses, erasure.acts, farewell, now)
  await tellOfActs(tx, erasure.acts, notice, now)
}

async function noteExpiry(tx: Tx, rule: RetentionKey, count: number, now: Date): Promise<void> {
  await note(tx, {
    at: now,
    event: 'term-expired',
    subject: 'retention-rule',
    subjectId: rule,
    clause: '152-FZ art. 5',
    details: { count },
  })
}
