import type { ChatMember, KeyboardButton, Message } from 'grammy/types'
import { addMessage, type Chat, type Desk, findMessage, replaceMessage, unixTime } from './desk.ts'
import { storeFile } from './files.ts'
import { erase } from './methods/delete.ts'
import { measure } from './pictures.ts'
import { press, type PressChoice, type PressOptions } from './press.ts'
import { lastOf, screenOf, visible, type VisibleMessage } from './screen.ts'
import { botUser, privateChat } from './sending.ts'
import { withFound } from './text/found.ts'

export interface Profile {
  readonly firstName: string
  readonly lastName?: string
  readonly username?: string
  readonly languageCode?: string
  readonly phone?: string
  readonly id?: number
}

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
  const own = { desk, chat }
  return {
    id: chat.user.id,
    profile: profileOf(chat),
    say: (text) => say(own, text),
    start(payload) {
      if (payload !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(payload))
        throw new Error(`Telegram opens no link with the payload ${JSON.stringify(payload)}`)
      setBlocked(own, false)
      return say(own, payload === undefined ? '/start' : `/start ${payload}`)
    },
    press: (choice, options) => press(desk, chat, choice, options),
    tap(label) {
      const button = chat.keyboard?.keyboard.flat().find((candidate) => labelOf(candidate) === label)
      if (button === undefined) throw new Error(`No key «${label}»; there are: ${listOf(chat)}`)
      if (chat.keyboard?.one_time_keyboard) delete chat.keyboard
      const asksContact = typeof button !== 'string' && 'request_contact' in button && button.request_contact
      return asksContact ? shareContact(own) : say(own, label)
    },
    contact: (other) => shareContact(own, other),
    document(name, bytes, mime = '', caption = '') {
      const file = storeFile(desk, 'Document', { name, mime, bytes })
      const document = { file_name: name, mime_type: file.mime, ...identity(file), file_size: bytes.byteLength }
      return receive(own, { document, ...captioned(caption) })
    },
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

interface Own {
  readonly desk: Desk
  readonly chat: Chat
}

function say(own: Own, text: string): Message {
  const entities = withFound(text, [])
  return receive(own, { text, ...(entities.length > 0 && { entities }) })
}

function receive({ desk, chat }: Own, content: Partial<Message>): Message {
  if (chat.isBlocked) throw new Error(`Person ${chat.user.id} blocked the bot and cannot write to it`)
  chat.hasStarted = true
  const message: Message = {
    message_id: desk.counters.message++,
    from: chat.user,
    chat: privateChat(chat),
    date: unixTime(desk),
    ...content,
  }
  addMessage(chat, { message, isMine: true, isEditable: false, isGone: false, pastButtons: [] })
  desk.updates.push('message', chat.user.id, message)
  desk.changed({ kind: 'chat', chat: chat.user.id })
  return message
}

function rewrite({ desk, chat }: Own, id: number, text: string): Message {
  const stored = findMessage(chat, id)
  if (!stored?.isMine || stored.message.text === undefined) throw new Error(`No message ${id} of this person to edit`)
  const entities = withFound(text, [])
  const { entities: _, ...rest } = stored.message
  const message = { ...rest, text, ...(entities.length > 0 && { entities }), edit_date: unixTime(desk) }
  replaceMessage(chat, { ...stored, message })
  desk.updates.push('edited_message', chat.user.id, message)
  desk.changed({ kind: 'chat', chat: chat.user.id })
  return message
}

function shareContact(own: Own, other?: { phone: string; firstName: string; id?: number }): Message {
  const { user, phone } = own.chat
  const contact = other
    ? { phone_number: other.phone, first_name: other.firstName, ...(other.id !== undefined && { user_id: other.id }) }
    : {
        phone_number: phone,
        first_name: user.first_name,
        ...(user.last_name !== undefined && { last_name: user.last_name }),
        user_id: user.id,
      }
  return receive(own, { contact })
}

function sharePhoto(own: Own, bytes: Uint8Array, caption: string): Message {
  const sides = measure(bytes)
  if (!sides) throw new Error('These bytes are no picture')
  const file = storeFile(own.desk, 'Photo', { name: 'photo.jpg', mime: 'image/jpeg', bytes })
  return receive(own, { photo: [{ ...identity(file), ...sides, file_size: bytes.byteLength }], ...captioned(caption) })
}

function shareSticker(own: Own): Message {
  const bytes = new Uint8Array([0])
  const file = storeFile(own.desk, 'Sticker', { name: 'sticker.webp', mime: 'image/webp', bytes })
  const looks = { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' } as const
  return receive(own, { sticker: { ...identity(file), ...looks } })
}

function setBlocked({ desk, chat }: Own, isBlocked: boolean): void {
  if (chat.isBlocked === isBlocked) return
  chat.isBlocked = isBlocked
  const user = { ...botUser(desk) }
  const member: ChatMember = { status: 'member', user }
  const kicked: ChatMember = { status: 'kicked', user, until_date: 0 }
  desk.updates.push('my_chat_member', chat.user.id, {
    chat: privateChat(chat),
    from: chat.user,
    date: unixTime(desk),
    old_chat_member: isBlocked ? member : kicked,
    new_chat_member: isBlocked ? kicked : member,
  })
  desk.changed({ kind: 'chat', chat: chat.user.id })
}

function identity(file: { id: string; uniqueId: string }): { file_id: string; file_unique_id: string } {
  return { file_id: file.id, file_unique_id: file.uniqueId }
}

function captioned(caption: string): Partial<Message> {
  if (caption === '') return {}
  const entities = withFound(caption, [])
  return { caption, ...(entities.length > 0 && { caption_entities: entities }) }
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

function profileOf({ user, phone }: Chat): Profile {
  return {
    id: user.id,
    firstName: user.first_name,
    phone,
    ...(user.last_name !== undefined && { lastName: user.last_name }),
    ...(user.username !== undefined && { username: user.username }),
    ...(user.language_code !== undefined && { languageCode: user.language_code }),
  }
}
