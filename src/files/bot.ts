import type { MiddlewareFn } from 'grammy'
import type { BotContext, MemberContext } from '../telegram/context.ts'
import { isMember } from '../telegram/home.ts'
import { dropFile, finishFile } from './actions.ts'
import { type Purpose, readFileReady, type StoredFile } from './file.ts'
import { findFile } from './store.ts'

/**
 * What is done with a file when it is here, in the transaction of its own update. `subjectId` is what `owesDownload` was
 * told. Much may have changed since it was sent: the handler asks anew whether this member may, and answers in words.
 */
export type FileHandler = (ctx: MemberContext, file: StoredFile, subjectId: string) => Promise<void>
export type OnFile = { readonly [purpose in Purpose]?: FileHandler }

/** Hands a fetched file to the handler of its purpose. Stands before the dialogues, so that none takes it for an answer. */
export function filesBot(onFile: OnFile): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const ready = readFileReady(ctx.update)
    if (!ready) return await next()
    const file = await findFile(ctx.tx, ready.file)
    if (!file) return
    if (!isMember(ctx) || ctx.actor.personId !== file.senderId) return await dropFile(ctx.tx, file)
    await onFile[file.purpose]?.(ctx, { ...file, subjectId: ready.subject }, ready.subject)
    await finishFile(ctx.tx, file)
  }
}
