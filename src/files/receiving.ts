import { cleanName } from './name.ts'
import type { BotContext } from '../telegram/context.ts'
import { currentTurn } from '../telegram/turn.ts'
import { type FileTarget, largestBytes } from './file.ts'
import { addDownload } from './store.ts'

export type Owed = { readonly ok: true } | { readonly ok: false; readonly reason: 'no-file' | 'too-big' }

/**
 * The document or photo of this message is fetched after the commit and comes back as an update of its own, for the
 * handler of its purpose. Says nothing: `files.coming` and `files.tooBig` are the words for it. The caller has asked
 * whether this member may.
 */
export async function owesDownload(ctx: BotContext, target: FileTarget): Promise<Owed> {
  const sent = sentFile(ctx)
  if (!sent || ctx.actor.status !== 'member') return { ok: false, reason: 'no-file' }
  if (sent.size > largestBytes) return { ok: false, reason: 'too-big' }
  const turn = currentTurn()
  const { platform, chatId } = turn
  const { fileId, name, mime, messageId } = sent
  const senderId = ctx.actor.personId
  const dedupeKey = `${platform}:${chatId}:${messageId}`
  await addDownload(ctx.tx, { ...target, platform, chatId, fileId, name, mime, senderId, dedupeKey }, ctx.now)
  turn.isDownloadOwed = true
  return { ok: true }
}

/** Bytes by the messenger's own account; where it gives none, they are counted as they come. */
function sentFile(ctx: BotContext) {
  const { message } = ctx
  if (!message) return undefined
  const { document } = message
  const photo = message.photo?.at(-1)
  const file = document ?? photo
  // A moving picture is a document too, but never what was asked for.
  if (!file || message.animation) return undefined
  return {
    fileId: file.file_id,
    size: file.file_size ?? 0,
    name: cleanName(document?.file_name ?? (document ? 'file' : 'photo.jpg')),
    mime: document?.mime_type?.slice(0, 100) ?? (document ? 'application/octet-stream' : 'image/jpeg'),
    messageId: message.message_id,
  }
}
