import { type Bot, BotError } from 'grammy'
import type { Database } from '../db/connect.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import type { Clocks } from '../diagnostics/clocks.ts'
import { Fault, type Log } from '../diagnostics/log.ts'
import type { Metrics } from '../diagnostics/metrics.ts'
import { replyKey } from '../outbox/provisional.ts'
import { addCalls, type NewCall, type OwedCall } from '../outbox/store.ts'
import type { BotContext } from './context.ts'
import { type Claimed, claimOldest, finishUpdates, postponeUpdate, setAside } from './store.ts'
import { runTurn, type Turn } from './turn.ts'
import { parseStored } from './update.ts'

export type WorkerTools = {
  readonly db: Database
  readonly bot: Bot<BotContext>
  readonly clocks: Clocks
  readonly log: Log
  readonly metrics: Metrics
  /** Calls that were committed and may go now. */
  readonly onCommitted: (calls: readonly OwedCall[]) => void
  /** A download was committed and may be begun. */
  readonly onDownloadOwed: () => void
  /** Owes the apology for an update that was set aside. */
  readonly apologise: (tx: Tx, update: Claimed, now: Date) => Promise<void>
  readonly deadlineMilliseconds: number
}

const attemptsBeforeAside = 5
const pausesMilliseconds = [200, 1000, 5000, 15_000]

/**
 * Handles the oldest undone update of up to `limit` chats in one transaction, which saves commits under load; `onFull`
 * is told when there may be other chats; `more` waits in these. When one of them fails, nothing of the batch has happened; the caller goes on one
 * by one.
 */
export async function handleBatch(
  tools: WorkerTools,
  limit: number,
  onFull: () => void,
): Promise<'nothing' | 'done' | 'more' | 'failed'> {
  let claimed: Claimed[] = []
  const startedAt = tools.clocks.machine.now()
  try {
    const { owed, isDownloadOwed } = await inTransaction(tools.db, async (tx) => {
      claimed = await claimOldest(tx, limit, new Date(startedAt))
      if (claimed.length === limit) onFull()
      return await handleClaimed(tools, tx, claimed)
    })
    if (claimed.length === 0) return 'nothing'
    tools.metrics.updates.inc({ outcome: 'done' }, claimed.length)
    tools.metrics.updateSeconds.observe((tools.clocks.machine.now() - startedAt) / 1000)
    tools.onCommitted(owed)
    if (isDownloadOwed) tools.onDownloadOwed()
    return claimed.some((one) => one.isFollowed) ? 'more' : 'done'
  } catch (error) {
    const [only] = claimed
    if (claimed.length === 1 && only) await noteFailure(tools, only, error)
    else if (claimed.length === 0) tools.log.error('updates not claimed', {}, error)
    return 'failed'
  }
}

type Handled = { readonly owed: readonly OwedCall[]; readonly isDownloadOwed: boolean }

async function handleClaimed(tools: WorkerTools, tx: Tx, claimed: readonly Claimed[]): Promise<Handled> {
  if (claimed.length === 0) return { owed: [], isDownloadOwed: false }
  const now = tools.clocks.business.now()
  const calls: NewCall[] = []
  let isDownloadOwed = false
  for (const update of claimed) {
    const turn = await handleOne(tools, tx, update, now)
    calls.push(...toCalls(turn))
    isDownloadOwed ||= turn.isDownloadOwed
  }
  const owed = await addCalls(tx, calls, now)
  await finishUpdates(
    tx,
    claimed.map((one) => one.id),
    now,
  )
  return { owed, isDownloadOwed }
}

async function handleOne(tools: WorkerTools, tx: Tx, update: Claimed, now: Date): Promise<Turn> {
  const turn: Turn = {
    tx,
    now,
    platform: update.platform,
    chatId: update.chatId,
    inboxId: update.id,
    dialogue: update.dialogue,
    calls: [],
    isOver: false,
    isDownloadOwed: false,
    language: undefined,
  }
  await withDeadline(
    tools,
    update,
    runTurn(turn, async () => await tools.bot.handleUpdate(parseStored(update.body))),
  )
  return turn
}

function toCalls(turn: Turn): NewCall[] {
  return turn.calls.map((call, ordinal) => ({
    ...call,
    dedupeKey: replyKey(turn.inboxId, ordinal),
    chatKey: `${turn.platform}:${turn.chatId}`,
    lane: 'REPLY',
    resend: true,
    sendAfter: turn.now,
  }))
}

/** An update that does not settle is abandoned, so that its chat and its worker are freed. */
async function withDeadline(tools: WorkerTools, update: Claimed, work: Promise<void>): Promise<void> {
  const over = new AbortController()
  const deadline = tools.clocks.machine.sleep(tools.deadlineMilliseconds, over.signal).then(() => {
    if (!over.signal.aborted) throw new Fault(`update ${update.id} took longer than ${tools.deadlineMilliseconds} ms`)
  })
  try {
    await Promise.race([work, deadline])
  } finally {
    // A reason of its own: the usual one is an error with a stack, made for every update.
    over.abort('over')
    work.catch(() => undefined)
  }
}

async function noteFailure(tools: WorkerTools, update: Claimed, error: unknown): Promise<void> {
  const attempts = update.attempts + 1
  tools.log.error(
    'update failed',
    { correlation: String(update.id), attempt: attempts },
    error instanceof BotError ? error.error : error,
  )
  const pause = pausesMilliseconds[attempts - 1]
  const now = tools.clocks.business.now()
  try {
    await inTransaction(tools.db, async (tx) => {
      if (attempts < attemptsBeforeAside && pause !== undefined) {
        await postponeUpdate(tx, update.id, attempts, new Date(tools.clocks.machine.now() + pause))
      } else if (await setAside(tx, update.id, attempts, now)) {
        await tools.apologise(tx, update, now)
        tools.metrics.updates.inc({ outcome: 'set-aside' })
      }
    })
  } catch (second) {
    tools.log.error('failure not noted', { correlation: String(update.id) }, second)
  }
}
