import { publishEditions } from '../../src/consent/actions/publishing.ts'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { createLog } from '../../src/diagnostics/log.ts'
import { createMetrics } from '../../src/diagnostics/metrics.ts'
import type { Transport } from '../../src/outbox/call.ts'
import { setImmediate as turn } from 'node:timers/promises'
import { createProgram, type Program, type ProgramOptions } from '../../src/program.ts'
import { type BotApi, createBotApi } from '../../src/training/bot-api/bot-api.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { createMortal, type Deeds, liveAs, type Moment, type Mortal, shared } from './crashing.ts'
import { reopenedDatabase, rollBackAbandoned, testDatabase } from './database.ts'
import { silence, stopTicking, watchThreads } from './silence.ts'
import { createSnapshots, type Snapshot, type Snapshots } from './snapshot.ts'
import { createVirtualClock } from './virtual-clock.ts'
import { token } from './world.ts'

/**
 * The whole program on the embedded database and the local Bot API server, polling, on a clock that moves only when
 * nothing else is left to happen; it can be killed at any step of its input and output and started anew.
 */
export type Stage = Pick<Snapshots, 'tables' | 'marks'> & {
  readonly db: Database
  readonly botApi: BotApi
  readonly log: string[]
  readonly mortal: Mortal
  now(): Date
  /** Finds somebody by first name, also after `restore`; makes them when there is nobody. */
  person(firstName: string, languageCode?: string): Person
  /** What a crash interrupts: a person acts, the program answers until nothing is left to do. Each moment is for the process of its place. */
  act(work: () => void | Promise<void>, moments?: readonly Moment[]): Promise<Act>
  /** The same where a step fails and nobody dies. */
  actFailing(work: () => void | Promise<void>, moment: Moment): Promise<void>
  /** Moves the business clock; timed jobs run then, again after a death. */
  moveTo(at: Date): void
  /** Rows of what was handled and sent long ago cost every comparison; the nightly job forgets them too. So are earlier scenes. */
  forgetOld(): Promise<void>
  save(): Promise<Scene>
  restore(scene: Scene): Promise<void>
  close(): Promise<void>
}

export type Act = Deeds & {
  readonly crashes: number
  /** Sends of which nobody knew, when the process died, whether they were carried out. */
  readonly ambiguous: number
}

export type Scene = {
  readonly tables: Snapshot
  readonly botApi: ReturnType<BotApi['save']>
  readonly now: Date
}

type Options = {
  readonly strike?: (method: string, botApi: BotApi) => void
  readonly forms?: ProgramOptions['forms']
  readonly makeBot?: ProgramOptions['makeBot']
  readonly startsAt?: Date
}

/** Monday, 10:00 in Yekaterinburg: a working hour. */
const ordinaryMorning = new Date('2026-10-05T05:00:00Z')
const stuckAfterMilliseconds = 45 * 60_000
const downtimeMilliseconds = 20_000

