import { z } from 'zod'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { chatKey } from '../../outbox/actions.ts'
import { listWaitingNotices, removeWaiting, saveSendAfter, type WaitingCall } from '../../outbox/store/waiting.ts'
import type { Recipient } from '../../people/store.ts'
import type { NoticeMessage } from '../choice.ts'
import { minutesAfterDigest, mostInWeek, nextMonday, weekOf } from '../hours.ts'
import { type JoiningLine, lineOf } from '../joining.ts'
import { countedKinds, gatheredKinds, kindsInPause } from '../kinds.ts'
import { listLevels } from '../store.ts'
import { listGatheredOf, removeTidings } from '../store/gathered.ts'
import { listPauses } from '../store/pauses.ts'
import type { Bundles } from './bundling.ts'
import { messageOf } from './counting.ts'

/** What waits for somebody and may go into their digest in place of a message of its own. */
export type Joining = JoiningLine & {
  readonly callIds: readonly bigint[]
  readonly tidingIds: readonly bigint[]
  /** Stands under the limit of a week. */
  readonly isCounted: boolean
  /** When it goes by itself. */
  readonly sendAfter: Date
}

/** What was put off for these people, by person: the oldest first, and of what is gathered only what still holds. */
export async function listJoining(
  tx: Tx,
  accounts: readonly Recipient[],
  bundles: Bundles,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<Map<string, Joining[]>> {
  const joining = await listPutOff(tx, accounts, now, timeZone)
  const by = new Date(now.getTime() + minutesAfterDigest * 60_000)
  for (const [personId, own] of await listGathered(tx, accounts, bundles, by))
    joining.set(personId, [...(joining.get(personId) ?? []), ...own])
  return joining
}

/** It has gone with a digest: it does not go by itself any more. */
export async function join(tx: Tx, joined: readonly Joining[], now: Date): Promise<void> {
  const calls = joined.flatMap(({ callIds }) => callIds)
  await removeWaiting(tx, calls, now)
  const tidings = joined.flatMap(({ tidingIds }) => tidingIds)
  await removeTidings(tx, tidings)
}

/** Of what did not fit and goes by itself, no week gets more than has room in it. */
export async function spread(
  tx: Tx,
  left: readonly Joining[],
  { hasDigest, timeZone }: { hasDigest: boolean; timeZone: string },
  now: Date,
): Promise<void> {
  const ofWeek = left.filter(
    ({ callIds, isCounted, sendAfter }) =>
      isCounted && callIds.length > 0 && weekOf(sendAfter, timeZone) <= weekOf(now, timeZone),
  )
  const late = ofWeek.slice(mostInWeek - (hasDigest ? 1 : 0))
  const ids = late.flatMap(({ callIds }) => callIds)
  await saveSendAfter(tx, ids, nextMonday(now, timeZone))
}

async function listPutOff(
  tx: Tx,
  accounts: readonly Recipient[],
  now: Date,
  timeZone: string,
): Promise<Map<string, Joining[]>> {
  const today = dayIn(now, timeZone)
  const afterThis = nextMonday(new Date(now.getTime() - 7 * 86_400_000), timeZone).getTime()
  const owners = new Map(accounts.map((one) => [chatKey(one), one.personId]))
  const counted = countedKinds().map((kind) => `${kind}:`)
  const kept = kindsInPause('kept').map((kind) => `${kind}:`)
  const calls = await listWaitingNotices(tx, [...owners.keys()], [...new Set([...counted, ...kept])])
  const pauses = await listPauses(tx, [...new Set(owners.values())])
  const ofPerson = Map.groupBy(calls, (call) => owners.get(call.chatKey) ?? '')
  const isCounted = ({ dedupeKey }: WaitingCall) => counted.some((one) => dedupeKey.startsWith(one))
  const found = new Map<string, Joining[]>()
  for (const [personId, own] of ofPerson) {
    // Outside the limit: what whoever has just come back from a pause finds, and what waits for this digest by its own rule
    // or because the person wants it once a week.
    const isBack = (pauses.get(personId) ?? '9') <= today
    const mine = own.filter((one) => isBack || isCounted(one) || one.sendAfter.getTime() === afterThis)
    found.set(personId, toJoining(mine, isCounted))
  }
  return found
}

/** One of each message, whatever the number of accounts; what has files goes by itself. */
function toJoining(calls: readonly WaitingCall[], isCounted: (call: WaitingCall) => boolean): Joining[] {
  const messages = Map.groupBy(calls, messageOf)
  return [...messages.values()].flatMap((own) => {
    const [first] = own
    const message = first && own.every(({ method }) => method === 'sendMessage') ? messageIn(first.body) : undefined
    if (!first || !message) return []
    const callIds = own.map(({ id }) => id)
    const { sendAfter } = first
    return [{ ...lineOf(message), callIds, tidingIds: [], isCounted: isCounted(first), sendAfter }]
  })
}

const posted = z.object({
  text: z.string(),
  reply_markup: z
    .object({ inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))) })
    .optional(),
})

function messageIn(body: Uint8Array | null): NoticeMessage | undefined {
  if (!body) return undefined
  const parsed = posted.safeParse(JSON.parse(new TextDecoder().decode(body)))
  return parsed.success
    ? { text: parsed.data.text, buttons: parsed.data.reply_markup?.inline_keyboard ?? [] }
    : undefined
}

async function listGathered(
  tx: Tx,
  accounts: readonly Recipient[],
  bundles: Bundles,
  by: Date,
): Promise<Map<string, Joining[]>> {
  const people = new Map(accounts.map((one) => [one.personId, one]))
  const groups = await listGatheredOf(tx, [...people.keys()], by)
  const places = new Map<string, OrganisationCard | undefined>()
  const silent = new Set<string>()
  for (const kind of groups.length > 0 ? gatheredKinds : [])
    for (const [personId, level] of await listLevels(tx, kind, [...people.keys()]))
      if (level === 'OFF') silent.add(`${kind} ${personId}`)
  const found = new Map<string, Joining[]>()
  for (const { personId, organisationId, kind, tidings } of groups) {
    const to = people.get(personId)
    if (!places.has(organisationId)) places.set(organisationId, await findOrganisation(tx, organisationId))
    const organisation = places.get(organisationId)
    const [first] = tidings
    if (!to || !organisation || !first || silent.has(`${kind} ${personId}`)) continue
    const subjects = tidings.map(({ subjectId: id, aboutId, happenedAt }) => ({ id, aboutId, happenedAt }))
    const message = await bundles[kind](tx, { organisation, personId, subjects }, to)
    const tidingIds = tidings.map(({ id }) => id)
    if (!message) await removeTidings(tx, tidingIds)
    else {
      const joining = { ...lineOf(message), callIds: [], tidingIds, isCounted: true, sendAfter: first.dueAt }
      found.set(personId, [...(found.get(personId) ?? []), joining])
    }
  }
  return found
}
