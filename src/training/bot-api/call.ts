import type { Desk } from './desk.ts'
import { brokenConnection, type Fault, type Faults } from './faults.ts'
import { filePathOf } from '../../outbox/call.ts'
import { bytesAt } from './files.ts'
import { methodNamed } from './methods/table.ts'
import { type Params, type Request, textOf } from './params.ts'
import { isRefusal, refusalError, type Refusal, refuse, tooManyRequests } from './refusal.ts'
import { readRequest } from './request.ts'

/** An answer as HTTP would carry it; the body is the envelope, the bytes of a file, or a page where a gateway answers. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly retryAfter?: number
}

/** One call of the bot, as the journal keeps it. */
export interface Call {
  readonly at: Date
  readonly method: string
  readonly params: Params
  readonly files: readonly { readonly field: string; readonly name: string; readonly size: number }[]
  readonly ok: boolean
  /** 0 where no answer reached the bot. */
  readonly status: number
  readonly answer: unknown
  readonly fault?: Fault['kind']
}

export interface Incoming {
  readonly method: string
  readonly contentType: string
  readonly body: Uint8Array
  readonly query?: URLSearchParams
  readonly signal?: AbortSignal
}

interface Counter {
  readonly desk: Desk
  readonly faults: Faults
  readonly wait: (ms: number) => Promise<void>
  limit(method: string, chat: string): Refusal | null
  note(call: Call): void
}

const NO_REQUEST: Request = { params: {}, uploads: new Map() }
const GATEWAY_PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n'

/** Reads, does and answers one call, with the faults that were asked for. Rejects when the connection breaks. */
export async function answerCall(counter: Counter, incoming: Incoming): Promise<Answer> {
  const { desk, faults } = counter
  const path = filePathOf(incoming)
  const known = path === undefined ? methodNamed(incoming.method) : undefined
  const method = path === undefined ? (known?.name ?? incoming.method) : 'file'
  const { request, broken } = tryRead(incoming)
  const chat = textOf(request.params, 'chat_id')
  const fault = faults.strike(method, chat)
  if (fault) desk.changed({ kind: 'faults' })
  const note = (status: number, answer: unknown) => {
    // A poll that brought nothing is no news.
    if (method === 'getUpdates' && status === 200) return
    counter.note({
      at: desk.now(),
      method,
      params: request.params,
      files: [...request.uploads].map(([field, { name, bytes }]) => ({ field, name, size: bytes.byteLength })),
      ok: status === 200,
      status,
      answer,
      ...(fault && { fault: fault.kind }),
    })
  }
  try {
    if (broken) throw broken
    const struck = fault && (await strike(counter, fault, incoming.signal))
    if (struck) {
      note(struck.status, struck.body)
      return struck
    }
    if (path !== undefined) {
      const bytes = bytesAt(desk, decodeURIComponent(path))
      if (fault?.kind === 'lost-answer') throw brokenConnection()
      note(200, { bytes: bytes.byteLength })
      return { status: 200, body: bytes }
    }
    if (!known) refuse(404, 'method not found')
    const limited = counter.limit(method, chat)
    if (limited) throw refusalError(limited)
    const done = known.run(desk, request, incoming.signal)
    const result = done instanceof Promise ? await done : done
    if (fault?.kind === 'lost-answer') throw brokenConnection()
    const body = { ok: true, result }
    note(200, body)
    return { status: 200, body }
  } catch (error) {
    if (!isRefusal(error)) {
      note(0, undefined)
      throw error
    }
    const answer = refused(error.refusal)
    note(answer.status, answer.body)
    return answer
  }
}

export function refused({ code, description, retryAfter }: Refusal): Answer {
  const wait = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }
  return {
    status: code,
    body: { ok: false, error_code: code, description, ...wait },
    ...(retryAfter !== undefined && { retryAfter }),
  }
}

function tryRead({ contentType, body, query }: Incoming): { request: Request; broken?: unknown } {
  try {
    return { request: readRequest(contentType, body, query) }
  } catch (broken) {
    return { request: NO_REQUEST, broken }
  }
}

/** The answer of a fault that gives one; undefined where the call goes on. */
async function strike({ faults, wait }: Counter, fault: Fault, signal?: AbortSignal): Promise<Answer | undefined> {
  switch (fault.kind) {
    case 'rate':
      return refused(tooManyRequests(fault.retryAfter))
    case 'error':
      return refused({ code: fault.code, description: fault.description })
    case 'gateway':
      return { status: fault.status ?? 502, body: GATEWAY_PAGE }
    case 'hang':
      return faults.hang(signal)
    case 'slow': {
      await wait(fault.ms)
      return undefined
    }
    case 'reset':
      throw brokenConnection()
    case 'lost-answer':
      return undefined
  }
}
