import { addDays, dayIn } from '../../calendar/day.ts'
import { readMoment } from '../../calendar/typed-moment.ts'
import { workingDayFrom } from '../../calendar/working-days.ts'
import type { BareKey } from '../../i18n/texts.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { findNextMeeting } from '../store/open.ts'
import { longestTask } from '../task.ts'

/** What days a task may be due: nothing of it changes while somebody answers. */
export type Days = {
  readonly now: string
  readonly zone: string
  readonly today: string
  /** When the pair meets next; null where nothing is planned. */
  readonly meeting: string | null
}

export async function daysFor(ctx: BotContext, pairId: string, zone: string): Promise<Days> {
  const next = await findNextMeeting(ctx.tx, pairId, ctx.now)
  const today = dayIn(ctx.now, zone)
  return { now: ctx.now.toISOString(), zone, today, meeting: next ? dayIn(next, zone) : null }
}

/** By buttons, or typed as people write days; null for no day. */
export async function askDay(
  conversation: Dialogue,
  ctx: DialogueContext,
  { now, zone, today, meeting }: Days,
): Promise<string | null> {
  const { texts } = ctx
  const week = workingDayFrom(addDays(today, 7))
  const fortnight = workingDayFrom(addDays(today, 14))
  const answer = await ask(conversation, ctx, {
    step: 'day',
    text: texts.t('tasks.ask.day'),
    choices: [
      ...(meeting === null
        ? []
        : [{ label: texts.plain('tasks.day.meeting', { day: texts.day(meeting) }), value: meeting }]),
      { label: texts.plain('tasks.day.week', { day: texts.day(week) }), value: week },
      { label: texts.plain('tasks.day.fortnight', { day: texts.day(fortnight) }), value: fortnight },
      { label: texts.plain('tasks.day.withoutDay'), value: 'none' },
    ].filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index),
    parse: (typed) => parseDueDay(typed, { now: new Date(now), zone, today }),
  })
  return answer.by === 'button' && answer.value === 'none' ? null : answer.value
}

function parseDueDay(typed: string, { now, zone, today }: { now: Date; zone: string; today: string }): Parsed<string> {
  const read = readMoment(typed, 'day', { now, zone })
  if (!read.ok || read.on === undefined) return { ok: false, problem: 'tasks.ask.noDay' }
  if (read.on < today) return { ok: false, problem: 'tasks.ask.pastDay' }
  return read.on > addDays(today, 366) ? { ok: false, problem: 'tasks.ask.farDay' } : { ok: true, value: read.on }
}

export async function askWords(conversation: Dialogue, ctx: DialogueContext, key: BareKey): Promise<string> {
  const text = ctx.texts.t(key)
  const { value } = await ask(conversation, ctx, { step: 'words', text, choices: [], parse: parseWords })
  return value
}

/** The limits of a task, of what stood in the way and of what is given back are the same. */
export function parseWords(typed: string): Parsed<string> {
  const text = cleanText(typed)
  if (text === '') return { ok: false, problem: 'tasks.ask.empty' }
  return lengthOf(text) > longestTask ? { ok: false, problem: 'tasks.ask.tooLong' } : { ok: true, value: text }
}
