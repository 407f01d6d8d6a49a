import type { ChatMember, Message } from 'grammy/types'
import { addMessage, type Chat, type Desk, findMessage, replaceMessage, unixTime } from './desk.ts'
import { documentOf, storeFile } from './files.ts'
import { measure } from './pictures.ts'
import { botUser, privateChat } from './sending.ts'
import { withFound } from './text/found.ts'

/** One side of a conversation: a person in their chat. */
export interface Own {
  readonly desk: Desk
  readonly chat: Chat
}

const LONGEST = 4096

/** A long text goes as several messages, as Telegram's programs send it; gives the last of them. */
export function say(own: Own, text: string): Message {
  if (text.trim() === '') throw new Error('There is nothing to say')
  const letters = [...text]
  if (letters.length > LONGEST) {
    say(own, letters.slice(0, LONGEST).join(''))
    return say(own, letters.slice(LONGEST).join(''))
  }
  const entities = withFound(text, [])
  return receive(own, { text, ...(entities.length > 0 && { entities }) })
}

export function shareContact(own: Own, other?: { phone: string; firstName: string; id?: number }): Message {
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

export function shareDocument(
  own: Own,
  file: { name: string; mime: string; bytes: Uint8Array },
  caption: string,
): Message {
  return receive(own, { document: documentOf(storeFile(own.desk, 'Document', file)), ...captioned(caption) })
}

export function sharePhoto(own: Own, bytes: Uint8Array, caption: string): Message {
  const sides = measure(bytes)
  if (!sides) throw new Error('These bytes are no picture')
  const file = storeFile(own.desk, 'Photo', { name: 'photo.jpg', mime: 'image/jpeg', bytes })
  return receive(own, { photo: [{ ...identity(file), ...sides, file_size: bytes.byteLength }], ...captioned(caption) })
}

export function shareSticker(own: Own): Message {
  const bytes = new Uint8Array([0])
  const file = storeFile(own.desk, 'Sticker', { name: 'sticker.webp', mime: 'image/webp', bytes })
  const looks = { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' } as const
  return receive(own, { sticker: { ...identity(file), ...looks } })
}

export function rewrite({ desk, chat }: Own, id: number, text: string): Message {
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

export function setBlocked({ desk, chat }: Own, isBlocked: boolean): void {
  if (chat.isBlocked === isBlocked) return
  chat.isBlocked = isBlocked
  const user = botUser(desk)
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

function identity(file: { id: string; uniqueId: string }): { file_id: string; file_unique_id: string } {
  return { file_id: file.id, file_unique_id: file.uniqueId }
}

function captioned(caption: string): Partial<Message> {
  if (caption === '') return {}
  const entities = withFound(caption, [])
  return { caption, ...(entities.length > 0 && { caption_entities: entities }) }
}
