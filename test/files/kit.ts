import { Bot, type MiddlewareFn } from 'grammy'
import { inTransaction } from '../../src/db/transaction.ts'
import type { Database } from '../../src/db/connect.ts'
import { askFile } from '../../src/files/asking.ts'
import { type FileHandler, filesBot, type OnFile } from '../../src/files/bot.ts'
import type { Purpose, StoredFile } from '../../src/files/file.ts'
import { sendDocument } from '../../src/files/sending.ts'
import { tableIn } from '../../src/files/table.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import { addOrganisation } from '../../src/organisations/store.ts'
import { addAccount, addPerson } from '../../src/people/store.ts'
import type { ProgramOptions } from '../../src/program.ts'
import type { BotContext, DialogueContext } from '../../src/telegram/context.ts'
import { type Dialogue, dialogue, dialogues } from '../../src/telegram/dialogue.ts'
import { surroundings } from '../../src/telegram/surroundings.ts'
import { currentTurn } from '../../src/telegram/turn.ts'
import type { Person } from '../../src/training/bot-api/person.ts'

/**
 * A bot that asks for a file by /list and /scan, tells what came of it, sends it back, and echoes words: the machinery of
 * files without the rest of the product.
 */
export function fileBot(onFile: OnFile = { 'staff-list': tellBack, scan: tellBack }): ProgramOptions['makeBot'] {
  return (options) => {
    const bot = new Bot<BotContext>(options.token, {
      botInfo: options.botInfo,
      // As in the product.
      client: { fetch: options.fetch as typeof fetch },
    })
    bot.use(
      surroundings((actor) => actor),
      dialogues([texts]),
      filesBot(onFile),
    )
    bot.command('cancel', async (ctx) => await ctx.conversation.exitAll())
    bot.use(dialogue(asking, 'asking'))
    bot.command('list', async (ctx) => await ctx.conversation.enter('asking', 'staff-list'))
    bot.command('scan', async (ctx) => await ctx.conversation.enter('asking', 'scan'))
    bot.on('message:text', async (ctx) => await ctx.reply(`Эхо: ${ctx.message.text}`))
    bot.on('message', async (ctx) => await ctx.reply('Об этом не просили'))
    return bot
  }
}

const tellBack: FileHandler = async (ctx, file, subjectId) => {
  const size = file.purpose === 'scan' ? `${file.bytes.byteLength} Б` : `${linesIn(file)} стр.`
  await ctx.reply(`Прочитано: ${file.name}, ${size}, ${file.purpose} о ${subjectId}`)
  const rows = [[{ text: 'Дальше', data: 'go' }]]
  await sendDocument(ctx, { name: `Отчёт; "${file.name}"`, bytes: file.bytes, caption: '<b>Отчёт</b>', rows })
}

function linesIn(file: StoredFile): number {
  const read = tableIn(file)
  return read.ok ? read.lines.length : 0
}

async function asking(talk: Dialogue, ctx: DialogueContext, purpose: Purpose): Promise<void> {
  const organisationId = await talk.external(async (outer) => (await outer.tx.organisation.findFirst())?.id ?? '')
  const answer = await askFile(talk, ctx, {
    step: 'file',
    text: 'Пришлите файл',
    choices: [{ label: 'Не сейчас', value: 'later' }],
    target: { purpose, subjectId: 'subject-1', organisationId },
  })
  if (answer.by === 'button') await ctx.reply('Хорошо, не сейчас')
}

const texts: MiddlewareFn<DialogueContext> = async (ctx, next) => {
  ctx.texts = textsIn(currentTurn().language ?? 'ru')
  await next()
}

/** A person who is known to the program, in a school of their own. */
export async function addSender(db: Database, person: Person, now: Date, language: 'ru' | 'en' = 'ru'): Promise<void> {
  const chatId = String(person.id)
  await inTransaction(db, async (tx) => {
    const more = { shortName: 'Школа № 3', timeZone: 'Asia/Yekaterinburg', createdAt: now }
    await addOrganisation(tx, { kind: 'SCHOOL', fullName: 'МБОУ «Школа № 3»', ...more })
    const personId = await addPerson(tx, language, now)
    await addAccount(tx, personId, { platform: 'telegram', externalId: chatId, chatId }, now)
  })
}

/** What the bot said, oldest first. */
export function heard(person: Person): string[] {
  return person.screen.filter(({ mine }) => !mine).map(({ text }) => text)
}
