import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Call } from '../../src/outbox/call.ts'
import {
  asSend,
  keyOfProvisional,
  provisionalId,
  provisionalIn,
  replyKey,
  withMessageId,
} from '../../src/outbox/provisional.ts'

it('finds the call behind a number, for every update and every call of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 45 }), fc.integer({ min: 0, max: 63 }), (inboxId, ordinal) => {
      const id = provisionalId(BigInt(inboxId), ordinal)
      expect(id).toBeLessThan(0)
      expect(Number.isSafeInteger(id)).toBe(true)
      expect(keyOfProvisional(id)).toBe(replyKey(inboxId, ordinal))
    }),
  )
})

it('refuses an update that makes too many calls, lest two of them share a number', () => {
  expect(() => provisionalId(7n, 64)).toThrow('update 7 makes more than 64 calls')
})

it('puts the real number in place of a provisional one, and leaves real ones', () => {
  const edit = json('editMessageText', { chat_id: 5, message_id: -640, text: 'Да' })
  expect(provisionalIn(edit)).toBe(-640)
  expect(read(withMessageId(edit, 33))).toEqual({ chat_id: 5, message_id: 33, text: 'Да' })
  expect(provisionalIn(withMessageId(edit, 33))).toBeUndefined()
  expect(provisionalIn(json('sendMessage', { chat_id: 5, text: '-640' }))).toBeUndefined()
  expect(provisionalIn({ ...edit, contentType: 'multipart/form-data; boundary=x' })).toBeUndefined()
})

it('turns an edit into a message with the same words and buttons', () => {
  const keyboard = { inline_keyboard: [[{ text: 'Меню', callback_data: 'menu' }]] }
  const sent = asSend(
    json('editMessageText', { chat_id: 5, message_id: 9, text: 'Да', parse_mode: 'HTML', reply_markup: keyboard }),
  )
  expect(sent.method).toBe('sendMessage')
  expect(read(sent)).toEqual({ chat_id: 5, text: 'Да', parse_mode: 'HTML', reply_markup: keyboard })
})

function json(method: string, payload: object): Call {
  return { method, contentType: 'application/json', body: new TextEncoder().encode(JSON.stringify(payload)) }
}

function read(call: Call): unknown {
  return JSON.parse(new TextDecoder().decode(call.body))
}
