import { Api, GrammyError, HttpError, InputFile } from 'grammy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BotApi } from '../../../src/training/bot-api/bot-api.ts'
import type { Person } from '../../../src/training/bot-api/person.ts'
import { openBotApi, PIXEL, stoppedClock, TOKEN } from './kit.ts'

const clock = stoppedClock()
let server: BotApi
let root: string
let api: Api
let person: Person

beforeAll(async () => {
  server = openBotApi({ now: clock.now })
  root = await server.listen()
  api = new Api(TOKEN, { apiRoot: root })
  person = server.person({ firstName: 'Анна' })
  person.start()
})

afterAll(() => server.close())

/** The words of the refusal, as the bot's programmer sees them. */
async function words(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof GrammyError) return `${error.error_code} ${error.description}`
    throw error
  }
  return 'done'
}

const html = (text: string) => words(api.sendMessage(person.id, text, { parse_mode: 'HTML' }))
const MARK = "400 Bad Request: can't parse entities:"

describe('whom to', () => {
  test.each([
    ['no chat', '', '400 Bad Request: chat_id is empty'],
    ['somebody unknown', 404, '400 Bad Request: chat not found'],
    ['a channel', '@teachers', '400 Bad Request: chat not found'],
  ])('%s', async (_, chat, expected) => {
    expect(await words(api.sendMessage(chat, 'Здравствуйте'))).toBe(expected)
  })

  test('somebody who never opened the bot', async () => {
    const stranger = server.person({ firstName: 'Чужой' })
    expect(await words(api.sendMessage(stranger.id, 'Здравствуйте'))).toBe('400 Bad Request: chat not found')
  })

  test('somebody who blocked the bot, until they open it again', async () => {
    const other = server.person({ firstName: 'Пётр' })
    other.start()
    other.block()
    expect(await words(api.sendMessage(other.id, 'Вы здесь?'))).toBe('403 Forbidden: bot was blocked by the user')
    expect(await words(api.sendChatAction(other.id, 'typing'))).toBe('403 Forbidden: bot was blocked by the user')
    expect(() => other.say('Нет')).toThrow('blocked the bot')
    other.start()
    expect(await words(api.sendMessage(other.id, 'Вы здесь?'))).toBe('done')
  })

  test('a deleted account', async () => {
    const gone = server.person({ firstName: 'Ушёл' })
    gone.start()
    gone.deactivate()
    expect(await words(api.sendMessage(gone.id, 'Вы здесь?'))).toBe('403 Forbidden: user is deactivated')
  })
})

describe('what text', () => {
  test.each([
    ['none', '', '400 Bad Request: message text is empty'],
    ['spaces', ' \n ', '400 Bad Request: text must be non-empty'],
    ['letters nobody sees', '\u200b\u2060', '400 Bad Request: text must be non-empty'],
    ['4096 letters', 'я'.repeat(4096), 'done'],
    ['4096 letters of two units', '🦉'.repeat(4096), 'done'],
    ['4097 letters', 'я'.repeat(4097), '400 Bad Request: message is too long'],
    ['4097 after trimming', ` ${'я'.repeat(4096)}\n`, 'done'],
    ['more than 32768 bytes', 'я'.repeat(16_385), '400 Bad Request: text is too long'],
  ])('%s', async (_, text, expected) => {
    expect(await words(api.sendMessage(person.id, text))).toBe(expected)
  })

  test.each([
    ['only tags', '<b></b>', '400 Bad Request: text must be non-empty'],
    ['a tag nobody knows', 'Ой <x>', `${MARK} Unsupported start tag "x" at byte offset 5`],
    ['a bare sign', '2 < 3', `${MARK} Unsupported start tag "" at byte offset 2`],
    ['a sign at the end', 'итог <', `${MARK} Unclosed start tag at byte offset 9`],
    ['not closed', '<b>да', `${MARK} Can't find end tag corresponding to start tag "b"`],
    ['crossed', '<b>о<i>й</b></i>', `${MARK} Unmatched end tag at byte offset 10, expected "</i>", found "</b>"`],
    ['an end without a beginning', 'да</b>', `${MARK} Unexpected end tag at byte offset 4`],
    ['an end that does not end', '<b>да</b', `${MARK} Unclosed end tag at byte offset 7`],
    ['an attribute without a name', '<a ="x">да</a>', `${MARK} Empty attribute name in the tag "a" at byte offset 0`],
    ['an attribute cut off', '<a href=', `${MARK} Unclosed start tag "a" at byte offset 0`],
    ['a string cut off', '<a href="x', `${MARK} Unclosed start tag at byte offset 0`],
    ['a bare value with a slash', '<a href=/x>да</a>', `${MARK} Unexpected end of name token at byte offset 8`],
    ['a span of no class', '<span>да</span>', `${MARK} Tag "span" must have class "tg-spoiler" at byte offset 0`],
  ])('HTML: %s', async (_, text, expected) => {
    expect(await html(text)).toBe(expected)
  })

  test('a way of marking that does not exist', async () => {
    // grammY's type knows only the right ones.
    const wrong = api.raw.sendMessage({ chat_id: person.id, text: 'да', parse_mode: 'BBCode' as 'HTML' })
    expect(await words(wrong)).toBe('400 Bad Request: unsupported parse_mode')
  })

  test('a reply to nothing, unless that is allowed', async () => {
    const reply = (extra: object) =>
      words(api.sendMessage(person.id, 'да', { reply_parameters: { message_id: 9999, ...extra } }))
    expect(await reply({})).toBe('400 Bad Request: message to be replied not found')
    expect(await reply({ allow_sending_without_reply: true })).toBe('done')
  })
})

