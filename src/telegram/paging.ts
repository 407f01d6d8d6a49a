import type { ScreenButton } from './screen.ts'

/** A piece of a list: rows `from` … of `total`, `size` to a page. */
export type Page<T> = {
  readonly rows: readonly T[]
  readonly from: number
  readonly total: number
  readonly size: number
}

export const pageSize = 8

/** Reads a page number from callback data; nonsense is the first page. */
export function pageNumber(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : 0
}

export function pageBounds(number: number): { skip: number; take: number } {
  return { skip: number * pageSize, take: pageSize }
}

export function toPage<T>(rows: readonly T[], total: number, number: number): Page<T> {
  return { rows, from: number * pageSize, total, size: pageSize }
}

/** «‹ 1–8» and «17–24 ›»: one row, empty where everything fits on one page. */
export function pageButtons<T>(page: Page<T>, dataOf: (number: number) => string): ScreenButton[][] {
  if (page.total === 0) return []
  const number = Math.floor(page.from / page.size)
  // The list may have become shorter since the button was shown.
  const before = Math.min(number, Math.ceil(page.total / page.size)) - 1
  const range = (of: number) => `${of * page.size + 1}–${Math.min(page.total, (of + 1) * page.size)}`
  const row: ScreenButton[] = []
  if (before >= 0) row.push({ text: `‹ ${range(before)}`, data: dataOf(before) })
  if ((number + 1) * page.size < page.total) row.push({ text: `${range(number + 1)} ›`, data: dataOf(number + 1) })
  return row.length > 0 ? [row] : []
}
