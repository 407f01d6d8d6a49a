import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { NoticeMessage } from '../../notices/choice.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { listRecipients, type Recipient } from '../../people/store.ts'
import { tellNudge, toldToday } from '../../roadmap/actions/nudging.ts'
import type { Lagging } from '../lagging.ts'
import { findPlace, listSchoolsOf, type Place } from '../store/summaries.ts'
import { monthOf } from './current.ts'

/** What a school that lags is told; handed in, since what is shown is not an action's business. */
export type NudgeMessage = (to: Recipient, school: Lagging, month: string) => NoticeMessage

type Refused = { readonly ok: false; readonly reason: 'not-allowed' | 'told-today' | 'nobody-lags' }
type Found = {
  readonly ok: true
  readonly district: Place
  readonly places: ReadonlyMap<string, Place>
  /** Not reminded today. */
  readonly left: readonly Lagging[]
  /** How many were. */
  readonly told: number
}

/** Whom a reminder would go to now. */
export async function findToNudge(
  tx: Tx,
  actor: Member,
  { districtId, month }: { readonly districtId: string; readonly month: string },
  now: Date,
): Promise<Found | Refused> {
  const district = await findPlace(tx, districtId)
  if (district?.kind !== 'DISTRICT' || !may(actor, 'roadmap.nudge', { organisation: district }))
    return { ok: false, reason: 'not-allowed' }
  const told = await monthOf(tx, district, month, now)
  const lagging = told?.of.kind === 'district' ? told.of.lagging : []
  if (lagging.length === 0) return { ok: false, reason: 'nobody-lags' }
  const places = new Map((await listSchoolsOf(tx, district.id)).map((place) => [place.id, place]))
  const known = await toldToday(tx, [...places.values()], now)
  const left = lagging.filter(({ id }) => !known.has(id))
  if (left.length === 0) return { ok: false, reason: 'told-today' }
  return { ok: true, district, places, left, told: lagging.length - left.length }
}

/**
 * The coordinator reminds the schools that lag, by how they stand now, each once a day, also where the board reminds it:
 * their curators, or the head where there is no curator (order 5).
 */
export async function nudgeLagging(
  tx: Tx,
  actor: Member,
  asked: { readonly districtId: string; readonly month: string; readonly message: NudgeMessage },
  now: Date,
): Promise<{ readonly ok: true; readonly people: number } | Refused> {
  const { month, message } = asked
  const found = await findToNudge(tx, actor, asked, now)
  if (!found.ok) return found
  const { district, places, left } = found
  const people = new Set<string>()
  for (const lags of left) {
    const school = places.get(lags.id)
    const to = await recipientsIn(tx, lags.id)
    if (!school || to.length === 0) continue
    const details = { month, signs: lags.signs.join(' ') }
    const read = (one: Recipient) => message(one, lags, month)
    const nudge = { school, details, to, text: (one: Recipient) => read(one).text }
    const outcome = await tellNudge(tx, actor, { ...nudge, buttons: (one) => read(one).buttons }, now)
    for (const id of [...outcome.told, ...outcome.later]) people.add(id)
  }
  if (people.size === 0) return { ok: true, people: 0 }
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: district.id,
    event: 'schools-nudged',
    subject: 'organisation',
    subjectId: district.id,
    clause: 'order 5',
    details: { month, schools: left.length },
  })
  return { ok: true, people: people.size }
}

async function recipientsIn(tx: Tx, schoolId: string): Promise<Recipient[]> {
  const curators = await listRecipients(tx, schoolId, ['CURATOR'])
  return curators.length > 0 ? curators : await listRecipients(tx, schoolId, ['HEAD'])
}
