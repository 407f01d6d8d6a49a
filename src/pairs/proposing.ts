import { nextAllowedInstant } from '../calendar/quiet-hours.ts'

/** Silence of so many days is an answer too; the clock runs from the hour at which people may be told. */
export const daysToAnswer = 3
/** A head signs among other papers. */
export const daysForHeads = 14

/** When a proposal that is told now counts as unanswered: an hour at which people may be written to. */
export function expiryOf(now: Date, zone: string, days: number = daysToAnswer): Date {
  const told = nextAllowedInstant(now, zone)
  return nextAllowedInstant(new Date(told.getTime() + days * 86_400_000), zone)
}

/** The kinds of a pair as they were chosen, with what follows from who is in it. */
export function kindsWith(
  kinds: readonly string[],
  { isGroup, isReverse }: { readonly isGroup: boolean; readonly isReverse: boolean },
): string[] {
  const base = kinds.length > 0 ? kinds : ['traditional']
  const added = [...(isGroup ? ['group'] : []), ...(isReverse ? ['reverse'] : [])]
  return [...new Set([...base.filter((one) => !isGroup || one !== 'traditional'), ...added])]
}

/** Longest words of a person: a reason, a question, a reply, a note. */
export const longestWords = 500

/** Why somebody refuses, or a curator takes a proposal back: by a button; own words come besides. */
export const mentorCauses = ['busy', 'profile', 'other', 'unsaid'] as const
export const menteeCauses = ['later', 'another', 'own', 'unsaid'] as const
export const causes = [...new Set([...mentorCauses, ...menteeCauses])]
