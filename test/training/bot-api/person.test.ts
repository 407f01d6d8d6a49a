import { Api } from 'grammy'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BotApi } from '../../../src/training/bot-api/bot-api.ts'
import type { Person } from '../../../src/training/bot-api/person.ts'
import { openBotApi, PIXEL, stoppedClock, TOKEN } from './kit.ts'

let clock: ReturnType<typeof stoppedClock>
let server: BotApi
let api: Api
let person: Person

beforeEach(async () => {
  clock = stoppedClock()
  server = openBotApi({ now: clock.now })
  api = new Api(TOKEN, { apiRoot: await server.listen() })
  person = server.person({
    firstName: 'Анна',
    lastName: 'Ким',
    username: 'anna',
    languageCode: 'ru',
    phone: '+79001112233',
  })
  person.start()
  server.takeUpdates(-1)
})

afterEach(() => server.close())

const yesNo = {
  inline_keyboard: [
    [
      { text: 'Да', callback_data: 'yes' },
      { text: 'Нет', callback_data: 'no' },
    ],
  ],
}
const news = () => server.waitingUpdates.slice(1)

test('is told apart by a number longer than 32 bits', () => {
  expect(person.id).toBeGreaterThan(2 ** 32)
  expect(news()).toEqual([])
  expect(server.waitingUpdates[0]?.message?.from).toEqual({
    id: person.id,
    is_bot: false,
    first_name: 'Анна',
    last_name: 'Ким',
    username: 'anna',
    language_code: 'ru',
  })
})

test('opens only links that Telegram opens', () => {
  expect(() => person.start('с пробелом')).toThrow('opens no link')
  expect(() => person.start('a'.repeat(65))).toThrow('opens no link')
  expect(person.start('a'.repeat(64)).text).toBe(`/start ${'a'.repeat(64)}`)
})

test('says a long text in several messages', () => {
  person.say('я'.repeat(4097))
  expect(news().map(({ message }) => message?.text?.length)).toEqual([4096, 1])
})

test('presses twice before the bot can answer', async () => {
  await api.sendMessage(person.id, 'Да?', { reply_markup: yesNo })
  person.press('Да', { twice: true })
  const [first, second] = news().map(({ callback_query: query }) => query)
  expect(first?.data).toBe('yes')
  expect(second?.data).toBe('yes')
  expect(second?.id).not.toBe(first?.id)
})

test('presses a button that was edited away, with the message as it is now', async () => {
  const { message_id: id } = await api.sendMessage(person.id, 'Да?', { reply_markup: yesNo })
  await api.editMessageText(person.id, id, 'Спасибо')
  expect(() => person.press('Нет')).toThrow('No button «Нет»; there are: none')
  person.press('Нет', { stale: true })
  expect(news()[0]?.callback_query).toMatchObject({ data: 'no', message: { message_id: id, text: 'Спасибо' } })
})

test('presses a button of a deleted message, which is then inaccessible', async () => {
  const { message_id: id } = await api.sendMessage(person.id, 'Да?', { reply_markup: yesNo })
  await api.deleteMessage(person.id, id)
  expect(person.last?.text).toBe('/start')
  person.press('Нет', { stale: true })
  expect(news()[0]?.callback_query?.message).toEqual({
    message_id: id,
    date: 0,
    chat: { id: person.id, type: 'private', first_name: 'Анна', last_name: 'Ким', username: 'anna' },
  })
})

test('sends data that the bot never gave, as a changed program can', async () => {
  await api.sendMessage(person.id, 'Да?', { reply_markup: yesNo })
  expect(() => person.press({ data: 'everything' })).toThrow('No button with data everything')
  person.press({ data: 'everything' }, { forged: true })
  expect(news()[0]?.callback_query?.data).toBe('everything')
})

test('shares their own telephone or somebody else', () => {
  person.contact()
  person.contact({ phone: '+79990000000', firstName: 'Чужой' })
  expect(news().map(({ message }) => message?.contact)).toEqual([
    { phone_number: '+79001112233', first_name: 'Анна', last_name: 'Ким', user_id: person.id },
    { phone_number: '+79990000000', first_name: 'Чужой' },
  ])
})

