import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../../src/diagnostics/log.ts'
import { fetchFile } from '../../src/files/fetching.ts'
import { fileCall, type Transport } from '../../src/outbox/call.ts'
import { httpTransport } from '../../src/outbox/http-transport.ts'
import { createBotApi } from '../../src/training/bot-api/bot-api.ts'
import { token } from '../kit/world.ts'

const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

const log = createLog('silent')
const never = new AbortController().signal

/** Listens and remembers the paths that it was asked for. */
async function listening(
  answer: (path: string) => { status: number; headers?: Record<string, string>; body?: string | Buffer },
) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const { status, headers = {}, body = '' } = answer(request.url ?? '')
    response.writeHead(status, headers).end(body)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // It listens on a port.
  return { asked, root: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** п. E8: whatever the messenger answers, nobody but the messenger is asked for a file. */
describe('a file is fetched', () => {
  it('by the name of its place at the messenger, over HTTP', async () => {
    const botApi = createBotApi({ token, username: 'nastavnik_test_bot', now: () => new Date('2026-10-05T05:00:00Z') })
    const root = await botApi.listen()
    const transport = httpTransport(root, token)
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251)
    const sent = botApi.person({ firstName: 'Анна' }).document('Скан 100%.pdf', bytes)
    const fetched = await fetchFile({ transport, log }, sent.document?.file_id ?? '', never)
    expect(fetched).toEqual({ status: 'here', bytes })
    expect(await fetchFile({ transport, log }, 'BQACunknown', never)).toEqual({ status: 'refused' })
    transport.close()
    await botApi.close()
  })

  it.each([
    'http://evil.example/x',
    '//evil.example/x',
    '/etc/passwd',
    'documents/../../../etc/passwd',
    'documents/./file',
    '..',
    '',
    'a\\..\\b',
    'a\r\nHost: evil.example',
    '\ud800',
    `documents/${'x'.repeat(400)}`,
  ])('never from %j', async (path) => {
    expect(fileCall(path)).toBeUndefined()
    const made: string[] = []
    const transport: Transport = async ({ method }) => {
      made.push(method)
      return await Promise.resolve({ status: 200, body: { ok: true, result: { file_path: path } } })
    }
    expect(await fetchFile({ transport, log }, 'id', never)).toEqual({ status: 'refused' })
    expect(made).toEqual(['getFile'])
  })

  it('by no redirection, and with signs that mean something in addresses escaped', async () => {
    const evil = await listening(() => ({ status: 200, body: 'evil' }))
    const messenger = await listening((path) =>
      path.endsWith('/getFile')
        ? { status: 200, body: JSON.stringify({ ok: true, result: { file_path: 'documents/a?b#c@d%2e' } }) }
        : { status: 302, headers: { location: `${evil.root}/x` } },
    )
    const transport = httpTransport(messenger.root, token)
    expect(await fetchFile({ transport, log }, 'id', never)).toEqual({ status: 'trouble', milliseconds: 0 })
    transport.close()
    expect(evil.asked).toEqual([])
    expect(messenger.asked).toEqual([`/bot${token}/getFile`, `/file/bot${token}/documents/a%3Fb%23c%40d%252e`])
  })

  it('and not swallowed when it is larger than it was said to be', async () => {
    const messenger = await listening((path) =>
      path.endsWith('/getFile')
        ? { status: 200, body: JSON.stringify({ ok: true, result: { file_path: 'documents/big', file_size: 5 } }) }
        : { status: 200, body: Buffer.alloc(30 * 1024 * 1024) },
    )
    const transport = httpTransport(messenger.root, token)
    expect(await fetchFile({ transport, log }, 'id', never)).toEqual({ status: 'refused' })
    transport.close()
  })
})
