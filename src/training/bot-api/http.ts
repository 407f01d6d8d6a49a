import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Answer, type Incoming, refused } from './call.ts'

/** Asked before the Bot API; true when it answered. */
export type Front = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

// A little over the 50 MB that a bot may upload, for the edges of the form.
const BODY_BYTES = 51 * 1024 * 1024

export function createHttp(token: string, call: (incoming: Incoming) => Promise<Answer>) {
  let server: Server | undefined

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const address = new URL(request.url ?? '/', 'http://localhost')
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(address.pathname)
    const method = /^\/bot([^/]+)\/([^/]+)\/?$/.exec(address.pathname)
    const given = file?.[1] ?? method?.[1]
    if (given === undefined) return false
    const stranger = strangerTo(token, decodeURIComponent(given))
    if (stranger) reply(response, stranger)
    else if (file) await sendFile(call, file[2] ?? '', request, response)
    else await answer(call, request, response, { method: method?.[2] ?? '', query: address.searchParams })
    return true
  }

  return {
    handle,
    async listen(port = 0, host = '127.0.0.1', front?: Front): Promise<string> {
      const listening = createServer((request, response) => {
        serve(request, response, front, handle).catch(() => response.destroy())
      })
      server = listening
      await new Promise<void>((resolve, reject) => {
        listening.once('error', reject).listen(port, host, resolve)
      })
      const bound = listening.address()
      return `http://${host}:${typeof bound === 'object' && bound ? bound.port : port}`
    },
    async close(): Promise<void> {
      const closing = server
      server = undefined
      if (!closing) return
      await new Promise((resolve) => {
        closing.close(resolve)
        closing.closeAllConnections()
      })
    },
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  front: Front | undefined,
  handle: Front,
): Promise<void> {
  if (front && (await front(request, response))) return
  if (!(await handle(request, response))) reply(response, refused({ code: 404, description: 'Not Found' }))
}

function strangerTo(token: string, given: string): Answer | undefined {
  if (given === token) return undefined
  // The cloud's front end does not know what is no token at all.
  if (!/^\d+:[\w-]+$/.test(given)) return refused({ code: 404, description: 'Not Found' })
  return refused({ code: 401, description: 'Unauthorized' })
}

async function answer(
  call: (incoming: Incoming) => Promise<Answer>,
  request: IncomingMessage,
  response: ServerResponse,
  { method, query }: { method: string; query: URLSearchParams },
): Promise<void> {
  const { signal } = untilLeft(response)
  try {
    const body = await readBody(request)
    if (!body) return reply(response, refused({ code: 413, description: 'Request Entity Too Large' }))
    const contentType = request.headers['content-type'] ?? ''
    reply(response, await call({ method, contentType, body, query, signal }))
  } catch {
    // The fault that breaks connections, or the bot went away: there is nobody to answer.
    request.socket.destroy()
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request) {
    const bytes = Buffer.from(piece)
    size += bytes.length
    if (size <= BODY_BYTES) pieces.push(bytes)
  }
  return size > BODY_BYTES ? undefined : Buffer.concat(pieces)
}

function reply(response: ServerResponse, { status, body, retryAfter }: Answer): void {
  const isPage = typeof body === 'string'
  response.writeHead(status, {
    'content-type': isPage ? 'text/html' : 'application/json',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  })
  response.end(isPage ? body : JSON.stringify(body))
}

async function sendFile(
  call: (incoming: Incoming) => Promise<Answer>,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { signal } = untilLeft(response)
  try {
    const method = `file/${path}`
    const answered = await call({ method, contentType: 'application/json', body: new Uint8Array(), signal })
    if (!(answered.body instanceof Uint8Array)) return reply(response, answered)
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': answered.body.byteLength,
    })
    response.end(answered.body)
  } catch {
    // As above.
    request.socket.destroy()
  }
}

function untilLeft(response: ServerResponse): AbortController {
  const left = new AbortController()
  response.once('close', () => left.abort())
  return left
}
