import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { textsIn } from '../../src/i18n/texts.ts'
import { calendarFile } from '../../src/meetings/calendar-file.ts'
import type { Meeting } from '../../src/meetings/meeting.ts'
import { aMeeting } from './meeting.ts'

function written(meeting: Meeting, language: 'ru' | 'en' = 'ru'): string {
  return new TextDecoder().decode(calendarFile(textsIn(language), meeting, 'mentor'))
}

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('no event')
  return { calendar, component, event: new ICAL.Event(component) }
}

describe('the file of a meeting for calendars', () => {
  it('is read by another program as the meeting that it is', () => {
    const meeting = aMeeting({ place: 'каб. 12; налево', topic: 'Как начать урок, и чем его закончить' })
    const { calendar, component, event } = read(written(meeting))
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(event).toMatchObject({
      uid: 'meeting@nastavnik',
      sequence: 0,
      summary: 'Встреча: Лунин Б. Ю.',
      location: 'Очно, каб. 12; налево',
      description: 'Тема: Как начать урок, и чем его закончить',
    })
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString()).toBe('-PT1H')
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-10-05T05:00:00Z')
  })

  it('speaks the language of its reader', () => {
    expect(read(written(aMeeting(), 'en')).event).toMatchObject({
      summary: 'Meeting: Лунин Б. Ю.',
      location: 'In person',
    })
  })

  it.each(['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Kamchatka'])(
    'says the instant in %s with the rules of that zone in it',
    (timeZone) => {
      const meeting = aMeeting({}, timeZone)
      const { component, event } = read(written(meeting))
      expect(component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe(timeZone)
      expect(event.startDate.toJSDate()).toEqual(meeting.startsAt)
      expect(event.endDate.toJSDate()).toEqual(new Date(meeting.startsAt.getTime() + 45 * 60_000))
    },
  )

  it('keeps its name and counts up when the meeting is moved, and takes it out when it is cancelled', () => {
    const first = read(written(aMeeting()))
    const moved = read(written(aMeeting({ sequence: 1, startsAt: new Date('2026-10-09T11:00:00Z') })))
    const off = read(written({ ...aMeeting({ sequence: 2 }), status: 'cancelled', reason: 'personal' }))
    expect([first, moved, off].map(({ event }) => [event.uid, event.sequence])).toEqual([
      ['meeting@nastavnik', 0],
      ['meeting@nastavnik', 1],
      ['meeting@nastavnik', 2],
    ])
    expect(off.calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(off.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(off.component.getFirstSubcomponent('valarm')).toBeNull()
  })

  it('has lines of at most 75 octets that end as the format wants, whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ maxLength: 200 }), (topic, place) => {
        const text = written(aMeeting({ topic: `${topic}Ж`.repeat(2), place: `${place}щ` }))
        const lines = text.split('\r\n')
        expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(read(text).event.startDate.toJSDate()).toEqual(aMeeting().startsAt)
      }),
      { numRuns: 200 },
    )
  })
})
