import { createServer as createHttpServer, type RequestListener } from 'node:http'
import type { UserFromGetMe } from 'grammy/types'
import { z } from 'zod'
import type { Config } from './config.ts'
import { publishEditions } from './consent/actions/publishing.ts'
import type { OwnEditions } from './consent/edition.ts'
import type { Database } from './db/connect.ts'
import { claimInstallation, type InstallationKind } from './db/installation.ts'
import { inTransaction } from './db/transaction.ts'
import type { BusinessClock, MachineClock } from './diagnostics/clocks.ts'
import type { Log } from './diagnostics/log.ts'
import type { Metrics } from './diagnostics/metrics.ts'
import type { Texts } from './i18n/texts.ts'
import type { Transport } from './outbox/call.ts'
import { telegramPace } from './outbox/pace.ts'
import { createProgram, type Program } from './program.ts'
import { readCalendar } from './roadmap/actions/calendar.ts'
import { commandCalls } from './telegram/commands.ts'

/** What main hands to either mode. */
export type Foundation = {
  readonly config: Config
  readonly db: Database
  readonly machine: MachineClock
  readonly metrics: Metrics
  readonly log: Log
  /** Unlike in every process of the installation. */
  readonly holder: string
  /** For the terminal, in its language. */
  readonly texts: Texts
  readonly say: (line: string) => void
  /** Something that no pause mends: says it and stops the program. */
  readonly fail: (line: string) => void
}

/** The start is impossible for a reason that the person at the terminal can mend. */
export class StartRefusal extends Error {}

/** Marks the database and publishes the consents; answers with the editions of this release. */
export async function prepareDatabase(
  { db, texts }: Foundation,
  kind: InstallationKind,
  now: Date,
): Promise<OwnEditions> {
  return await inTransaction(db, async (tx) => {
    if (!(await claimInstallation(tx, kind, now))) throw new StartRefusal(texts.plain('start.otherKind'))
    await readCalendar(tx)
    return await publishEditions(tx, now)
  })
}

export function createRunning(
  foundation: Foundation,
  own: {
    transport: Transport
    token: string
    botInfo: UserFromGetMe
    business: BusinessClock
    consentEditions: OwnEditions
    isPolling: boolean
  },
): Program {
  const { machine, texts } = foundation
  return createProgram({
    ...foundation,
    ...own,
    platform: 'telegram',
    clocks: { business: own.business, machine },
    pace: telegramPace,
    // Two connections stay free for the gate and the timed jobs; the embedded database has one.
    workers: foundation.config.database.kind === 'server' ? Math.max(1, foundation.config.database.poolSize - 2) : 1,
    onTokenRefused: () => foundation.fail(texts.plain('start.badToken')),
  })
}

const getMe = z.object({ result: z.looseObject({ id: z.number(), username: z.string() }) })

/** Who the bot is, as soon as the messenger answers. */
export async function askWho({ machine, log, texts }: Foundation, transport: Transport): Promise<UserFromGetMe> {
  for (let pauseMilliseconds = 1000; ; pauseMilliseconds = Math.min(60_000, pauseMilliseconds * 2)) {
    const reply = await transport(emptyCall('getMe'), AbortSignal.timeout(20_000)).catch((error: unknown) => {
      log.warn('getMe failed', {}, error)
      return undefined
    })
    const answer = getMe.safeParse(reply?.body)
    // The Bot API describes the bot itself; the fields that are used were checked.
    if (answer.success) return answer.data.result as unknown as UserFromGetMe
    if (reply?.status === 401 || reply?.status === 404) throw new StartRefusal(texts.plain('start.badToken'))
    await machine.sleep(pauseMilliseconds)
  }
}

/** The menu of commands in each language; without it the bot works all the same. */
export async function registerCommands({ log }: Foundation, transport: Transport): Promise<void> {
  for (const call of commandCalls()) {
    await transport(call, AbortSignal.timeout(20_000)).catch((error: unknown) =>
      log.warn('commands not registered', {}, error),
    )
  }
}

export function emptyCall(method: string, payload: object = {}) {
  return { method, contentType: 'application/json', body: new TextEncoder().encode(JSON.stringify(payload)) }
}

/** Listens on the loopback only; a reverse proxy stands before a webhook. Answers with how to stop. */
export async function listen(
  { config, texts }: Foundation,
  listener: RequestListener,
): Promise<{ address: string; stop: () => Promise<void> }> {
  const server = createHttpServer({ requestTimeout: 15_000, headersTimeout: 10_000 }, listener)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(config.port, '127.0.0.1', resolve)
  try {
    await promise
  } catch (error) {
    throw new StartRefusal(texts.plain('start.busyPort', { port: String(config.port) }), { cause: error })
  }
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : config.port
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

export function sayDatabase({ config, texts, say }: Foundation): void {
  const { database } = config
  say(
    database.kind === 'server'
      ? texts.plain('start.server')
      : texts.plain('start.embedded', { folder: database.folder }),
  )
}
