import type { BotCommand, ChatFullInfo, File, UserFromGetMe } from 'grammy/types'
import type { Chat, Desk } from '../desk.ts'
import { isObject, type Params, type Request, structureOf, textOf } from '../params.ts'
import { refuse } from '../refusal.ts'
import { chatOf, privateChat } from '../sending.ts'
import { isLonger } from '../text/text.ts'

const DOWNLOAD_BYTES = 20 << 20

export function getMe(desk: Desk): UserFromGetMe {
  return desk.bot
}

export function getChat(desk: Desk, { params }: Request): ChatFullInfo {
  const chat = chatOf(desk, params)
  const gifts = {
    unlimited_gifts: true,
    limited_gifts: true,
    unique_gifts: true,
    premium_subscription: true,
    gifts_from_channels: true,
  }
  return {
    ...privateChat(chat),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: gifts,
  }
}

export function getFile(desk: Desk, { params }: Request): File {
  const id = textOf(params, 'file_id')
  if (id === '') refuse(400, 'file_id not specified')
  const file = desk.files.get(id)
  if (!file) refuse(400, 'invalid file_id')
  if (file.bytes.byteLength > DOWNLOAD_BYTES) refuse(400, 'file is too big')
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.byteLength, file_path: file.path }
}

export function setMyCommands(desk: Desk, { params }: Request): true {
  const commands = structureOf(params, 'commands', 'commands')
  if (!Array.isArray(commands)) refuse(400, "can't parse commands JSON object")
  if (commands.length > 100) refuse(400, 'BOT_COMMANDS_TOO_MUCH')
  desk.settings.commands.set(commandsKey(params), commands.map(readCommand))
  desk.changed({ kind: 'settings' })
  return true
}

export function getMyCommands(desk: Desk, { params }: Request): readonly BotCommand[] {
  return desk.settings.commands.get(commandsKey(params)) ?? []
}

export function deleteMyCommands(desk: Desk, { params }: Request): true {
  desk.settings.commands.delete(commandsKey(params))
  desk.changed({ kind: 'settings' })
  return true
}

/** The menu of commands that this person sees: the narrowest scope wins, then the person's language. */
export function commandsFor(desk: Desk, { user }: Chat): readonly BotCommand[] {
  const language = user.language_code ?? ''
  for (const scope of [`chat:${user.id}`, 'all_private_chats', 'default'])
    for (const code of [language, '']) {
      const found = desk.settings.commands.get(`${scope}/${code}`)
      if (found) return found
    }
  return []
}

function readCommand(value: unknown): BotCommand {
  if (!isObject(value)) refuse(400, "can't parse BotCommand: expected an Object")
  const command = textOf(value, 'command').replace(/^\//, '')
  const description = textOf(value, 'description').trim()
  if (command === '') refuse(400, 'Command must be non-empty')
  if (isLonger(command, 32)) refuse(400, 'Command length must not exceed 32')
  if (!/^[a-z0-9_]+$/.test(command)) refuse(400, 'BOT_COMMAND_INVALID')
  if (description === '') refuse(400, 'Command description must be non-empty')
  if (isLonger(description, 256)) refuse(400, 'Command description length must not exceed 256')
  return { command, description }
}

function commandsKey(params: Params): string {
  const given = structureOf(params, 'scope', 'bot command scope')
  const scope: Params = isObject(given) ? given : {}
  const type = textOf(scope, 'type') || 'default'
  return `${type === 'chat' ? `chat:${textOf(scope, 'chat_id')}` : type}/${textOf(params, 'language_code')}`
}

type Word = 'name' | 'description' | 'short_description'

/** The three methods that set a text about the bot differ in the field and its limit. */
export function setWord(field: Word, limit: number) {
  return (desk: Desk, { params }: Request): true => {
    const text = textOf(params, field)
    if (isLonger(text, limit)) refuse(400, `Bot ${field.replace('_', ' ')} is too long`)
    desk.settings.words.set(`${field}/${textOf(params, 'language_code')}`, text)
    desk.changed({ kind: 'settings' })
    return true
  }
}

export function getWord(field: Word) {
  return (desk: Desk, { params }: Request): Record<string, string> => {
    const { words } = desk.settings
    const text = words.get(`${field}/${textOf(params, 'language_code')}`) ?? words.get(`${field}/`)
    return { [field]: text ?? (field === 'name' ? desk.bot.first_name : '') }
  }
}

export function setChatMenuButton(desk: Desk, { params }: Request): true {
  const given = structureOf(params, 'menu_button', 'menu button')
  desk.settings.menuButton = { type: isObject(given) ? textOf(given, 'type') : 'default' }
  return true
}

export function getChatMenuButton(desk: Desk): { readonly type: string } {
  return desk.settings.menuButton
}
