/** In the order of the workbook. Counts as of the end of a month, and of what happened in it. */
export const figureKeys = [
  /** Meetings that stood in the plans, took place, and were said by a mentee to have taken place. */
  'planned',
  'held',
  'confirmed',
  /** Active pairs and groups. */
  'pairs',
  'groups',
  /** People in them, each once. */
  'mentorsAtWork',
  'menteesAtWork',
  /** Active pairs without a meeting for more than thirty days. */
  'silent',
  /** Active pairs with an approved programme; programmes approved and ended in the month. */
  'programmes',
  'approved',
  'ended',
  'tasksGiven',
  'tasksDone',
  'tasksOpen',
  /** In the bank of mentees and in no active pair; the longest of them, in days. */
  'mentees',
  'longestWait',
  /** Proposed, agreed or waiting for the order. */
  'proposed',
  /** In the bank of mentors. */
  'mentors',
  /** Questionnaires of mentors sent for the first time, since the beginning. */
  'sent',
  /** Teachers who have agreed to the processing of their data but have not begun. */
  'waiting',
  /** Begun and not sent. */
  'unfinished',
] as const

export type FigureKey = (typeof figureKeys)[number]
/** What a month's summary counts of a school, or of all schools of a district. */
export type Figures = Readonly<Record<FigureKey, number>>

/** A month of the picture. */
export type Trend = { readonly month: string } & Readonly<Record<'planned' | 'held' | 'confirmed' | 'silent', number>>

/** How many months the picture shows. */
export const monthsOfTrend = 6

export type Summary = {
  readonly now: Figures
  /** The month before, or of a month that is not over the same days of it. */
  readonly before: Figures
  /** What is due within thirty days, and what is late, as the summary is told. */
  readonly deadlines: { readonly near: number; readonly overdue: number }
  /** The earliest first; the last is the month itself. */
  readonly trend: readonly Trend[]
}

export function changeOf({ now, before }: Pick<Summary, 'now' | 'before'>, key: FigureKey): number {
  return now[key] - before[key]
}

/** Nothing happened, and everything stands as it stood. */
export function isQuiet(summary: Summary): boolean {
  return figureKeys.every((key) => key === 'longestWait' || changeOf(summary, key) === 0)
}

/** A district is its schools together: sums, and of waiting the longest. */
export function sumOf(summaries: readonly Summary[]): Summary {
  const months = summaries.flatMap(({ trend }) => trend)
  return {
    now: addedUp(summaries.map(({ now }) => now)),
    before: addedUp(summaries.map(({ before }) => before)),
    deadlines: {
      near: summaries.reduce((total, { deadlines }) => total + deadlines.near, 0),
      overdue: summaries.reduce((total, { deadlines }) => total + deadlines.overdue, 0),
    },
    trend: [...Map.groupBy(months, ({ month }) => month)]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([month, all]) => ({
        month,
        planned: sum(all, 'planned'),
        held: sum(all, 'held'),
        confirmed: sum(all, 'confirmed'),
        silent: sum(all, 'silent'),
      })),
  }
}

export const noFigures: Figures = recordOf(() => 0)

/** There is something to draw. */
export function hasMeetings({ trend }: Pick<Summary, 'trend'>): boolean {
  return trend.some(({ planned, held, silent }) => planned + held + silent > 0)
}

function addedUp(all: readonly Figures[]): Figures {
  return recordOf((key) => (key === 'longestWait' ? Math.max(0, ...all.map((one) => one[key])) : sum(all, key)))
}

function recordOf(value: (key: FigureKey) => number): Figures {
  // Every key of the list, and of nothing else a figure is made.
  return Object.fromEntries(figureKeys.map((key) => [key, value(key)])) as Figures
}

function sum<Key extends string>(all: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return all.reduce((total, one) => total + one[key], 0)
}
