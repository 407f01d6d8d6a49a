import { dayIn } from '../../calendar/day.ts'
import type { BotContext } from '../../telegram/context.ts'
import type { Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { type Period, periodProblem } from '../period.ts'
import { lost, versionFor } from './reading.ts'

export type Start = {
  readonly versionId: string
  readonly revision: number
  readonly pairId: string
  readonly startsOn: string
  readonly endsOn: string
  readonly goal: string | null
  readonly results: readonly string[]
  readonly today: string
}

/** The version as it stands when the person is asked; what is kept of it is what the dialogue needs. */
export async function startOf(ctx: BotContext, v: string): Promise<Start | null> {
  const found = isMember(ctx) ? await versionFor(ctx, v) : undefined
  if (!found) {
    await lost(ctx)
    return null
  }
  const { id: versionId, revision, pairId, startsOn, endsOn, goal, results } = found.version
  const today = dayIn(ctx.now, found.party.organisation.timeZone)
  return { versionId, revision, pairId, startsOn, endsOn, goal, results, today }
}

/** A day that makes a period of three months to a year (regulation 1.2). */
export function fitting(day: Parsed<string>, periodWith: (day: string) => Period): Parsed<string> {
  const problem = day.ok ? periodProblem(periodWith(day.value)) : undefined
  return problem ? { ok: false, problem: `programmes.refused.${problem}` } : day
}
