import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { cancelNoticesOf, chatKey, type NoticeFile, post } from '../../outbox/actions.ts'
import { listChatsOwed, removeWaitingNotices } from '../../outbox/store/notices.ts'
import { listRecipientsAmong, type Recipient } from '../../people/store.ts'
import { choiceRow, type NoticeButton } from '../choice.ts'
import { type Hour, hourOf, type Told } from '../hours.ts'
import { inPause, type Level, type NoticeKind, ruleOf } from '../kinds.ts'
import { listLevels } from '../store.ts'
import { listPauses } from '../store/pauses.ts'
import { listTold } from './counting.ts'

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
  /** Not told before, where more of it may come any minute: what is posted until then may take its place. */
  readonly notBefore?: Date
  /** When it was due, where a job tells what had been put off; otherwise now. */
  readonly dueAt?: Date
  /** What acts in place; the row «less often», «don't remind me» is added below. */
  readonly buttons?: (to: Recipient) => readonly (readonly NoticeButton[])[]
  /** Sent after the message, without a sound; each with its caption in HTML. */
  readonly files?: (to: Recipient) => readonly (NoticeFile & { readonly caption: string })[]
}

/** Ids of the people; who can't be written to is in none of the lists. */
export type Outcome = { readonly told: string[]; readonly later: string[]; readonly never: string[] }

/**
 * Tells people what they did not ask for, in the transaction of the change: in allowed hours, as often as each of them
 * wants, at most three messages a week besides those that the law or the calendar wants told. What has to wait joins the
 * digest of the Monday, or is sent after it; of what waits because the person wants it seldom, only the newest is kept.
 */
export async function tell(tx: Tx, telling: Telling, now: Date): Promise<Outcome> {
  const { kind, organisation, key } = telling
  const from = telling.notBefore ?? now
  const outcome: Outcome = { told: [], later: [], never: [] }
  const people = Map.groupBy(await recipientsOf(tx, telling), ({ personId }) => personId)
  const levels = await listLevels(tx, kind, [...people.keys()])
  const seldom = [...people].filter(([personId]) => levels.get(personId) === 'SELDOM').flatMap(([, own]) => own)
  if (seldom.length > 0) await removeWaitingNotices(tx, seldom.map(chatKey), `${kind}:`, now)
  const told = await listTold(tx, [...people.values()].flat(), kind, organisation.timeZone, now)
  const pauses = await listPauses(tx, [...people.keys()])
  for (const [personId, accounts] of people) {
    const level = levels.get(personId) ?? 'USUAL'
    const asked = { dueAt: telling.dueAt ?? now, told: told.get(personId) ?? [], quietUntil: pauses.get(personId) }
    const hour = hourAt(kind, level, asked, organisation, from)
    if (hour.status === 'never') {
      outcome.never.push(personId)
      continue
    }
    const sendAfter = hour.status === 'later' ? hour.at : from
    const notices = accounts.flatMap((to) => [
      {
        to,
        dedupeKey: `${kind}:${key}:${chatKey(to)}`,
        text: telling.text(to),
        buttons: [...(telling.buttons?.(to) ?? []), ...choiceRow(to.language, kind, level)],
        sendAfter,
      },
      ...(telling.files?.(to) ?? []).map(({ caption, ...file }, index) => ({
        to,
        dedupeKey: `${kind}:${key}:file${index}:${chatKey(to)}`,
        text: caption,
        file,
        sendAfter,
      })),
    ])
    await post(tx, notices, now)
    outcome[hour.status === 'later' ? 'later' : 'told'].push(personId)
  }
  return outcome
}

/** The accounts, as `chatKey` names them, that have not been sent these messages yet. */
export async function listUnsent(tx: Tx, kind: NoticeKind, key: string): Promise<string[]> {
  return await listChatsOwed(tx, [`${kind}:${key}:`])
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
  const told = await listTold(tx, accounts, kind, organisation.timeZone, now)
  const quietUntil = (await listPauses(tx, [personId])).get(personId)
  return hourAt(kind, level, { dueAt, told: told.get(personId) ?? [], quietUntil }, organisation, now)
}

type Standing = { readonly dueAt: Date; readonly told: readonly Told[]; readonly quietUntil: string | undefined }

function hourAt(
  kind: NoticeKind,
  level: Level,
  { quietUntil, ...asked }: Standing,
  { timeZone }: Place,
  now: Date,
): Hour {
  const { isFree = false, isJoining = false, isFirst = false } = ruleOf(kind)
  const pause = inPause(kind)
  if (pause === 'dropped' && quietUntil !== undefined && quietUntil > dayIn(now, timeZone)) return { status: 'never' }
  const quiet = pause === 'told' ? {} : { quietUntil }
  return hourOf(level, { ...asked, ...quiet, isFree, isJoining, isFirst }, now, timeZone)
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
