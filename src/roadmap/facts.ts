// What the program knows of the road map by itself.

export const factKeys = [
  'curator',
  'orders',
  'programmes',
  'refresh',
  'mentees',
  'questionnaires',
  'mentors',
  'pairs',
  'support',
  'survey',
] as const
export type FactKey = (typeof factKeys)[number]

/** How far something is: `of` where it is a part of a whole. */
export type Fact = {
  readonly key: FactKey
  readonly isDone: boolean
  readonly count: number
  readonly of: number
}

/** Numbers of an organisation, each as far as it was asked for. */
export type Counts = {
  /** Curators appointed by an order with a number. */
  readonly curators?: number
  readonly active?: number
  /** Agreed, or in an order that is not signed. */
  readonly unsigned?: number
  /** Active pairs with an approved programme. */
  readonly approved?: number
  /** Campaigns begun in the school year. */
  readonly campaigns?: number
  readonly mentees?: number
  readonly mentors?: number
  readonly questionnaires?: number
  /** People of the bank of mentees without a pair, and how many of them have a next step. */
  readonly waiting?: number
  readonly stepped?: number
  readonly asked?: number
  readonly answered?: number
}

/** Whether it is done follows from the numbers; nothing is done where there is nothing yet. */
export function factOf(key: FactKey, counts: Counts): Fact {
  const { active = 0, unsigned = 0, approved = 0, waiting = 0, stepped = 0, asked = 0, answered = 0 } = counts
  const some = (count = 0): Fact => ({ key, isDone: count > 0, count, of: count })
  const all = (count: number, of: number): Fact => ({ key, isDone: of > 0 && count >= of, count, of })
  switch (key) {
    case 'curator':
      return some(counts.curators)
    case 'orders':
      return all(active, active + unsigned)
    case 'programmes':
      return all(approved, active)
    case 'refresh':
      return some(counts.campaigns)
    case 'mentees':
      return some(counts.mentees)
    case 'questionnaires':
      return some(counts.questionnaires)
    case 'mentors':
      return some(counts.mentors)
    case 'pairs':
      return some(active)
    case 'support':
      // «If necessary» (5.3): where everybody has a pair, there is nobody to support.
      return waiting === 0 ? { ...all(active, active), count: 0, of: 0 } : all(stepped, waiting)
    case 'survey':
      return all(answered, asked)
  }
}
