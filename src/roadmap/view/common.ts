import type { Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { ScreenButton } from '../../telegram/screen.ts'
import type { Item } from '../items.ts'
import type { Standing } from '../standing.ts'
import { dayInWords, leftInWords, nameOf } from '../words.ts'

const longestLabel = 40

/** Plain: an item on a button. */
export function labelOf(texts: Texts, { key, title }: Pick<Item, 'key' | 'title'>): string {
  return shortened(nameOf(texts, { key, title }), longestLabel)
}

/** Plain: who answers for it: whoever was named, or the role. */
export function ownerOf(texts: Texts, { item, entry }: Pick<Standing, 'item' | 'entry'>): string {
  return entry?.owner ? shortName(entry.owner.name) : texts.plain(`roadmap.owners.${item.owner}`)
}

/** Plain: «готово 12 мая 2027 г.», «просрочено на 3 дня», «до 20 мая 2027 г., через 12 дней», «без срока». */
export function statusIn(texts: Texts, standing: Standing): string {
  const { status, entry, dueOn, daysLeft, isProvisional } = standing
  if (status === 'not-needed') return texts.plain('roadmap.status.notNeeded')
  if (status === 'done')
    return entry?.doneOn
      ? texts.plain('roadmap.status.doneOn', { day: texts.day(entry.doneOn) })
      : texts.plain('roadmap.status.done')
  if (dueOn === null || daysLeft === null) return texts.plain('roadmap.status.open')
  return texts.plain('roadmap.status.due', {
    day: dayInWords(texts, dueOn, isProvisional),
    left: leftInWords(texts, daysLeft),
  })
}

/** Plain: «2026/2027 учебный год». */
export function schoolYearIn(texts: Texts, year: number): string {
  return texts.plain('roadmap.schoolYear', { from: String(year), to: String(year + 1) })
}

export function toMenu(texts: Texts): ScreenButton {
  return { text: texts.plain('telegram.buttons.menu'), data: 'menu' }
}
