import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BotApi } from './bot-api/bot-api.ts'
import { act, type Act, type Done } from './page-acts.ts'
import { sendJson } from './page-files.ts'

const BODY_BYTES = 1 << 20
const UPLOAD_BYTES = 50 << 20

interface Taker {
  readonly botApi: BotApi
  readonly fulfil: (wish: Act) => Promise<Done>
}

/** Answers what the page posts: a wish, or a file that a person sends. */
export async function take(
  { botApi, fulfil }: Taker,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = new URL(request.url ?? '/', 'http://localhost')
  const body = await readBody(request, name === 'upload' ? UPLOAD_BYTES : BODY_BYTES)
  if (!body) return sendJson(response, 413, { ok: false, reason: 'too-big' })
  if (name === 'upload') return sendJson(response, 200, upload(botApi, address.searchParams, body))
  const wish = name === 'act' ? act.safeParse(parsed(body)) : undefined
  if (!wish?.success) return sendJson(response, 400, { ok: false, reason: 'not-understood' })
  sendJson(response, 200, await fulfil(wish.data))
}

function upload(botApi: BotApi, query: URLSearchParams, bytes: Buffer): Done {
  const person = botApi.people.get(Number(query.get('person')))
  if (!person) return { ok: false, reason: 'unknown-person' }
  try {
    if (query.get('as') === 'photo') person.photo(bytes)
    else person.document(query.get('name') ?? 'file', bytes, query.get('mime') ?? '')
    return { ok: true }
  } catch {
    // Blocked meanwhile, or no picture: the page says that it cannot be sent.
    return { ok: false, reason: 'impossible' }
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request) {
    size += piece.length
    if (size <= most) pieces.push(piece)
  }
  return size > most ? undefined : Buffer.concat(pieces)
}
