import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BotCommand, Update, UserFromGetMe } from 'grammy/types'
import { answerCall, type Answer, type Call } from './call.ts'
import type { Change, Chat, Desk } from './desk.ts'
import { createFaults, type Fault, type FaultRule, type FaultScope } from './faults.ts'
import { createHttp, type Front } from './http.ts'
import { createLimiter, type Limits } from './limits.ts'
import { commandsFor } from './methods/own.ts'
import { textOf } from './params.ts'
import { createPerson, type Person, type Profile } from './person.ts'
import { readRequest } from './request.ts'
import { restoreDesk, type SavedBotApi, saveDesk } from './saved.ts'
import { createWebhook } from './webhook.ts'

export interface BotApiOptions {
  readonly token: string
  readonly username: string
  readonly firstName?: string
  /** The clock of messages, and of what Telegram forgets after 150 seconds, a day, two days. */
  readonly now: () => Date
  /** How the server waits before it tries a webhook again and where a fault slows it; real time unless given. */
  readonly wait?: (ms: number) => Promise<void>
  readonly saved?: SavedBotApi
  readonly limits?: Limits
  /** How many calls the journal keeps, all unless said. */
  readonly keptCalls?: number
  /** Started as Telegram's own server with --local: a webhook may be plain HTTP on any port. */
  readonly local?: boolean
}

export interface BotApi {
  readonly token: string
  readonly username: string
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
  /** Confirms what is before `offset` and gives what follows, without HTTP. */
  takeUpdates(offset: number, limit?: number): Update[]
  readonly waitingUpdates: readonly Update[]
  onUpdate(listener: () => void): () => void
  /** True while somebody holds getUpdates open. */
  readonly isPolled: boolean
  readonly calls: readonly Call[]
  /** The menu of commands that this person sees. */
  commands(person: number): readonly BotCommand[]
  /** The name of what the bot says it is doing for this person, and when it said so (Unix time). */
  action(person: number): { readonly name: string; readonly at: number } | undefined
  file(id: string): { readonly name: string; readonly mime: string; readonly bytes: Uint8Array } | undefined
  subscribe(listener: (change: Change) => void): () => void
  save(): SavedBotApi
  close(): Promise<void>
}

/** Telegram without Telegram: the Bot API, and people on the other side of it. */
export function createBotApi(options: BotApiOptions): BotApi {
  const listeners = new Set<(change: Change) => void>()
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))
  const restored = restoreDesk(
    botOf(options),
    options.now,
    (change) => {
      for (const listener of listeners) listener(change)
    },
    options.saved,
  )
  const webhook = createWebhook({ updates: restored.updates, now: options.now, wait, execute })
  const desk: Desk = { ...restored, webhook, isLocal: options.local ?? false }
  const people = new Map<number, Person>()
  for (const chat of desk.chats.values()) people.set(chat.user.id, createPerson(desk, chat))
  const faults = createFaults()
  const calls: Call[] = []
  const counter = {
    desk,
    faults,
    wait,
    limit: createLimiter(options.limits),
    note(call: Call) {
      calls.push(call)
      if (options.keptCalls !== undefined && calls.length > options.keptCalls) calls.shift()
      desk.changed({ kind: 'call' })
    },
  }

  async function execute(contentType: string, body: Uint8Array): Promise<void> {
    try {
      const method = textOf(readRequest(contentType, body).params, 'method')
      if (method !== '') await answerCall(counter, { method, contentType, body })
    } catch {
      // As with Telegram, nobody hears how a call inside an answer went; the journal has it.
    }
  }

  const http = createHttp(options.token, desk, (incoming) => answerCall(counter, incoming))

  return {
    token: options.token,
    username: options.username,
    handle: http.handle,
    call: (method, contentType, body, signal) =>
      answerCall(counter, { method, contentType, body, ...(signal && { signal }) }),
    listen: http.listen,
    person(profile) {
      const chat = chatFor(desk, profile)
      const person = createPerson(desk, chat)
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
    redeliver: (update) => desk.updates.again(update, 0),
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
    action: (id) => desk.chats.get(id)?.action,
    file: (id) => desk.files.get(id),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    save: () => saveDesk(desk),
    async close() {
      await webhook.stop()
      faults.heal()
      desk.updates.letGo()
      await http.close()
    },
  }
}

function chatFor(desk: Desk, profile: Profile): Chat {
  const id = profile.id ?? desk.counters.person++
  if (desk.chats.has(id)) throw new Error(`There is already a person ${id}`)
  const { firstName, lastName, username, languageCode } = profile
  const chat: Chat = {
    user: {
      id,
      is_bot: false,
      first_name: firstName,
      ...(lastName !== undefined && { last_name: lastName }),
      ...(username !== undefined && { username }),
      ...(languageCode !== undefined && { language_code: languageCode }),
    },
    phone: profile.phone ?? `+7900${String(id % 10_000_000).padStart(7, '0')}`,
    hasStarted: false,
    isBlocked: false,
    isDeactivated: false,
    messages: [],
    places: new Map(),
  }
  desk.chats.set(id, chat)
  return chat
}

function botOf({ token, username, firstName = username }: BotApiOptions): UserFromGetMe {
  const id = Number(token.split(':')[0])
  if (!Number.isSafeInteger(id) || id <= 0) throw new Error('A token begins with the number of the bot and a colon')
  return {
    id,
    is_bot: true,
    first_name: firstName,
    username,
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
}
