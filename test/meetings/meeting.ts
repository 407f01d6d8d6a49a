import type { Planned } from '../../src/meetings/meeting.ts'
import type { Organisation } from '../../src/organisations/organisation.ts'

export function aSchool(timeZone = 'Asia/Yekaterinburg', id = 'school'): Organisation {
  return { id, kind: 'SCHOOL', parentId: 'district', shortName: `Школа ${id}`, timeZone }
}

/** Planned on Monday, 5 October 2026, for Thursday at 15:30 in Yekaterinburg. */
export function aMeeting(facts: Partial<Planned> = {}, timeZone = 'Asia/Yekaterinburg'): Planned {
  const organisation = aSchool(timeZone)
  const at = new Date('2026-10-05T05:00:00Z')
  const part = (personId: string, role: 'MENTOR' | 'MENTEE', surname: string, names: readonly [string, string]) => ({
    personId,
    role,
    name: { surname, givenName: names[0], patronymic: names[1] },
    organisation,
    calendarAt: null,
    reply: null,
  })
  return {
    id: 'meeting',
    pairId: 'pair',
    organisation,
    status: 'planned',
    startsAt: new Date('2026-10-08T10:30:00Z'),
    minutes: 45,
    way: 'inPerson',
    place: null,
    topic: null,
    activityKey: null,
    isUnplanned: false,
    createdById: 'mentor',
    createdAt: at,
    sequence: 0,
    changedAt: at,
    parts: [
      part('mentor', 'MENTOR', 'Иванова', ['Анна', 'Петровна']),
      part('mentee', 'MENTEE', 'Лунин', ['Борис', 'Юрьевич']),
    ],
    ...facts,
  }
}
