import { connect } from 'node:net'
import { Api, InputFile } from 'grammy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BotApi } from '../../../src/training/bot-api/bot-api.ts'
import { readMultipart } from '../../../src/training/bot-api/multipart.ts'
import type { Person } from '../../../src/training/bot-api/person.ts'
import { openBotApi, PIXEL, TOKEN } from './kit.ts'

let server: BotApi
let root: string
let api: Api
let person: Person

beforeAll(async () => {
  server = openBotApi()
  root = await server.listen(0, '127.0.0.1', (request, response) => {
    const isPage = request.url === '/'
    if (isPage) response.end('page')
    return Promise.resolve(isPage)
  })
  api = new Api(TOKEN, { apiRoot: root })
  person = server.person({ firstName: 'Анна' })
  person.start()
})

afterAll(() => server.close())

async function post(method: string, contentType: string, body: string): Promise<unknown> {
  const response = await fetch(`${root}/bot${TOKEN}/${method}`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  })
  return response.json()
}

test.each([
  ['JSON', 'application/json', () => JSON.stringify({ chat_id: person.id, text: 'да' })],
  ['a form', 'application/x-www-form-urlencoded', () => `chat_id=${person.id}&text=${encodeURIComponent('да')}`],
  [
    'parts',
    'multipart/form-data; boundary="x y"',
    () =>
      `--x y\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n${person.id}\r\n--x y\r\ncontent-disposition:form-data;name=text\r\n\r\nда\r\n--x y--`,
  ],
])('takes %s', async (_, contentType, body) => {
  expect(await post('SENDMESSAGE', contentType, body())).toMatchObject({ ok: true, result: { text: 'да' } })
})

test('takes the parameters from the address', async () => {
  const response = await fetch(`${root}/bot${TOKEN}/sendMessage?chat_id=${person.id}&text=${encodeURIComponent('да')}`)
  expect(await response.json()).toMatchObject({ ok: true, result: { text: 'да', chat: { id: person.id } } })
})

test('refuses a body that is no JSON', async () => {
  expect(await post('getMe', 'application/json', '{"a":')).toEqual({
    ok: false,
    error_code: 400,
    description: "Bad Request: can't parse JSON object",
  })
})

test('lets what stands in front answer first, and says 404 to what nobody knows', async () => {
  expect(await (await fetch(root)).text()).toBe('page')
  expect((await fetch(`${root}/elsewhere`)).status).toBe(404)
})

test.each([
  ['report.pdf', 'report.pdf'],
  ['Отчёт за неделю.docx', 'Отчёт за неделю.docx'],
  ['a;b 50%.txt', 'a'],
  ['100%25.txt', '100%.txt'],
])('keeps the name of a file as Telegram would: %s', async (sent, kept) => {
  const { document } = await api.sendDocument(person.id, new InputFile(Buffer.from('x'), sent))
  expect(document.file_name).toBe(kept)
})

test('reads a quoted name and a part that is not closed', () => {
  const body = (name: string) =>
    Buffer.from(
      `--b\r\nContent-Disposition: form-data; name="f"; filename=${name}\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n`,
    )
  const type = 'multipart/form-data; boundary=b'
  expect(readMultipart(type, body(String.raw`"a;b \"c\".txt"`)).uploads.get('f')?.name).toBe('a;b "c".txt')
  expect(() => readMultipart(type, body('"a'))).toThrow('unclosed quoted string')
  expect(() => readMultipart(type, Buffer.from('--b\r\nx'))).toThrow('not finished')
  expect(() => readMultipart('multipart/form-data', body('a'))).toThrow('boundary not found')
})

test('gives back the bytes of a document and of a photo that a person sent', async () => {
  const bytes = Buffer.from('строка\r\n--границы\r\n\0\xff', 'latin1')
  const fetched = async (id: string) => {
    const { file_path: path } = await api.getFile(id)
    return Buffer.from(await (await fetch(`${root}/file/bot${TOKEN}/${path}`)).arrayBuffer())
  }
  expect(await fetched(person.document('Список.xlsx', bytes).document?.file_id ?? '')).toEqual(bytes)
  expect(await fetched(person.photo(PIXEL).photo?.[0]?.file_id ?? '')).toEqual(PIXEL)
  const sent = await api.sendDocument(person.id, new InputFile(bytes, 'Список.xlsx'))
  expect(await fetched(sent.document.file_id)).toEqual(bytes)
  expect(await api.sendDocument(person.id, sent.document.file_id)).toMatchObject({ document: sent.document })
  expect((await fetch(`${root}/file/bot${TOKEN}/documents/nothing`)).status).toBe(404)
})

test('sends several files as one', async () => {
  const media = ['а.txt', 'б.txt'].map((name) => ({
    type: 'document' as const,
    media: new InputFile(Buffer.from(name), name),
    caption: `Файл ${name}`,
  }))
  const messages = await api.sendMediaGroup(person.id, media)
  expect(messages.map((message) => 'media_group_id' in message && message.media_group_id)).toEqual([
    expect.any(String),
    person.last?.message.media_group_id,
  ])
  expect(person.screen.slice(-2).map(({ file, text }) => [file?.name, text])).toEqual([
    ['а.txt', 'Файл а.txt'],
    ['б.txt', 'Файл б.txt'],
  ])
})

test('shows a photo with its sides', async () => {
  const { photo } = await api.sendPhoto(person.id, new InputFile(PIXEL, 'график.png'), {
    caption: '<b>График</b>',
    parse_mode: 'HTML',
  })
  expect(photo).toMatchObject([{ width: 1, height: 1, file_size: PIXEL.length }])
  expect(person.last).toMatchObject({ kind: 'photo', text: 'График', entities: [{ type: 'bold' }] })
})

test('stays up when somebody hangs up in the middle', async () => {
  const { port } = new URL(root)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(`POST /bot${TOKEN}/sendMessage HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`)
  await new Promise<void>((resolve) => {
    socket.end(resolve)
  })
  expect(await api.getMe()).toMatchObject({ username: 'mentor_demo_bot' })
})
