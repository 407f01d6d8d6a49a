/** What the journal keeps of a pair, in the words of its card. */
export const pairEvents = [
  'pair-proposed',
  'pair-member-agreed',
  'pair-member-declined',
  'pair-agreed',
  'pair-declined',
  'pair-expired',
  'pair-withdrawn',
  'pair-mentee-added',
  'pair-approved',
  'pair-refused',
  'pair-question-asked',
  'pair-question-replied',
  'pair-basis-chosen',
  'pair-in-order',
  'pair-released',
  'pair-active',
  'pair-notice',
  'pair-ended',
  'pair-member-left',
] as const
export type PairEvent = (typeof pairEvents)[number]

export function pairEventNamed(word: string): PairEvent | undefined {
  return pairEvents.find((one) => one === word)
}
