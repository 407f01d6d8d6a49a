import type { Tx } from '../../db/transaction.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { allowedFrom, nextMonday } from '../hours.ts'
import { type GatheredKind, type Level, ruleOf } from '../kinds.ts'
import { addTidings, listLevels, listPending, removeTidingsAbout, removeTidingsOf } from '../store.ts'

export type Gathering = {
  /** Ids of the people who are to be told. */
  readonly to: readonly string[]
  readonly kind: GatheredKind
  readonly organisationId: string
  /** What it is about: told once to each until told or forgotten. */
  readonly subjectId: string
  /** Whom it is about: forgotten with them. Absent: whoever is told. */
  readonly aboutId?: string
}

/**
 * Keeps in mind what people are to be told together with what else comes within minutes, or once some time has passed and
 * it still holds. What is told is read from the state when it is told, so nothing is kept here but ids.
 */
export async function gather(tx: Tx, gathering: Gathering, now: Date): Promise<void> {
  const { to, kind, organisationId, subjectId, aboutId } = gathering
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation || to.length === 0) return
  const group = { kind, organisationId, personIds: to }
  const levels = await listLevels(tx, kind, to)
  const pending = ruleOf(kind).togetherMinutes === undefined ? new Map<string, Date>() : await listPending(tx, group)
  const tidings = to.flatMap((personId) => {
    const level = levels.get(personId) ?? 'USUAL'
    if (level === 'OFF') return []
    const dueAt = pending.get(personId) ?? dueOf(kind, level, now, organisation.timeZone)
    return [{ personId, organisationId, kind, subjectId, aboutId: aboutId ?? personId, happenedAt: now, dueAt }]
  })
  await addTidings(tx, tidings)
}

/** Nobody will be told of the person any more, in one organisation or anywhere: they withdrew, left, or are restricted. */
export async function forget(tx: Tx, aboutId: string, organisationId?: string): Promise<void> {
  await removeTidingsAbout(tx, { aboutId, ...(organisationId === undefined ? {} : { organisationId }) })
}

/** The person has looked at somebody themselves: there is nothing left to tell them of that person. */
export async function forgetSeen(
  tx: Tx,
  personId: string,
  seen: { kind: GatheredKind; aboutId: string },
): Promise<void> {
  await removeTidingsOf(tx, { personId, ...seen })
}

/** When something of the kind that happens now is told, if nothing of it waits already. */
export function dueOf(kind: GatheredKind, level: Level, now: Date, zone: string): Date {
  const { togetherMinutes, afterMinutes } = ruleOf(kind)
  const at = new Date(now.getTime() + (togetherMinutes ?? afterMinutes ?? 0) * 60_000)
  return level === 'SELDOM' ? nextMonday(at, zone) : allowedFrom(at, zone)
}
