import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { type Member, organisationsOf } from '../../people/actor.ts'
import { may, whereMay } from '../../people/policy.ts'
import type { Recipient } from '../../people/store.ts'
import { ownPart } from '../banks.ts'
import { type Card, isPaused, mostPlaces, type Pause } from '../listing.ts'
import { mayEndOn } from '../pause.ts'
import { findCard, savePause, savePlaces } from '../store/listings.ts'

export type Controlled = { readonly card: Card; readonly organisation: Organisation }

export type Change =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'not-a-number' | 'not-a-day' }

/** The entry whose places and pause the member may set: their own, or that of somebody of a school they are curator of. */
export async function findControlled(tx: Tx, member: Member, listingId: string): Promise<Controlled | undefined> {
  const near = [...whereMay(member, 'bank.pause'), ...organisationsOf(member)]
  const ids = near.map(({ id }) => id)
  const card = await findCard(tx, listingId, ids)
  const organisation = near.find(({ id }) => id === card?.organisationId)
  if (!card || !organisation) return undefined
  return may(member, 'bank.pause', { organisation, personId: card.personId }) ? { card, organisation } : undefined
}

/** How many mentees a mentor takes: 0 to 5; for a while 0 says that there is no place (п. 3.4.5). */
export async function setPlaces(tx: Tx, member: Member, listingId: string, places: number, now: Date): Promise<Change> {
  const found = await findControlled(tx, member, listingId)
  if (!found || found.card.kind !== 'MENTOR') return { ok: false, reason: 'not-allowed' }
  if (!Number.isInteger(places) || places < 0 || places > mostPlaces) return { ok: false, reason: 'not-a-number' }
  const isChanged = await savePlaces(tx, found.card.id, places)
  if (isChanged) await noteChange(tx, member, found, { event: 'places-set', details: { places } }, now)
  return { ok: true, isChanged }
}

/** A pause: the person stays in the bank and is proposed to nobody until the day comes, or somebody says so. */
export async function pause(
  tx: Tx,
  member: Member,
  listingId: string,
  until: string | null,
  now: Date,
): Promise<Change> {
  const found = await findControlled(tx, member, listingId)
  if (!found) return { ok: false, reason: 'not-allowed' }
  const today = dayIn(now, found.organisation.timeZone)
  if (until !== null && !mayEndOn(until, today)) return { ok: false, reason: 'not-a-day' }
  if (isPaused(found.card, today) && found.card.pausedUntil === until) return { ok: true, isChanged: false }
  await keep(tx, found, { pausedAt: now, pausedUntil: until })
  await noteChange(tx, member, found, { event: 'paused', details: { until } }, now)
  await tellOwner(tx, member, found, { state: 'paused', until }, now)
  return { ok: true, isChanged: true }
}

/** «Вернуться»: the pause is over before its day. */
export async function resume(tx: Tx, member: Member, listingId: string, now: Date): Promise<Change> {
  const found = await findControlled(tx, member, listingId)
  if (!found) return { ok: false, reason: 'not-allowed' }
  if (!isPaused(found.card, dayIn(now, found.organisation.timeZone))) return { ok: true, isChanged: false }
  await keep(tx, found, { pausedAt: null, pausedUntil: null })
  await noteChange(tx, member, found, { event: 'resumed' }, now)
  await tellOwner(tx, member, found, { state: 'resumed', until: null }, now)
  return { ok: true, isChanged: true }
}

/** Whoever did not do it themselves learns of it, and may take it back. */
async function tellOwner(
  tx: Tx,
  member: Member,
  { card, organisation }: Controlled,
  { state, until }: { state: 'paused' | 'resumed'; until: string | null },
  now: Date,
): Promise<void> {
  if (card.personId === member.personId) return
  const text = ({ language }: Recipient) => {
    const texts = textsIn(language)
    const bank = texts.plain(`banks.told.bank.${card.kind}`)
    const parts = { bank, school: organisation.shortName }
    if (state === 'resumed') return texts.t('banks.told.resumed', parts)
    if (until === null) return texts.t('banks.told.paused', parts)
    return texts.t('banks.told.pausedUntil', { ...parts, day: texts.day(until) })
  }
  const buttons = ({ language }: Recipient) => [
    [{ text: textsIn(language).plain('banks.menu.mine'), callback_data: ownPart }],
  ]
  const key = `${card.id}:${state}:${now.toISOString()}`
  await tell(tx, { to: [card.personId], kind: 'pair', organisation, key, text, buttons }, now)
}

async function keep(tx: Tx, { card }: Controlled, change: Pause): Promise<void> {
  await savePause(tx, card.id, change)
}

async function noteChange(
  tx: Tx,
  member: Member,
  { card, organisation }: Controlled,
  what: { event: string; details?: { places: number } | { until: string | null } },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: member.personId,
    organisationId: organisation.id,
    subject: 'listing',
    subjectId: card.id,
    clause: 'regulation 3.4.5',
    ...what,
  })
}
