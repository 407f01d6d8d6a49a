import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import {
  type Answer,
  ask,
  askUntil,
  type Dialogue,
  type Parsed,
  type Question,
  type ShownQuestion,
} from '../../telegram/dialogue.ts'

/** A dialogue with a way out at each of its questions. */
export type Leavable = {
  readonly conversation: Dialogue
  /** On the button of the way out. */
  readonly label: 'leave' | 'keep'
  /** What is said once it is taken. */
  readonly leave: (outer: BotContext) => Promise<void>
}

/** The way out is a press like any other; whoever takes it answers nothing more. */
export const leaving = 'meeting-leave'

export async function askOrLeave<T>(
  dialogue: Leavable,
  ctx: DialogueContext,
  question: Question<T>,
): Promise<Answer<T>> {
  return await orLeave(dialogue, await ask(dialogue.conversation, ctx, withWayOut(dialogue, ctx, question)))
}

export async function askUntilOrLeave<T>(
  dialogue: Leavable,
  ctx: DialogueContext,
  question: ShownQuestion,
  accept: (next: DialogueContext) => Promise<Parsed<T>>,
): Promise<Answer<T>> {
  const { conversation } = dialogue
  return await orLeave(dialogue, await askUntil(conversation, ctx, withWayOut(dialogue, ctx, question), accept))
}

function withWayOut<One extends ShownQuestion>({ label }: Leavable, { texts }: DialogueContext, question: One): One {
  const out = { label: texts.plain(`meetings.buttons.${label}`), value: leaving }
  return { ...question, choices: [...question.choices, out] }
}

async function orLeave<T>({ conversation, leave }: Leavable, answer: Answer<T>): Promise<Answer<T>> {
  if (answer.by === 'text' || answer.value !== leaving) return answer
  await conversation.external(leave)
  return await conversation.halt()
}
