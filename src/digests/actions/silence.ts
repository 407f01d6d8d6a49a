import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { noteSilence } from '../../meetings/actions/report-noting.ts'
import { listNudged, listSilentPairs, listToldOfSilence, type SilentPair } from '../../meetings/store/silence.ts'
import { daysUntilCurator, silenceToldAt } from '../../meetings/silence.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Decision } from '../decision.ts'
import { weekAt } from '../weekly.ts'

/**
 * What a curator may still do something about this week, with what they would be told of later today: a pair that has been
 * reminded of since Monday is given time.
 */
export async function listSilentToDecide(tx: Tx, organisation: Organisation, now: Date): Promise<SilentPair[]> {
  const { from, today } = weekAt(now, organisation.timeZone)
  const silent = (await listSilentPairs(tx, organisation.id, now, 'curator')).filter(
    ({ days, since, organisation: { timeZone } }) =>
      days >= daysUntilCurator && dayIn(silenceToldAt(since, 'curator', timeZone), timeZone) <= today,
  )
  if (silent.length === 0) return []
  const nudged = await listNudged(tx, idsOf(silent), from)
  return silent.filter(({ pairId }) => !nudged.has(pairId))
}

/** The message of the week has named these pairs to the person: no other message repeats it an hour later. */
export async function noteSilenceTold(
  tx: Tx,
  personId: string,
  decisions: readonly Decision[],
  now: Date,
): Promise<void> {
  const silent = decisions.filter((one) => one.what === 'silent')
  const said =
    silent.length === 0
      ? []
      : await listToldOfSilence(
          tx,
          silent.map(({ id }) => id),
        )
  for (const { id: pairId, since, organisation } of silent) {
    const isKnown = said.some(
      (one) => one.pairId === pairId && one.since === since && one.rung === 'curator' && one.to === personId,
    )
    if (isKnown) continue
    const about = { pairId, organisationId: organisation.id }
    await noteSilence(tx, about, 'pair-silence-told', undefined, now, { rung: 'curator', since, to: personId })
  }
}

/** Of whom their mentor has been told once: the week only says it again, and not an hour before the first time. */
export async function listSilentToMentor(tx: Tx, organisationId: string, now: Date): Promise<SilentPair[]> {
  const silent = await listSilentPairs(tx, organisationId, now)
  if (silent.length === 0) return []
  const told = await listToldOfSilence(tx, idsOf(silent))
  return silent.filter(({ pairId, since }) =>
    told.some((one) => one.pairId === pairId && one.since === since && one.rung === 'mentor'),
  )
}

function idsOf(pairs: readonly SilentPair[]): string[] {
  return pairs.map(({ pairId }) => pairId)
}
