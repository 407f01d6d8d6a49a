import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { chatKey } from '../../outbox/actions.ts'
import { listWaitingNotices, removeWaiting, saveSendAfter, type WaitingCall } from '../../outbox/store/waiting.ts'
import type { Member } from '../../people/actor.ts'
import { listAccountsOf } from '../../people/store.ts'
import { afterQuiet, nextMonday } from '../hours.ts'
import { kindsInPause } from '../kinds.ts'
import { mayBeQuietUntil } from '../pause.ts'
import { listPauses, removePause, savePause } from '../store/pauses.ts'

export type Paused = { readonly ok: true; readonly isChanged: boolean } | { readonly ok: false; readonly reason: 'day' }

/** Until that day nothing is written unasked but what the law, the order's deadlines and a call for help want told. */
export async function beQuiet(tx: Tx, member: Member, untilOn: string, now: Date): Promise<Paused> {
  const zone = zoneOf(member)
  if (!mayBeQuietUntil(untilOn, dayIn(now, zone))) return { ok: false, reason: 'day' }
  if ((await listPauses(tx, [member.personId])).get(member.personId) === untilOn) return { ok: true, isChanged: false }
  await savePause(tx, member.personId, untilOn, now)
  const dropped = await listWaitingOf(tx, member, 'dropped')
  await removeWaiting(tx, idsOf(dropped), now)
  const after = afterQuiet(untilOn, zone)
  const kept = await listWaitingOf(tx, member, 'kept')
  await saveSendAfter(tx, idsOf(kept.filter(({ sendAfter }) => sendAfter < after)), after)
  await write(tx, member, 'notices-paused', { untilOn }, now)
  return { ok: true, isChanged: true }
}

/** What the pause has kept back goes with the next digest. False where there is no pause. */
export async function endQuiet(tx: Tx, member: Member, now: Date): Promise<boolean> {
  if (!(await removePause(tx, member.personId))) return false
  const next = nextMonday(now, zoneOf(member))
  const kept = await listWaitingOf(tx, member, 'kept')
  await saveSendAfter(tx, idsOf(kept.filter(({ sendAfter }) => sendAfter > next)), next)
  await write(tx, member, 'notices-resumed', {}, now)
  return true
}

/** The first day on which the person is written to again; undefined where nothing keeps the bot quiet. */
export async function quietUntil(tx: Tx, member: Member, now: Date): Promise<string | undefined> {
  const until = (await listPauses(tx, [member.personId])).get(member.personId)
  return until !== undefined && until > dayIn(now, zoneOf(member)) ? until : undefined
}

export function zoneOf({ roles }: Pick<Member, 'roles'>): string {
  return roles[0]?.organisation.timeZone ?? 'Europe/Moscow'
}

async function listWaitingOf(tx: Tx, { personId }: Member, what: 'kept' | 'dropped'): Promise<WaitingCall[]> {
  const chats = (await listAccountsOf(tx, personId)).map(chatKey)
  const beginnings = kindsInPause(what).map((kind) => `${kind}:`)
  return await listWaitingNotices(tx, chats, beginnings)
}

function idsOf(calls: readonly WaitingCall[]): bigint[] {
  return calls.map(({ id }) => id)
}

async function write(
  tx: Tx,
  { personId }: Member,
  event: string,
  details: Record<string, string>,
  now: Date,
): Promise<void> {
  await note(tx, { at: now, actorId: personId, event, subject: 'person', subjectId: personId, details })
}
