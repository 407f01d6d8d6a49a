/** A call owed to the messenger, in the shape of the Bot API, whatever messenger stands behind it. */
export type Call = {
  readonly method: string
  readonly contentType: string
  readonly body: Uint8Array
}

/** What the messenger answered: the HTTP status and the JSON envelope. */
export type Reply = { readonly status: number; readonly body: unknown }

/**
 * Makes one call. A rejection means that nobody knows whether the call was carried out. A `fileCall` is answered with the
 * bytes themselves in place of the envelope.
 */
export type Transport = (call: Call, signal?: AbortSignal) => Promise<Reply>

export type Outcome =
  /** Carried out, or as good as: repeating it would change nothing. */
  | { readonly status: 'sent'; readonly messageId: number | undefined }
  | { readonly status: 'wait'; readonly milliseconds: number }
  /** The messenger is in trouble; the same call is tried later. */
  | { readonly status: 'trouble' }
  | { readonly status: 'unreachable'; readonly refusal: string }
  /** The message to edit is gone or cannot be edited: the text is sent anew. */
  | { readonly status: 'send-instead' }
  | { readonly status: 'refused'; readonly refusal: string }

const harmless = /not modified|query is too old|message to delete not found/i
const uneditable = /can't be edited|message to edit not found|MESSAGE_ID_INVALID|there is no text in the message/i

const fileMethod = 'file/'

/** Asks for the bytes behind a path that `getFile` named; undefined for what leads anywhere but below it. */
export function fileCall(path: string): Call | undefined {
  const steps = path.split('/')
  const isWithin = steps.every((step) => step !== '' && !/^\.+$/.test(step) && !/[\\:\u0000-\u001F]/.test(step))
  if (!isWithin || path.length > 300 || !path.isWellFormed()) return undefined
  const method = fileMethod + steps.map(encodeURIComponent).join('/')
  return { method, contentType: 'application/json', body: new Uint8Array() }
}

/** The path, escaped for an address, where the call asks for bytes. */
export function filePathOf(call: Pick<Call, 'method'>): string | undefined {
  return call.method.startsWith(fileMethod) ? call.method.slice(fileMethod.length) : undefined
}

/** New messages keep to the pace and are marked before the call; everything else may be repeated freely. */
export function isSend(method: string): boolean {
  return /^(send|copy|forward)/.test(method) && method !== 'sendChatAction'
}

/** Confirming a press: goes at once, past the order of the chat, and is worth one try. */
export function isAcknowledgement(method: string): boolean {
  return method === 'answerCallbackQuery' || method === 'sendChatAction'
}

export function judge(method: string, reply: Reply): Outcome {
  const envelope = readEnvelope(reply.body)
  if (envelope.ok) return { status: 'sent', messageId: envelope.messageId }
  const code = envelope.code ?? reply.status
  if (code === 429) return { status: 'wait', milliseconds: (envelope.retryAfter ?? 1) * 1000 }
  // A proxy's 403 says nothing of the person; Telegram's comes in its envelope.
  if (envelope.code === 403) return { status: 'unreachable', refusal: envelope.description }
  if (code === 400 && harmless.test(envelope.description)) return { status: 'sent', messageId: undefined }
  if (code === 400 && /chat not found/i.test(envelope.description))
    return { status: 'unreachable', refusal: envelope.description }
  // A keyboard without its message is nothing to send.
  if (code === 400 && method === 'editMessageReplyMarkup' && uneditable.test(envelope.description))
    return { status: 'sent', messageId: undefined }
  if (code === 400 && method.startsWith('editMessage') && uneditable.test(envelope.description))
    return { status: 'send-instead' }
  // A token that is refused says nothing of the message: it waits for the right one. Telegram's front end answers some with 404.
  if (code === 401 || (code === 404 && envelope.description === 'Not Found')) return { status: 'trouble' }
  if (code >= 400 && code < 500 && envelope.code !== undefined)
    return { status: 'refused', refusal: envelope.description }
  return { status: 'trouble' }
}

/** Pauses before the next try of a call after trouble: 1 s, 2 s, 4 s … at most five minutes. */
export function pauseAfter(attempts: number): number {
  return Math.min(300_000, 1000 * 2 ** Math.max(0, attempts - 1))
}

type Envelope =
  | { ok: true; messageId: number | undefined }
  | { ok: false; code: number | undefined; description: string; retryAfter: number | undefined }

function readEnvelope(body: unknown): Envelope {
  if (!isRecord(body)) return { ok: false, code: undefined, description: '', retryAfter: undefined }
  if (body['ok'] === true) {
    const result = body['result']
    const messageId = isRecord(result) && typeof result['message_id'] === 'number' ? result['message_id'] : undefined
    return { ok: true, messageId }
  }
  const parameters = body['parameters']
  const retryAfter =
    isRecord(parameters) && typeof parameters['retry_after'] === 'number' ? parameters['retry_after'] : undefined
  const code = typeof body['error_code'] === 'number' ? body['error_code'] : undefined
  return {
    ok: false,
    code,
    description: typeof body['description'] === 'string' ? body['description'] : '',
    retryAfter,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
