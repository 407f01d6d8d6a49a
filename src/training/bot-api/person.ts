import type { KeyboardButton, Message } from 'grammy/types'
import { type Chat, type Desk, findMessage, type Profile } from './desk.ts'
import { profileOf } from './identities.ts'
import { erase } from './methods/delete.ts'
import { press, type PressChoice, type PressOptions } from './press.ts'
import { lastOf, screenOf, visible, type VisibleMessage } from './screen.ts'
import {
  type Own,
  rewrite,
  say,
  setBlocked,
  shareContact,
  shareDocument,
  sharePhoto,
  shareSticker,
} from './speaking.ts'

/** Somebody with a telephone: what they can do, and what they see. */
export interface Person {
  readonly id: number
  readonly profile: Profile
  say(text: string): Message
  /** Opens the bot, with a link's payload or without; somebody who blocked it lets it back in by this. */
  start(payload?: string): Message
  /** Presses an inline button by its label or its data; throws, with what is there, when there is none. */
  press(choice: PressChoice, options?: PressOptions): void
  /** Taps a button of the keyboard that stands in place of the letters. */
  tap(label: string): Message
  contact(other?: { readonly phone: string; readonly firstName: string; readonly id?: number }): Message
  document(name: string, bytes: Uint8Array, mime?: string, caption?: string): Message
  photo(bytes: Uint8Array, caption?: string): Message
  sticker(): Message
  edit(id: number, text: string): Message
  deleteMessage(id: number): void
  block(): void
  unblock(): void
  /** The account is deleted: whatever is sent to it is refused for ever. */
  deactivate(): void
  readonly screen: readonly VisibleMessage[]
  readonly last: VisibleMessage | undefined
  /** Labels of the newest inline keyboard. */
  buttons(): readonly string[]
  /** Labels of the keyboard in place of the letters, row by row. */
  readonly keyboard: readonly (readonly string[])[] | undefined
  readonly toast: { readonly text: string; readonly alert: boolean } | undefined
  readonly isBlocked: boolean
}

export function createPerson(desk: Desk, chat: Chat): Person {
  const own: Own = { desk, chat }
  return {
    id: chat.user.id,
    profile: profileOf(chat),
    say: (text) => say(own, text),
    start: (payload) => start(own, payload),
    press: (choice, options) => press(desk, chat, choice, options),
    tap: (label) => tap(own, label),
    contact: (other) => shareContact(own, other),
    document: (name, bytes, mime = '', caption = '') => shareDocument(own, { name, mime, bytes }, caption),
    photo: (bytes, caption = '') => sharePhoto(own, bytes, caption),
    sticker: () => shareSticker(own),
    edit: (id, text) => rewrite(own, id, text),
    deleteMessage(id) {
      const stored = findMessage(chat, id)
      if (stored) erase(desk, chat, stored)
    },
    block: () => setBlocked(own, true),
    unblock: () => setBlocked(own, false),
    deactivate() {
      chat.isDeactivated = true
      desk.changed({ kind: 'people' })
    },
    get screen() {
      return screenOf(desk, chat)
    },
    get last() {
      const stored = lastOf(chat)
      return stored && visible(desk, stored)
    },
    buttons: () =>
      lastOf(chat, hasButtons)
        ?.message.reply_markup?.inline_keyboard.flat()
        .map(({ text }) => text) ?? [],
    get keyboard() {
      return chat.keyboard?.keyboard.map((row) => row.map(labelOf))
    },
    get toast() {
      return chat.toast && { text: chat.toast.text, alert: chat.toast.alert }
    },
    get isBlocked() {
      return chat.isBlocked
    },
  }
}

function start(own: Own, payload: string | undefined): Message {
  if (payload !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(payload))
    throw new Error(`Telegram opens no link with the payload ${JSON.stringify(payload)}`)
  setBlocked(own, false)
  return say(own, payload === undefined ? '/start' : `/start ${payload}`)
}

function tap(own: Own, label: string): Message {
  const { chat } = own
  const button = chat.keyboard?.keyboard.flat().find((candidate) => labelOf(candidate) === label)
  if (button === undefined) throw new Error(`No key «${label}»; there are: ${listOf(chat)}`)
  if (chat.keyboard?.one_time_keyboard) delete chat.keyboard
  const asksContact = typeof button !== 'string' && 'request_contact' in button && button.request_contact
  return asksContact ? shareContact(own) : say(own, label)
}

function hasButtons({ message }: { message: Message }): boolean {
  return message.reply_markup !== undefined
}

function labelOf(button: KeyboardButton): string {
  return typeof button === 'string' ? button : button.text
}

function listOf(chat: Chat): string {
  return chat.keyboard?.keyboard.flat().map(labelOf).join(', ') || 'none'
}
