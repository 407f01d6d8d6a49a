import { isKey, type Texts } from '../../i18n/texts.ts'
import type { OwnData } from '../actions/own-data.ts'

/** How the instants and organisations of one person's data are written. */
export type Writing = {
  readonly texts: Texts
  readonly own: OwnData
  readonly at: (instant: Date) => string
  readonly day: (date: Date) => string
  readonly place: (organisationId: string) => string
}

/** The text of a key composed from data, or the data themselves where there is none. */
export function wordOf(texts: Texts, key: string, otherwise: string): string {
  return isKey(key) ? texts.plain(key) : otherwise
}

export function writingOf(texts: Texts, own: OwnData): Writing {
  const zone = own.organisations[0]?.timeZone ?? 'Europe/Moscow'
  return {
    texts,
    own,
    at: (instant) => texts.instant(instant, zone),
    day: (date) => texts.day(date.toISOString().slice(0, 10)),
    place: (id) => own.organisations.find((one) => one.id === id)?.shortName ?? id,
  }
}
