import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { textsIn } from '../../i18n/texts.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import type { Party, Version } from '../programme.ts'
import { spread } from '../spreading.ts'
import { newKey } from './beginning.ts'
import { type Change, editProgramme, type Seen } from './editing.ts'
import { findReadableVersion } from './access.ts'
import { findEntry } from './entries.ts'

/** From the catalogue of the school into the plan, on a free day; taken twice, it stands there once. */
export async function takeEntry(tx: Tx, actor: Member, seen: Seen, key: string, now: Date): Promise<Change> {
  const found = await findReadableVersion(tx, actor, seen.versionId)
  const school = found?.party.organisation.id
  const entry = school && (await findEntry(tx, school, key, difficulties.options, textsIn(actor.language)))
  if (!found || !entry) return { ok: false, reason: 'not-allowed' }
  const dueOn = freeDay(found.version, found.party, now)
  const activity = { ...entry, key: newKey(), templateKey: entry.key, dueOn }
  return await editProgramme(tx, actor, seen, { what: 'add', activity }, now)
}

/** A day on which nothing is planned yet, in the middle of what is left of the period. */
export function freeDay(version: Version, { organisation }: Party, now: Date): string {
  const taken = version.activities.map(({ dueOn }) => dueOn)
  const [, middle] = spread(3, version, { taken, from: dayIn(now, organisation.timeZone) })
  return middle ?? version.endsOn
}

/** The dates of the whole plan anew: evenly over the school days that are left; what is past stays. */
export function spreadAnew(version: Version, { organisation }: Party, now: Date): string[] {
  const today = dayIn(now, organisation.timeZone)
  const past = version.activities.filter(({ dueOn }) => dueOn < today && dueOn >= version.startsOn)
  const dates = spread(version.activities.length - past.length, version, { from: today })
  return [...past.map(({ dueOn }) => dueOn), ...dates]
}
