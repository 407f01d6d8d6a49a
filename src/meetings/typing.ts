import { momentOf, readMoment } from '../calendar/typed-moment.ts'
import type { BareKey } from '../i18n/texts.ts'
import { cleanText, lengthOf } from '../questionnaires/clean-text.ts'
import { type Bounds, dayProblem, momentProblem } from './planning.ts'

/** A day, with the time where it was named at once. */
export type Moment = { readonly on: string; readonly at: string | undefined }
export type WholeMoment = { readonly on: string; readonly at: string }

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: BareKey }

/** What was typed where a day was asked for. */
export function readDay(typed: string, bounds: Bounds): Read<Moment> {
  const read = readMoment(typed, 'day', bounds)
  if (!read.ok) return { ok: false, problem: `meetings.problems.${read.reason}` }
  const { on, at } = read
  if (on === undefined) return { ok: false, problem: 'meetings.problems.onlyTime' }
  const problem = at === undefined ? dayProblem(on, bounds) : momentProblem(momentOf(on, at, bounds.zone), bounds)
  return problem ? { ok: false, problem: `meetings.problems.${problem}` } : { ok: true, value: { on, at } }
}

/** What was typed where the time of that day was asked for; another day named with it goes instead. */
export function readTime(typed: string, asked: string, bounds: Bounds): Read<WholeMoment> {
  const read = readMoment(typed, 'time', bounds)
  if (!read.ok) {
    const reason = read.reason === 'unclear' ? 'unclearTime' : read.reason
    return { ok: false, problem: `meetings.problems.${reason}` }
  }
  const { on = asked, at } = read
  return at === undefined ? { ok: false, problem: 'meetings.problems.unclearTime' } : checked({ on, at }, bounds)
}

/** A moment of which the day and the time were chosen apart. */
export function checked(moment: WholeMoment, bounds: Bounds): Read<WholeMoment> {
  const problem = momentProblem(momentOf(moment.on, moment.at, bounds.zone), bounds)
  return problem ? { ok: false, problem: `meetings.problems.${problem}` } : { ok: true, value: moment }
}

/** A topic, a place or a reason in own words. */
export function readWords(typed: string, longest: number): Read<string> {
  const text = cleanText(typed).replaceAll('\n', ' ')
  if (text === '') return { ok: false, problem: 'meetings.problems.empty' }
  return lengthOf(text) > longest ? { ok: false, problem: 'meetings.problems.tooLong' } : { ok: true, value: text }
}
