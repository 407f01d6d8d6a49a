import type { DialogueContext } from '../telegram/context.ts'
import { askUntil, type Dialogue, type ShownQuestion } from '../telegram/dialogue.ts'
import type { FileTarget } from './file.ts'
import { owesDownload } from './receiving.ts'

export type FileQuestion = ShownQuestion & {
  /** What the file is for. */
  readonly target: FileTarget
}

export type FileAnswer = { readonly by: 'file' } | { readonly by: 'button'; readonly value: string }

/**
 * Asks for a document or a photo until one comes or a button is pressed; anything else gets a sentence, and the question
 * stays. After `file` the person knows that the file is being looked at: the dialogue ends there, and the handler of the
 * purpose goes on when the file is here.
 */
export async function askFile(dialogue: Dialogue, ctx: DialogueContext, question: FileQuestion): Promise<FileAnswer> {
  const answer = await askUntil(dialogue, ctx, question, async (next) => {
    const owed = await dialogue.external(async (outer) => await owesDownload(outer, question.target))
    if (!owed.ok) return { ok: false, problem: owed.reason === 'too-big' ? 'files.tooBig' : 'files.filePlease' }
    await next.reply(next.texts.t('files.coming'), { parse_mode: 'HTML' })
    return { ok: true, value: undefined }
  })
  return answer.by === 'button' ? answer : { by: 'file' }
}
