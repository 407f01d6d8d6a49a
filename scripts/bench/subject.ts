// What is measured: the program as it runs live, polling, with invented people who have joined.
import { inventedQuestionnaire } from './texts-of-bench.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { publishEditions } from '../../src/consent/actions/publishing.ts'
import { connect, type Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import type { Clocks } from '../../src/diagnostics/clocks.ts'
import { createLog } from '../../src/diagnostics/log.ts'
import { createMetrics } from '../../src/diagnostics/metrics.ts'
import { post } from '../../src/outbox/actions.ts'
import { httpTransport } from '../../src/outbox/http-transport.ts'
import { telegramPace } from '../../src/outbox/pace.ts'
import { createProgram, type Program } from '../../src/program.ts'
import type { Form } from '../../src/questionnaires/actions/form.ts'
import { createDatabase } from '../../test/kit/server-database.ts'
import { spent } from './figures.ts'
import { bot, token } from './messenger.ts'
import { firstChatId } from './people.ts'
import { addPeople } from './population.ts'

export type Kind = Database['kind']
export type SubjectSettings = { readonly apiRoot: string; readonly database: Kind; readonly people: number }

export const serverUrl = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const poolSize = 10

const clocks: Clocks = {
  business: { now: () => new Date() },
  machine: {
    now: () => Date.now(),
    sleep: async (milliseconds, signal) =>
      await pause(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined),
  },
}

export function createSubject() {
  const endings: (() => Promise<void> | void)[] = []
  let running: { program: Program; db: Database } | undefined
  return {
    answers: {
      async start({ apiRoot, database, people }: SubjectSettings): Promise<void> {
        const db = await open(database, endings)
        endings.unshift(async () => await db.close())
        const consentEditions = await inTransaction(db, async (tx) => await publishEditions(tx, new Date()))
        await addPeople(db, people)
        const transport = httpTransport(apiRoot, token)
        const program = createProgram({
          db,
          transport,
          token,
          consentEditions,
          clocks,
          platform: 'telegram',
          botInfo: { ...bot, is_bot: true, ...abilities },
          log: createLog('warn'),
          metrics: createMetrics(),
          pace: telegramPace,
          workers: database === 'server' ? poolSize - 2 : 1,
          holder: 'bench',
          isPolling: true,
          onTokenRefused: () => {},
          forms: [5, 40].map(formOf),
        })
        program.start()
        running = { program, db }
        endings.unshift(
          async () => await program.stop(),
          () => transport.close(),
        )
      },
      spent: () => spent(),
      memoryMegabytes: () => process.memoryUsage.rss() / 1e6,
      /** Owes a message to each of the first `count` people. */
      async notify(count: number): Promise<void> {
        const { db } = theRunning()
        const now = new Date()
        const notices = Array.from({ length: count }, (_, index) => ({
          to: { platform: 'telegram', chatId: String(firstChatId + index) },
          dedupeKey: `bench:${index}`,
          text: 'Пора заполнить анкету. Это займёт десять минут.',
          sendAfter: now,
        }))
        await inTransaction(db, async (tx) => await post(tx, notices, now))
      },
      /** Owes each of the first `count` people a summary of a month as big as they are: words, a picture, a workbook. */
      async notifySummaries(count: number): Promise<void> {
        const { db } = theRunning()
        const now = new Date()
        const [picture, workbook] = [new Uint8Array(28_000).fill(7), new Uint8Array(8_000).fill(7)]
        const files = [
          { kind: 'photo' as const, name: 'month.png', bytes: picture },
          { kind: 'document' as const, name: 'month.xlsx', bytes: workbook },
        ]
        const notices = Array.from({ length: count }, (_, index) => {
          const to = { platform: 'telegram', chatId: String(firstChatId + index) }
          const own = { to, text: 'Школа № 3: сводка за октябрь 2026 г.', sendAfter: now }
          return [
            { ...own, dedupeKey: `summary:${index}` },
            ...files.map((file) => ({ ...own, file, dedupeKey: `summary:${index}:${file.kind}` })),
          ]
        })
        await inTransaction(db, async (tx) => await post(tx, notices.flat(), now))
      },
      /** Resolves when nothing waits any more. */
      async settle(): Promise<void> {
        const { program } = theRunning()
        while (!(await program.isIdle())) await pause(20)
      },
    },
    end: async () => {
      for (const end of endings) await end()
    },
  }

  function theRunning() {
    if (!running) throw new Error('not started')
    return running
  }
}

const abilities = {
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
} as const

function formOf(count: number): Form {
  const questionnaire = inventedQuestionnaire(count)
  return {
    key: questionnaire.key,
    versions: [questionnaire],
    known: () => ({}),
    clause: 'road-map 3.1',
    onSubmitted: async () => {},
  }
}

async function open(kind: Kind, endings: (() => Promise<void> | void)[]): Promise<Database> {
  if (kind === 'server') {
    const { url, drop } = await createDatabase({ url: serverUrl, template: 'template0' })
    endings.unshift(drop)
    return await connect({ kind: 'server', url, poolSize })
  }
  const folder = mkdtempSync(join(tmpdir(), 'nastavnik-bench-'))
  endings.unshift(() => rmSync(folder, { recursive: true, force: true }))
  return await connect({ kind: 'embedded', folder: join(folder, 'database') })
}
