import type { BotCommand, InlineKeyboardButton, KeyboardButton, MessageEntity } from 'grammy/types'
import type { BotApi } from './bot-api/bot-api.ts'
import type { Chat, Stored } from './bot-api/desk.ts'
import type { Person } from './bot-api/person.ts'
import type { VisibleMessage } from './bot-api/screen.ts'

/** What the page draws of one person in the list. */
export interface PersonView {
  readonly id: number
  readonly name: string
  readonly roles: readonly string[]
  readonly school: string
  readonly hasStarted: boolean
  readonly isBlocked: boolean
  /** How many messages the bot has sent, for counting what was not seen. */
  readonly received: number
  readonly preview: string
  /** When the last message came or went, in milliseconds; 0 where there is none. */
  readonly lastAt: number
}

export interface ChatView {
  readonly id: number
  readonly hasStarted: boolean
  readonly isBlocked: boolean
  readonly messages: readonly MessageView[]
  readonly isCut: boolean
  readonly keyboard: readonly (readonly { readonly text: string; readonly isContact: boolean }[])[]
  readonly commands: readonly BotCommand[]
  readonly toast?: Chat['toast']
  readonly action?: string
}

interface MessageView {
  readonly id: number
  readonly mine: boolean
  readonly kind: VisibleMessage['kind']
  readonly text: string
  readonly entities: readonly MessageEntity[]
  readonly buttons: readonly (readonly ButtonView[])[]
  readonly pastButtons: readonly ButtonView[]
  readonly file?: { readonly id: string; readonly name: string; readonly mime: string; readonly size: number }
  readonly contact?: { readonly name: string; readonly phone: string }
  readonly sentAt: number
  readonly editedAt?: number
}

interface ButtonView {
  readonly text: string
  readonly data?: string
  readonly url?: string
}

/** Who somebody is, as the product knows them. */
export interface Description {
  readonly name: string
  readonly roles: readonly string[]
  readonly school?: string
}

// What a person scrolls through; older messages stay in the server.
const SHOWN_MESSAGES = 150

export function personView(botApi: BotApi, person: Person, known: Description | undefined): PersonView {
  const { firstName, lastName } = person.profile
  const chat = botApi.chat(person.id)
  const last = person.last
  return {
    id: person.id,
    name: known?.name ?? [lastName, firstName].filter(Boolean).join(' '),
    roles: known?.roles ?? [],
    school: known?.school ?? '',
    hasStarted: chat?.hasStarted ?? false,
    isBlocked: person.isBlocked,
    received: chat?.messages.filter(({ isMine }) => !isMine).length ?? 0,
    preview: last ? last.text.slice(0, 120) || (last.file?.name ?? '') : '',
    lastAt: last?.sentAt.getTime() ?? 0,
  }
}

export function chatView(botApi: BotApi, person: Person): ChatView {
  const chat = botApi.chat(person.id)
  const all = person.screen
  const pasts = new Map(chat?.messages.map((stored) => [stored.message.message_id, stored]))
  return {
    id: person.id,
    hasStarted: chat?.hasStarted ?? false,
    isBlocked: person.isBlocked,
    messages: all.slice(-SHOWN_MESSAGES).map((message) => messageView(message, pasts.get(message.id))),
    isCut: all.length > SHOWN_MESSAGES,
    keyboard: chat?.keyboard?.keyboard.map((row) => row.map(keyView)) ?? [],
    commands: botApi.commands(person.id),
    ...(chat?.toast && { toast: chat.toast }),
    ...(chat?.action && { action: chat.action.name }),
  }
}

function messageView(visible: VisibleMessage, stored: Stored | undefined): MessageView {
  const { message, file, editedAt } = visible
  const contact = message.contact
  const now = new Set(
    message.reply_markup?.inline_keyboard
      .flat()
      .map(buttonView)
      .map(({ data }) => data),
  )
  const past = stored?.pastButtons.map(buttonView).filter(({ data }) => data !== undefined && !now.has(data)) ?? []
  return {
    id: visible.id,
    mine: visible.mine,
    kind: visible.kind,
    text: visible.text || (message.sticker?.emoji ?? ''),
    entities: visible.entities,
    buttons: message.reply_markup?.inline_keyboard.map((row) => row.map(buttonView)) ?? [],
    pastButtons: [...new Map(past.map((button) => [button.data, button])).values()],
    ...(file && { file: { id: file.id, name: file.name, mime: file.mime, size: file.size } }),
    ...(contact && {
      contact: { name: [contact.first_name, contact.last_name].filter(Boolean).join(' '), phone: contact.phone_number },
    }),
    sentAt: visible.sentAt.getTime(),
    ...(editedAt && { editedAt: editedAt.getTime() }),
  }
}

function buttonView(button: InlineKeyboardButton): ButtonView {
  return {
    text: button.text,
    ...('callback_data' in button && { data: button.callback_data }),
    ...('url' in button && { url: button.url }),
  }
}

function keyView(button: KeyboardButton): { text: string; isContact: boolean } {
  if (typeof button === 'string') return { text: button, isContact: false }
  return { text: button.text, isContact: 'request_contact' in button && button.request_contact }
}
