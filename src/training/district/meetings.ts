import { addDays, dayIn, daysBetween, instantOf } from '../../calendar/day.ts'
import { isWorkingDay, workingDayFrom, workingDayUpTo } from '../../calendar/working-days.ts'
import type { Tx } from '../../db/transaction.ts'
import { askForHelp } from '../../help/actions/asking.ts'
import { noteMeeting } from '../../meetings/actions/adhoc.ts'
import { answerMeeting, remark } from '../../meetings/actions/check-in-answering.ts'
import { takeIntoCalendar } from '../../meetings/actions/changing.ts'
import { planMeeting } from '../../meetings/actions/planning.ts'
import { changeReport, explainNotHeld, recordHeld, recordNotHeld } from '../../meetings/actions/report.ts'
import { presets } from '../../meetings/adhoc.ts'
import type { MeetingResult, Way } from '../../meetings/meeting.ts'
import { listVersions } from '../../programmes/store/versions.ts'
import { answerTask, checkTask } from '../../tasks/actions/answering.ts'
import { giveTask } from '../../tasks/actions/giving.ts'
import type { District } from './district.ts'
import type { AtWork } from './pairs.ts'

type Ago = (days: number) => Date
type Said = District['said']

/** Seven weeks of a pair that meets: what is over, what waits for somebody's word, what comes tomorrow. */
export async function liveTogether(tx: Tx, pair: AtWork, said: Said, ago: Ago): Promise<void> {
  const { mentor, pairId, timeZone } = pair
  const on = afternoons(pair, ago)
  const [first, second, third] = said.summaries
  await meet(tx, pair, { at: on(44), way: 'inPerson', topic: 0, summary: first, usefulness: 5 })
  await meet(tx, pair, { at: on(37), way: 'lesson', topic: 1, summary: second, usefulness: 4 })
  await meet(tx, pair, { at: on(30), way: 'messages', topic: 2, result: 'PARTLY', summary: third, usefulness: 3 })
  await miss(tx, pair, on(23))
  await meet(tx, pair, { at: on(16), way: 'call', topic: 3, usefulness: 5 })
  await meet(tx, pair, { at: on(9), way: 'lesson', topic: 4, summary: second, differently: said.differently })
  await noteMeeting(tx, mentor, { pairId, number: 0, preset: presets[0], daysAgo: '0' }, ago(5))
  await giveTasks(tx, pair, said, ago)
  const justNow = justOver(ago(0), timeZone)
  await plan(tx, pair, { at: justNow, way: 'inPerson', topic: 5 }, new Date(justNow.getTime() - 2 * 24 * 60 * minute))
  await plan(tx, pair, { at: on(-1), way: 'lesson', topic: 6, isInCalendar: true }, ago(2))
}

/** The last meeting of a pair was so many days ago. */
export async function meetLast(tx: Tx, pair: AtWork, days: number, ago: Ago): Promise<void> {
  const on = afternoons(pair, ago)
  await meet(tx, pair, { at: on(days + 7), way: 'inPerson', topic: 0, usefulness: 4 })
  await meet(tx, pair, { at: on(days), way: 'inPerson', topic: 1, usefulness: 4 })
}

/** A group meets every other week. */
export async function meetAsGroup(tx: Tx, pair: AtWork, said: Said, ago: Ago): Promise<void> {
  const on = afternoons(pair, ago)
  for (const [place, days] of [42, 28, 14, 3].entries())
    await meet(tx, pair, { at: on(days), way: 'group', topic: place, summary: said.summaries[0], usefulness: 5 })
}

/** The mentee asks the curator in confidence (п. 3.5.8). */
export async function seekHelp(tx: Tx, { pairId, mentees: [mentee] }: AtWork, said: Said, at: Date): Promise<void> {
  if (mentee) expected(await askForHelp(tx, mentee, { pairId, kind: 'HELP', words: said.help }, at))
}

/** The training may begin on any day at any hour; nobody meets at night or on a Sunday. */
function afternoons({ timeZone }: AtWork, ago: Ago): (days: number) => Date {
  const today = dayIn(ago(0), timeZone)
  return (days) => instantOf(near(addDays(today, -days), days > 0 ? workingDayUpTo : workingDayFrom), 15, timeZone)
}

