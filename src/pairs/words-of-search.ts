import type { Texts } from '../i18n/texts.ts'
import { lastOf, searchSteps, supports, type Waiting } from './search.ts'

/** Plain: a step of the list, or the curator's own words. */
export function stepText(texts: Texts, step: string): string {
  const known = searchSteps.find((one) => one === step)
  return known ? texts.plain(`pairs.search.steps.${known}`) : step
}

/** Plain. */
export function supportText(texts: Texts, support: string | null): string {
  const known = supports.find((one) => one === support)
  return known ? texts.plain(`pairs.search.supports.${known}`) : texts.plain('pairs.search.none')
}

/** Plain: what happened last for them, with its day. */
export function lastText(texts: Texts, waiting: Waiting, dayOf: (at: Date) => string): string {
  const last = lastOf(waiting)
  if (!last) return texts.plain('pairs.search.lastNone')
  const what =
    last.kind === 'step' ? stepText(texts, last.what) : texts.plain(`pairs.search.lastPair.${wordOf(last.status)}`)
  return texts.plain('pairs.search.lastDay', { what, day: texts.day(dayOf(last.at)) })
}

function wordOf(status: NonNullable<Waiting['lastPair']>['status']) {
  switch (status) {
    case 'DECLINED':
      return 'declined'
    case 'EXPIRED':
      return 'expired'
    case 'WITHDRAWN':
      return 'withdrawn'
    case 'ENDED':
      return 'ended'
  }
}
