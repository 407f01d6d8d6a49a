import { afterEach, expect, it, vi } from 'vitest'
import { createLog } from '../src/diagnostics/log.ts'
import { createMetrics } from '../src/diagnostics/metrics.ts'
import type { Program } from '../src/program.ts'
import { createServer } from '../src/server.ts'

const secret = 'a'.repeat(32)
const failing = async () => await Promise.reject(new Error('could not keep «Иванова»'))

afterEach(() => vi.restoreAllMocks())

it('answers 500 to an update that could not be kept, and prints nothing of it', async () => {
  const printed = vi.spyOn(console, 'error')
  const log: string[] = []
  const program: Program = {
    start: () => {},
    stop: failing,
    receive: failing,
    tick: failing,
    nextDueAt: failing,
    isIdle: failing,
    measure: failing,
  }
  const app = createServer({
    program,
    metrics: createMetrics(),
    log: createLog('info', { write: (line: string) => log.push(line) }),
    webhook: { path: '/hook', secret },
  })
  const response = await app.request('/hook', {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': secret },
    body: '{"update_id":1}',
  })
  expect(response.status).toBe(500)
  expect(printed).not.toHaveBeenCalled()
  expect(log).toHaveLength(1)
  expect(log.join('')).not.toContain('Иванова')
})
