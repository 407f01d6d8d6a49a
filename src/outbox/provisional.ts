import type { Call } from './call.ts'

/**
 * A message that an update will send has no number until the gate has sent it. Meanwhile handlers see a negative
 * one, made of the inbox row and the ordinal of the call, and may keep it and edit by it later.
 */
export function provisionalId(inboxId: bigint, ordinal: number): number {
  if (ordinal >= callsPerUpdate) throw new RangeError(`update ${inboxId} makes more than ${callsPerUpdate} calls`)
  return -(Number(inboxId) * callsPerUpdate + ordinal)
}

const callsPerUpdate = 64

/** The dedupe key of the call behind a provisional number. */
export function keyOfProvisional(messageId: number): string {
  const inboxId = Math.floor(-messageId / callsPerUpdate)
  return replyKey(inboxId, -messageId - inboxId * callsPerUpdate)
}

export function replyKey(inboxId: bigint | number, ordinal: number): string {
  return `update:${inboxId}:${ordinal}`
}

type JsonPayload = Record<string, unknown>

/** The provisional number that a call edits or deletes by, if it does. */
export function provisionalIn(call: Call): number | undefined {
  if (!isJson(call)) return undefined
  const id = payloadOf(call)['message_id']
  return typeof id === 'number' && id < 0 ? id : undefined
}

export function withMessageId(call: Call, messageId: number): Call {
  return withPayload(call, call.method, { ...payloadOf(call), message_id: messageId })
}

/** An edit turned into a new message with the same words and buttons. */
export function asSend(call: Call): Call {
  const { message_id: _gone, ...payload } = payloadOf(call)
  return withPayload(call, 'sendMessage', payload)
}

export function isJson(call: Call): boolean {
  return call.contentType.startsWith('application/json')
}

function withPayload(call: Call, method: string, payload: JsonPayload): Call {
  return { method, contentType: call.contentType, body: new TextEncoder().encode(JSON.stringify(payload)) }
}

function payloadOf(call: Call): JsonPayload {
  const payload: unknown = JSON.parse(new TextDecoder().decode(call.body))
  // The body was made by JSON.stringify of a payload object, here or in grammY.
  return payload as JsonPayload
}
