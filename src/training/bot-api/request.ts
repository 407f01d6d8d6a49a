import { readMultipart } from './multipart.ts'
import { isObject, type Params, type Request } from './params.ts'
import { refuse } from './refusal.ts'

const NOTHING: Request['uploads'] = new Map()

/** The parameters of a call from the address's query and the body, whichever way Telegram lets a bot write them. */
export function readRequest(contentType: string, body: Uint8Array, query?: URLSearchParams): Request {
  const asked = query && query.size > 0 ? Object.fromEntries(query) : undefined
  const sent = body.byteLength === 0 ? { params: {}, uploads: NOTHING } : readBody(contentType, body)
  return asked ? { params: { ...asked, ...sent.params }, uploads: sent.uploads } : sent
}

function readBody(contentType: string, body: Uint8Array): Request {
  const type = contentType.toLowerCase()
  if (type.startsWith('multipart/form-data')) return readMultipart(contentType, body)
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
  if (type.startsWith('application/json')) return { params: readJson(text), uploads: NOTHING }
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { params: Object.fromEntries(new URLSearchParams(text)), uploads: NOTHING }
  return { params: {}, uploads: NOTHING }
}

function readJson(text: string): Params {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // Answered below: to Telegram a broken body and a body of another kind are the same.
  }
  refuse(400, "can't parse JSON object")
}
