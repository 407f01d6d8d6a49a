// The floor: grammY as it comes, each update answered with one message through its own HTTP client.
import { run, type RunnerHandle, sequentialize } from '@grammyjs/runner'
import { Bot } from 'grammy'
import { spent } from './figures.ts'
import { token } from './messenger.ts'

/** `runner`: many updates at once, in order within a chat, as a bot under load would be written. */
export type EchoSettings = { readonly apiRoot: string; readonly loop: 'built-in' | 'runner' }

export function createEcho() {
  let bot: Bot | undefined
  let runner: RunnerHandle | undefined
  return {
    answers: {
      async start({ apiRoot, loop }: EchoSettings): Promise<void> {
        bot = new Bot(token, { client: { apiRoot } })
        if (loop === 'runner') bot.use(sequentialize((ctx) => ctx.chat?.id.toString()))
        bot.on('message:text', async (ctx) => void (await ctx.reply(ctx.message.text)))
        await bot.init()
        if (loop === 'runner') runner = run(bot)
        else bot.start().catch(console.error)
      },
      spent: () => spent(),
    },
    end: async () => {
      if (runner?.isRunning()) await Promise.race([runner.stop(), bot?.stop()])
    },
  }
}
