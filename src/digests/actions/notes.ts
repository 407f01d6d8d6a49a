import { dayIn, daysBetween } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { memberOf, menteesIn, type Pair } from '../../pairs/pair.ts'
import { listPairs } from '../../pairs/store/pairs.ts'
import type { NameParts } from '../../people/name.ts'
import { othersOf } from '../../meetings/meeting.ts'
import { listMeetingsBetween } from '../../meetings/store/meetings.ts'
import { listUnreported } from '../../meetings/store/week.ts'
import { listUnanswered } from '../../surveys/store/invitations.ts'
import { listOpenTasks, type OpenTask } from '../../tasks/store/open.ts'
import { listUnaccepted } from '../store/weekly.ts'
import { type Note, type Week, weekAt } from '../weekly.ts'
import { listSilentToMentor } from './silence.ts'

/** Whoever has not answered by then does not want to: the questionnaire stays open, nobody repeats it. */
const daysOfSurvey = 28

type Add = (personId: string, note: Note) => void

/** What waits for the mentors and mentees of a school's pairs, by person: one query for each source. */
export async function collectNotes(tx: Tx, school: Organisation, now: Date): Promise<Map<string, Note[]>> {
  const notes = new Map<string, Note[]>()
  const add: Add = (personId, note) => notes.set(personId, [...(notes.get(personId) ?? []), note])
  const { rows: pairs } = await listPairs(tx, [school.id], { statuses: ['active'] }, { skip: 0, take: 1000 })
  const byId = new Map(pairs.map((pair) => [pair.id, pair]))
  const week = weekAt(now, school.timeZone)
  await addMeetings(tx, school, { week, now }, add)
  for (const task of await listOpenTasks(tx, school.id)) addTask(task, { week, timeZone: school.timeZone }, byId, add)
  for (const { pairId, personIds } of await listUnaccepted(tx, school.id))
    for (const personId of personIds)
      add(personId, { ...ofPair('programme', pairId), people: fellowsOf(byId.get(pairId), personId) })
  const isRecent = ({ askedAt }: { readonly askedAt: Date }) =>
    daysBetween(dayIn(askedAt, school.timeZone), dayIn(now, school.timeZone)) <= daysOfSurvey
  for (const { personId, pairId, questionnaire } of (await listUnanswered(tx, school.id)).filter(isRecent))
    add(personId, {
      ...ofPair('survey', pairId),
      form: questionnaire,
      people: fellowsOf(byId.get(pairId), personId),
    })
  for (const { pairId, mentor, mentees, days } of await listSilentToMentor(tx, school.id, now))
    for (const one of [mentor, ...mentees]) {
      const people = one === mentor ? mentees.map(({ name }) => name) : [mentor.name]
      add(one.personId, { ...ofPair('silent', pairId), people, days })
    }
  return notes
}

async function addMeetings(tx: Tx, school: Organisation, { week, now }: { week: Week; now: Date }, add: Add) {
  const { timeZone } = school
  for (const meeting of await listMeetingsBetween(tx, school.id, now, week.to))
    if (meeting.status === 'planned')
      for (const { personId } of meeting.parts)
        add(personId, {
          ...{ what: 'meeting', key: `meeting:${meeting.id}`, id: meeting.id, isOfWeek: true },
          at: { instant: meeting.startsAt, timeZone },
          people: othersOf(meeting, personId).map(({ name }) => name),
        })
  for (const { meetingId: id, startsAt: instant, mentor, mentees } of await listUnreported(tx, school.id, now))
    add(mentor.personId, {
      ...{ what: 'unreported', key: `meeting:${id}`, id, isOfWeek: false, at: { instant, timeZone } },
      people: mentees.map(({ name }) => name),
    })
}

/** Due this week or overdue, for the mentee; answered, for the mentor who looks at it (п. 4.1.4). */
function addTask(
  task: OpenTask,
  { week, timeZone }: { readonly week: Week; readonly timeZone: string },
  pairs: ReadonlyMap<string, Pair>,
  add: Add,
): void {
  const common = { key: `task:${task.id}`, id: task.id, pairId: task.pairId, words: task.words }
  const { dueOn: day, answeredAt, mentee } = task
  if (answeredAt)
    add(task.mentorId, {
      ...{ ...common, what: 'check', people: [mentee], isOfWeek: false },
      day: dayIn(answeredAt, timeZone),
    })
  else if (day !== null && day <= week.sunday)
    add(task.menteeId, {
      ...{ ...common, day, isOfWeek: day >= week.monday },
      what: day < week.today ? 'overdueTask' : 'task',
      people: fellowsOf(pairs.get(task.pairId), task.menteeId),
    })
}

function ofPair(what: 'programme' | 'survey' | 'silent', pairId: string) {
  return { what, key: `${what}:${pairId}`, id: pairId, isOfWeek: false } as const
}

/** Those on the other side of the pair. */
function fellowsOf(pair: Pair | undefined, personId: string): NameParts[] {
  if (!pair || !memberOf(pair, personId)) return []
  const others = pair.mentor.personId === personId ? menteesIn(pair) : [pair.mentor]
  return others.map(({ profile }) => profile)
}
