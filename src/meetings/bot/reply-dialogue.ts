import { answerTask } from '../../tasks/actions/answering.ts'
import type { DialogueContext, MemberContext } from '../../telegram/context.ts'
import type { Dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { type Answered, findAnswerable, remark } from '../actions/check-in-answering.ts'
import { findTaskToAnswer, refusedReply, showNextTask, showReplyStep } from './check-in.ts'
import { isSkipped, lost, parseShort, take } from './typed-answers.ts'

/** How it was, what to change, or, under the id of a task, what stood in its way. */
export async function replyWords(
  conversation: Dialogue,
  ctx: DialogueContext,
  id: string,
  what: string,
  isAsked = false,
): Promise<void> {
  const asked = what === 'words' || what === 'change' ? what : 'hindrance'
  const text = ctx.texts.t(`meetings.reply.words.${asked}`)
  const { value } = await take(conversation, ctx, { step: asked, text, choices: [], parse: parseShort }, isAsked)
  await conversation.external(async (outer) => {
    if (!isMember(outer)) return await lost(outer)
    if (isAsked && isSkipped(ctx, value)) return await leave(outer, id, what)
    if (asked === 'hindrance') return await hinder(outer, id, what, value)
    const said = await remark(
      outer.tx,
      outer.actor,
      id,
      asked === 'words' ? { words: value } : { change: value },
      outer.now,
    )
    await thank(outer, said, asked)
  })
}

/** «Пропустить», typed: after a task comes the next one. */
async function leave(ctx: MemberContext, id: string, what: string): Promise<void> {
  const meeting = await findAnswerable(ctx.tx, ctx.actor, id)
  if (meeting) await showNextTask(ctx, meeting, what === 'change' ? undefined : what, tell)
  else await lost(ctx)
}

/** Whoever says how it was otherwise goes on to how useful it was. */
async function thank(ctx: MemberContext, said: Answered, asked: 'words' | 'change'): Promise<void> {
  if (!said.ok && said.reason === 'gone') return await lost(ctx)
  if (!said.ok) return await refusedReply(ctx, said, tell)
  await showReplyStep(ctx, said.meeting, asked === 'change' ? 'tasks' : 'end', tell)
}

async function hinder(ctx: MemberContext, id: string, taskId: string, hindrance: string): Promise<void> {
  const found = await findTaskToAnswer(ctx, id, taskId)
  const answer = found?.task.state.status === 'answered' ? found.task.state.answer : undefined
  if (!found || !answer) return await lost(ctx)
  await answerTask(ctx.tx, ctx.actor, { taskId, outcome: answer.outcome, hindrance }, ctx.now)
  await showNextTask(ctx, found.meeting, taskId, tell)
}
