import { type Log } from '../diagnostics/log.ts'
import type { Metrics } from '../diagnostics/metrics.ts'
import type { Clocks } from '../diagnostics/clocks.ts'
import type { Database } from '../db/connect.ts'
import { type Call, isAcknowledgement, isSend, judge, type Outcome, pauseAfter, type Transport } from './call.ts'
import { asSend, keyOfProvisional, provisionalIn, withMessageId } from './provisional.ts'
import { findMessageId, markSending, type OwedCall, replaceCall, type Result } from './store.ts'

export type DeliveryTools = {
  readonly db: Database
  readonly transport: Transport
  readonly clocks: Clocks
  readonly log: Log
  readonly metrics: Metrics
  /** Told when a chat refuses the bot, so that the account is marked. */
  readonly onUnreachable: (chatKey: string) => Promise<void>
}

export type Delivery =
  | { readonly status: 'done'; readonly result: Result }
  | Again
  /** It is not owed any more. */
  | { readonly status: 'dropped' }

/** The same call, changed or not, is tried after the pause. */
export type Again = {
  readonly status: 'again'
  readonly call: OwedCall
  readonly milliseconds: number
  readonly everyone: boolean
  readonly result: Result | undefined
}

const callMilliseconds = 20_000
/** Longer than the pause after which results are saved anew: a mark must be taken back before the next try. */
const afterFailureMilliseconds = 2500

/** Makes one owed call. A send is marked before it is made, one at a time, so that a crash leaves at most one in doubt. */
export async function deliver(tools: DeliveryTools, owed: OwedCall): Promise<Delivery> {
  const call = await resolve(tools, owed)
  if (isSend(call.method) && !(await markSending(tools.db, owed.id))) return { status: 'dropped' }
  const outcome = await attempt(tools, call)
  tools.metrics.calls.inc({ outcome: outcome.status, lane: owed.lane })
  return await settle(tools, { ...owed, ...call, attempts: owed.attempts + 1 }, outcome)
}

/** After `deliver` threw: the database failed before the call or after a refusal, so nothing was sent. A mark whose answer was lost is taken back. */
export function owedStill(tools: DeliveryTools, owed: OwedCall): Again {
  return later(tools, owed, afterFailureMilliseconds, false)
}

/** Puts the real number in place of a provisional one; where nothing was sent, the edit becomes a send. */
async function resolve(tools: DeliveryTools, owed: OwedCall): Promise<Call> {
  const provisional = provisionalIn(owed)
  if (provisional === undefined) return owed
  const messageId = await findMessageId(tools.db, keyOfProvisional(provisional))
  if (messageId !== undefined) return withMessageId(owed, messageId)
  return owed.method === 'editMessageText' ? asSend(owed) : owed
}

async function attempt(tools: DeliveryTools, call: Call): Promise<Outcome> {
  try {
    return judge(call.method, await tools.transport(call, AbortSignal.timeout(callMilliseconds)))
  } catch (error) {
    tools.log.warn('call failed', { method: call.method }, error)
    return { status: 'trouble' }
  }
}

async function settle(tools: DeliveryTools, owed: OwedCall, outcome: Outcome): Promise<Delivery> {
  const done = (state: Result['state'], more: Partial<Result> = {}): Delivery => ({
    status: 'done',
    result: { id: owed.id, state, attempts: owed.attempts, ...more },
  })
  switch (outcome.status) {
    case 'sent':
      return done('SENT', outcome.messageId === undefined ? {} : { messageId: outcome.messageId })
    case 'unreachable':
      await tools.onUnreachable(owed.chatKey)
      return done('UNREACHABLE', { refusal: outcome.refusal })
    case 'refused':
      tools.log.error('call refused', { outboxId: owed.id, method: owed.method })
      return done('REFUSED', { refusal: outcome.refusal })
    case 'send-instead':
      await replaceCall(tools.db, owed.id, asSend(owed))
      return {
        status: 'again',
        call: { ...owed, ...asSend(owed) },
        milliseconds: 0,
        everyone: false,
        result: undefined,
      }
    case 'wait':
      return isAcknowledgement(owed.method)
        ? done('REFUSED')
        : later(tools, owed, outcome.milliseconds, isSend(owed.method))
    case 'trouble':
      if (isAcknowledgement(owed.method)) return done('REFUSED')
      return owed.resend ? later(tools, owed, pauseAfter(owed.attempts), false) : done('DOUBTFUL')
  }
}

function later(tools: DeliveryTools, owed: OwedCall, milliseconds: number, everyone: boolean): Again {
  const retryAt = new Date(tools.clocks.machine.now() + milliseconds)
  const result: Result = { id: owed.id, state: 'OWED', attempts: owed.attempts, retryAt }
  return { status: 'again', call: owed, milliseconds, everyone, result }
}
