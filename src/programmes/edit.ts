import { inPlanOrder, exchanged, mostActivities, nextPlace, type Slot } from './plan.ts'
import { type PeriodProblem, periodProblem } from './period.ts'
import { type Activity, type Content, kinds } from './programme.ts'

/** One change of what is written; a set ends where it was meant to end, however often it is pressed. */
export type Edit =
  | { readonly what: 'goal'; readonly goal: string }
  | { readonly what: 'results'; readonly results: readonly string[] }
  | { readonly what: 'kind'; readonly kind: string; readonly isOn: boolean }
  | { readonly what: 'difficulty'; readonly difficulty: string; readonly isOn: boolean }
  | { readonly what: 'period'; readonly startsOn: string; readonly endsOn: string }
  | { readonly what: 'add'; readonly activity: Omit<Activity, 'place'> }
  | { readonly what: 'activity'; readonly key: string; readonly change: ActivityChange }
  | { readonly what: 'exchange'; readonly key: string; readonly step: -1 | 1 }
  | { readonly what: 'remove'; readonly key: string }
  | { readonly what: 'dates'; readonly dates: readonly string[] }

export type ActivityChange = Partial<Pick<Activity, 'title' | 'difficulty' | 'form' | 'outcome' | 'dueOn'>>

export type Edited =
  | { readonly ok: true; readonly content: Content; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'gone' | 'full' | PeriodProblem }

/** What stands there after the change, or why it can't be made. */
export function edited(content: Content, edit: Edit): Edited {
  switch (edit.what) {
    case 'goal':
      return changedBy(content, { goal: edit.goal })
    case 'results':
      return changedBy(content, { results: edit.results })
    case 'kind':
      return changedBy(content, { kinds: kinds.filter((one) => isIn(content.kinds, one, edit.kind, edit.isOn)) })
    case 'difficulty':
      return changedBy(content, { difficulties: setIn(content.difficulties, edit.difficulty, edit.isOn) })
    case 'period': {
      const { startsOn, endsOn } = edit
      const reason = periodProblem({ startsOn, endsOn })
      return reason ? { ok: false, reason } : changedBy(content, { startsOn, endsOn })
    }
    case 'add':
      return added(content, edit.activity)
    case 'activity':
      return changed(content, edit.key, edit.change)
    case 'exchange':
      return placed(content, exchanged(content.activities, edit.key, edit.step) ?? [])
    case 'remove':
      return withPlan(
        content,
        content.activities.filter(({ key }) => key !== edit.key),
      )
    case 'dates': {
      const plan = inPlanOrder(content.activities)
      return placed(
        content,
        plan.map(({ key, dueOn }, index) => ({ key, dueOn: edit.dates[index] ?? dueOn, place: index + 1 })),
      )
    }
  }
}

/** Taken from the catalogue already, or put there by the first of two presses: it stays as it is. */
function added(content: Content, activity: Omit<Activity, 'place'>): Edited {
  const isThere = content.activities.some(
    ({ key, templateKey }) => key === activity.key || (templateKey !== null && templateKey === activity.templateKey),
  )
  if (isThere) return changedBy(content, {})
  if (content.activities.length >= mostActivities) return { ok: false, reason: 'full' }
  return withPlan(content, [...content.activities, { ...activity, place: nextPlace(content.activities) }])
}

function changed(content: Content, key: string, change: ActivityChange): Edited {
  if (!content.activities.some((one) => one.key === key)) return { ok: false, reason: 'gone' }
  return withPlan(
    content,
    content.activities.map((one) => (one.key === key ? { ...one, ...change } : one)),
  )
}

function placed(content: Content, slots: readonly Slot[]): Edited {
  const byKey = new Map(slots.map((slot) => [slot.key, slot]))
  return withPlan(
    content,
    content.activities.map((one) => ({ ...one, ...byKey.get(one.key) })),
  )
}

function withPlan(content: Content, activities: readonly Activity[]): Edited {
  return changedBy(content, { activities: inPlanOrder(activities) })
}

function changedBy(content: Content, change: Partial<Content>): Edited {
  const after = { ...content, ...change }
  return { ok: true, content: after, isChanged: JSON.stringify(after) !== JSON.stringify(content) }
}

function isIn(all: readonly string[], one: string, changedOne: string, isOn: boolean): boolean {
  return one === changedOne ? isOn : all.includes(one)
}

function setIn(all: readonly string[], one: string, isOn: boolean): string[] {
  return isOn ? [...new Set([...all, one])] : all.filter((other) => other !== one)
}
