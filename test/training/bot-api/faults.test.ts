import { Api, GrammyError, HttpError } from 'grammy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BotApi } from '../../../src/training/bot-api/bot-api.ts'
import type { Person } from '../../../src/training/bot-api/person.ts'
import { openBotApi, TOKEN, until } from './kit.ts'

let server: BotApi
let root: string
let api: Api
let person: Person
let waits: number[]

beforeEach(async () => {
  waits = []
  server = openBotApi({ wait: (ms) => Promise.resolve(void waits.push(ms)) })
  root = await server.listen()
  api = new Api(TOKEN, { apiRoot: root })
  person = server.person({ firstName: 'Анна' })
  person.start()
})

afterEach(() => server.close())

const send = () => api.sendMessage(person.id, 'да')
const received = () => person.screen.filter(({ mine }) => !mine).length

/** The same in process. */
function call(method: string, params: object) {
  return server.call(method, 'application/json', Buffer.from(JSON.stringify(params)))
}

test('too many requests say how long to wait, in the body and the header', async () => {
  server.fail({ kind: 'rate', retryAfter: 7 })
  const refused = await send().catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(GrammyError)
  expect(refused).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } })
  expect(refused).toMatchObject({ description: 'Too Many Requests: retry after 7' })
  server.fail({ kind: 'rate', retryAfter: 7 })
  const response = await fetch(`${root}/bot${TOKEN}/sendMessage?chat_id=${person.id}&text=1`)
  expect(response.headers.get('retry-after')).toBe('7')
  expect(received()).toBe(0)
})

test('a gateway answers with a page', async () => {
  server.fail({ kind: 'gateway' })
  await expect(send()).rejects.toBeInstanceOf(HttpError)
  server.fail({ kind: 'gateway' })
  expect(await call('sendMessage', { chat_id: person.id, text: 'да' })).toEqual({
    status: 502,
    body: expect.stringContaining('<html>'),
  })
  expect(received()).toBe(0)
})

test('a reset breaks off before anything is done', async () => {
  server.fail({ kind: 'reset' })
  await expect(send()).rejects.toBeInstanceOf(HttpError)
  expect(received()).toBe(0)
})

test('a lost answer breaks off when all is done', async () => {
  server.fail({ kind: 'lost-answer' })
  await expect(send()).rejects.toBeInstanceOf(HttpError)
  expect(received()).toBe(1)
  expect(server.calls.at(-1)).toMatchObject({ method: 'sendMessage', ok: false, status: 0, fault: 'lost-answer' })
})

test('what hangs breaks off when it is healed', async () => {
  server.fail({ kind: 'hang' })
  const hung = send()
  await until(server, () => server.faults.length === 0)
  server.heal()
  await expect(hung).rejects.toBeInstanceOf(HttpError)
  expect(received()).toBe(0)
})

test('what hangs lets go of a bot that gives up', async () => {
  server.fail({ kind: 'hang' })
  const address = `${root}/bot${TOKEN}/sendMessage?chat_id=${person.id}&text=1`
  await expect(fetch(address, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout')
  expect(received()).toBe(0)
})

test('what is slow is done after its time', async () => {
  server.fail({ kind: 'slow', ms: 3000 })
  await send()
  expect(waits).toEqual([3000])
  expect(received()).toBe(1)
})

test('a fault strikes only the calls it is meant for, as often and as late as it was told', async () => {
  const other = server.person({ firstName: 'Борис' })
  other.start()
  server.fail(
    { kind: 'error', code: 400, description: 'Bad Request: no' },
    { chat: person.id, method: 'SENDMESSAGE', after: 1, times: 2 },
  )
  const outcome = (done: Promise<unknown>) =>
    done.then(
      () => true,
      () => false,
    )
  expect(await outcome(send())).toBe(true)
  expect(await outcome(api.sendMessage(other.id, 'да'))).toBe(true)
  expect(await outcome(send())).toBe(false)
  expect(await outcome(api.sendChatAction(person.id, 'typing'))).toBe(true)
  expect(await outcome(send())).toBe(false)
  expect(await outcome(send())).toBe(true)
})

test('faults broken off over HTTP are rejected promises in process', async () => {
  const params = { chat_id: person.id, text: 'да' }
  server.fail({ kind: 'reset' })
  await expect(call('sendMessage', params)).rejects.toMatchObject({ code: 'ECONNRESET' })
  server.fail({ kind: 'lost-answer' })
  await expect(call('sendMessage', params)).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(received()).toBe(1)
  expect(await call('sendMessage', { ...params, chat_id: 1 })).toEqual({
    status: 400,
    body: { ok: false, error_code: 400, description: 'Bad Request: chat not found' },
  })
})

describe('limits', () => {
  test('answer 429 beyond one message a second in a chat and thirty in all', async () => {
    let at = 0
    const strict = openBotApi({ limits: { perSecond: 30, perChatPerSecond: 1, clock: () => at } })
    const people = Array.from({ length: 31 }, (_, number) => strict.person({ firstName: `${number}` }))
    for (const each of people) each.start()
    const sent = async (index: number) => {
      const params = { chat_id: people[index]?.id, text: 'да' }
      const { status, retryAfter } = await strict.call(
        'sendMessage',
        'application/json',
        Buffer.from(JSON.stringify(params)),
      )
      return status === 429 ? retryAfter : status
    }
    expect(await sent(0)).toBe(200)
    expect(await sent(0)).toBe(1)
    at += 1000
    expect(await sent(0)).toBe(200)
    for (let index = 1; index < 30; index += 1) expect(await sent(index)).toBe(200)
    expect(await sent(30)).toBe(1)
    at += 34
    expect(await sent(30)).toBe(200)
  })
})
