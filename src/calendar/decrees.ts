/**
 * Days off moved by the Government's decrees, by year: from a day to a day. A moved holiday stays a day off; a moved
 * Saturday becomes a working day. A year that is missing goes by the law alone: the decree on 2027 was not known when
 * this was written, and it may move 2 and 3 January and make Saturdays working days.
 */
export const decrees: Readonly<Record<number, readonly (readonly [from: string, to: string])[]>> = {
  // Decree 1335 of 4 October 2024.
  2025: [
    ['2025-01-04', '2025-05-02'],
    ['2025-01-05', '2025-12-31'],
    ['2025-02-23', '2025-05-08'],
    ['2025-03-08', '2025-06-13'],
    ['2025-11-01', '2025-11-03'],
  ],
  // Decree 1466 of 24 September 2025.
  2026: [
    ['2026-01-03', '2026-01-09'],
    ['2026-01-04', '2026-12-31'],
  ],
}