test('sends a document, a photo, a sticker, and changes what they wrote', () => {
  person.document('Приказ.docx', Buffer.from('x'), '', 'Вот')
  person.photo(PIXEL)
  person.sticker()
  expect(() => person.photo(Buffer.from('x'))).toThrow('no picture')
  const { message_id: id } = person.say('опечатка')
  clock.move(60_000)
  person.edit(id, 'исправлено')
  expect(news().map((update) => Object.keys(update.message ?? update.edited_message ?? {}).at(4))).toEqual([
    'document',
    'photo',
    'sticker',
    'text',
    'text',
  ])
  expect(person.last).toMatchObject({ text: 'исправлено', mine: true, editedAt: clock.now() })
  person.deleteMessage(id)
  expect(person.last?.kind).toBe('sticker')
})

test('blocks the bot and lets it back in', () => {
  person.block()
  person.block()
  person.start()
  expect(news().map((update) => update.my_chat_member?.new_chat_member.status ?? update.message?.text)).toEqual([
    'kicked',
    'member',
    '/start',
  ])
})

test('sees the commands of their language, and their own before those', async () => {
  const named = () => server.commands(person.id).map(({ description }) => description)
  expect(named()).toEqual([])
  await api.setMyCommands([{ command: 'menu', description: 'Menu' }])
  expect(named()).toEqual(['Menu'])
  await api.setMyCommands([{ command: 'menu', description: 'Меню' }], { language_code: 'ru' })
  expect(named()).toEqual(['Меню'])
  await api.setMyCommands([{ command: 'menu', description: 'Ваше' }], { scope: { type: 'chat', chat_id: person.id } })
  expect(named()).toEqual(['Ваше'])
  await api.deleteMyCommands({ scope: { type: 'chat', chat_id: person.id } })
  expect(await api.getMyCommands({ language_code: 'ru' })).toEqual([{ command: 'menu', description: 'Меню' }])
  expect(named()).toEqual(['Меню'])
})

test('has keys until they are taken away', async () => {
  await api.sendMessage(person.id, 'да', { reply_markup: { keyboard: [['Раз', { text: '' }], [{ text: 'Два' }]] } })
  expect(person.keyboard).toEqual([['Раз'], ['Два']])
  expect(() => person.tap('Три')).toThrow('No key «Три»; there are: Раз, Два')
  person.tap('Два')
  expect(person.last?.text).toBe('Два')
  await api.sendMessage(person.id, 'да', { reply_markup: { remove_keyboard: true } })
  expect(person.keyboard).toBeUndefined()
})

test('sees only what Telegram keeps of a keyboard that is too wide', async () => {
  const wide = Array.from({ length: 13 }, (_, number) => ({ text: `${number}`, callback_data: `${number}` }))
  await api.sendMessage(person.id, 'да', {
    reply_markup: { inline_keyboard: [wide, [{ text: '', callback_data: 'x' }]] },
  })
  expect(person.buttons()).toEqual(wide.slice(0, 12).map(({ text }) => text))
})

test('everything is there again after it was saved and restored', async () => {
  await api.sendMessage(person.id, 'Да?', { reply_markup: yesNo })
  await api.setMyCommands([{ command: 'menu', description: 'Меню' }])
  person.document('Приказ.docx', Buffer.from('байты'))
  person.press('Да')
  const saved = JSON.parse(JSON.stringify(server.save()))
  const restored = openBotApi({ now: clock.now, saved })
  const again = restored.people.get(person.id)
  expect(again?.profile).toEqual(person.profile)
  expect(again?.screen).toEqual(JSON.parse(JSON.stringify(person.screen), revive))
  expect(restored.waitingUpdates).toEqual(server.waitingUpdates)
  expect(restored.commands(person.id)).toEqual(server.commands(person.id))
  again?.press('Нет')
  const numbers = restored.waitingUpdates.map(({ update_id: id }) => id)
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  restored.reset()
  expect(restored.people.size).toBe(0)
  const next = restored.person({ firstName: 'Новая' })
  next.start()
  expect(restored.waitingUpdates[0]?.update_id).toBe((numbers.at(-1) ?? 0) + 1)
})

/** What JSON made of moments and bytes, made moments and bytes again. */
function revive(key: string, value: unknown): unknown {
  if (key.endsWith('At') && typeof value === 'string') return new Date(value)
  if (key === 'bytes' && typeof value === 'object' && value !== null && 'data' in value)
    return Buffer.from(value.data as number[])
  return value
}
