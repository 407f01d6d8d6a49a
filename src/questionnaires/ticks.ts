import { ticked, type Draft } from './draft.ts'
import { mostEntries, optionsOf, type SeveralQuestion } from './question.ts'

export type Ticking =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly reason: 'too-many'; readonly max: number }

/** The draft with these entries ticked besides those that are; nothing is ticked where they are too many. */
export function withTicks(draft: Draft, question: SeveralQuestion, entries: readonly string[]): Ticking {
  const isAlone = (entry: string) => 'many' in question && question.alone?.includes(entry) === true
  const alone = entries.findLast(isAlone)
  const others = [...ticked(draft, question), ...entries].filter((entry) => !isAlone(entry))
  const all = inOrder(question, alone === undefined ? others : [alone])
  const max = mostEntries(question)
  if (all.length > max) return { ok: false, reason: 'too-many', max }
  return { ok: true, draft: { ...draft, ticks: { ...draft.ticks, [question.id]: all } } }
}

/** Nothing twice: ranked as they were pressed, others as the options stand on the screen, own words last. */
function inOrder(question: SeveralQuestion, entries: readonly string[]): readonly string[] {
  const once = [...new Set(entries)]
  if ('ranked' in question) return once
  const options = optionsOf(question)
  return [...options.filter((option) => once.includes(option)), ...once.filter((entry) => !options.includes(entry))]
}
