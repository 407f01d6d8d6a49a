// A Bot API server that costs the bot nothing but the calls: far away if asked to be, and as strict as the real one.
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import { createPeople, type Play, type Screen } from './people.ts'

export type MessengerSettings = {
  readonly roundTripMilliseconds: number
  /** Refuse more than 30 new messages within a second, and more than one a second in a chat. */
  readonly isStrict: boolean
}

export const bot = { id: 7_000_000_001, is_bot: true, first_name: 'Bench', username: 'bench_bot' }
export const token = `${bot.id}:AAbench-token-of-the-local-server-0000`

type Payload = { readonly [name: string]: unknown }
type Answer = { readonly status: number; readonly body: object }

export function createMessenger() {
  const queue: Update[] = []
  const people = createPeople((update) => push(update), bot)
  const sends = { accepted: 0, refused: 0, recent: [] as number[], byChat: new Map<number, number>() }
  let settings: MessengerSettings = { roundTripMilliseconds: 0, isStrict: false }
  let lastUpdate = 0
  let lastMessage = 1
  let arrived = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    serve(request).then(
      ({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(body))
      },
      () => response.destroy(),
    )
  })

  return {
    answers: {
      async listen(given: MessengerSettings): Promise<string> {
        settings = given
        const { promise, resolve } = Promise.withResolvers<void>()
        server.listen(0, '127.0.0.1', resolve)
        await promise
        const address = server.address()
        return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
      },
      play: async (play: Play) => await people.play(play),
      counts: () => ({ accepted: sends.accepted, refused: sends.refused }),
    },
    end: async () => {
      server.closeAllConnections()
      server.close()
    },
  }

  function push(update: (id: number) => Update): void {
    lastUpdate += 1
    queue.push(update(lastUpdate))
    arrived.resolve()
  }

  async function serve(request: IncomingMessage): Promise<Answer> {
    const method = request.url?.slice(request.url.lastIndexOf('/') + 1) ?? ''
    const payload = await readPayload(request)
    await travel()
    const answer = method === 'getUpdates' ? await getUpdates(payload) : call(method, payload)
    await travel()
    return answer
  }

  async function travel(): Promise<void> {
    if (settings.roundTripMilliseconds > 0) await pause(settings.roundTripMilliseconds / 2)
  }

  async function getUpdates(payload: Payload): Promise<Answer> {
    const offset = Number(payload['offset'] ?? 0)
    while (queue[0] && queue[0].update_id < offset) queue.shift()
    if (queue.length === 0) {
      arrived = Promise.withResolvers<void>()
      await Promise.race([arrived.promise, pause(Number(payload['timeout'] ?? 0) * 1000, undefined, { ref: false })])
    }
    return ok(queue.slice(0, Number(payload['limit'] ?? 100)))
  }

  function call(method: string, payload: Payload): Answer {
    if (method === 'getMe') return ok(bot)
    const isSent = ['sendMessage', 'sendPhoto', 'sendDocument'].includes(method)
    if (!isSent && method !== 'editMessageText') return ok(true)
    const chatId = Number(payload['chat_id'])
    if (isSent) {
      const isRefused = settings.isStrict && isTooFast(chatId)
      sends[isRefused ? 'refused' : 'accepted'] += 1
      if (isRefused)
        return {
          status: 429,
          body: {
            ok: false,
            error_code: 429,
            description: 'Too Many Requests: retry after 1',
            parameters: { retry_after: 1 },
          },
        }
      lastMessage += 1
    }
    const messageId = isSent ? lastMessage : Number(payload['message_id'])
    people.see(chatId, screenOf(messageId, payload))
    return ok({
      message_id: messageId,
      date: Math.floor(Date.now() / 1000),
      chat: { id: chatId, type: 'private', first_name: 'Анна' },
      text: payload['text'],
    })
  }

  function isTooFast(chatId: number): boolean {
    const now = performance.now()
    while ((sends.recent[0] ?? now) <= now - 1000) sends.recent.shift()
    // A message may travel a little faster than the one before.
    if (sends.recent.length >= 30 || (sends.byChat.get(chatId) ?? -Infinity) > now - 950) return true
    sends.recent.push(now)
    sends.byChat.set(chatId, now)
    return false
  }
}

function screenOf(messageId: number, payload: Payload): Screen {
  // What the bot sends here is its own keyboard, in the shape of the Bot API.
  const markup = payload['reply_markup'] as { inline_keyboard?: { callback_data?: string }[][] } | undefined
  const buttons = (markup?.inline_keyboard ?? []).flat().flatMap((one) => one.callback_data ?? [])
  return { messageId, text: String(payload['text']), buttons }
}

async function readPayload(request: IncomingMessage): Promise<Payload> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  const whole = Buffer.concat(parts)
  if (request.headers['content-type']?.startsWith('multipart/') === true) {
    // Of a form with a file only the chat is read.
    return { chat_id: /name="chat_id"\r\n\r\n(-?\d+)/.exec(whole.toString('latin1'))?.[1] }
  }
  const text = whole.toString('utf8')
  const payload: unknown = text === '' ? {} : JSON.parse(text)
  // Every bot here sends JSON objects.
  return payload as Payload
}

function ok(result: unknown): Answer {
  return { status: 200, body: { ok: true, result } }
}
