import type { Activity, Content } from './programme.ts'

export type Difference =
  | { readonly what: 'period'; readonly before: Period; readonly after: Period }
  | { readonly what: 'kinds' | 'difficulties'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly what: 'goal'; readonly before: string; readonly after: string }
  | { readonly what: 'results'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly what: 'added' | 'removed'; readonly activity: Activity }
  | { readonly what: 'moved'; readonly activity: Activity; readonly before: string }
  | { readonly what: 'renamed'; readonly activity: Activity; readonly before: string }
  | { readonly what: 'changed'; readonly activity: Activity }

type Period = Pick<Content, 'startsOn' | 'endsOn'>

/** What a version changes in the one before (regulation 7.2), in the order in which a programme is read. */
export function differencesOf(before: Content, after: Content): Difference[] {
  const isMoved = before.startsOn !== after.startsOn || before.endsOn !== after.endsOn
  return [
    ...(isMoved ? [{ what: 'period', before, after } as const] : []),
    ...ofLists('kinds', before.kinds, after.kinds),
    ...ofLists('difficulties', before.difficulties, after.difficulties),
    ...(before.goal === after.goal
      ? []
      : [{ what: 'goal', before: before.goal ?? '', after: after.goal ?? '' } as const]),
    ...ofLists('results', before.results, after.results),
    ...ofPlans(before.activities, after.activities),
  ]
}

function ofLists(
  what: 'kinds' | 'difficulties' | 'results',
  before: readonly string[],
  after: readonly string[],
): Difference[] {
  const added = after.filter((one) => !before.includes(one))
  const removed = before.filter((one) => !after.includes(one))
  return added.length + removed.length > 0 ? [{ what, added, removed }] : []
}

function ofPlans(before: readonly Activity[], after: readonly Activity[]): Difference[] {
  const former = new Map(before.map((one) => [one.key, one]))
  const kept = new Set(after.map(({ key }) => key))
  return [
    ...before.filter(({ key }) => !kept.has(key)).map((activity) => ({ what: 'removed', activity }) as const),
    ...after.flatMap((activity) => {
      const was = former.get(activity.key)
      return was ? ofActivities(was, activity) : [{ what: 'added', activity } as const]
    }),
  ]
}

/** One activity may be moved and renamed: both are said. The order within a day is no difference. */
function ofActivities(before: Activity, after: Activity): Difference[] {
  const isChanged =
    before.form !== after.form || before.outcome !== after.outcome || before.difficulty !== after.difficulty
  return [
    ...(before.dueOn === after.dueOn ? [] : [{ what: 'moved', activity: after, before: before.dueOn } as const]),
    ...(before.title === after.title ? [] : [{ what: 'renamed', activity: after, before: before.title } as const]),
    ...(isChanged ? [{ what: 'changed', activity: after } as const] : []),
  ]
}
