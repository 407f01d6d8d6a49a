import type { DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue } from '../../telegram/dialogue.ts'
import { type Extra, parseBirthYear, parseContact } from '../extras.ts'

/** Both may be left out, and taken away again: null. */
export async function askContact(dialogue: Dialogue, ctx: DialogueContext): Promise<string | null> {
  return await askExtra(dialogue, ctx, 'contact', parseContact)
}

export async function askBirthYear(dialogue: Dialogue, ctx: DialogueContext): Promise<number | null> {
  const thisYear = await dialogue.external((outer) => outer.now.getUTCFullYear())
  return await askExtra(dialogue, ctx, 'birthYear', (typed) => parseBirthYear(typed, thisYear))
}

async function askExtra<T>(
  dialogue: Dialogue,
  ctx: DialogueContext,
  field: 'contact' | 'birthYear',
  parse: (typed: string) => Extra<T>,
): Promise<T | null> {
  const answer = await ask<T>(dialogue, ctx, {
    step: field,
    text: ctx.texts.t(`joining.ask.${field}`),
    choices: [{ label: ctx.texts.plain('joining.ask.remove'), value: 'none' }],
    parse: (typed) => {
      const parsed = parse(typed)
      return parsed.ok ? parsed : { ok: false, problem: `joining.problems.${parsed.problem}` }
    },
  })
  return answer.by === 'button' ? null : answer.value
}
