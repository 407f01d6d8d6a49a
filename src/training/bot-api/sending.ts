import type { Message } from 'grammy/types'
import { addMessage, type Chat, type Desk, findMessage, unixTime } from './desk.ts'
import { checkMarkup, type Markup, readMarkup } from './markup.ts'
import { flagOf, integerOf, isObject, type Params, structureOf, textOf } from './params.ts'
import { refuse } from './refusal.ts'

/** The chat of somebody who began to talk with the bot; whether it may be written to is another question. */
export function chatOf(desk: Desk, params: Params): Chat {
  const id = textOf(params, 'chat_id')
  if (id === '') refuse(400, 'chat_id is empty')
  const chat = /^-?\d+$/.test(id) ? desk.chats.get(Number(id)) : undefined
  if (!chat?.hasStarted) refuse(400, 'chat not found')
  return chat
}

export function checkWritable(chat: Chat): void {
  if (chat.isDeactivated) refuse(403, 'user is deactivated')
  if (chat.isBlocked) refuse(403, 'bot was blocked by the user')
}

export interface Sending {
  readonly chat: Chat
  readonly markup: Markup | undefined
  readonly reply: Message | undefined
}

/** Checks in Telegram's order what every sending has in common. */
export function prepareSending(desk: Desk, params: Params): Sending {
  const markup = readMarkup(params)
  const chat = chatOf(desk, params)
  return { chat, markup, reply: repliedTo(chat, params) }
}

export function send(desk: Desk, params: Params, sending: Sending, content: Partial<Message>): Message {
  const { chat, markup, reply } = sending
  checkMarkup(markup)
  checkWritable(chat)
  const message: Message = {
    message_id: desk.counters.message++,
    from: botUser(desk),
    chat: privateChat(chat),
    date: unixTime(desk),
    ...(reply && { reply_to_message: withoutReply(reply) }),
    ...(flagOf(params, 'protect_content') && { has_protected_content: true as const }),
    ...content,
    ...(markup?.kind === 'inline' && { reply_markup: markup.markup }),
  }
  const isEditable = markup === undefined || markup.kind === 'inline'
  addMessage(chat, { message, isMine: false, isEditable, isGone: false, pastButtons: [] })
  if (markup?.kind === 'keyboard') chat.keyboard = markup.markup
  if (markup?.kind === 'remove') delete chat.keyboard
  delete chat.action
  desk.changed({ kind: 'chat', chat: chat.user.id })
  return message
}

export function botUser(desk: Desk): NonNullable<Message['from']> {
  const { id, first_name, username } = desk.bot
  return { id, is_bot: true, first_name, username }
}

export function privateChat({ user }: Chat): Message['chat'] {
  return {
    id: user.id,
    type: 'private',
    first_name: user.first_name,
    ...(user.last_name !== undefined && { last_name: user.last_name }),
    ...(user.username !== undefined && { username: user.username }),
  }
}

/** A message inside another never carries a third one. */
export function withoutReply(message: Message): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _, ...rest } = message
  // The type wants the key with nothing in it; in JSON that is no key.
  return rest as NonNullable<Message['reply_to_message']>
}

function repliedTo(chat: Chat, params: Params): Message | undefined {
  const given = structureOf(params, 'reply_parameters', 'reply parameters')
  const reply: Params = isObject(given) ? given : {}
  const id = integerOf(reply, 'message_id') || integerOf(params, 'reply_to_message_id')
  if (id === 0) return undefined
  const found = findMessage(chat, id)
  if (found && !found.isGone) return found.message
  if (flagOf(reply, 'allow_sending_without_reply') || flagOf(params, 'allow_sending_without_reply')) return undefined
  refuse(400, 'message to be replied not found')
}
