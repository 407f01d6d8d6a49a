import type { Tx } from '../../db/transaction.ts'
import { listNudged, listSilentPairs, listToldOfSilence, type SilentPair } from '../../meetings/store/silence.ts'
import { daysUntilCurator, type SilenceRung } from '../../meetings/silence.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { weekAt } from '../weekly.ts'

/** What a curator may still do something about this week: a pair that has been reminded of since Monday is given time. */
export async function listSilentToDecide(tx: Tx, organisation: Organisation, now: Date): Promise<SilentPair[]> {
  const silent = (await listSilentPairs(tx, organisation.id, now)).filter(({ days }) => days >= daysUntilCurator)
  const known = await knownOf(tx, silent, 'curator')
  if (known.length === 0) return []
  const nudged = await listNudged(tx, idsOf(known), weekAt(now, organisation.timeZone).from)
  return known.filter(({ pairId }) => !nudged.has(pairId))
}

/** Of whom their mentor has been told once: the week only says it again, and not an hour before the first time. */
export async function listSilentToMentor(tx: Tx, organisationId: string, now: Date): Promise<SilentPair[]> {
  return await knownOf(tx, await listSilentPairs(tx, organisationId, now), 'mentor')
}

async function knownOf(tx: Tx, silent: readonly SilentPair[], rung: SilenceRung): Promise<SilentPair[]> {
  if (silent.length === 0) return []
  const told = await listToldOfSilence(tx, idsOf(silent))
  return silent.filter(({ pairId, since }) =>
    told.some((one) => one.pairId === pairId && one.since === since && one.rung === rung),
  )
}

function idsOf(pairs: readonly SilentPair[]): string[] {
  return pairs.map(({ pairId }) => pairId)
}
