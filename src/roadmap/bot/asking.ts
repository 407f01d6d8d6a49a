import { dayIn } from '../../calendar/day.ts'
import { readMoment } from '../../calendar/typed-moment.ts'
import type { BareKey } from '../../i18n/texts.ts'
import type { DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, type Parsed } from '../../telegram/dialogue.ts'

/** When and where somebody types a day; what a dialogue keeps is text. */
export type When = { readonly at: string; readonly zone: string }

export function whenOf(now: Date, zone: string): When {
  return { at: now.toISOString(), zone }
}

export function todayOf({ at, zone }: When): string {
  return dayIn(new Date(at), zone)
}

type DayQuestion = {
  readonly step: string
  readonly text: string
  readonly choices: readonly { readonly label: string; readonly value: string }[]
  readonly when: When
  /** It has happened: what is typed is read backwards. */
  readonly isPast?: boolean
  /** What is said of what cannot be read, where the question asks for another form than `problems.noDay` names. */
  readonly unclear?: BareKey
  /** What is wrong with a day that can be read. */
  readonly problem?: (day: string) => BareKey | undefined
}

/** A day by a button or as people write it: see typed-moment.ts. Answers with the button's value or the day. */
export async function askDay(conversation: Dialogue, ctx: DialogueContext, question: DayQuestion): Promise<string> {
  const { value } = await ask<string>(conversation, ctx, {
    step: question.step,
    text: question.text,
    choices: question.choices,
    parse: (typed) => parseDay(typed, question),
  })
  return value
}

function parseDay(
  typed: string,
  { when, isPast = false, unclear = 'roadmap.problems.noDay', problem }: DayQuestion,
): Parsed<string> {
  const read = readMoment(typed, 'day', { now: new Date(when.at), zone: when.zone, isPast })
  if (!read.ok || read.on === undefined) return { ok: false, problem: unclear }
  const wrong = problem?.(read.on)
  return wrong ? { ok: false, problem: wrong } : { ok: true, value: read.on }
}
