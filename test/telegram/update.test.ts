import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStored, readArrival } from '../../src/telegram/update.ts'

const from = { id: 77, is_bot: false, first_name: 'Анна' }
const chat = { id: 77, type: 'private', first_name: 'Анна' }
const message = (more: object) => ({ update_id: 5, message: { message_id: 1, date: 0, chat, from, ...more } })

describe('an update that arrives', () => {
  it('is kept whole under the person’s chat', () => {
    const update = message({ text: 'Здравствуйте' })
    const arrival = readArrival(update)
    expect(arrival).toMatchObject({ updateId: 5, chatId: '77' })
    expect(parseStored(arrival?.body ?? '')).toEqual(update)
  })

  it('brings nothing that only the bot itself adds to an update', () => {
    const arrival = readArrival({ ...message({ text: 'x' }), file_ready: { file: 'V1StGXR8_Z5j', subject: 'x' } })
    expect(arrival?.body).not.toContain('file_ready')
  })

  it('may be a press, also under a message that is too old to be seen, or news of a block', () => {
    expect(
      readArrival({
        update_id: 6,
        callback_query: { id: '1', from, chat_instance: '1', data: 'menu', message: { chat, message_id: 3, date: 0 } },
      }),
    ).toMatchObject({ chatId: '77' })
    expect(
      readArrival({ update_id: 8, my_chat_member: { chat, from, date: 0, new_chat_member: { status: 'kicked' } } }),
    ).toMatchObject({ chatId: '77' })
  })

  it('is left out when it comes from a group, a channel or a bot, or is of another kind', () => {
    const group = { id: -100, type: 'supergroup', title: 'Учительская' }
    const others = [
      message({ chat: group }),
      { update_id: 9, my_chat_member: { chat: group, from, date: 0 } },
      { update_id: 9, channel_post: { message_id: 1, chat: { id: -1, type: 'channel' } } },
      { update_id: 9, edited_message: { message_id: 1, chat, from, text: 'Исправлено' } },
      message({ from: { ...from, is_bot: true } }),
      { update_id: 9, callback_query: { id: '1', from: { ...from, is_bot: true } } },
      { update_id: 9, poll: {} },
      { update_id: 9, callback_query: { id: '1', from, inline_message_id: 'x', data: 'menu' } },
    ]
    expect(others.map(readArrival)).toEqual(others.map(() => undefined))
  })

  it('is left out where the chat is not the person’s own: the answer would go to somebody else', () => {
    const elsewhere = [
      { ...chat, id: 78 },
      { id: -100, type: 'supergroup', title: 'Учительская' },
    ]
    for (const where of elsewhere) {
      expect(readArrival(message({ chat: where, text: 'x' }))).toBeUndefined()
      const press = { id: '1', from, data: 'menu', message: { message_id: 3, date: 0, chat: where } }
      expect(readArrival({ update_id: 9, callback_query: press })).toBeUndefined()
      const inline = { ...press, message: { ...press.message, chat }, inline_message_id: 'x' }
      expect(readArrival({ update_id: 9, callback_query: inline })).toBeUndefined()
      expect(readArrival({ update_id: 9, my_chat_member: { chat: where, from, date: 0 } })).toBeUndefined()
    }
  })

  it('is left out when it is no update at all', () => {
    for (const raw of [
      null,
      undefined,
      1,
      'x',
      [],
      {},
      { update_id: 'x' },
      { update_id: 1.5, message: {} },
      message({ from: undefined }),
    ])
      expect(readArrival(raw)).toBeUndefined()
  })

  it('holds nothing that the database cannot, however deep: NUL and halves of signs', () => {
    const arrival = readArrival(
      message({
        text: 'а\u0000б\ud83d',
        entities: [{ type: 'x\u0000', offset: 0, length: 1, nested: { deep: ['\udc00'] } }],
      }),
    )
    expect(arrival?.body).not.toContain('\\u0000')
    expect(parseStored(arrival?.body ?? '')).toMatchObject({
      message: { text: 'аб\ufffd', entities: [{ type: 'x', nested: { deep: ['\ufffd'] } }] },
    })
  })

  it('keeps every text that is well formed as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const clean = text.replaceAll('\u0000', '')
        expect(parseStored(readArrival(message({ text }))?.body ?? '')).toMatchObject({ message: { text: clean } })
      }),
    )
  })
})
