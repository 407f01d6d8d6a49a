import type { Tx } from '../../db/transaction.ts'
import { cancelNoticesOf, chatKey, post } from '../../outbox/actions.ts'
import { listNoticesTo, removeWaitingNotices } from '../../outbox/store/notices.ts'
import { listRecipientsAmong, type Recipient } from '../../people/store.ts'
import { choiceRow, type NoticeButton } from '../choice.ts'
import { type Hour, hourOf, type Told, weekOf } from '../hours.ts'
import { countedKinds, type Level, type NoticeKind, ruleOf } from '../kinds.ts'
import { listLevels } from '../store.ts'

/** Where and of what a message tells: quiet hours and weeks are those of the organisation. */
export type Place = { readonly id: string; readonly timeZone: string }

export type Telling = {
  /** People, or their accounts as `listRecipients` gives them. Of people, those who have a role and a consent there. */
  readonly to: readonly (string | Recipient)[]
  readonly kind: NoticeKind
  readonly organisation: Place
  /** One message for one key, kind and account, for ever: what happened, by its ids. */
  readonly key: string
  /** HTML, in the recipient's language. */
  readonly text: (to: Recipient) => string
  /** When it was due, where a job tells what had been put off; otherwise now. */
  readonly dueAt?: Date
  /** What acts in place; the row «less often», «don't remind me» is added below. */
  readonly buttons?: (to: Recipient) => readonly (readonly NoticeButton[])[]
}

/** Ids of the people; who can't be written to is in none of the lists. */
export type Outcome = { readonly told: string[]; readonly later: string[]; readonly never: string[] }

/**
 * Tells people what they did not ask for, in the transaction of the change: in allowed hours, as often as each of them
 * wants, at most three messages a week besides those that the law or the calendar wants told. What has to wait is sent
 * on the Monday; of what waits because the person wants it seldom, only the newest of the kind is kept.
 */
export async function tell(tx: Tx, telling: Telling, now: Date): Promise<Outcome> {
  const { kind, organisation, key } = telling
  const outcome: Outcome = { told: [], later: [], never: [] }
  const people = Map.groupBy(await recipientsOf(tx, telling), ({ personId }) => personId)
  const levels = await listLevels(tx, kind, [...people.keys()])
  const seldom = [...people].filter(([personId]) => levels.get(personId) === 'SELDOM').flatMap(([, own]) => own)
  if (seldom.length > 0) await removeWaitingNotices(tx, seldom.map(chatKey), `${kind}:`, now)
  const told = await listTold(tx, [...people.values()].flat(), kind, organisation, now)
  for (const [personId, accounts] of people) {
    const level = levels.get(personId) ?? 'USUAL'
    const hour = hourAt(kind, level, { dueAt: telling.dueAt ?? now, told: told.get(personId) ?? [] }, organisation, now)
    if (hour.status === 'never') {
      outcome.never.push(personId)
      continue
    }
    const notices = accounts.map((to) => ({
      to,
      dedupeKey: `${kind}:${key}:${chatKey(to)}`,
      text: telling.text(to),
      buttons: [...(telling.buttons?.(to) ?? []), ...choiceRow(to.language, kind, level)],
      sendAfter: hour.status === 'later' ? hour.at : now,
    }))
    await post(tx, notices, now)
    outcome[hour.status === 'later' ? 'later' : 'told'].push(personId)
  }
  return outcome
}

/** Takes back what has not been sent yet of these messages: the reason for them is gone. */
export async function untell(tx: Tx, kind: NoticeKind, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return
  await cancelNoticesOf(
    tx,
    keys.map((key) => `${kind}:${key}:`),
    now,
  )
}

/**
 * For jobs that find out by themselves what is due: whether they may tell the person now, and until when to put it off.
 * `dueAt` is when it was due, so that what was put off until Monday is not put off again.
 */
export async function whenToTell(
  tx: Tx,
  what: { personId: string; kind: NoticeKind; organisation: Place; dueAt: Date },
  now: Date,
): Promise<Hour> {
  const { personId, kind, organisation, dueAt } = what
  const level = (await listLevels(tx, kind, [personId])).get(personId) ?? 'USUAL'
  const accounts = await recipientsOf(tx, { to: [personId], kind, organisation })
  const told = await listTold(tx, accounts, kind, organisation, now)
  return hourAt(kind, level, { dueAt, told: told.get(personId) ?? [] }, organisation, now)
}

function hourAt(
  kind: NoticeKind,
  level: Level,
  { dueAt, told }: { dueAt: Date; told: readonly Told[] },
  organisation: Place,
  now: Date,
): Hour {
  return hourOf(level, { dueAt, told, isFree: ruleOf(kind).isFree === true }, now, organisation.timeZone)
}

async function recipientsOf(
  tx: Tx,
  { to, kind, organisation }: Pick<Telling, 'to' | 'kind' | 'organisation'>,
): Promise<Recipient[]> {
  const ids = to.filter((one) => typeof one === 'string')
  const known = to.filter((one) => typeof one !== 'string')
  if (ids.length === 0) return known
  const isBeforeConsent = ruleOf(kind).isBeforeConsent === true
  return [...known, ...(await listRecipientsAmong(tx, ids, organisation.id, isBeforeConsent))]
}

/** What these people were told unasked since the Monday of this week, and what already waits for them; under the limit only. */
async function listTold(
  tx: Tx,
  accounts: readonly Recipient[],
  kind: NoticeKind,
  organisation: Place,
  now: Date,
): Promise<Map<string, Told[]>> {
  if (accounts.length === 0) return new Map()
  const since = new Date(`${weekOf(now, organisation.timeZone)}T00:00:00Z`)
  // A zone is at most fourteen hours ahead of UTC; who counts by weeks leaves out what is too old.
  const from = new Date(since.getTime() - 14 * 3_600_000)
  const beginnings = countedKinds().map((one) => `${one}:`)
  const rows = await listNoticesTo(tx, accounts.map(chatKey), beginnings, from)
  const told = new Map<string, Told[]>()
  for (const [personId, own] of Map.groupBy(accounts, (one) => one.personId)) {
    const keys = new Map<string, Told>()
    for (const account of own)
      for (const row of rows.filter((one) => one.chatKey === chatKey(account))) {
        const message = row.dedupeKey.slice(0, -chatKey(account).length)
        keys.set(message, { at: row.sendAfter, isSameKind: message.startsWith(`${kind}:`) })
      }
    told.set(personId, [...keys.values()])
  }
  return told
}
