import { getVtimezoneComponent } from '@touch4it/ical-timezones'
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Texts } from '../i18n/texts.ts'
import { endOf, type Meeting } from './meeting.ts'
import { peopleText, topicText, wayText } from './words.ts'

/** Seconds before the beginning at which a calendar rings. */
const alarmBefore = 3600

/**
 * The meeting as a file for any calendar (RFC 5545), in the language of its reader and the zone of the school. Its UID is
 * the same all its life and its SEQUENCE grows, so that a calendar changes what it has; a cancelled one takes it out.
 */
export function calendarFile(texts: Texts, meeting: Meeting, readerId: string): Uint8Array {
  const { id, sequence, changedAt, organisation, startsAt } = meeting
  const isCancelled = meeting.status === 'cancelled'
  const zone = organisation.timeZone
  const calendar = ical({
    prodId: { company: 'nastavnik', product: 'meetings', language: texts.language.toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // Named by the event alone: a zone of the whole calendar would take the Z from DTSTAMP.
    timezone: { name: null, generator: (name) => getVtimezoneComponent(name) ?? null },
  })
  const event = calendar.createEvent({
    id: `${id}@nastavnik`,
    sequence,
    stamp: zoned(changedAt, 'UTC'),
    lastModified: zoned(changedAt, 'UTC'),
    timezone: zone,
    start: zoned(startsAt, zone),
    end: zoned(endOf(meeting), zone),
    summary: texts.plain('meetings.calendar.summary', { people: peopleText(texts, meeting, readerId) }),
    description: texts.plain('meetings.calendar.description', { topic: topicText(texts, meeting) }),
    location: wayText(texts, meeting),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  const alarm = { type: ICalAlarmType.display, trigger: alarmBefore, description: event.summary() } as const
  if (!isCancelled) event.createAlarm(alarm)
  return new TextEncoder().encode(calendar.toString())
}

function zoned(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}
