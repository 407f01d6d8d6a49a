import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BotCommand, Update } from 'grammy/types'
import { assemble, type BotApiOptions, refill } from './assembly.ts'
import type { Answer, Call } from './call.ts'
import type { Change, Chat, Profile } from './desk.ts'
import type { Fault, FaultRule, FaultScope } from './faults.ts'
import { createHttp, type Front } from './http.ts'
import { addChat, chatOfUpdate } from './identities.ts'
import { commandsFor } from './methods/own.ts'
import { createPerson, type Person } from './person.ts'
import { type SavedBotApi, saveDesk } from './saved.ts'

export interface BotApi {
  readonly token: string
  readonly username: string
  /** What the bot is called, as it set it itself or as it was made. */
  readonly name: string
  /** Speaks HTTP as Telegram does; false when the path is not the Bot API's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** The same in process; rejects where HTTP would break off. */
  call(method: string, contentType: string, body: Uint8Array, signal?: AbortSignal): Promise<Answer>
  /** A server of its own; `front` is asked before the Bot API. Returns the root, `http://127.0.0.1:…`. */
  listen(port?: number, host?: string, front?: Front): Promise<string>
  person(profile: Profile): Person
  readonly people: ReadonlyMap<number, Person>
  fail(fault: Fault, scope?: FaultScope): void
  heal(): void
  readonly faults: readonly FaultRule[]
  /** Delivers an update once more, whatever the bot confirmed. */
  redeliver(update: Update): void
  /** The newest update, whether the bot confirmed it or not. */
  readonly lastUpdate: Update | undefined
  /** Confirms what is before `offset` and gives what follows, without HTTP. */
  takeUpdates(offset: number, limit?: number): Update[]
  readonly waitingUpdates: readonly Update[]
  onUpdate(listener: () => void): () => void
  /** True while somebody holds getUpdates open. */
  readonly isPolled: boolean
  readonly calls: readonly Call[]
  /** The menu of commands that this person sees. */
  commands(person: number): readonly BotCommand[]
  /** Everything about one person's chat, deleted messages and former buttons too. */
  chat(person: number): Readonly<Chat> | undefined
  file(id: string): { readonly name: string; readonly mime: string; readonly bytes: Uint8Array } | undefined
  subscribe(listener: (change: Change) => void): () => void
  save(): SavedBotApi
  /** Forgets everybody and everything, or goes back to what was saved; numbers of updates still only grow. */
  reset(saved?: SavedBotApi): void
  close(): Promise<void>
}

/** Telegram without Telegram: the Bot API, and people on the other side of it. */
export function createBotApi(options: BotApiOptions): BotApi {
  const { desk, people, faults, calls, listeners, answer } = assemble(options)
  const http = createHttp(options.token, answer)
  return {
    token: options.token,
    username: options.username,
    get name() {
      return desk.settings.words.get('name/') ?? desk.bot.first_name
    },
    handle: http.handle,
    listen: http.listen,
    call: (method, contentType, body, signal) => answer({ method, contentType, body, ...(signal && { signal }) }),
    person(profile) {
      const person = createPerson(desk, addChat(desk, profile))
      people.set(person.id, person)
      desk.changed({ kind: 'people' })
      return person
    },
    people,
    fail(fault, scope) {
      faults.add(fault, scope)
      desk.changed({ kind: 'faults' })
    },
    heal() {
      faults.heal()
      desk.changed({ kind: 'faults' })
    },
    get faults() {
      return faults.rules()
    },
    redeliver: (update) => desk.updates.again(update, chatOfUpdate(update)),
    get lastUpdate() {
      return desk.updates.last()
    },
    takeUpdates: (offset, limit = 100) => desk.updates.take(offset, limit),
    get waitingUpdates() {
      return desk.updates.waiting().map((item) => item.update)
    },
    onUpdate: desk.updates.listen,
    get isPolled() {
      return desk.updates.isPolled()
    },
    calls,
    commands(id) {
      const chat = desk.chats.get(id)
      return chat ? commandsFor(desk, chat) : []
    },
    chat: (id) => desk.chats.get(id),
    file: (id) => desk.files.get(id),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    save: () => saveDesk(desk),
    reset(saved) {
      refill(desk, people, saved)
      desk.changed({ kind: 'people' })
    },
    async close() {
      await desk.webhook.close()
      faults.heal()
      desk.updates.letGo()
      await http.close()
    },
  }
}
