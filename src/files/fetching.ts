import { z } from 'zod'
import type { Log } from '../diagnostics/log.ts'
import { fileCall, judge, type Reply, type Transport } from '../outbox/call.ts'
import { largestBytes } from './file.ts'

export type Fetched =
  | { readonly status: 'here'; readonly bytes: Uint8Array }
  /** Worth another try, after this pause at the earliest. */
  | { readonly status: 'trouble'; readonly milliseconds: number }
  | { readonly status: 'refused' }

const trouble: Fetched = { status: 'trouble', milliseconds: 0 }
const askMilliseconds = 20_000
const downloadMilliseconds = 60_000

const answer = z.object({ result: z.object({ file_path: z.string() }) })

/**
 * Asks the messenger where the file lies and takes it from there: always from the messenger's own address, wherever the
 * answer may point (reliability E8).
 */
export async function fetchFile(
  tools: { readonly transport: Transport; readonly log: Log },
  fileId: string,
  signal: AbortSignal,
): Promise<Fetched> {
  const within = (milliseconds: number) => AbortSignal.any([signal, AbortSignal.timeout(milliseconds)])
  try {
    const body = new TextEncoder().encode(JSON.stringify({ file_id: fileId }))
    const call = { method: 'getFile', contentType: 'application/json', body }
    const asked = await tools.transport(call, within(askMilliseconds))
    const outcome = judge('getFile', asked)
    if (outcome.status === 'wait') return { status: 'trouble', milliseconds: outcome.milliseconds }
    if (outcome.status !== 'sent') return outcome.status === 'trouble' ? trouble : { status: 'refused' }
    const path = answer.safeParse(asked.body).data?.result.file_path
    const download = path === undefined ? undefined : fileCall(path)
    if (!download) return { status: 'refused' }
    return judgeBytes(await tools.transport(download, within(downloadMilliseconds)))
  } catch (error) {
    tools.log.warn('fetching failed', {}, error)
    return trouble
  }
}

function judgeBytes({ status, body }: Reply): Fetched {
  if (status === 200 && body instanceof Uint8Array) {
    const isFit = body.byteLength > 0 && body.byteLength <= largestBytes
    return isFit ? { status: 'here', bytes: body } : { status: 'refused' }
  }
  return status >= 400 && status < 500 && status !== 429 ? { status: 'refused' } : trouble
}
