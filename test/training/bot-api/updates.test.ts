import { createServer } from 'node:http'
import { Api } from 'grammy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BotApi } from '../../../src/training/bot-api/bot-api.ts'
import type { Person } from '../../../src/training/bot-api/person.ts'
import { openBotApi, stoppedClock, TOKEN, until } from './kit.ts'

let clock: ReturnType<typeof stoppedClock>
let server: BotApi
let root: string
let api: Api
let person: Person

beforeEach(async () => {
  clock = stoppedClock()
  server = openBotApi({ now: clock.now })
  root = await server.listen()
  api = new Api(TOKEN, { apiRoot: root })
  person = server.person({ firstName: 'Анна' })
  person.start()
})

afterEach(() => server.close())

const texts = (updates: { message?: { text?: string } }[]) => updates.map(({ message }) => message?.text)

describe('asking for updates', () => {
  test('what was not confirmed comes again, what was does not', async () => {
    person.say('раз')
    const [first] = await api.getUpdates()
    expect(first?.update_id).toBeGreaterThan(100_000)
    expect(texts(await api.getUpdates())).toEqual(['/start', 'раз'])
    expect(texts(await api.getUpdates({ offset: (first?.update_id ?? 0) + 1 }))).toEqual(['раз'])
    expect(texts(await api.getUpdates())).toEqual(['раз'])
  })

  test('a limit is clamped, a negative offset forgets all but the last', async () => {
    for (let number = 0; number < 120; number += 1) person.say(`${number}`)
    expect(await api.getUpdates({ limit: 0 })).toHaveLength(1)
    expect(await api.getUpdates({ limit: 1000 })).toHaveLength(100)
    expect(texts(await api.getUpdates({ offset: -2 }))).toEqual(['118', '119'])
    expect(await api.getUpdates()).toHaveLength(2)
  })

  test('a poll waits for what comes', async () => {
    const [start] = await api.getUpdates()
    const poll = api.getUpdates({ offset: (start?.update_id ?? 0) + 1, timeout: 30 })
    await polled()
    person.say('вот')
    expect(texts(await poll)).toEqual(['вот'])
    expect(server.isPolled).toBe(false)
  })

  test('a second poll ends the first', async () => {
    const offset = (server.takeUpdates(0)[0]?.update_id ?? 0) + 1
    const first = api.getUpdates({ offset, timeout: 30 })
    await polled()
    const second = api.getUpdates({ offset, timeout: 30 })
    await expect(first).rejects.toThrow(
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    )
    person.say('вот')
    expect(texts(await second)).toEqual(['вот'])
  })

  test('only the kinds that were allowed are made, until others are', async () => {
    await api.getUpdates({ offset: -1, allowed_updates: ['message'] })
    person.block()
    person.unblock()
    await api.getUpdates({ allowed_updates: [] })
    person.block()
    const kinds = (await api.getUpdates()).map((update) => Object.keys(update)[1])
    expect(kinds).toEqual(['message', 'my_chat_member'])
  })

  test('a press is kept for 150 seconds and a message for a day', async () => {
    await api.sendMessage(person.id, 'Да?', {
      reply_markup: { inline_keyboard: [[{ text: 'Да', callback_data: 'yes' }]] },
    })
    person.press('Да')
    clock.move(149_000)
    expect(await api.getUpdates()).toHaveLength(2)
    clock.move(1000)
    expect(texts(await api.getUpdates())).toEqual(['/start'])
    clock.move(86_400_000)
    expect(await api.getUpdates()).toEqual([])
  })

  test('an update asked for once more comes whatever was confirmed, once', () => {
    const [update] = server.takeUpdates(0)
    if (!update) throw new Error('nothing came')
    server.takeUpdates(update.update_id + 1)
    server.redeliver(update)
    expect(server.takeUpdates(update.update_id + 1)).toEqual([update])
    expect(server.takeUpdates(update.update_id + 1)).toEqual([])
  })
})

async function polled(): Promise<void> {
  while (!server.isPolled) await new Promise((resolve) => setImmediate(resolve))
}

describe('a webhook', () => {
  interface Delivery {
    readonly secret: string | undefined
    readonly update: { update_id: number; message?: { text?: string; chat: { id: number } } }
  }
  let deliveries: Delivery[]
  let answers: { status: number; body?: object }[]
  let hook: ReturnType<typeof createServer>
  let url: string
  let pauses: number[]

  beforeEach(async () => {
    deliveries = []
    answers = []
    pauses = []
    server = openBotApi({ now: clock.now, local: true, wait: (ms) => Promise.resolve(void pauses.push(ms)) })
    api = new Api(TOKEN, { apiRoot: await server.listen() })
    person = server.person({ firstName: 'Анна' })
    hook = createServer((request, response) => {
      let body = ''
      request.on('data', (piece) => (body += piece))
      request.on('end', () => {
        const secret = request.headers['x-telegram-bot-api-secret-token']
        deliveries.push({ secret: String(secret), update: JSON.parse(body) })
        const answer = answers.shift() ?? { status: 200 }
        response.writeHead(answer.status, { 'content-type': 'application/json' })
        response.end(answer.body ? JSON.stringify(answer.body) : '')
      })
    })
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
    const address = hook.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`
  })

  afterEach(async () => {
    await server.close()
    await new Promise((resolve) => hook.close(resolve))
  })

  const delivered = () => deliveries.map(({ update }) => update.message?.text)
  const quiet = async () => {
    while (server.waitingUpdates.length > 0) await new Promise((resolve) => setImmediate(resolve))
  }

  test('brings updates with the secret, in order for each chat, until they are taken', async () => {
    answers = [{ status: 500 }, { status: 502 }]
    await api.setWebhook(url, { secret_token: 'the-secret_1' })
    for (const text of ['раз', 'два', 'три']) person.say(text)
    await quiet()
    expect(delivered()).toEqual(['раз', 'раз', 'раз', 'два', 'три'])
    expect(deliveries.every(({ secret }) => secret === 'the-secret_1')).toBe(true)
    expect(pauses).toEqual([1000, 2000])
  })

  test('one chat in trouble does not hold up another', async () => {
    const other = server.person({ firstName: 'Борис' })
    await api.setWebhook(url)
    answers = [{ status: 500 }]
    person.say('раз')
    other.say('два')
    await quiet()
    expect(delivered()).toHaveLength(3)
    expect(new Set(delivered())).toEqual(new Set(['раз', 'два']))
    expect(await api.getWebhookInfo()).toMatchObject({
      url,
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
  })

  test('does the method that stands in the answer', async () => {
    person.start()
    answers = [{ status: 200, body: { method: 'sendMessage', chat_id: person.id, text: 'Здравствуйте' } }]
    await api.setWebhook(url)
    await until(server, () => person.screen.length > 1)
    expect(person.last).toMatchObject({ mine: false, text: 'Здравствуйте' })
  })

  test('and polling shut each other out', async () => {
    const poll = api.getUpdates({ timeout: 30 })
    await polled()
    const set = api.setWebhook(url)
    await expect(poll).rejects.toThrow('Conflict: terminated by setWebhook request')
    await set
    await expect(api.getUpdates()).rejects.toThrow(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    await api.deleteWebhook()
    expect(await api.getWebhookInfo()).toMatchObject({ url: '' })
    person.say('раз')
    expect(texts(await api.getUpdates())).toEqual(['раз'])
  })
})
