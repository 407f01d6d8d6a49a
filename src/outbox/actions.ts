import type { Database } from '../db/connect.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { listAccountsOf, saveBlocked } from '../people/store.ts'
import { addCalls, giveUpChat, type NewCall } from './store.ts'
import { removeNotices, removeNoticesWith } from './store/notices.ts'

export type Address = { readonly platform: string; readonly chatId: string }

export type Notice = {
  readonly to: Address
  /** One notice for one key, for ever: `kind:subject:when:person`. */
  readonly dedupeKey: string
  /** HTML, in the recipient's language. */
  readonly text: string
  readonly buttons?: readonly (readonly { readonly text: string; readonly callback_data: string }[])[]
  /** By the business clock; use the calendar's `nextAllowedInstant` for what nobody asked for. */
  readonly sendAfter: Date
}

export function chatKey(address: Address): string {
  return `${address.platform}:${address.chatId}`
}

/** Owes messages that nobody asked for, in the transaction of the change. Sent again after an unknown outcome. */
export async function post(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
  await addCalls(tx, notices.map(toCall), now)
}

/** Takes back the notices that the person has not been sent yet, under any account. */
export async function cancelNotices(tx: Tx, personId: string, now: Date): Promise<void> {
  for (const account of await listAccountsOf(tx, personId)) await removeNotices(tx, chatKey(account), now)
}

/** Takes back the notices about something that have not been sent yet, by the beginnings of their dedupe keys. */
export async function cancelNoticesOf(tx: Tx, beginnings: readonly string[], now: Date): Promise<void> {
  await removeNoticesWith(tx, beginnings, now)
}

/** A chat that refuses the bot: the account is marked, and what is owed to it is given up. */
export async function giveUpOn(db: Database, key: string, now: Date): Promise<void> {
  const colon = key.indexOf(':')
  await inTransaction(db, async (tx) => {
    await saveBlocked(tx, key.slice(0, colon), key.slice(colon + 1), now)
    await giveUpChat(tx, key, now)
  })
}

function toCall(notice: Notice): NewCall {
  const payload = {
    chat_id: Number(notice.to.chatId),
    text: notice.text,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(notice.buttons ? { reply_markup: { inline_keyboard: notice.buttons } } : {}),
  }
  return {
    dedupeKey: notice.dedupeKey,
    chatKey: chatKey(notice.to),
    lane: 'NOTICE',
    method: 'sendMessage',
    contentType: 'application/json',
    body: new TextEncoder().encode(JSON.stringify(payload)),
    resend: true,
    sendAfter: notice.sendAfter,
  }
}
