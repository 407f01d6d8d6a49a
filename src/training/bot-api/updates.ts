import type { Update } from 'grammy/types'
import { refusalError } from './refusal.ts'

export type UpdateKind = 'message' | 'edited_message' | 'callback_query' | 'my_chat_member'

export interface Waiting {
  readonly update: Update
  readonly chat: number
  readonly expiresAt: number
  /** Delivered once more whatever was confirmed, as after a crash before the confirmation. */
  readonly isAgain?: true
}

export interface SavedUpdates {
  readonly nextId: number
  readonly waiting: readonly Waiting[]
  readonly allowed: readonly string[]
}

export type Updates = ReturnType<typeof createUpdates>

interface Poll {
  leave(): void
  end(reason: string): void
  wake(): void
}

// Telegram begins at a random large number; a fixed one keeps tests the same.
const FIRST_ID = 714_309_001
const DAY_MS = 86_400_000
// Client.cpp 17155: a press is kept for 150 seconds, everything else for a day.
const PRESS_MS = 150_000

/** The queue between people and the bot: what was not confirmed yet, kept as long as Telegram keeps it. */
export function createUpdates(now: () => Date) {
  let nextId = FIRST_ID
  let waiting: Waiting[] = []
  let allowed: readonly string[] = []
  let poll: Poll | undefined
  let last: Update | undefined
  const listeners = new Set<() => void>()

  function announce(): void {
    poll?.wake()
    for (const listener of listeners) listener()
  }

  function push(kind: UpdateKind, chat: number, content: object): Update | undefined {
    if (allowed.length > 0 && !allowed.includes(kind)) return undefined
    const update: Update = { update_id: nextId, [kind]: content }
    nextId += 1
    last = update
    waiting.push({ update, chat, expiresAt: now().getTime() + (kind === 'callback_query' ? PRESS_MS : DAY_MS) })
    announce()
    return update
  }

  function again(update: Update, chat: number): void {
    waiting.unshift({ update, chat, expiresAt: now().getTime() + DAY_MS, isAgain: true })
    announce()
  }

  function unexpired(): Waiting[] {
    const at = now().getTime()
    if (waiting.some((item) => item.expiresAt <= at)) waiting = waiting.filter((item) => item.expiresAt > at)
    return waiting
  }

  /** Confirms everything before `offset` and gives what follows; a negative offset keeps only so many of the last. */
  function take(offset: number, limit: number): Update[] {
    unexpired()
    if (offset < 0) waiting = waiting.slice(offset)
    else if (offset > 0) waiting = waiting.filter((item) => item.isAgain || item.update.update_id >= offset)
    const taken = waiting.slice(0, limit)
    if (taken.some((item) => item.isAgain)) waiting = waiting.filter((item) => !item.isAgain || !taken.includes(item))
    return taken.map((item) => item.update)
  }

  function longPoll(offset: number, limit: number, timeoutMs: number, signal?: AbortSignal): Promise<Update[]> {
    endPoll('terminated by other getUpdates request; make sure that only one bot instance is running')
    const ready = take(offset, limit)
    if (ready.length > 0 || timeoutMs === 0) return Promise.resolve(ready)
    return new Promise((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', leave)
        if (poll === own) poll = undefined
      }
      const leave = () => {
        finish()
        resolve([])
      }
      const own: Poll = {
        leave,
        wake: () => {
          finish()
          resolve(take(offset, limit))
        },
        end: (reason) => {
          finish()
          reject(refusalError({ code: 409, description: `Conflict: ${reason}` }))
        },
      }
      const timer = setTimeout(leave, timeoutMs)
      signal?.addEventListener('abort', leave)
      poll = own
    })
  }

  function endPoll(reason: string): void {
    poll?.end(reason)
  }

  return {
    push,
    again,
    take,
    longPoll,
    endPoll,
    /** Lets a waiting poll go with nothing. */
    letGo: () => poll?.leave(),
    /** Leaves one out after the webhook took it. */
    remove(update: Update): void {
      waiting = waiting.filter((item) => item.update !== update)
    },
    clear(): void {
      waiting = []
    },
    waiting: unexpired,
    allow(kinds: readonly string[]): void {
      allowed = kinds
    },
    allowed: () => allowed,
    isPolled: () => poll !== undefined,
    last: () => last,
    listen(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refill(saved: SavedUpdates | undefined): void {
      nextId = Math.max(nextId, saved?.nextId ?? 0)
      waiting = [...(saved?.waiting ?? [])]
      if (saved) allowed = saved.allowed
      last = undefined
    },
    save: (): SavedUpdates => ({ nextId, waiting: [...unexpired()], allowed }),
  }
}