export async function createStage(options: Options = {}): Promise<Stage> {
  let now = options.startsAt ?? ordinaryMorning
  let isTickDue = false
  let starts = 0
  const isThreadAtWork = watchThreads()
  const log: string[] = []
  const clock = createVirtualClock(now)
  const botApi = createBotApi({ token, username: 'nastavnik_test_bot', now: () => now, wait: async () => {} })
  const calls: Transport = async ({ method, contentType, body }, signal) =>
    await botApi.call(method, contentType, body, signal)
  const bare = await testDatabase('embedded')
  const db = await reopenedDatabase('embedded', shared)
  // Loads what Prisma loads at the first query, so that a silent process is one that has nothing to do.
  await db.client.lease.count()
  const snapshots = await createSnapshots(bare.engine.session)
  const botInfo = await whoAmI(calls)
  const consentEditions = await inTransaction(bare, async (tx) => await publishEditions(tx, now))
  let mortal: Mortal
  let program: Program
  await start()

  return {
    db: bare,
    botApi,
    log,
    get mortal() {
      return mortal
    },
    now: () => now,
    person: (firstName, languageCode = 'ru') =>
      [...botApi.people.values()].find((one) => one.profile.firstName === firstName) ??
      botApi.person({ firstName, languageCode }),
    act,
    async actFailing(work, moment) {
      mortal.failAt(moment)
      await work()
      await settle()
      mortal.countFrom()
    },
    moveTo(at) {
      now = at
      isTickDue = true
    },
    tables: snapshots.tables,
    marks: snapshots.marks,
    async forgetOld() {
      await snapshots.forget()
      await bare.engine.session.script(
        `delete from inbox where state = 'DONE' and id < (select max(id) - 20 from inbox);
         delete from outbox where lane = 'REPLY' and state = 'SENT' and id < (select max(id) - 60 from outbox)`,
      )
    },
    save: async () => ({ tables: await snapshots.save(), botApi: botApi.save(), now }),
    async restore(scene) {
      await snapshots.restore(scene.tables)
      botApi.reset(scene.botApi)
      now = scene.now
      isTickDue = false
    },
    async close() {
      await program.stop()
      await botApi.close()
      await snapshots.close()
    },
  }

  async function start(moment?: Moment): Promise<void> {
    starts += 1
    mortal = createMortal(calls, (method) => options.strike?.(method, botApi))
    if (moment) mortal.dieAt(moment)
    const machine = clock.of(mortal.death)
    program = createProgram({
      db,
      transport: mortal.transport,
      consentEditions,
      token,
      clocks: { business: { now: () => now }, machine },
      platform: 'telegram',
      botInfo,
      log: createLog('info', { write: (line: string) => log.push(line) }),
      metrics: createMetrics(),
      pace: { sendsPerSecond: Infinity, perChatMilliseconds: 0 },
      workers: 1,
      holder: `process ${starts}`,
      isPolling: true,
      onTokenRefused: () => {},
      ...(options.forms ? { forms: options.forms } : {}),
      ...(options.makeBot ? { makeBot: options.makeBot } : {}),
    })
    liveAs(mortal, () => program.start())
    await settle()
    await stopTicking()
  }

  async function act(work: () => void | Promise<void>, moments: readonly Moment[] = []): Promise<Act> {
    let crashes = 0
    let ambiguous = 0
    const [first] = moments
    if (first) mortal.dieAt(first)
    else mortal.countFrom()
    await work()
    await settle()
    const { steps, effects } = mortal
    while (mortal.death.aborted) {
      crashes += 1
      ambiguous += await bury()
      await start(moments[crashes])
    }
    return { steps, effects, crashes, ambiguous }
  }

  /** The death of a process frees what it held in the database. */
  async function bury(): Promise<number> {
    for (let calm = 0; calm < 2;) {
      calm = mortal.isBusy ? 0 : calm + 1
      await rollBackAbandoned('embedded')
      await turn()
    }
    const [row] = await bare.engine.session.query(`select count(*)::int as count from outbox where state = 'SENDING'`)
    clock.pass(downtimeMilliseconds)
    return Number(row?.['count'])
  }

  /** Resolves when nothing is left to do, or the process is dead. */
  async function settle(): Promise<void> {
    const startedAt = clock.now
    for (;;) {
      await silence({
        isBusy: () => mortal.isBusy || isThreadAtWork(),
        pulse: () => mortal.pulse,
        isOver: () => mortal.death.aborted,
      })
      if (mortal.death.aborted) return
      if (isTickDue) {
        await Promise.race([tick(mortal), died()])
        continue
      }
      if (botApi.waitingUpdates.length === 0 && (await isDone())) return
      if (!clock.advance() || clock.now - startedAt > stuckAfterMilliseconds)
        throw new Error(`stuck:\n${log.slice(-6).join('')}`)
    }
  }

  /** Prisma gives up a transaction that never begins: a dead process may wake for a moment, and has ticked nothing. */
  async function tick(process: Mortal): Promise<void> {
    await liveAs(process, () => program.tick())
    if (!process.death.aborted) isTickDue = false
  }

  async function died(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    mortal.death.addEventListener('abort', () => resolve(), { once: true })
    await promise
  }

  async function isDone(): Promise<boolean> {
    const [row] = await bare.engine.session.query(
      `select (select count(*) from inbox where state = 'NEW') + (select count(*) from download where state = 'OWED') + (select count(*) from outbox where state in ('OWED', 'SENDING') and send_after <= $1) as count`,
      [now],
    )
    return Number(row?.['count']) === 0
  }
}

async function whoAmI(calls: Transport): Promise<ProgramOptions['botInfo']> {
  const answer = await calls({ method: 'getMe', contentType: 'application/json', body: new TextEncoder().encode('{}') })
  // The local server answers getMe as Telegram does; the contract test proves it.
  return (answer.body as { result: ProgramOptions['botInfo'] }).result
}
