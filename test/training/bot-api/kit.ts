import { Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy'
import type { BotApiOptions } from '../../../src/training/bot-api/assembly.ts'
import { type BotApi, createBotApi } from '../../../src/training/bot-api/bot-api.ts'

export const TOKEN = '7001:training-token'

/** A clock that stands where it is put. */
export function stoppedClock(start = '2026-09-07T09:00:00Z') {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    move(ms: number) {
      at += ms
    },
  }
}

export function openBotApi(options: Partial<BotApiOptions> = {}): BotApi {
  return createBotApi({ token: TOKEN, username: 'mentor_demo_bot', now: stoppedClock().now, ...options })
}

/** A small bot that uses what real ones do; grammY is the client. */
export function echoBot(apiRoot: string) {
  const bot = new Bot(TOKEN, { client: { apiRoot } })
  const log: string[] = []
  bot.command('start', (ctx) =>
    ctx.reply(`Здравствуйте, <b>${ctx.from?.first_name}</b>! Код: <code>${ctx.match}</code>`, {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('✅ Да', 'yes').text('❌ Нет', 'no'),
    }),
  )
  bot.command('phone', (ctx) =>
    ctx.reply('Ваш телефон?', { reply_markup: new Keyboard().requestContact('Дать').oneTime() }),
  )
  bot.command('report', (ctx) => ctx.replyWithDocument(new InputFile(Buffer.from('отчёт'), 'Отчёт за неделю.txt')))
  bot.command('notify', (ctx) => ctx.api.sendMessage(Number(ctx.match), 'Вас зовут'))
  bot.callbackQuery(['yes', 'no'], async (ctx) => {
    await ctx.editMessageText(`Вы ответили: ${ctx.callbackQuery.data}`)
    await ctx.answerCallbackQuery({ text: 'Принято' })
  })
  bot.on('message:contact', (ctx) => ctx.reply(`Номер: ${ctx.message.contact.phone_number}`))
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text))
  bot.catch(({ error }) => {
    log.push(error instanceof Error ? error.message : String(error))
  })
  return { bot, log }
}

/** Waits until what was asked is true; looks again each time something happens at the server. */
export async function until(api: BotApi, isTrue: () => boolean): Promise<void> {
  if (isTrue()) return
  await new Promise<void>((resolve) => {
    const leave = api.subscribe(() => {
      if (!isTrue()) return
      leave()
      resolve()
    })
  })
}

/** The smallest picture there is. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
