import type { Database } from '../db/connect.ts'
import type { Clocks } from '../diagnostics/clocks.ts'
import { Fault, type Log } from '../diagnostics/log.ts'
import type { Transport } from '../outbox/call.ts'
import { z } from 'zod'
import { addArrivals } from './store.ts'
import { allowedUpdates, readArrival } from './update.ts'

export type PollerTools = {
  readonly db: Database
  readonly transport: Transport
  readonly platform: string
  readonly clocks: Clocks
  readonly log: Log
  readonly onArrived: () => void
  /** The token was refused: no pause helps. */
  readonly onRefused: () => void
}

const envelope = z.union([
  z.looseObject({ ok: z.literal(true), result: z.array(z.looseObject({ update_id: z.number().int() })) }),
  z.looseObject({
    ok: z.literal(false),
    error_code: z.number(),
    parameters: z.looseObject({ retry_after: z.number() }).partial().optional(),
  }),
])

const longPollSeconds = 25
const troubleMilliseconds = 3000

/** Asks for updates and confirms them only after they are in the inbox. One process at a time. */
export async function poll(tools: PollerTools, signal: AbortSignal): Promise<void> {
  let offset: number | undefined
  while (!signal.aborted) {
    try {
      offset = await pollOnce(tools, offset, signal)
    } catch (error) {
      if (signal.aborted) return
      tools.log.warn('polling failed', {}, error)
      await tools.clocks.machine.sleep(troubleMilliseconds, signal)
    }
  }
}

async function pollOnce(
  tools: PollerTools,
  offset: number | undefined,
  signal: AbortSignal,
): Promise<number | undefined> {
  const payload = {
    timeout: longPollSeconds,
    limit: 100,
    allowed_updates: allowedUpdates,
    ...(offset === undefined ? {} : { offset }),
  }
  const body = new TextEncoder().encode(JSON.stringify(payload))
  const limit = AbortSignal.any([signal, AbortSignal.timeout((longPollSeconds + 15) * 1000)])
  const reply = await tools.transport({ method: 'getUpdates', contentType: 'application/json', body }, limit)
  const answer = envelope.safeParse(reply.body)
  if (!answer.success) throw new Fault(`getUpdates answered ${reply.status} with something else than updates`)
  if (!answer.data.ok)
    return await refused(tools, answer.data.error_code, answer.data.parameters?.retry_after, offset, signal)
  const updates = answer.data.result
  const arrivals = updates.flatMap((update) => readArrival(update) ?? [])
  if ((await addArrivals(tools.db, tools.platform, arrivals, tools.clocks.business.now())) > 0) tools.onArrived()
  const last = updates.at(-1)
  return last ? last.update_id + 1 : offset
}

async function refused(
  tools: PollerTools,
  code: number,
  retryAfter: number | undefined,
  offset: number | undefined,
  signal: AbortSignal,
) {
  tools.log.warn('polling refused', { status: code })
  if (code === 401 || code === 404) tools.onRefused()
  await tools.clocks.machine.sleep((retryAfter ?? 5) * 1000, signal)
  return offset
}
