import { dayIn } from '../../calendar/day.ts'
import { readMoment } from '../../calendar/typed-moment.ts'
import type { BareKey } from '../../i18n/texts.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { longestTask } from '../../tasks/task.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { type Answer, ask, type Dialogue, type Parsed, type ShownQuestion } from '../../telegram/dialogue.ts'
import { tell } from '../../telegram/screen.ts'
import { longestSummary } from '../check-in.ts'

type Typed = ShownQuestion & { readonly parse: (typed: string, now?: Date) => Parsed<string> }

const dayMilliseconds = 86_400_000

/**
 * `isAsked`: the step on the screen has asked already, and waits for its words in silence, for a day. Whatever else comes,
 * or comes later, goes on to others, and leaves the step.
 */
export async function take(
  conversation: Dialogue,
  ctx: DialogueContext,
  question: Typed,
  isAsked: boolean,
): Promise<Answer<string>> {
  if (!isAsked) return await ask(conversation, ctx, question)
  const shownAt = await readClock(conversation)
  const next = await conversation.wait()
  const now = await readClock(conversation)
  const typed = next.message?.text
  if (typed === undefined || typed.startsWith('/') || now - shownAt > dayMilliseconds)
    return await conversation.halt({ next: true })
  const parse = (words: string) => question.parse(words, new Date(now))
  const read = parse(typed)
  if (read.ok) return { by: 'text', value: read.value }
  return await ask(conversation, next, { ...question, parse, text: next.texts.t(read.problem) })
}

async function readClock(conversation: Dialogue): Promise<number> {
  return await conversation.external((outer) => outer.now.getTime())
}

/** The label of the button beside it, typed. */
export function isSkipped({ texts }: DialogueContext, typed: string): boolean {
  const labels = [texts.plain('meetings.checkIn.buttons.skip'), texts.plain('meetings.checkIn.task.none')]
  return labels.some((one) => one.toLowerCase() === typed.toLowerCase())
}

export function parseShort(typed: string): Parsed<string> {
  return parseWords(typed, longestSummary, 'meetings.checkIn.words.tooLong')
}

export function parseTask(typed: string): Parsed<string> {
  return parseWords(typed, longestTask, 'meetings.checkIn.words.longTask')
}

function parseWords(typed: string, longest: number, tooLong: BareKey): Parsed<string> {
  const text = cleanText(typed)
  if (text === '') return { ok: false, problem: 'meetings.checkIn.words.empty' }
  return lengthOf(text) > longest ? { ok: false, problem: tooLong } : { ok: true, value: text }
}

export function readFutureDay(typed: string, now: Date, zone: string): Parsed<string> {
  const read = readMoment(typed, 'day', { now, zone })
  if (!read.ok || read.on === undefined) return { ok: false, problem: 'meetings.checkIn.due.unclear' }
  return read.on < dayIn(now, zone) ? { ok: false, problem: 'meetings.checkIn.due.past' } : { ok: true, value: read.on }
}

/** At the end of a dialogue: what it was about is not there any more, or is not theirs. */
export async function lost(ctx: BotContext): Promise<void> {
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t('telegram.stale'), rows: [[menu]] })
}
