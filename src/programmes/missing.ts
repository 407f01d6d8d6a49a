import { isOneMeeting, type Content, type Party } from './programme.ts'
import { isWithin, periodProblem, type PeriodProblem } from './period.ts'

/** What regulation 1.2 wants and is not there; until then it is neither shown for acceptance nor approved. */
export type Missing =
  | { readonly what: 'goal' | 'kinds' | 'difficulties' | 'activities' }
  | { readonly what: 'period'; readonly problem: PeriodProblem }
  | { readonly what: 'outside'; readonly titles: readonly string[] }

/** What is worth a look, and stops nothing. */
export type Advice =
  | { readonly what: 'results' | 'speed' | 'group' }
  | { readonly what: 'uncovered'; readonly difficulties: readonly string[] }
  | { readonly what: 'order'; readonly endsOn: string }

/** Speed mentoring is one meeting (2.3) in a programme of three months or more (1.2): no number of activities is asked for. */
export function missingIn(content: Content): Missing[] {
  const problem = periodProblem(content)
  const outside = content.activities.filter(({ dueOn }) => !isWithin(dueOn, content))
  const found: (Missing | false)[] = [
    (content.goal ?? '') === '' && { what: 'goal' },
    content.kinds.length === 0 && { what: 'kinds' },
    content.difficulties.length === 0 && content.strengths.length === 0 && { what: 'difficulties' },
    content.activities.length === 0 && { what: 'activities' },
    problem !== undefined && { what: 'period', problem },
    problem === undefined && outside.length > 0 && { what: 'outside', titles: outside.map(({ title }) => title) },
  ]
  return found.filter((one) => one !== false)
}

export function adviceOn(content: Content, party: Pick<Party, 'endsOn' | 'mentees'>): Advice[] {
  const covered = new Set(content.activities.map(({ difficulty }) => difficulty))
  const uncovered = content.difficulties.filter((one) => !covered.has(one))
  const isGroup = party.mentees.length > 1
  const found: (Advice | false)[] = [
    content.results.length === 0 && { what: 'results' },
    isOneMeeting(content) && { what: 'speed' },
    isGroup && content.kinds.length > 0 && !content.kinds.includes('group') && { what: 'group' },
    !isOneMeeting(content) &&
      content.activities.length > 0 &&
      uncovered.length > 0 && { what: 'uncovered', difficulties: uncovered },
    party.endsOn !== null && content.endsOn > party.endsOn && { what: 'order', endsOn: party.endsOn },
  ]
  return found.filter((one) => one !== false)
}
