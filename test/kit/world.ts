import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import { textsIn } from '../../src/i18n/texts.ts'
import { publishEditions } from '../../src/consent/actions/publishing.ts'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import type { MachineClock } from '../../src/diagnostics/clocks.ts'
import { createLog } from '../../src/diagnostics/log.ts'
import { createMetrics } from '../../src/diagnostics/metrics.ts'
import { inviteCoordinator } from '../../src/joining/actions/inviting.ts'
import type { Transport } from '../../src/outbox/call.ts'
import { addOrganisation } from '../../src/organisations/store.ts'
import { createProgram, type Program, type ProgramOptions } from '../../src/program.ts'
import { type BotApi, createBotApi } from '../../src/training/bot-api/bot-api.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { type Activity, counted } from './open-transactions.ts'
import { createMortal, liveAs, type Moment, type Mortal } from './crashing.ts'
import { activityOf, rollBackAbandoned } from './database.ts'
import { silence, stopTicking, watchThreads } from './silence.ts'
import { createVirtualClock } from './virtual-clock.ts'

export const token = '7000000001:AAtest-token-of-the-local-server-00000'

export type World = {
  readonly db: Database
  readonly botApi: BotApi
  readonly program: Program
  /** Lines of the log, as they would be written. */
  readonly log: string[]
  now(): Date
  person(firstName: string, languageCode?: string): Person
  /** Resolves when every update is handled and everything that may be sent is sent. */
  settle(): Promise<void>
  /** Moves the business clock, stopping at every instant at which something is due. */
  moveTo(at: Date): Promise<void>
  /** The program was down meanwhile: the clock jumps, nothing ticks. */
  skipTo(at: Date): Promise<void>
  /** The program stops and starts again on what it left; a new release may bring other questionnaires. */
  restart(forms?: ProgramOptions['forms']): Promise<void>
  /** The program dies at that step of what comes next, and another goes on; only in a world that is mortal. */
  dieAt(moment: Moment): void
  /** How often it died. */
  readonly deaths: number
  close(): Promise<void>
}

type WorldOptions = Partial<Pick<ProgramOptions, 'forms' | 'makeBot' | 'pace' | 'workers' | 'deadlineMilliseconds'>> & {
  readonly startsAt?: Date
  /** Its program may be killed: the database was opened with `shared` around its adapter. */
  readonly isMortal?: true
}

/** Monday, 10:00 in Yekaterinburg: a working hour. */
const ordinaryMorning = new Date('2026-10-05T05:00:00Z')

/** Of the machinery's clock, after which a world that does not come to rest is stuck. */
const stuckAfterMilliseconds = 45 * 60_000
/** As long as an update may take where no test says otherwise: work in threads takes time of the wall. */
const patientDeadline = 600_000
/** What waits for longer than this waits for a lock, and the machinery's clock goes on. */
const patienceMilliseconds = 150
/** Longer than a dead process holds its leases. */
const downtimeMilliseconds = 20_000

/**
 * The real bot on a real database and the local Bot API server, with a stopped business clock; the machinery's clock moves
 * only when nothing else is left to happen.
 */
export async function createWorld(db: Database, options: WorldOptions = {}): Promise<World> {
  let now = options.startsAt ?? ordinaryMorning
  const log: string[] = []
  const botApi = createBotApi({ token, username: 'nastavnik_test_bot', now: () => now })
  const machine = createVirtualClock(now)
  const isThreadAtWork = watchThreads()
  const inDatabase = await activityOf(db.kind)
  const calling: Activity = { underWay: 0, pulse: 0 }
  let offset = 0
  let deaths = 0
  let mortal: Mortal | undefined
  let program = await started()

  return {
    db,
    botApi,
    log,
    get program() {
      return program
    },
    get deaths() {
      return deaths
    },
    dieAt(moment) {
      if (!mortal) throw new Error('this world is not mortal')
      mortal.dieAt(moment)
    },
    now: () => now,
    person: (firstName, languageCode = 'ru') => botApi.person({ firstName, languageCode }),
    settle,
    moveTo,
    async skipTo(at) {
      await settle()
      now = at
    },
    async restart(forms) {
      await program.stop()
      program = await started(forms)
    },
    async close() {
      await program.stop()
      await botApi.close()
    },
  }

  async function started(forms = options.forms): Promise<Program> {
    const consentEditions = await inTransaction(db, async (tx) => await publishEditions(tx, now))
    const plain: Transport = async ({ method, contentType, body }, signal) =>
      await counted(calling, async () => await botApi.call(method, contentType, body, signal))
    mortal = options.isMortal ? createMortal(plain) : undefined
    const transport = mortal?.transport ?? plain
    const botInfo = await plain({
      method: 'getMe',
      contentType: 'application/json',
      body: new TextEncoder().encode('{}'),
    })
    const made = createProgram({
      db,
      transport,
      clocks: { business: { now: () => now }, machine: machine.of(mortal?.death ?? new AbortController().signal) },
      consentEditions,
      token,
      platform: 'telegram',
      // The local server answers getMe as Telegram does; the contract test proves it.
      botInfo: (botInfo.body as { result: ProgramOptions['botInfo'] }).result,
      log: createLog('info', { write: (line: string) => log.push(line) }),
      metrics: createMetrics(),
      pace: options.pace ?? { sendsPerSecond: Infinity, perChatMilliseconds: 0 },
      workers: options.workers ?? (db.kind === 'embedded' ? 1 : 2),
      holder: 'test',
      isPolling: false,
      onTokenRefused: () => {},
      ...(forms ? { forms } : {}),
      ...(options.makeBot ? { makeBot: options.makeBot } : {}),
      deadlineMilliseconds: options.deadlineMilliseconds ?? patientDeadline,
    })
    alive(() => made.start())
    mortal?.countFrom()
    return made
  }

  function alive<T>(work: () => T): T {
    return mortal ? liveAs(mortal, work) : work()
  }

  /** Done by the process, and again by the next one where it dies over it. */
  async function outlive(work: () => Promise<unknown>): Promise<void> {
    for (;;) {
      const { death } = mortal ?? {}
      const died = Promise.withResolvers<void>()
      death?.addEventListener('abort', () => died.resolve(), { once: true })
      if (!death?.aborted) await Promise.race([alive(work), died.promise])
      if (!death?.aborted) return
      await succeed()
    }
  }

  /** What the dead process held in the database is freed; another begins. */
  async function succeed(): Promise<void> {
    deaths += 1
    await stopTicking()
    for (let calm = 0; calm < 3;) {
      calm = mortal?.isBusy ? 0 : calm + 1
      await rollBackAbandoned(db.kind)
      await turn()
    }
    machine.pass(downtimeMilliseconds)
    program = await started()
  }

  async function settle(): Promise<void> {
    for (const startedAt = machine.now; ;) {
      const updates = botApi.takeUpdates(offset)
      const last = updates.at(-1)
      if (mortal?.death.aborted) await succeed()
      else if (last) {
        await outlive(async () => await program.receive(updates))
        offset = last.update_id + 1
      } else if (await isAtRest()) return
      else if (!machine.advance() || machine.now - startedAt > stuckAfterMilliseconds)
        throw new Error(`the bot does not settle:\n${log.slice(-5).join('')}`)
    }
  }

  async function isAtRest(): Promise<boolean> {
    await silence({
      isBusy: () => inDatabase.underWay > 0 || calling.underWay > 0 || isThreadAtWork(),
      pulse: () => inDatabase.pulse + calling.pulse,
      isOver: () => mortal?.death.aborted ?? false,
      patience: patienceMilliseconds,
    })
    await stopTicking()
    return !mortal?.death.aborted && (await program.isIdle())
  }

  async function moveTo(at: Date): Promise<void> {
    await settle()
    for (;;) {
      const due = await program.nextDueAt(now)
      if (!due || due > at) break
      now = due
      await outlive(async () => await program.tick())
      await settle()
    }
    now = at
    await outlive(async () => await program.tick())
    await settle()
  }
}

