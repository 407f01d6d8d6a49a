import { describe, expect, it } from 'vitest'
import { isAcknowledgement, isSend, judge, type Outcome, pauseAfter } from '../../src/outbox/call.ts'

const refused = (code: number, description: string, parameters?: object) => ({
  status: code,
  body: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) },
})

const parseError = "Bad Request: can't parse entities: "

/** What Telegram answers to what a bot can provoke, and what becomes of the call. */
const envelopes: readonly [method: string, code: number, description: string, status: Outcome['status']][] = [
  ['sendMessage', 401, 'Unauthorized', 'trouble'],
  ['sendMessage', 401, 'Unauthorized: invalid token specified', 'trouble'],
  ['sendMessage', 404, 'Not Found', 'trouble'],
  ['sendMessag', 404, 'Not Found: method not found', 'refused'],
  ['sendMessage', 400, 'Bad Request: chat_id is empty', 'refused'],
  ['sendMessage', 400, 'Bad Request: chat not found', 'unreachable'],
  ['editMessageText', 400, 'Bad Request: chat not found', 'unreachable'],
  ['sendMessage', 403, 'Forbidden: bot was blocked by the user', 'unreachable'],
  ['sendMessage', 403, 'Forbidden: user is deactivated', 'unreachable'],
  ['sendMessage', 403, "Forbidden: bot can't initiate conversation with a user", 'unreachable'],
  ['sendMessage', 400, 'Bad Request: message text is empty', 'refused'],
  ['sendMessage', 400, 'Bad Request: text must be non-empty', 'refused'],
  ['sendMessage', 500, 'Internal Server Error: restart', 'trouble'],
  ['sendMessage', 502, 'Bad Gateway', 'trouble'],
  ['sendMessage', 400, 'Bad Request: message is too long', 'refused'],
  ['editMessageText', 400, 'Bad Request: MESSAGE_TOO_LONG', 'refused'],
  ['sendMessage', 400, 'Bad Request: text is too long', 'refused'],
  ['sendPhoto', 400, 'Bad Request: message caption is too long', 'refused'],
  ['editMessageCaption', 400, 'Bad Request: MEDIA_CAPTION_TOO_LONG', 'refused'],
  ['sendMessage', 400, `${parseError}Unsupported start tag "x" at byte offset 5`, 'refused'],
  ['sendMessage', 400, `${parseError}Can't find end tag corresponding to start tag "b"`, 'refused'],
  ['editMessageText', 400, `${parseError}Unmatched end tag at byte offset 9, expected "</i>", found "</b>"`, 'refused'],
  ['sendMessage', 400, 'Bad Request: BUTTON_DATA_INVALID', 'refused'],
  ['sendMessage', 400, 'Bad Request: reply markup is too long', 'refused'],
  [
    'sendMessage',
    400,
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    'refused',
  ],
  [
    'editMessageText',
    400,
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    'sent',
  ],
  ['editMessageText', 400, 'Bad Request: message to edit not found', 'send-instead'],
  ['editMessageText', 400, "Bad Request: message can't be edited", 'send-instead'],
  ['editMessageText', 400, 'Bad Request: there is no text in the message to edit', 'send-instead'],
  ['editMessageText', 400, 'Bad Request: MESSAGE_ID_INVALID', 'send-instead'],
  [
    'answerCallbackQuery',
    400,
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    'sent',
  ],
  ['deleteMessage', 400, 'Bad Request: message to delete not found', 'sent'],
  ['deleteMessage', 400, "Bad Request: message can't be deleted for everyone", 'refused'],
  ['sendDocument', 413, 'Request Entity Too Large', 'refused'],
  ['sendMessage', 400, 'Bad Request: message to be replied not found', 'refused'],
  ['sendPhoto', 400, 'Bad Request: IMAGE_PROCESS_FAILED', 'refused'],
]

describe('judging an answer', () => {
  it.each(envelopes)('%s %i %s: %s', (method, code, description, status) => {
    expect(judge(method, refused(code, description)).status).toBe(status)
  })

  it('keeps the number of the message that was sent', () => {
    expect(judge('sendMessage', { status: 200, body: { ok: true, result: { message_id: 7 } } })).toEqual({
      status: 'sent',
      messageId: 7,
    })
    expect(judge('answerCallbackQuery', { status: 200, body: { ok: true, result: true } })).toEqual({
      status: 'sent',
      messageId: undefined,
    })
  })

  it('waits as long as it is told to, or a second where that is not said', () => {
    expect(judge('sendMessage', refused(429, 'Too Many Requests: retry after 35', { retry_after: 35 }))).toEqual({
      status: 'wait',
      milliseconds: 35_000,
    })
    expect(judge('sendMessage', refused(429, 'Too Many Requests'))).toEqual({ status: 'wait', milliseconds: 1000 })
  })

  it('takes what is no envelope for trouble, never for a refusal', () => {
    for (const body of ['<html>502 Bad Gateway</html>', null, undefined, [], {}, { ok: 'yes' }, { ok: false }, 42]) {
      for (const status of [200, 400, 413, 500, 502, 504])
        expect(judge('sendMessage', { status, body })).toEqual({ status: 'trouble' })
    }
    expect(judge('sendMessage', { status: 429, body: '<html>' })).toEqual({ status: 'wait', milliseconds: 1000 })
    expect(judge('sendMessage', { status: 403, body: '<html>a proxy forbids</html>' })).toEqual({ status: 'trouble' })
  })
})

it('tells sends, which must not be repeated, from the rest', () => {
  expect(['sendMessage', 'sendPhoto', 'sendDocument', 'copyMessage', 'forwardMessage'].every(isSend)).toBe(true)
  expect(
    ['editMessageText', 'answerCallbackQuery', 'sendChatAction', 'deleteMessage', 'setMyCommands'].some(isSend),
  ).toBe(false)
  expect(['answerCallbackQuery', 'sendChatAction'].every(isAcknowledgement)).toBe(true)
})

it('pauses longer after each failure, at most five minutes', () => {
  expect([1, 2, 3, 8, 9, 10, 1000].map(pauseAfter)).toEqual([1000, 2000, 4000, 128_000, 256_000, 300_000, 300_000])
  expect(pauseAfter(0)).toBe(1000)
})
