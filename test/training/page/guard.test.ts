import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTraining, type Training } from './kit.ts'

let training: Training

beforeAll(async () => {
  training = await openTraining()
})

afterAll(() => training.close())

interface Asked {
  readonly path: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

function ask({
  path,
  method = 'GET',
  headers = {},
  body = '',
}: Asked): Promise<{ status: number; headers: object; body: string }> {
  const { port } = new URL(training.root)
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (piece) => (text += piece))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const act = (headers: Record<string, string>, body = '{"kind":"heal"}') =>
  ask({ path: '/training/act', method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })

test('another name for this address is turned away, for the page and for what it does', async () => {
  expect(await ask({ path: '/', headers: { host: 'evil.example' } })).toMatchObject({ status: 403 })
  expect(await ask({ path: '/training/texts', headers: { host: 'evil.example:80' } })).toMatchObject({ status: 403 })
  const origin = 'http://evil.example'
  expect(await act({ host: 'evil.example', origin })).toMatchObject({ status: 403 })
})

test('a page of another origin can neither post nor read', async () => {
  expect(await act({ origin: 'https://evil.example' })).toMatchObject({ status: 403 })
  expect(await act({ origin: 'null' })).toMatchObject({ status: 403 })
  expect(await act({})).toMatchObject({ status: 403 })
  expect(await ask({ path: '/training/texts', headers: { 'sec-fetch-site': 'cross-site' } })).toMatchObject({
    status: 403,
  })
  expect(await act({ origin: training.root })).toMatchObject({ status: 200, body: '{"ok":true}' })
})

test('every answer forbids what the page does not need', async () => {
  const { headers } = await ask({ path: '/' })
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
    'x-content-type-options': 'nosniff',
  })
})

test.each([
  '/training/../page.ts',
  '/training/..%2fpage.ts',
  '/training/page.ts',
  '/training/file/nothing',
  '/training/nothing.js',
])('there is no %s', async (path) => {
  expect((await ask({ path })).status).toBe(404)
})

test('what cannot be understood is refused', async () => {
  const headers = { origin: training.root }
  for (const body of [
    '',
    '{',
    '{"kind":"explode"}',
    '{"kind":"say","person":1}',
    '{"kind":"clock","step":"at","at":"never"}',
  ])
    expect((await act(headers, body)).status).toBe(400)
  const said = await act(headers, '{"kind":"say","person":1,"text":"да"}')
  expect(said).toMatchObject({ status: 200, body: '{"ok":false,"reason":"unknown-person"}' })
  const [person] = training.botApi.people.keys()
  const pressed = JSON.stringify({ kind: 'press', person, message: 1, data: 'x', twice: false, stale: false })
  expect(await act(headers, pressed)).toMatchObject({ body: '{"ok":false,"reason":"impossible"}' })
  const past = JSON.stringify({ kind: 'clock', step: 'at', at: '2020-01-01T00:00' })
  expect(await act(headers, past)).toMatchObject({ body: '{"ok":false,"reason":"past"}' })
})

test('a file from a chat that is no picture is saved, never opened', async () => {
  const [person] = training.botApi.people.values()
  const sent = person?.document('страница.html', Buffer.from('<script>alert(1)</script>'))
  const answer = await ask({ path: `/training/file/${sent?.document?.file_id ?? ''}` })
  expect(answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('страница.html')}`,
  })
})

test('the Bot API stands behind the page', async () => {
  expect(JSON.parse((await ask({ path: '/bot7001:training-token/getMe' })).body)).toMatchObject({ ok: true })
})
