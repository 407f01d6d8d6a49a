import { dayIn } from '../calendar/day.ts'
import type { Texts } from '../i18n/texts.ts'
import { shortName } from '../people/name.ts'
import { type Meeting, type MeetingPart, othersOf, partOf, type Way } from './meeting.ts'
import { cancelCauses, ownCauses } from './planning.ts'

/** Plain: «Иванова А. П.», or who it is without a name once their data are destroyed. */
export function partName(texts: Texts, { name, organisation }: MeetingPart): string {
  return shortName(name) || texts.plain('pairs.unnamed', { school: organisation.shortName })
}

/** Plain: everybody of it, or everybody else. */
export function peopleText(texts: Texts, meeting: Pick<Meeting, 'parts'>, readerId?: string): string {
  const shown = readerId === undefined ? meeting.parts : othersOf(meeting, readerId)
  return texts.list(shown.map((one) => partName(texts, one)))
}

/** Plain: «четверг, 8 октября 2026 г. в 15:30», by the clocks of the school that the pair belongs to. */
export function whenText(texts: Texts, { startsAt, organisation }: Pick<Meeting, 'startsAt' | 'organisation'>): string {
  const zone = organisation.timeZone
  return texts.plain('meetings.when', {
    weekday: texts.weekday(dayIn(startsAt, zone)),
    at: texts.instant(startsAt, zone),
  })
}

/** Plain: «чт, 8 окт, 15:30». */
export function shortWhen(
  texts: Texts,
  { startsAt, organisation }: Pick<Meeting, 'startsAt' | 'organisation'>,
): string {
  const zone = organisation.timeZone
  return `${texts.shortDay(dayIn(startsAt, zone))}, ${texts.time(startsAt, zone)}`
}

/** Plain: «Очно, каб. 12». */
export function wayText(texts: Texts, { way, place }: { readonly way: Way; readonly place: string | null }): string {
  const name = texts.plain(`meetings.way.${way}`)
  return place === null ? name : `${name}, ${place}`
}

/** Plain: what it is about, in a line of a list as well. */
export function topicText(texts: Texts, { topic }: Pick<Meeting, 'topic'>): string {
  return topic ?? texts.plain('meetings.noTopic')
}

/** HTML: when, how, about what and with whom; `readerId` is one of it. */
export function meetingLines(texts: Texts, meeting: Meeting, readerId?: string): string[] {
  return [
    texts.t('meetings.line.when', { when: whenText(texts, meeting) }),
    ...zoneLines(texts, meeting, readerId),
    texts.t('meetings.line.way', { way: wayText(texts, meeting) }),
    texts.t('meetings.line.topic', { topic: topicText(texts, meeting) }),
    texts.t(readerId !== undefined && partOf(meeting, readerId) ? 'meetings.line.with' : 'meetings.line.people', {
      people: peopleText(texts, meeting, readerId),
    }),
  ]
}

/** HTML: whoever works where clocks show another time reads which time it is. */
export function zoneLines(texts: Texts, meeting: Meeting, readerId?: string): string[] {
  const mine = readerId === undefined ? undefined : partOf(meeting, readerId)
  if (!mine) return []
  const { startsAt, organisation } = meeting
  const own = texts.instant(startsAt, mine.organisation.timeZone)
  if (own === texts.instant(startsAt, organisation.timeZone)) return []
  return [texts.t('meetings.line.zone', { school: organisation.shortName, at: own })]
}

/** Plain: why it was cancelled. */
export function causeText(texts: Texts, reason: string | null): string {
  if (reason === null) return texts.plain('meetings.cause.unsaid')
  const known = [...cancelCauses, ...ownCauses].find((one) => one === reason)
  return known ? texts.plain(`meetings.cause.${known}`) : reason
}
