import type { BotCommand, InlineKeyboardButton, Message, ReplyKeyboardMarkup, User, UserFromGetMe } from 'grammy/types'
import type { Updates } from './updates.ts'
import type { Webhook } from './webhook.ts'

/** Everything the server knows, and what every method works on. */
export interface Desk {
  readonly bot: UserFromGetMe
  readonly now: () => Date
  readonly chats: Map<number, Chat>
  readonly files: Map<string, StoredFile>
  /** Presses that wait for an answer, by the id of the query. */
  readonly presses: Map<string, Press>
  readonly counters: Counters
  readonly settings: Settings
  readonly updates: Updates
  readonly webhook: Webhook
  /** Started as Telegram's own server with --local: a webhook may be plain HTTP on any port. */
  readonly isLocal: boolean
  changed(change: Change): void
}

export type Change =
  | { readonly kind: 'chat'; readonly chat: number }
  | { readonly kind: 'people' | 'call' | 'settings' | 'faults' }

export interface Counters {
  person: number
  message: number
  file: number
  press: number
}

/** What the bot registered about itself; a key is a scope and a language. */
export interface Settings {
  readonly commands: Map<string, readonly BotCommand[]>
  readonly words: Map<string, string>
  menuButton: { readonly type: string }
}

/** Who somebody is in the messenger. */
export interface Profile {
  readonly firstName: string
  readonly lastName?: string
  readonly username?: string
  readonly languageCode?: string
  readonly phone?: string
  readonly id?: number
}

/** The private chat of one person with the bot. */
export interface Chat {
  readonly user: User
  readonly phone: string
  hasStarted: boolean
  isBlocked: boolean
  isDeactivated: boolean
  readonly messages: Stored[]
  readonly places: Map<number, number>
  keyboard?: ReplyKeyboardMarkup
  toast?: Toast
  /** What the bot says it is doing; shown for five seconds. */
  action?: { readonly name: string; readonly at: number }
}

export interface Toast {
  readonly text: string
  readonly alert: boolean
  readonly press: string
}

export interface Stored {
  readonly message: Message
  readonly isMine: boolean
  /** False for what was sent with a keyboard of the person's own input: Telegram never lets it be edited. */
  readonly isEditable: boolean
  readonly isGone: boolean
  /** Buttons that this message had before its keyboard changed. */
  readonly pastButtons: readonly InlineKeyboardButton[]
}

export interface StoredFile {
  readonly id: string
  readonly uniqueId: string
  readonly kind: 'Document' | 'Photo' | 'Sticker' | 'Voice'
  readonly path: string
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

export interface Press {
  readonly id: string
  readonly chat: number
  readonly at: number
  readonly isExpired: boolean
}

export function unixTime(desk: Desk): number {
  return Math.floor(desk.now().getTime() / 1000)
}

export function addMessage(chat: Chat, stored: Stored): void {
  chat.places.set(stored.message.message_id, chat.messages.length)
  chat.messages.push(stored)
}

export function findMessage(chat: Chat, id: number): Stored | undefined {
  const place = chat.places.get(id)
  return place === undefined ? undefined : chat.messages[place]
}

export function replaceMessage(chat: Chat, stored: Stored): void {
  const place = chat.places.get(stored.message.message_id)
  if (place !== undefined) chat.messages[place] = stored
}

export function buttonsOf(message: Message): InlineKeyboardButton[] {
  return message.reply_markup?.inline_keyboard.flat() ?? []
}
