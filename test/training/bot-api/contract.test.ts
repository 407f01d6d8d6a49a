import { fileURLToPath } from 'node:url'
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv'
import { Api, InputFile } from 'grammy'
import type { ApiMethods } from 'grammy/types'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import { createGenerator } from 'ts-json-schema-generator'
import type { BotApi } from '../../../src/training/bot-api/bot-api.ts'
import { METHODS } from '../../../src/training/bot-api/methods/table.ts'
import type { Person } from '../../../src/training/bot-api/person.ts'
import type { Contract } from './contract-types.ts'
import { openBotApi, PIXEL, TOKEN } from './kit.ts'

let isUpdate: ValidateFunction
let isRefusal: ValidateFunction
let isResult: (method: string) => ValidateFunction
let server: BotApi
let api: Api
let person: Person

beforeAll(async () => {
  const ajv = readContract()
  const part = (path: string) => ajv.compile({ $ref: `contract#/definitions/${path}` })
  isUpdate = part('Contract/properties/update')
  isRefusal = part('Contract/properties/refusal')
  isResult = (method) => part(`Results/properties/${method}`)
  server = openBotApi()
  api = new Api(TOKEN, { apiRoot: await server.listen() })
  person = server.person({ firstName: 'Анна', lastName: 'Ким', username: 'anna', languageCode: 'ru' })
})

afterAll(() => server.close())

/** JSON Schema of Telegram's own types: nothing may be missing and nothing may be added. */
function readContract(): Ajv {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const schema = createGenerator({
    path: here('contract-types.ts'),
    tsconfig: here('../../../tsconfig.json'),
    type: 'Contract',
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('Contract')
  const ajv = new Ajv({ strict: false })
  // The generator's type says undefined where ajv's says absent; it is one schema.
  ajv.addSchema(schema as AnySchemaObject, 'contract')
  return ajv
}

function expectValid(validate: ValidateFunction, value: unknown): void {
  // As it goes over the wire: what is undefined is not there.
  const sent: unknown = JSON.parse(JSON.stringify(value))
  if (!validate(sent)) throw new Error(`${JSON.stringify(validate.errors?.slice(0, 5))} in ${JSON.stringify(sent)}`)
}

const inline = {
  inline_keyboard: [
    [
      { text: 'Да', callback_data: 'yes' },
      { text: 'Сайт', url: 'https://example.org' },
    ],
  ],
}
const file = (name = 'Отчёт.txt') => new InputFile(Buffer.from('x'), name)

test('the results are those of the types of Telegram', () => {
  expectTypeOf<{ [M in keyof Contract['results']]: ReturnType<ApiMethods[M]> }>().toExtend<Contract['results']>()
})

test('the contract notices what is missing and what is too much', () => {
  const chat = { id: 1, type: 'private', first_name: 'Анна' }
  const message = { message_id: 1, date: 1, chat, from: { id: 1, is_bot: false, first_name: 'Анна' }, text: 'да' }
  expect(isUpdate({ update_id: 1, message })).toBe(true)
  expect(isUpdate({ update_id: 1, message: { ...message, words: 'да' } })).toBe(false)
  expect(isUpdate({ update_id: 1, message: { ...message, date: undefined } })).toBe(false)
  expect(isResult('sendMessage')({ ...message, text: 1 })).toBe(false)
  expect(isResult('getFile')({ file_id: 'x' })).toBe(false)
})

test('every update is one that Telegram could send', async () => {
  person.start('inv_42')
  const { message_id: id } = await api.sendMessage(person.id, 'Да?', { reply_markup: inline })
  person.press('Да')
  await api.deleteMessage(person.id, id)
  person.press('Да', { stale: true })
  const said = person.say('Я @anna, #учитель, school@example.org, https://example.org')
  person.edit(said.message_id, 'Я /start')
  person.contact()
  person.contact({ phone: '+79990000000', firstName: 'Другая', id: 1 })
  person.document('Приказ.docx', Buffer.from('x'), '', 'Вот @anna')
  person.photo(PIXEL)
  person.sticker()
  person.block()
  person.unblock()
  const updates = await api.getUpdates()
  expect(updates).toHaveLength(12)
  for (const update of updates) expectValid(isUpdate, update)
})

test('every result is one that Telegram could answer', async () => {
  const chat = person.id
  const text = await api.sendMessage(
    chat,
    '<b>Да</b>? <pre><code class="language-ts">x</code></pre> <a href="https://example.org">тут</a>',
    {
      parse_mode: 'HTML',
      reply_markup: inline,
      protect_content: true,
      link_preview_options: { is_disabled: true },
    },
  )
  await api.sendMessage(chat, 'Ответ', { reply_parameters: { message_id: text.message_id } })
  await api.sendMessage(chat, 'Клавиши', { reply_markup: { keyboard: [['Да']] } })
  await api.sendMessage(chat, 'Спрошу', { reply_markup: { force_reply: true } })
  await api.editMessageText(chat, text.message_id, 'Иначе')
  await api.editMessageReplyMarkup(chat, text.message_id, { reply_markup: inline })
  const document = await api.sendDocument(chat, file(), { caption: '<i>Вот</i>', parse_mode: 'HTML' })
  await api.editMessageCaption(chat, document.message_id, { caption: 'Иначе' })
  await api.editMessageMedia(chat, document.message_id, { type: 'document', media: file('Новый.txt') })
  await api.getFile(document.document.file_id)
  await api.sendPhoto(chat, new InputFile(PIXEL, 'а.png'))
  await api.sendMediaGroup(
    chat,
    ['а', 'б'].map((name) => ({ type: 'document', media: file(name) })),
  )
  await api.sendChatAction(chat, 'typing')
  person.press('Да')
  const query = server.waitingUpdates.at(-1)?.callback_query?.id ?? ''
  await api.answerCallbackQuery(query, { text: 'Принято', show_alert: true })
  await api.deleteMessage(chat, text.message_id)
  await api.deleteMessages(chat, [document.message_id])
  await api.getChat(chat)
  await api.getUserProfilePhotos(chat)
  await settings()
  const seen = server.calls.filter(({ ok }) => ok)
  expect(
    Object.keys(METHODS).filter((method) => method !== 'getUpdates' && !seen.some((call) => call.method === method)),
  ).toEqual([])
  for (const { method, answer } of seen)
    // The envelope was made by the server under test, its shape is what is tested.
    expectValid(isResult(method), (answer as { result: unknown }).result)
})

async function settings(): Promise<void> {
  await api.getMe()
  await api.setMyCommands([{ command: 'menu', description: 'Меню' }])
  await api.getMyCommands()
  await api.deleteMyCommands()
  await api.setMyName('Наставник')
  await api.getMyName()
  await api.setMyDescription('Описание')
  await api.getMyDescription()
  await api.setMyShortDescription('Коротко')
  await api.getMyShortDescription()
  await api.setChatMenuButton()
  await api.getChatMenuButton()
  await api.setWebhook('https://example.org/hook', { allowed_updates: ['message'] })
  await api.getWebhookInfo()
  await api.deleteWebhook({ drop_pending_updates: true })
  await api.logOut()
  await api.close()
}

test('every refusal has the shape of one', async () => {
  await expect(api.sendMessage(1, 'да')).rejects.toThrow('chat not found')
  server.fail({ kind: 'rate', retryAfter: 3 })
  await expect(api.getMe()).rejects.toThrow('retry after 3')
  const refused = server.calls.filter(({ ok }) => !ok)
  expect(refused).toHaveLength(2)
  for (const { answer } of refused) expectValid(isRefusal, answer)
})
