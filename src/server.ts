import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Log } from './diagnostics/log.ts'
import type { Metrics } from './diagnostics/metrics.ts'
import type { Program } from './program.ts'

export type ServerOptions = {
  readonly program: Program
  readonly metrics: Metrics
  readonly log: Log
  /** Present where updates come by webhook. */
  readonly webhook?: { readonly path: string; readonly secret: string }
}

const largestUpdateBytes = 1024 * 1024

/** Health, metrics and the webhook. An update is in the inbox before it is answered with 200. */
export function createServer({ program, metrics, log, webhook }: ServerOptions): Hono {
  const app = new Hono()
  // Otherwise the error is printed as it is, with the values of the statement that failed.
  app.onError((error, c) => {
    log.error('request failed', {}, error)
    return c.text('', 500)
  })
  app.get('/healthz', async (c) => {
    const isIdle = await program.isIdle()
    return c.json({ ok: true, isIdle })
  })
  app.get('/metrics', async (c) => {
    await program.measure()
    return c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType })
  })
  if (!webhook) return app
  app.use(webhook.path, async (c, next) => {
    if (!isSecret(c.req.header('x-telegram-bot-api-secret-token'), webhook.secret)) return c.text('', 401)
    return await next()
  })
  app.post(webhook.path, bodyLimit({ maxSize: largestUpdateBytes, onError: (c) => c.text('', 413) }), async (c) => {
    const update = await readJson(c.req.raw)
    if (update === undefined) return c.text('', 400)
    await program.receive([update])
    return c.text('')
  })
  return app
}

async function readJson(request: Request): Promise<unknown> {
  try {
    const value: unknown = await request.json()
    return value
  } catch {
    return undefined
  }
}

function isSecret(given: string | undefined, secret: string): boolean {
  const one = Buffer.from(given ?? '')
  const other = Buffer.from(secret)
  return one.length === other.length && timingSafeEqual(one, other)
}
