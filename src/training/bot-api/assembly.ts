import { type Answer, answerCall, type Call, type Incoming } from './call.ts'
import { type Change, type Desk } from './desk.ts'
import { createFaults } from './faults.ts'
import { botOf } from './identities.ts'
import { createLimiter, type Limits } from './limits.ts'
import { textOf } from './params.ts'
import { createPerson, type Person } from './person.ts'
import { readRequest } from './request.ts'
import { emptyDesk, refillDesk, type SavedBotApi } from './saved.ts'
import { createUpdates } from './updates.ts'
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

type Listener = (change: Change) => void

/** Puts the parts together; what people and bots see of them is `createBotApi`. */
export function assemble(options: BotApiOptions) {
  const { now, wait = realWait, limits, keptCalls = Infinity } = options
  const listeners = new Set<Listener>()
  const faults = createFaults()
  const calls: Call[] = []
  const people = new Map<number, Person>()
  const updates = createUpdates(now)
  const desk = emptyDesk({
    bot: botOf(options.token, options.username, options.firstName ?? options.username),
    now,
    updates,
    webhook: createWebhook({ updates, now, wait, execute: (type, body) => execute(answer, type, body) }),
    isLocal: options.local ?? false,
    changed(change) {
      for (const listener of listeners) listener(change)
    },
  })
  refill(desk, people, options.saved)
  const limit = createLimiter(limits)
  const note = (call: Call) => {
    calls.push(call)
    if (calls.length > keptCalls) calls.shift()
    desk.changed({ kind: 'call' })
  }
  const answer = (incoming: Incoming) => answerCall({ desk, faults, wait, limit, note }, incoming)
  return { desk, people, faults, calls, listeners, answer }
}

export function refill(desk: Desk, people: Map<number, Person>, saved: SavedBotApi | undefined): void {
  refillDesk(desk, saved)
  people.clear()
  for (const chat of desk.chats.values()) people.set(chat.user.id, createPerson(desk, chat))
}

/** A webhook's answer may be a call; as with Telegram, nobody hears how it went (the journal has it). */
async function execute(
  answer: (incoming: Incoming) => Promise<Answer>,
  contentType: string,
  body: Uint8Array,
): Promise<void> {
  try {
    const method = textOf(readRequest(contentType, body).params, 'method')
    if (method !== '') await answer({ method, contentType, body })
  } catch {
    // Broken off by a fault, or no call at all.
  }
}

function realWait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