/** Began an hour and three quarters ago and has ended within the hour; out of hours it was in the afternoon before. */
function justOver(now: Date, zone: string): Date {
  const began = new Date(now.getTime() - 105 * minute)
  const day = dayIn(began, zone)
  const isOutOfHours = began < instantOf(day, 8, zone) || began > instantOf(day, 20, zone)
  if (isWorkingDay(day) && !isOutOfHours) return began
  const last = began < instantOf(day, 17, zone) ? addDays(day, -1) : day
  return instantOf(near(last, workingDayUpTo), 15, zone)
}

/** The working day next to that one; in the middle of long holidays, where all would fall on one, that day itself. */
function near(day: string, towards: (day: string) => string): string {
  const found = towards(day)
  return Math.abs(daysBetween(day, found)) <= 3 ? found : day
}

const minute = 60_000

type Plan = {
  readonly at: Date
  readonly way: Way
  /** Which activity of the programme it carries out. */
  readonly topic: number
  readonly isInCalendar?: true
}
type Held = Plan & {
  readonly result?: MeetingResult
  readonly summary?: string
  readonly usefulness?: number
  /** How the mentee remembers it. */
  readonly differently?: string
}

async function plan(tx: Tx, pair: AtWork, { at, way, topic, isInCalendar }: Plan, plannedAt: Date): Promise<string> {
  const { pairId, mentor, mentees } = pair
  const [version] = await listVersions(tx, pairId)
  const activity = version?.activities[topic]
  const about = { place: null, topic: activity?.title ?? null, activityKey: activity?.key ?? null }
  const menteeIds = mentees.map(({ personId }) => personId)
  const planned = await planMeeting(tx, mentor, { pairId, menteeIds, startsAt: at, way, ...about }, plannedAt)
  if (!planned.ok) throw new Error(`an invented meeting can't be planned: ${planned.reason}`)
  const { id } = planned.meeting
  if (isInCalendar) await takeIntoCalendar(tx, mentor, id, plannedAt)
  return id
}

/** Planned three days before; reported and answered on the evening of the day. */
async function meet(tx: Tx, pair: AtWork, held: Held): Promise<void> {
  const { at, result = 'DONE', summary, usefulness, differently } = held
  const later = (minutes: number) => new Date(at.getTime() + minutes * minute)
  const id = await plan(tx, pair, held, later(-3 * 24 * 60))
  expected(await recordHeld(tx, pair.mentor, id, result, later(60)))
  if (summary) expected(await changeReport(tx, pair.mentor, id, { summary }, later(61)))
  for (const mentee of pair.mentees) {
    expected(await answerMeeting(tx, mentee, id, differently ? 'OTHERWISE' : 'YES', later(120)))
    if (differently) expected(await remark(tx, mentee, id, { words: differently }, later(121)))
    if (usefulness) expected(await remark(tx, mentee, id, { usefulness }, later(121)))
  }
}

async function miss(tx: Tx, pair: AtWork, at: Date): Promise<void> {
  const id = await plan(tx, pair, { at, way: 'inPerson', topic: 3 }, new Date(at.getTime() - 2 * 24 * 60 * minute))
  const told = new Date(at.getTime() + 60 * minute)
  expected(await recordNotHeld(tx, pair.mentor, id, told))
  expected(await explainNotHeld(tx, pair.mentor, id, 'personal', told))
}

/** Of four tasks one is checked, one waits to be checked, one is late and one is to be done. */
async function giveTasks(tx: Tx, pair: AtWork, { tasks, hindrance }: Said, ago: Ago): Promise<void> {
  const { pairId, mentor, mentees, timeZone } = pair
  const [mentee] = mentees
  if (!mentee) return
  const give = async (words: string, given: number, due: number): Promise<string> => {
    const task = { pairId, menteeIds: [mentee.personId], words, dueOn: dayIn(ago(due), timeZone) }
    const outcome = await giveTask(tx, mentor, task, ago(given))
    const [id] = outcome.ok ? outcome.taskIds : []
    if (id === undefined) throw new Error('an invented task is refused')
    return id
  }
  const done = await give(tasks[0], 37, 30)
  expected(await answerTask(tx, mentee, { taskId: done, outcome: 'DONE' }, ago(31)))
  expected(await checkTask(tx, mentor, { taskId: done, verdict: 'accepted', seen: 'DONE' }, ago(30)))
  const partly = await give(tasks[1], 16, 8)
  expected(await answerTask(tx, mentee, { taskId: partly, outcome: 'PARTLY', hindrance }, ago(7)))
  await give(tasks[2], 12, 4)
  await give(tasks[3], 5, -3)
}

function expected(outcome: { readonly ok: boolean }): void {
  if (!outcome.ok) throw new Error(`an invented life is refused: ${JSON.stringify(outcome)}`)
}
