import { isApproved } from './entered-days.ts'

/** A decree of the Government on days off moved within a year: who may want to compare it finds it by its number and day. */
export type Decree = {
  readonly number: string
  /** The day of the decree. */
  readonly signedOn: string
  /** From a day to a day. A moved holiday stays a day off; a moved Saturday becomes a working day. */
  readonly moves: readonly (readonly [from: string, to: string])[]
}

/**
 * By year. A year that is missing goes by the law alone and is provisional: the decree on 2027 was not known when this was
 * written, and it may move 2 and 3 January and make Saturdays working days. Coordinators enter such days meanwhile.
 */
export const decrees: Readonly<Record<number, Decree>> = {
  2022: {
    number: '1564',
    signedOn: '2021-09-16',
    moves: [
      ['2022-01-01', '2022-05-03'],
      ['2022-01-02', '2022-05-10'],
      ['2022-03-05', '2022-03-07'],
    ],
  },
  2023: {
    number: '1505',
    signedOn: '2022-08-29',
    moves: [
      ['2023-01-01', '2023-02-24'],
      ['2023-01-08', '2023-05-08'],
    ],
  },
  2024: {
    number: '1314',
    signedOn: '2023-08-10',
    moves: [
      ['2024-01-06', '2024-05-10'],
      ['2024-01-07', '2024-12-31'],
      ['2024-04-27', '2024-04-29'],
      ['2024-11-02', '2024-04-30'],
      ['2024-12-28', '2024-12-30'],
    ],
  },
  2025: {
    number: '1335',
    signedOn: '2024-10-04',
    moves: [
      ['2025-01-04', '2025-05-02'],
      ['2025-01-05', '2025-12-31'],
      ['2025-02-23', '2025-05-08'],
      ['2025-03-08', '2025-06-13'],
      ['2025-11-01', '2025-11-03'],
    ],
  },
  2026: {
    number: '1466',
    signedOn: '2025-09-24',
    moves: [
      ['2026-01-03', '2026-01-09'],
      ['2026-01-04', '2026-12-31'],
    ],
  },
}

/** Whether the days off of that year may still be moved: no decree on it is known, and nobody has named one. */
export function isProvisional(year: number): boolean {
  return decrees[year] === undefined && !isApproved(year)
}

/** The same of the year of a day. */
export function isProvisionalOn(day: string): boolean {
  return isProvisional(Number(day.slice(0, 4)))
}
