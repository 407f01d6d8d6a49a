import { type Context, InputFile } from 'grammy'
import { cleanName } from './name.ts'
import { Fault } from '../diagnostics/log.ts'
import { inlineKeyboard, type Screen } from '../telegram/screen.ts'

export type OutgoingFile = {
  /** With its extension; made fit once more. See `documentName`. */
  readonly name: string
  readonly bytes: Uint8Array
  /** HTML, at most 1,000 characters. */
  readonly caption?: string
  readonly rows?: Screen['rows']
}

const longestCaption = 1000

/** Sends bytes as a document, always as a new message. It goes out after the commit, as every answer does. */
export async function sendDocument(ctx: Context, file: OutgoingFile): Promise<void> {
  if ((file.caption ?? '').replaceAll(/<[^>]*>/g, '').length > longestCaption) throw new Fault('a caption too long')
  const { rows = [] } = file
  await ctx.replyWithDocument(new InputFile(file.bytes, cleanName(file.name)), {
    ...(file.caption === undefined ? {} : { caption: file.caption, parse_mode: 'HTML' }),
    ...(rows.length === 0 ? {} : { reply_markup: { inline_keyboard: inlineKeyboard({ text: '', rows }) } }),
  })
}