describe('what buttons', () => {
  const inline = (...row: object[]) =>
    // The mistakes that types forbid are what is tried here.
    words(api.sendMessage(person.id, 'да', { reply_markup: { inline_keyboard: [row] } as never }))

  test.each([
    ['64 bytes of data', { text: 'да', callback_data: 'я'.repeat(32) }, 'done'],
    ['65 bytes of data', { text: 'да', callback_data: `${'я'.repeat(32)}a` }, '400 Bad Request: BUTTON_DATA_INVALID'],
    [
      'no action',
      { text: 'да' },
      "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    ['no text', { callback_data: 'x' }, `400 Bad Request: can't parse inline keyboard button: Can't find field "text"`],
    [
      'an address that is none',
      { text: 'да', url: 'не адрес' },
      "400 Bad Request: inline keyboard button URL 'не адрес' is invalid: Wrong HTTP URL",
    ],
  ])('%s', async (_, button, expected) => {
    expect(await inline(button)).toBe(expected)
  })

  test('more than ten kilobytes of keyboard', async () => {
    const many = Array.from({ length: 100 }, (_, number) => [{ text: 'я'.repeat(40), callback_data: `${number}` }])
    expect(await words(api.sendMessage(person.id, 'да', { reply_markup: { inline_keyboard: many } }))).toBe(
      '400 Bad Request: reply markup is too long',
    )
  })
})

describe('what to edit and to delete', () => {
  test('a message that is not there', async () => {
    expect(await words(api.editMessageText(person.id, 9999, 'да'))).toBe('400 Bad Request: message to edit not found')
    expect(await words(api.deleteMessage(person.id, 9999))).toBe('400 Bad Request: message to delete not found')
  })

  test('an edit that changes nothing, in the text and the buttons', async () => {
    const reply_markup = { inline_keyboard: [[{ text: 'да', callback_data: 'yes' }]] }
    const { message_id: id } = await api.sendMessage(person.id, '<b>да</b>', { parse_mode: 'HTML', reply_markup })
    const same = api.editMessageText(person.id, id, ' <b>да</b> ', { parse_mode: 'HTML', reply_markup })
    expect(await words(same)).toBe(
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
    expect(await words(api.editMessageText(person.id, id, 'да', { reply_markup }))).toBe('done')
  })

  test('an edit that is too long', async () => {
    const { message_id: id } = await api.sendMessage(person.id, 'да')
    const long = api.editMessageText(person.id, id, 'я'.repeat(4097))
    expect(await words(long)).toBe('400 Bad Request: MESSAGE_TOO_LONG')
  })

  test('a message with keys, and the message of the person', async () => {
    const keys = await api.sendMessage(person.id, 'да', { reply_markup: { keyboard: [['да']] } })
    const removed = await api.sendMessage(person.id, 'нет', { reply_markup: { remove_keyboard: true } })
    const theirs = person.say('моё')
    for (const { message_id: id } of [keys, removed, theirs])
      expect(await words(api.editMessageText(person.id, id, 'иначе'))).toBe("400 Bad Request: message can't be edited")
  })

  test('the text of a document, the caption of a text, a caption too long', async () => {
    const document = await api.sendDocument(person.id, new InputFile(Buffer.from('x'), 'а.txt'))
    const text = await api.sendMessage(person.id, 'да')
    const long = 'я'.repeat(1025)
    expect(await words(api.editMessageText(person.id, document.message_id, 'да'))).toBe(
      '400 Bad Request: there is no text in the message to edit',
    )
    expect(await words(api.editMessageCaption(person.id, text.message_id, { caption: 'да' }))).toBe(
      '400 Bad Request: there is no caption in the message to edit',
    )
    expect(await words(api.editMessageCaption(person.id, document.message_id, { caption: long }))).toBe(
      '400 Bad Request: MEDIA_CAPTION_TOO_LONG',
    )
    expect(await words(api.sendDocument(person.id, new InputFile(Buffer.from('x'), 'а.txt'), { caption: long }))).toBe(
      '400 Bad Request: message caption is too long',
    )
  })

  test('a message older than two days cannot be deleted, one of a day can', async () => {
    const old = await api.sendMessage(person.id, 'старое')
    clock.move(24 * 3_600_000)
    const young = await api.sendMessage(person.id, 'новое')
    clock.move(24 * 3_600_000)
    expect(await words(api.deleteMessage(person.id, old.message_id))).toBe(
      "400 Bad Request: message can't be deleted for everyone",
    )
    expect(await words(api.deleteMessage(person.id, young.message_id))).toBe('done')
    expect(await words(api.deleteMessages(person.id, [old.message_id, young.message_id]))).toBe('done')
  })
})

describe('files', () => {
  const file = (bytes: Uint8Array, name = 'а.txt') => new InputFile(bytes, name)

  test('nothing in it, no picture, a wrong kind, an unknown number', async () => {
    const document = await api.sendDocument(person.id, file(Buffer.from('x')))
    expect(await words(api.sendDocument(person.id, file(new Uint8Array())))).toBe(
      '400 Bad Request: file must be non-empty',
    )
    expect(await words(api.sendPhoto(person.id, file(Buffer.from('x'))))).toBe('400 Bad Request: IMAGE_PROCESS_FAILED')
    expect(await words(api.sendPhoto(person.id, document.document.file_id))).toBe(
      "400 Bad Request: can't use file of type Document as Photo",
    )
    expect(await words(api.getFile('nothing'))).toBe('400 Bad Request: invalid file_id')
    expect(await words(api.getFile(''))).toBe('400 Bad Request: file_id not specified')
  })

  test('more than 10 MB for a photo, 20 MB to fetch, 50 MB to send', async () => {
    const photo = Buffer.concat([PIXEL, Buffer.alloc(10_485_761 - PIXEL.length)])
    expect(await words(api.sendPhoto(person.id, file(photo, 'а.png')))).toBe(
      '400 Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
    )
    const big = await api.sendDocument(person.id, file(Buffer.alloc(20 * 1024 * 1024 + 1)))
    expect(await words(api.getFile(big.document.file_id))).toBe('400 Bad Request: file is too big')
    expect(await words(api.sendDocument(person.id, file(Buffer.alloc(50 * 1024 * 1024 + 1))))).toBe(
      '413 Request Entity Too Large',
    )
  })
})

describe('the rest', () => {
  test('a press answered twice, late, or never made', async () => {
    await api.sendMessage(person.id, 'да', {
      reply_markup: { inline_keyboard: [[{ text: 'Жми', callback_data: 'x' }]] },
    })
    const late = '400 Bad Request: query is too old and response timeout expired or query ID is invalid'
    const query = () => server.waitingUpdates.at(-1)?.callback_query?.id ?? ''
    person.press('Жми')
    expect(await words(api.answerCallbackQuery(query(), { text: 'я'.repeat(201) }))).toBe(
      '400 Bad Request: MESSAGE_TOO_LONG',
    )
    expect(await words(api.answerCallbackQuery(query()))).toBe('done')
    expect(await words(api.answerCallbackQuery(query()))).toBe(late)
    person.press('Жми', { expired: true })
    expect(await words(api.answerCallbackQuery(query()))).toBe(late)
    person.press('Жми')
    const slow = query()
    clock.move(151_000)
    expect(await words(api.answerCallbackQuery(slow))).toBe(late)
    expect(await words(api.answerCallbackQuery('1'))).toBe(late)
  })

  test.each([
    ['capital letters', 'Menu', 'Меню', '400 Bad Request: BOT_COMMAND_INVALID'],
    ['33 letters', 'm'.repeat(33), 'Меню', '400 Bad Request: command length must not exceed 32'],
    [
      '257 letters of description',
      'menu',
      'я'.repeat(257),
      '400 Bad Request: command description length must not exceed 256',
    ],
    ['right', 'menu', 'Меню', 'done'],
  ])('a command: %s', async (_, command, description, expected) => {
    expect(await words(api.setMyCommands([{ command, description }]))).toBe(expected)
  })

  test('an action that does not exist', async () => {
    expect(await words(api.sendChatAction(person.id, 'dancing' as 'typing'))).toBe(
      '400 Bad Request: wrong parameter action in request',
    )
  })

  test.each([
    ['plain HTTP', 'http://example.org/x', 'An HTTPS URL must be provided for webhook'],
    ['a port of its own', 'https://example.org:8080/x', 'Webhook can be set up only on ports 80, 88, 443 or 8443'],
  ])('a webhook at %s', async (_, url, expected) => {
    expect(await words(api.setWebhook(url))).toBe(`400 Bad Request: bad webhook: ${expected}`)
  })

  test('a method nobody knows, a token of another bot, no token', async () => {
    const call = async (path: string) => {
      const response = await fetch(`${root}${path}`)
      return [response.status, await response.json()]
    }
    expect(await call(`/bot${TOKEN}/sendPigeon`)).toEqual([
      404,
      { ok: false, error_code: 404, description: 'Not Found: method not found' },
    ])
    expect(await call('/bot7001:another/getMe')).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ])
    expect(await call('/botnothing/getMe')).toEqual([404, { ok: false, error_code: 404, description: 'Not Found' }])
  })

  test('an error of the server keeps its words', async () => {
    server.fail({ kind: 'error', code: 500, description: 'Internal Server Error: restart' })
    expect(await words(api.getMe())).toBe('500 Internal Server Error: restart')
    server.fail({ kind: 'gateway' })
    await expect(api.getMe()).rejects.toBeInstanceOf(HttpError)
  })
})
