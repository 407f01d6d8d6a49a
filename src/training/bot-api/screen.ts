import type { Message, MessageEntity, PhotoSize } from 'grammy/types'
import type { Chat, Desk, Stored, StoredFile } from './desk.ts'

export type MessageKind = 'text' | 'document' | 'photo' | 'contact' | 'sticker' | 'voice' | 'location'

/** A message as the person sees it. */
export interface VisibleMessage {
  readonly id: number
  /** Written by the person, not by the bot. */
  readonly mine: boolean
  readonly kind: MessageKind
  /** The text or the caption. */
  readonly text: string
  readonly entities: readonly MessageEntity[]
  /** Labels of the inline buttons, row by row. */
  readonly buttons: readonly (readonly string[])[]
  readonly file?: VisibleFile
  readonly sentAt: Date
  readonly editedAt?: Date
  readonly message: Message
}

export interface VisibleFile {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly size: number
  readonly bytes: Uint8Array
}

export function visible(desk: Desk, { message, isMine }: Stored): VisibleMessage {
  const file = fileOf(desk, message)
  return {
    id: message.message_id,
    mine: isMine,
    kind: kindOf(message),
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: message.reply_markup?.inline_keyboard.map((row) => row.map((button) => button.text)) ?? [],
    ...(file && { file }),
    sentAt: new Date(message.date * 1000),
    ...(message.edit_date !== undefined && { editedAt: new Date(message.edit_date * 1000) }),
    message,
  }
}

export function screenOf(desk: Desk, chat: Chat): VisibleMessage[] {
  return chat.messages.filter((stored) => !stored.isGone).map((stored) => visible(desk, stored))
}

export function lastOf(chat: Chat, isWanted: (stored: Stored) => boolean = () => true): Stored | undefined {
  return chat.messages.findLast((stored) => !stored.isGone && isWanted(stored))
}

function kindOf(message: Message): MessageKind {
  if (message.document) return 'document'
  if (message.photo) return 'photo'
  if (message.contact) return 'contact'
  if (message.sticker) return 'sticker'
  if (message.voice) return 'voice'
  return message.location ? 'location' : 'text'
}

function fileOf(desk: Desk, message: Message): VisibleFile | undefined {
  const media = message.document ?? largest(message.photo) ?? message.sticker ?? message.voice
  const stored: StoredFile | undefined = media && desk.files.get(media.file_id)
  if (!stored) return undefined
  const { id, name, mime, bytes } = stored
  return { id, name, mime, size: bytes.byteLength, bytes }
}

function largest(sizes: PhotoSize[] | undefined): PhotoSize | undefined {
  return sizes?.at(-1)
}
