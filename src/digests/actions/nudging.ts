import { dayIn, instantOf } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { listRecipients, type Recipient } from '../../people/store.ts'
import type { Lagging } from '../lagging.ts'
import { countNudges } from '../store/nudged.ts'
import { findPlace } from '../store/summaries.ts'
import { monthOf } from './current.ts'

export type Nudged =
  | { readonly ok: true; readonly people: number }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'told-today' | 'nobody-lags' }

/** What a school that lags is told; handed in, since what is shown is not an action's business. */
export type NudgeText = (to: Recipient, school: Lagging, month: string) => string

/**
 * The coordinator reminds the schools that lag, by how they stand now, once a day: their curators, or the head where there
 * is no curator (order 5).
 */
export async function nudgeLagging(
  tx: Tx,
  actor: Member,
  { districtId, month, text }: { readonly districtId: string; readonly month: string; readonly text: NudgeText },
  now: Date,
): Promise<Nudged> {
  const district = await findPlace(tx, districtId)
  if (district?.kind !== 'DISTRICT' || !may(actor, 'roadmap.nudge', { organisation: district }))
    return { ok: false, reason: 'not-allowed' }
  const today = dayIn(now, district.timeZone)
  const isTold = (await countNudges(tx, district.id, instantOf(today, 0, district.timeZone))) > 0
  if (isTold) return { ok: false, reason: 'told-today' }
  const told = await monthOf(tx, district, month, now)
  const lagging = told?.of.kind === 'district' ? told.of.lagging : []
  if (lagging.length === 0) return { ok: false, reason: 'nobody-lags' }
  const people = new Set<string>()
  for (const school of lagging) {
    const to = await recipientsIn(tx, school.id)
    const outcome = await tell(
      tx,
      {
        to,
        kind: 'deadline',
        organisation: { id: school.id, timeZone: district.timeZone },
        key: `${school.id}:lags:${today}`,
        text: (one) => text(one, school, month),
      },
      now,
    )
    for (const id of [...outcome.told, ...outcome.later]) people.add(id)
  }
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: district.id,
    event: 'schools-nudged',
    subject: 'organisation',
    subjectId: district.id,
    clause: 'order 5',
    details: { month, schools: lagging.length },
  })
  return { ok: true, people: people.size }
}

async function recipientsIn(tx: Tx, schoolId: string): Promise<Recipient[]> {
  const curators = await listRecipients(tx, schoolId, ['CURATOR'])
  return curators.length > 0 ? curators : await listRecipients(tx, schoolId, ['HEAD'])
}
