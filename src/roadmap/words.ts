import { isKey, keyOf, type Texts } from '../i18n/texts.ts'
import type { Due } from './due.ts'
import type { Item } from './items.ts'

/** Plain: an item in the words of its district, or of the document. */
export function titleOf(texts: Texts, { key, title }: Pick<Item, 'key' | 'title'>): string {
  return title ?? texts.plain(keyOf('roadmap.items', key))
}

/** Plain: an item as people call it. */
export function nameOf(texts: Texts, { key, title }: Pick<Item, 'key' | 'title'>): string {
  const short = `roadmap.short.${key}`
  return title === null && isKey(short) ? texts.plain(short) : (title ?? key)
}

/** Plain: the points of the documents that want it, or that the district does. */
export function clauseOf(texts: Texts, { key }: Pick<Item, 'key'>, isOwn: boolean): string {
  return isOwn ? texts.plain('roadmap.ofDistrict') : texts.plain(keyOf('roadmap.clauses', key))
}

/** Plain: what is due, as people call it; `pair` names the people of a pair whose programme ends. */
export function nameInChat(texts: Texts, due: Due, pair: string): string {
  return due.item ? nameOf(texts, due.item) : texts.plain('roadmap.pairEnds', { pair })
}

/** Plain: «через 12 дней», «сегодня», «просрочено на 3 дня». */
export function leftInWords(texts: Texts, daysLeft: number): string {
  if (daysLeft < 0) return texts.plain('roadmap.left.overdue', { days: -daysLeft })
  if (daysLeft === 0) return texts.plain('roadmap.left.today')
  return daysLeft === 1 ? texts.plain('roadmap.left.tomorrow') : texts.plain('roadmap.left.days', { days: daysLeft })
}

/** Plain: the day, marked where it may still move. */
export function dayInWords(texts: Texts, on: string, isProvisional: boolean): string {
  return isProvisional ? texts.plain('roadmap.provisionalDay', { day: texts.day(on) }) : texts.day(on)
}

/** What the button that opens it carries; view/buttons.ts reads the same names. */
export function dueData({ organisationId, key, pair }: Pick<Due, 'organisationId' | 'key' | 'pair'>): string {
  return pair ? `pair:${pair.id}` : `road-item:${organisationId}:${key}`
}
