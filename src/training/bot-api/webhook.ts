import type { Update } from 'grammy/types'
import type { Updates, Waiting } from './updates.ts'

export interface WebhookTarget {
  readonly url: string
  readonly secret: string
  readonly maxConnections: number
}

export interface WebhookTrouble {
  readonly at: Date
  readonly words: string
}

export type Webhook = ReturnType<typeof createWebhook>

interface Links {
  readonly updates: Updates
  readonly now: () => Date
  readonly wait: (ms: number) => Promise<void>
  /** Does the call that a bot wrote into its answer; what becomes of it the bot never learns. */
  readonly execute: (contentType: string, body: Uint8Array) => Promise<void>
}

const LONGEST_PAUSE_SECONDS = 60
const ANSWER_MS = 60_000

/** Brings updates to the bot's address: in order for each chat, chats side by side, until it says 2xx. */
export function createWebhook({ updates, now, wait, execute }: Links) {
  let target: WebhookTarget | undefined
  let trouble: WebhookTrouble | undefined
  let closing = new AbortController()
  const busy = new Map<number, Promise<void>>()
  updates.listen(pump)

  function pump(): void {
    if (!target) return
    for (const item of updates.waiting()) {
      if (busy.size >= target.maxConnections) return
      if (!busy.has(item.chat)) busy.set(item.chat, bring(item, target, closing.signal))
    }
  }

  async function bring(item: Waiting, to: WebhookTarget, signal: AbortSignal): Promise<void> {
    let pauseSeconds = 1
    while (!signal.aborted && item.expiresAt > now().getTime()) {
      const sent = await post(to, item.update, signal)
      if (signal.aborted) break
      if (sent.ok) {
        updates.remove(item.update)
        if (sent.body.byteLength > 0) await execute(sent.contentType, sent.body)
        break
      }
      trouble = { at: now(), words: sent.words }
      await Promise.race([wait((sent.retryAfter || pauseSeconds) * 1000), aborted(signal)])
      pauseSeconds = Math.min(LONGEST_PAUSE_SECONDS, pauseSeconds * 2)
    }
    if (signal.aborted) return
    busy.delete(item.chat)
    pump()
  }

  function stop(): void {
    closing.abort()
    closing = new AbortController()
    busy.clear()
    target = undefined
    trouble = undefined
  }

  return {
    set(next: WebhookTarget): void {
      stop()
      target = next
      pump()
    },
    stop,
    async close(): Promise<void> {
      const left = [...busy.values()]
      stop()
      await Promise.all(left)
    },
    target: () => target,
    trouble: () => trouble,
  }
}

type Sent =
  | { readonly ok: true; readonly contentType: string; readonly body: Uint8Array }
  | { readonly ok: false; readonly words: string; readonly retryAfter: number }

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

async function post(to: WebhookTarget, update: Update, signal: AbortSignal): Promise<Sent> {
  try {
    const response = await fetch(to.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(to.secret !== '' && { 'x-telegram-bot-api-secret-token': to.secret }),
      },
      body: JSON.stringify(update),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    })
    const body = new Uint8Array(await response.arrayBuffer())
    if (response.ok) return { ok: true, contentType: response.headers.get('content-type') ?? '', body }
    const words = `Wrong response from the webhook: ${response.status} ${response.statusText}`
    return { ok: false, words, retryAfter: Number(response.headers.get('retry-after')) || 0 }
  } catch (error) {
    return { ok: false, words: error instanceof Error ? error.message : String(error), retryAfter: 0 }
  }
}
