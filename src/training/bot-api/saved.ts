import type { BotCommand, ReplyKeyboardMarkup, User } from 'grammy/types'
import type { Chat, Counters, Desk, Press, Stored, StoredFile } from './desk.ts'
import type { SavedUpdates } from './updates.ts'

/** All of the server as JSON can hold it. */
export interface SavedBotApi {
  readonly version: 1
  readonly counters: Counters
  readonly chats: readonly SavedChat[]
  readonly files: readonly (Omit<StoredFile, 'bytes'> & { readonly base64: string })[]
  readonly presses: readonly Press[]
  readonly commands: readonly (readonly [string, readonly BotCommand[]])[]
  readonly words: readonly (readonly [string, string])[]
  readonly updates: SavedUpdates
}

interface SavedChat {
  readonly user: User
  readonly phone: string
  readonly hasStarted: boolean
  readonly isBlocked: boolean
  readonly isDeactivated: boolean
  readonly messages: readonly Stored[]
  readonly keyboard?: ReplyKeyboardMarkup
}

// Longer than 32 bits, as Telegram's own are: a column that is too narrow shows at once.
const FIRST_PERSON = 5_270_000_001

export function saveDesk(desk: Desk): SavedBotApi {
  return {
    version: 1,
    counters: { ...desk.counters },
    chats: [...desk.chats.values()].map(saveChat),
    files: [...desk.files.values()].map(saveFile),
    presses: [...desk.presses.values()],
    commands: [...desk.settings.commands],
    words: [...desk.settings.words],
    updates: desk.updates.save(),
  }
}

type Parts = Pick<Desk, 'bot' | 'now' | 'webhook' | 'updates' | 'isLocal' | 'changed'>

export function emptyDesk(parts: Parts): Desk {
  return {
    ...parts,
    chats: new Map(),
    files: new Map(),
    presses: new Map(),
    counters: { person: FIRST_PERSON, message: 1, file: 1, press: 1 },
    settings: { commands: new Map(), words: new Map(), menuButton: { type: 'commands' } },
  }
}

/** Forgets everything and takes what was saved, if anything was; numbers never go back. */
export function refillDesk(desk: Desk, saved: SavedBotApi | undefined): void {
  const { chats, files, presses, counters, settings, updates } = desk
  for (const map of [chats, files, presses, settings.commands, settings.words]) map.clear()
  updates.refill(saved?.updates)
  if (!saved) return
  for (const chat of saved.chats) chats.set(chat.user.id, restoreChat(chat))
  for (const file of saved.files) files.set(file.id, restoreFile(file))
  for (const press of saved.presses) presses.set(press.id, press)
  for (const [key, commands] of saved.commands) settings.commands.set(key, commands)
  for (const [key, words] of saved.words) settings.words.set(key, words)
  counters.person = Math.max(counters.person, saved.counters.person)
  counters.message = Math.max(counters.message, saved.counters.message)
  counters.file = Math.max(counters.file, saved.counters.file)
  counters.press = Math.max(counters.press, saved.counters.press)
}

function saveChat(chat: Chat): SavedChat {
  const { user, phone, hasStarted, isBlocked, isDeactivated, messages, keyboard } = chat
  return {
    user,
    phone,
    hasStarted,
    isBlocked,
    isDeactivated,
    messages: [...messages],
    ...(keyboard && { keyboard }),
  }
}

function restoreChat({ messages, ...chat }: SavedChat): Chat {
  return {
    ...chat,
    messages: [...messages],
    places: new Map(messages.map(({ message }, place) => [message.message_id, place])),
  }
}

// A file never changes: its text form is made once, however often the state is saved.
const texts = new WeakMap<StoredFile, string>()

function saveFile(file: StoredFile): SavedBotApi['files'][number] {
  const base64 = texts.get(file) ?? Buffer.from(file.bytes).toString('base64')
  texts.set(file, base64)
  const { bytes: _, ...rest } = file
  return { ...rest, base64 }
}

function restoreFile({ base64, ...rest }: SavedBotApi['files'][number]): StoredFile {
  return { ...rest, bytes: Buffer.from(base64, 'base64') }
}
