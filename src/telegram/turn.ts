import { AsyncLocalStorage } from 'node:async_hooks'
import type { Tx } from '../db/transaction.ts'
import type { Language } from '../i18n/language.ts'
import { Fault } from '../diagnostics/log.ts'
import { type Call, isSend, type Transport } from '../outbox/call.ts'
import { provisionalId } from '../outbox/provisional.ts'

/** The handling of one update, inside one transaction. */
export type Turn = {
  readonly tx: Tx
  readonly now: Date
  readonly platform: string
  readonly chatId: string
  readonly inboxId: bigint
  /** Where the chat's guided dialogue stood when the update was claimed. */
  readonly dialogue: string | null
  /** Calls made by the handlers: they go out after the commit, or never. */
  readonly calls: Call[]
  isOver: boolean
  /** Something that was sent is to be fetched once this is committed. */
  isDownloadOwed: boolean
  /** The actor's, once the actor is known: dialogues make their contexts anew and ask here. */
  language: Language | undefined
}

const turns = new AsyncLocalStorage<Turn>()

export function currentTurn(): Turn {
  const turn = turns.getStore()
  if (!turn) throw new Fault('outside the handling of an update')
  return turn
}

export async function runTurn(turn: Turn, handle: () => Promise<void>): Promise<void> {
  try {
    await turns.run(turn, handle)
  } finally {
    turn.isOver = true
  }
}

type FetchOptions = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }

/**
 * What grammY gets as `client.fetch`: below the conversations plugin, so that a call is recorded once, whoever made it.
 * Within an update the call is recorded and answered at once; outside (at start) it is made.
 */
export function recordingFetch(direct: Transport) {
  return async (url: string, options: FetchOptions): Promise<{ json(): Promise<unknown> }> => {
    const call = await toCall(url, options)
    const turn = turns.getStore()
    const answer = turn ? recordCall(turn, call) : (await direct(call)).body
    return { json: async () => answer }
  }
}

function recordCall(turn: Turn, call: Call): unknown {
  if (turn.isOver) throw new Fault(`update ${turn.inboxId}: ${call.method} after the end of its handling`)
  if (call.method.startsWith('get'))
    throw new Fault(`update ${turn.inboxId}: ${call.method} would wait for the network in a transaction`)
  turn.calls.push(call)
  const result = isSend(call.method) || call.method.startsWith('edit') ? provisionalMessage(turn) : true
  return { ok: true, result }
}

function provisionalMessage(turn: Turn) {
  return {
    message_id: provisionalId(turn.inboxId, turn.calls.length - 1),
    date: Math.floor(turn.now.getTime() / 1000),
    chat: { id: Number(turn.chatId), type: 'private', first_name: '' },
  }
}

async function toCall(url: string, options: FetchOptions): Promise<Call> {
  const method = url.slice(url.lastIndexOf('/') + 1)
  const contentType = options.headers?.['content-type'] ?? 'application/json'
  return { method, contentType, body: await readBody(options.body) }
}

/** grammY hands JSON as a string and files as a stream of bytes. */
async function readBody(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array()
  if (typeof body === 'string') return new TextEncoder().encode(body)
  const parts: Uint8Array[] = []
  // The stream is a Node Readable, which yields bytes.
  for await (const part of body as AsyncIterable<Uint8Array>) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}
