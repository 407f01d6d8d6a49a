import { type Api, Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy'
import { type BotApi, createBotApi } from '../../../src/training/bot-api/bot-api.ts'
import { trainingPage } from '../../../src/training/page.ts'
import type { Description } from '../../../src/training/page-view.ts'
import { PIXEL, TOKEN } from '../bot-api/kit.ts'

export interface Training {
  readonly botApi: BotApi
  readonly root: string
  /** Ends one step of a clock that was told to wait for it. */
  readonly holdClock: { until: Promise<void> }
  close(): Promise<void>
}

const HOUR_MS = 3_600_000

const PEOPLE: (Description & { readonly first: string; readonly last: string })[] = [
  ['Ольга', 'Берёзова', 'Координатор', ''],
  ['Мария', 'Лугова', 'Директор', 'Школа № 1'],
  ['Ирина', 'Ветрова', 'Куратор', 'Школа № 1'],
  ['Анна', 'Ким', 'Педагог', 'Школа № 1'],
  ['Павел', 'Снегов', 'Педагог', 'Школа № 1'],
  ['Дарья', 'Рощина', 'Куратор', 'Школа № 2'],
  ['Тимур', 'Каримов', 'Педагог', 'Школа № 2'],
  ['Светлана', 'Полевая', 'Педагог', 'Школа № 2'],
].map(([first = '', last = '', role = '', school = '']) => ({
  first,
  last,
  name: `${last} ${first}`,
  roles: [role],
  school,
}))

/** The page with a small bot behind it, a clock that goes by the hour, and invented people. */
export async function openTraining(): Promise<Training> {
  let at = Date.parse('2026-09-07T09:12:00Z')
  const holdClock = { until: Promise.resolve() }
  const botApi = createBotApi({
    token: TOKEN,
    username: 'mentor_demo_bot',
    firstName: 'Наставник',
    now: () => new Date(at),
  })
  populate(botApi)
  const page = trainingPage({
    botApi,
    describe: (ids) => Promise.resolve(new Map(ids.flatMap((id) => described(botApi, id)))),
    clock: {
      now: () => new Date(at),
      async moveTo(target) {
        while (at < target.getTime()) {
          at = Math.min(target.getTime(), at + HOUR_MS)
          await holdClock.until
          await remind(bot.api, botApi, new Date(at))
        }
      },
    },
    reset() {
      botApi.reset()
      populate(botApi)
      return Promise.resolve()
    },
  })
  const root = await botApi.listen(0, '127.0.0.1', page.handle)
  const bot = menuBot(root)
  await bot.api.setMyCommands([
    { command: 'menu', description: 'Главное меню' },
    { command: 'help', description: 'Что умеет бот' },
  ])
  const running = bot.start({ allowed_updates: ['message', 'callback_query', 'my_chat_member'] })
  return {
    botApi,
    root,
    holdClock,
    async close() {
      botApi.heal()
      await bot.stop()
      await running
      page.close()
      await botApi.close()
    },
  }
}

function populate(botApi: BotApi): void {
  for (const { first, last } of PEOPLE) botApi.person({ firstName: first, lastName: last, languageCode: 'ru' })
}

function described(botApi: BotApi, id: number): [number, Description][] {
  const profile = botApi.people.get(id)?.profile
  const known = PEOPLE.find(({ first, last }) => first === profile?.firstName && last === profile.lastName)
  return known ? [[id, known]] : []
}

/** At nine in the morning in Moscow everybody who opened the bot is greeted. */
async function remind(api: Api, botApi: BotApi, now: Date): Promise<void> {
  if (now.getUTCHours() !== 6) return
  for (const person of botApi.people.values())
    if (botApi.chat(person.id)?.hasStarted && !person.isBlocked)
      await api.sendMessage(person.id, 'Доброе утро! Вас ждёт анкета.')
}

const QUESTION = [
  '<b>Вопрос 3 из 14</b>\n▰▰▰▱▱▱▱▱▱▱▱▱▱▱\n',
  'Что вам проще всего показать молодому коллеге?',
  '<i>Можно выбрать несколько.</i>',
].join('\n')

function menuBot(apiRoot: string): Bot {
  const bot = new Bot(TOKEN, { client: { apiRoot } })
  const question = new InlineKeyboard()
    .text('Планирование урока', 'plan')
    .row()
    .text('Дисциплина', 'order')
    .text('Родители', 'parents')
    .row()
    .text('◀ Назад', 'back')
    .text('Отложить', 'later')
  bot.command('start', async (ctx) => {
    if (ctx.match === 'evil') return ctx.reply('<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>', { parse_mode: 'HTML' })
    const greeting = ctx.match === '' ? 'Здравствуйте!' : `Приглашение <code>${ctx.match}</code> принято.`
    return ctx.reply(`${greeting} Это <b>Наставник</b>: /menu или <a href="https://example.org/help">помощь</a>.`, {
      parse_mode: 'HTML',
      reply_markup: new Keyboard().text('Мои дела').requestContact('Отправить номер').resized(),
    })
  })
  bot.command('menu', (ctx) => ctx.reply(QUESTION, { parse_mode: 'HTML', reply_markup: question }))
  bot.command('help', (ctx) =>
    ctx.reply(
      '<blockquote>Наставничество – это помощь делом.</blockquote>\nПригласите коллегу: https://t.me/mentor_demo_bot?start=inv_42',
      {
        parse_mode: 'HTML',
        reply_markup: new InlineKeyboard().url('Открыть приглашение', 'https://t.me/mentor_demo_bot?start=inv_43'),
      },
    ),
  )
  bot.command('report', (ctx) =>
    ctx.replyWithDocument(new InputFile(Buffer.from('отчёт'), 'Отчёт за неделю.txt'), { caption: 'Ваш отчёт' }),
  )
  bot.command('qr', (ctx) =>
    ctx.replyWithPhoto(new InputFile(PIXEL, 'qr.png'), {
      caption: 'Покажите коллеге: t.me/mentor_demo_bot?start=inv_45',
    }),
  )
  bot.callbackQuery('back', (ctx) => ctx.answerCallbackQuery({ text: 'Это первый вопрос', show_alert: true }))
  bot.callbackQuery('later', async (ctx) => {
    await ctx.editMessageText('Анкета отложена. Продолжить можно в любой день.')
    await ctx.answerCallbackQuery({ text: 'Ответы сохранены' })
  })
  bot.on('callback_query:data', async (ctx) => {
    await ctx.editMessageText(`Выбрано: ${ctx.callbackQuery.data}`, {
      reply_markup: new InlineKeyboard().text('Изменить', 'back'),
    })
    await ctx.answerCallbackQuery({ text: 'Записано' })
  })
  bot.on('message:contact', (ctx) => ctx.reply(`Номер записан: ${ctx.message.contact.phone_number}`))
  bot.on('message:document', (ctx) => ctx.reply(`Файл «${ctx.message.document.file_name}» получен`))
  bot.on('message:photo', (ctx) => ctx.replyWithPhoto(ctx.message.photo[0]?.file_id ?? '', { caption: 'Ваше фото' }))
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text))
  bot.catch(() => undefined)
  return bot
}
