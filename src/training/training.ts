import type { Database } from '../db/connect.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { textsIn } from '../i18n/texts.ts'
import { type BotApi, createBotApi } from './bot-api/bot-api.ts'
import { readDistrict, type Settler } from './district/district.ts'
import { settleDistrict } from './district/settle.ts'
import type { Surroundings } from '../pairs/actions/after.ts'
import { keepMemory, type Memory, readMemory } from './memory.ts'

export const trainingToken = '1000000001:AAtraining-mode-needs-no-real-token-00'

/** What the program offers to the one who moves the clock. */
export type Movable = {
  tick(): Promise<void>
  nextDueAt(after: Date): Promise<Date | undefined>
  isIdle(): Promise<boolean>
}

export type Training = {
  readonly botApi: BotApi
  readonly clock: { now(): Date; moveTo(target: Date): Promise<void> }
  /** The running program: it comes after the clock that it lives by. */
  attach(program: Movable): void
  /** Fills an empty database with the invented district and wakes the first people. */
  settle(): Promise<void>
  /** Everything as on the first day. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** The messenger, the people and the clock of the training mode; the bot is the real one. */
export function createTraining(options: {
  db: Database
  folder: string
  realNow: () => number
  onEmptied: () => Promise<void>
  pause: (milliseconds: number) => Promise<void>
  /** What pairs of the invented district need of matching. */
  around: Surroundings
}): Training {
  const { db, folder, realNow, pause } = options
  const memory: Memory = readMemory(folder)
  let ahead = memory.clockAheadMilliseconds
  let program: Movable | undefined
  const now = () => new Date(realNow() + ahead)
  const botApi = createBotApi({
    token: trainingToken,
    username: 'nastavnik_training_bot',
    firstName: textsIn('ru').plain('training.bot'),
    now,
    keptCalls: 500,
    limits: { perSecond: 30, perChatPerSecond: 1, chatBurst: 3, clock: realNow },
    ...(memory.botApi ? { saved: memory.botApi } : {}),
  })
  const stopKeeping = keepMemory(folder, botApi, () => ahead)

  return {
    botApi,
    clock: { now, moveTo },
    attach: (running) => (program = running),
    settle,
    reset,
    async close() {
      stopKeeping()
      await botApi.close()
    },
  }

  /** Stops at every instant at which something is due, so that everything is sent at its own hour. */
  async function moveTo(target: Date): Promise<void> {
    await drained()
    for (;;) {
      const due = await program?.nextDueAt(now())
      if (!due || due > target) break
      ahead = due.getTime() - realNow()
      await program?.tick()
      await drained()
    }
    ahead = Math.max(ahead, target.getTime() - realNow())
    await program?.tick()
    await drained()
  }

  async function drained(): Promise<void> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const isDone = botApi.waitingUpdates.length === 0 && (await program?.isIdle())
      if (isDone) return
      await pause(20)
    }
  }

  async function settle(): Promise<void> {
    const work = async (tx: Tx) => {
      if ((await tx.organisation.count()) > 0) return []
      return await settleDistrict(tx, readDistrict(), now(), options.around)
    }
    const settlers = await inTransaction(db, work, { milliseconds: mostSettlingMilliseconds })
    for (const settler of settlers) botApi.person(profileOf(settler))
    for (const { externalId, isAwake } of settlers) if (isAwake) botApi.people.get(externalId)?.start()
  }

  async function reset(): Promise<void> {
    await drained()
    ahead = 0
    await emptyTables(db)
    botApi.reset()
    await options.onEmptied()
    await settle()
  }
}

const mostLooks = 3000
/** Two months of sixty people: three seconds on an ordinary computer, ten times as many on a busy one. */
const mostSettlingMilliseconds = 300_000

function profileOf({ externalId, givenName, surname }: Settler) {
  return { id: externalId, firstName: givenName, lastName: surname, languageCode: 'ru' }
}

async function emptyTables(db: Database): Promise<void> {
  await db.client.$executeRaw`
    truncate installation, organisation, person, account, role_period, invitation, invitation_use, consent_edition, consent_text, consent,
      questionnaire_draft, questionnaire_response, listing, curator_note, campaign, campaign_member, stored_file, download, notice_preference, tiding, destruction_act, monthly_summary, journal, outbox, inbox, dialogue restart identity cascade`
}
