import { type Chat, type Desk, findMessage, replaceMessage, type Stored, unixTime } from '../desk.ts'
import { integerOf, type Request, structureOf } from '../params.ts'
import { refuse } from '../refusal.ts'
import { chatOf } from '../sending.ts'

const DELETABLE_SECONDS = 48 * 3600

export function deleteMessage(desk: Desk, { params }: Request): true {
  const chat = chatOf(desk, params)
  const id = integerOf(params, 'message_id')
  if (id === 0) refuse(400, 'Message identifier is not specified')
  const stored = findMessage(chat, id)
  if (!stored || stored.isGone) refuse(400, 'message to delete not found')
  if (!isDeletable(desk, stored)) refuse(400, "Message can't be deleted for everyone")
  erase(desk, chat, stored)
  return true
}

/** Those that are missing or too old are passed over. */
export function deleteMessages(desk: Desk, { params }: Request): true {
  const chat = chatOf(desk, params)
  const ids = structureOf(params, 'message_ids', 'message identifiers')
  if (!Array.isArray(ids) || ids.length === 0) refuse(400, 'Message identifiers are not specified')
  if (ids.length > 100) refuse(400, 'Too many message identifiers specified')
  for (const id of ids) {
    const stored = findMessage(chat, Number(id))
    if (stored && !stored.isGone && isDeletable(desk, stored)) erase(desk, chat, stored)
  }
  return true
}

export function erase(desk: Desk, chat: Chat, stored: Stored): void {
  replaceMessage(chat, { ...stored, isGone: true })
  desk.changed({ kind: 'chat', chat: chat.user.id })
}

function isDeletable(desk: Desk, stored: Stored): boolean {
  return unixTime(desk) - stored.message.date < DELETABLE_SECONDS
}
