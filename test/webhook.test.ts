import { createServer as createHttpServer } from 'node:http'
import { connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, it } from 'vitest'
import { createLog } from '../src/diagnostics/log.ts'
import { createMetrics } from '../src/diagnostics/metrics.ts'
import { createServer } from '../src/server.ts'
import { describeDatabases } from './kit/database.ts'
import { createWorld, type World } from './kit/world.ts'

const secret = 's'.repeat(32)
const path = '/telegram'
const update = (id: number, text: string) =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: 1,
      date: 1,
      text,
      chat: { id: 77, type: 'private', first_name: 'A' },
      from: { id: 77, is_bot: false, first_name: 'A' },
    },
  })

describeDatabases('the webhook', (open) => {
  it('keeps an update before it answers, once however often it comes, and turns away whatever else comes', async () => {
    const world = await createWorld(await open())
    try {
      const server = serverOf(world)
      const post = async (body: string, headers: Record<string, string>) =>
        (await server.request(path, { method: 'POST', body, headers })).status
      const known = { 'x-telegram-bot-api-secret-token': secret, 'content-type': 'application/json' }
      expect(await post(update(1, '/start'), {})).toBe(401)
      expect(await post(update(1, '/start'), { ...known, 'x-telegram-bot-api-secret-token': `${secret}x` })).toBe(401)
      expect(await post(update(1, '/start'), { ...known, 'x-telegram-bot-api-secret-token': 't'.repeat(32) })).toBe(401)
      expect(await post('{"update_id":', known)).toBe(400)
      expect(await post(update(1, 'x'.repeat(2 * 1024 * 1024)), known)).toBe(413)
      expect(await world.db.client.inboxUpdate.count()).toBe(0)
      const answers = await Promise.all(Array.from({ length: 10 }, async () => await post(update(1, '/start'), known)))
      expect(answers).toEqual(Array.from({ length: 10 }, () => 200))
      expect(await world.db.client.inboxUpdate.count()).toBe(1)
    } finally {
      await world.close()
    }
  })

  it('lets no slow body hold a connection', async () => {
    const world = await createWorld(await open())
    const server = serverOf(world)
    const listener = getRequestListener(server.fetch)
    const http = createHttpServer(
      { requestTimeout: 200, headersTimeout: 100, connectionsCheckingInterval: 50 },
      (request, response) => void listener(request, response).catch(() => response.destroy()),
    )
    try {
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
      const bound = http.address()
      const socket = connect(typeof bound === 'object' && bound ? bound.port : 0, '127.0.0.1')
      const head = `POST ${path} HTTP/1.1\r\nhost: a\r\nx-telegram-bot-api-secret-token: ${secret}\r\ncontent-length: 100\r\n\r\n{`
      socket.write(head)
      const closed = Promise.withResolvers<void>()
      socket.on('close', () => closed.resolve())
      socket.on('error', () => closed.resolve())
      socket.resume()
      await closed.promise
      expect(await world.db.client.inboxUpdate.count()).toBe(0)
    } finally {
      http.closeAllConnections()
      http.close()
      await world.close()
    }
  })
})

function serverOf(world: World) {
  return createServer({
    program: world.program,
    metrics: createMetrics(),
    log: createLog('silent'),
    webhook: { path, secret },
  })
}