/** The machinery's clock, faster than real time, so that its pauses take no patience. */
export function hurriedClock(times: number): MachineClock {
  const origin = Date.parse('2026-10-05T05:00:00Z')
  const began = performance.now()
  return {
    now: () => origin + (performance.now() - began) * times,
    sleep: async (milliseconds, signal) => {
      await pause(milliseconds / times, undefined, { ...(signal ? { signal } : {}) }).catch(() => undefined)
    },
  }
}

export type Town = { readonly districtId: string; readonly schoolId: string; readonly coordinatorToken: string }

/** An invented district with one school and the link of its first coordinator. */
export async function addTown(world: World): Promise<Town> {
  const now = world.now()
  return await inTransaction(world.db, async (tx) => {
    const timeZone = 'Asia/Yekaterinburg'
    const districtId = await addOrganisation(tx, {
      kind: 'DISTRICT',
      fullName: 'Управление образования Заречного района',
      shortName: 'Заречный район',
      timeZone,
      createdAt: now,
      address: 'Заречный, ул. Мира, 1',
    })
    const schoolId = await addOrganisation(tx, {
      kind: 'SCHOOL',
      parentId: districtId,
      fullName: 'МБОУ «Средняя школа № 3»',
      shortName: 'Школа № 3',
      timeZone,
      createdAt: now,
      address: 'Заречный, ул. Школьная, 3',
      inn: '1100000003',
      ogrn: '1021100000003',
    })
    const { token: coordinatorToken } = await inviteCoordinator(tx, districtId, now)
    return { districtId, schoolId, coordinatorToken }
  })
}

/** The payload of the invitation link in what the person sees last with one. */
export function tokenIn(person: Person): string {
  const found = person.screen.findLast(({ text }) => /\?start=/.test(text))?.text.match(/\?start=([\w-]+)/)
  if (!found?.[1]) throw new Error(`no link on the screen:\n${screenOf(person)}`)
  return found[1]
}

/** What the person sees, for messages of failed tests. */
export function screenOf(person: Person): string {
  return person.screen
    .map(
      ({ mine, text, buttons }) =>
        `${mine ? '> ' : ''}${text}\n  [${buttons.map((row) => row.join(' | ')).join('] [')}]`,
    )
    .join('\n---\n')
}

/** Presses the button, or says what there is instead. */
export async function press(world: World, person: Person, label: string): Promise<void> {
  try {
    person.press(label)
  } catch (error) {
    throw new Error(`${String(error)}\n${screenOf(person)}`, { cause: error })
  }
  await world.settle()
}

export async function say(world: World, person: Person, text: string): Promise<void> {
  person.say(text)
  await world.settle()
}

/** From the link to the menu: consent and profile. */
export async function join(
  world: World,
  person: Person,
  payload: string,
  name: readonly [string, string, string],
): Promise<void> {
  const texts = textsIn(person.profile.languageCode === 'en' ? 'en' : 'ru')
  person.start(payload)
  await world.settle()
  await press(world, person, texts.plain('consent.buttons.agree'))
  for (const part of name) await say(world, person, part)
  await press(world, person, texts.plain('questionnaires.subjects.options.mathematics'))
  await press(world, person, texts.plain('joining.ask.enough'))
  await press(world, person, texts.plain('questionnaires.posts.options.teacher'))
}
