import type { Database } from '../db/connect.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { listAccountsOf, saveBlocked } from '../people/store.ts'
import { addCalls, giveUpChat, type NewCall } from './store.ts'
import { listKnownKeys, removeNotices, removeNoticesWith } from './store/notices.ts'

export type Address = { readonly platform: string; readonly chatId: string }

export type Notice = {
  readonly to: Address
  /** One notice for one key, for ever: `kind:subject:when:person`. */
  readonly dedupeKey: string
  /** HTML, in the recipient's language. */
  readonly text: string
  readonly buttons?: readonly (readonly { readonly text: string; readonly callback_data: string }[])[]
  /** Goes in place of plain words, which become its caption. */
  readonly file?: NoticeFile
  /** By the business clock; use the calendar's `nextAllowedInstant` for what nobody asked for. */
  readonly sendAfter: Date
}

/** A document, or a picture that is looked at in the chat; at most 10 MB. */
export type NoticeFile = { readonly kind: 'document' | 'photo'; readonly name: string; readonly bytes: Uint8Array }

export function chatKey(address: Address): string {
  return `${address.platform}:${address.chatId}`
}

/** Owes messages that nobody asked for, in the transaction of the change. Sent again after an unknown outcome. */
export async function post(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
  await addCalls(tx, await Promise.all(notices.map(toCall)), now)
}

/** Takes back the notices that the person has not been sent yet, under any account. */
export async function cancelNotices(tx: Tx, personId: string, now: Date): Promise<void> {
  for (const account of await listAccountsOf(tx, personId)) await removeNotices(tx, chatKey(account), now)
}

/** Takes back the notices about something that have not been sent yet, by the beginnings of their dedupe keys. */
export async function cancelNoticesOf(tx: Tx, beginnings: readonly string[], now: Date): Promise<void> {
  await removeNoticesWith(tx, beginnings, now)
}

/** Which of these dedupe keys are known already, so that a job makes nothing anew that would not be sent again. */
export async function knownKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  return await listKnownKeys(tx, keys)
}

/** A chat that refuses the bot: the account is marked, and what is owed to it is given up. */
export async function giveUpOn(db: Database, key: string, now: Date): Promise<void> {
  const colon = key.indexOf(':')
  await inTransaction(db, async (tx) => {
    await saveBlocked(tx, key.slice(0, colon), key.slice(colon + 1), now)
    await giveUpChat(tx, key, now)
  })
}

async function toCall({ to, dedupeKey, text, buttons, file, sendAfter }: Notice): Promise<NewCall> {
  const keyboard = buttons && buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}
  const common = { dedupeKey, chatKey: chatKey(to), lane: 'NOTICE', resend: true, sendAfter } as const
  if (file) return { ...common, ...(await formOf(file, to, text, keyboard)) }
  const payload = {
    chat_id: Number(to.chatId),
    text,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...keyboard,
  }
  const body = new TextEncoder().encode(JSON.stringify(payload))
  return { ...common, method: 'sendMessage', contentType: 'application/json', body }
}

/** It comes beside a message that has rung already, so it makes no sound. */
async function formOf({ kind, name, bytes }: NoticeFile, to: Address, text: string, keyboard: object) {
  const form = new FormData()
  form.append('chat_id', to.chatId)
  form.append('caption', text)
  form.append('parse_mode', 'HTML')
  form.append('disable_notification', 'true')
  for (const [field, value] of Object.entries(keyboard)) form.append(field, JSON.stringify(value))
  form.append(kind, new Blob([bytes]), name)
  const encoded = new Response(form)
  const body = new Uint8Array(await encoded.arrayBuffer())
  const contentType = encoded.headers.get('content-type') ?? ''
  return { method: kind === 'photo' ? 'sendPhoto' : 'sendDocument', contentType, body }
}
