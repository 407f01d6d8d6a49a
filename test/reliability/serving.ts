// A process of its own for two-processes.test.ts: the program on a PostgreSQL that others share.
import { setTimeout as pause } from 'node:timers/promises'
import { currentEditions } from '../../src/consent/actions/publishing.ts'
import { connect } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import type { MachineClock } from '../../src/diagnostics/clocks.ts'
import { createLog } from '../../src/diagnostics/log.ts'
import { createMetrics } from '../../src/diagnostics/metrics.ts'
import { httpTransport } from '../../src/outbox/http-transport.ts'
import { createProgram } from '../../src/program.ts'

const [url = '', root = '', token = '', startedAt = ''] = process.argv.slice(2)

/** Ten times as fast as real, and the same in every process: a lease is over in a second and a half. */
const machine: MachineClock = {
  now: () => Number(startedAt) + (Date.now() - Number(startedAt)) * 10,
  sleep: async (milliseconds, signal) => {
    await pause(milliseconds / 10, undefined, signal ? { signal } : {}).catch(() => undefined)
  },
}

const db = await connect({ kind: 'server', url, poolSize: 6 })
const program = createProgram({
  db,
  token,
  transport: httpTransport(root, token),
  platform: 'telegram',
  botInfo: {
    id: 7_000_000_001,
    is_bot: true,
    first_name: 'Наставник',
    username: 'nastavnik_test_bot',
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  } as Parameters<typeof createProgram>[0]['botInfo'], // fields of newer releases of the Bot API, which nobody reads
  consentEditions: await inTransaction(db, currentEditions),
  clocks: { business: { now: () => new Date('2026-10-05T05:00:00Z') }, machine },
  log: createLog('silent'),
  metrics: createMetrics(),
  pace: { sendsPerSecond: Infinity, perChatMilliseconds: 0 },
  workers: 4,
  holder: String(process.pid),
  isPolling: false,
  onTokenRefused: () => {},
})
program.start()
process.send?.('ready')
