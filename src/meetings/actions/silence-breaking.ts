import type { Tx } from '../../db/transaction.ts'
import { untell } from '../../notices/actions/telling.ts'

/** They have met, or are a pair no longer: what was to be said of their silence has lost its reason. */
export async function breakSilence(tx: Tx, pairId: string, now: Date): Promise<void> {
  await untell(tx, 'silent', [`mentor:${pairId}`, `nudge:${pairId}`], now)
}
