import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BotApi } from '../../../src/training/bot-api/bot-api.ts'
import type { Person } from '../../../src/training/bot-api/person.ts'
import { echoBot, openBotApi, until } from './kit.ts'

let api: BotApi
let teacher: Person
let curator: Person
let talk: ReturnType<typeof echoBot>
let running: Promise<void>

beforeEach(async () => {
  api = openBotApi()
  teacher = api.person({ firstName: 'Анна', phone: '+79001112233' })
  curator = api.person({ firstName: 'Борис' })
  talk = echoBot(await api.listen())
  running = talk.bot.start({ allowed_updates: ['message', 'callback_query', 'my_chat_member'] })
})

afterEach(async () => {
  api.heal()
  await talk.bot.stop()
  await running
  await api.close()
})

test('a link with a payload opens the bot, which answers with entities and buttons', async () => {
  teacher.start('inv_42')
  await until(api, () => teacher.last?.mine === false)
  expect(teacher.last).toMatchObject({
    text: 'Здравствуйте, Анна! Код: inv_42',
    entities: [
      { type: 'bold', offset: 14, length: 4 },
      { type: 'code', offset: 25, length: 6 },
    ],
    buttons: [['✅ Да', '❌ Нет']],
  })
})

test('a pressed button edits the message, takes its keyboard and shows a toast', async () => {
  teacher.start()
  await until(api, () => teacher.buttons().length > 0)
  teacher.press('✅ Да')
  await until(api, () => teacher.toast !== undefined)
  expect(teacher.toast).toEqual({ text: 'Принято', alert: false })
  expect(teacher.last).toMatchObject({ text: 'Вы ответили: yes', buttons: [] })
  expect(teacher.screen).toHaveLength(2)
})

test('a press of a button that is not there names those that are', async () => {
  teacher.start()
  await until(api, () => teacher.buttons().length > 0)
  expect(() => teacher.press('Может быть')).toThrow('No button «Может быть»; there are: «✅ Да», «❌ Нет»')
})

test('a keyboard key shares the telephone and goes away after one use', async () => {
  teacher.say('/phone')
  await until(api, () => teacher.keyboard !== undefined)
  expect(teacher.keyboard).toEqual([['Дать']])
  teacher.tap('Дать')
  await until(api, () => teacher.last?.text === 'Номер: +79001112233')
  expect(teacher.keyboard).toBeUndefined()
})

test('a document arrives with its Russian name and its bytes', async () => {
  teacher.say('/report')
  await until(api, () => teacher.last?.kind === 'document')
  expect(teacher.last?.file).toMatchObject({ name: 'Отчёт за неделю.txt', mime: 'text/plain' })
  expect(Buffer.from(teacher.last?.file?.bytes ?? []).toString()).toBe('отчёт')
})

test('somebody who blocked the bot is not written to', async () => {
  teacher.start()
  await until(api, () => teacher.buttons().length > 0)
  teacher.block()
  curator.say(`/notify ${teacher.id}`)
  await until(api, () => api.calls.some((call) => call.status === 403))
  expect(api.calls.at(-1)?.answer).toEqual({
    ok: false,
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  })
})
