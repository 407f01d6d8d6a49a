import { addDays, dayIn, instantOf } from '../calendar/day.ts'
import type { Database } from '../db/connect.ts'
import { eachInTransaction, inTransaction, type Tx } from '../db/transaction.ts'
import { whenToTell } from '../notices/actions/telling.ts'
import { memberOf } from '../pairs/pair.ts'
import { findPair } from '../pairs/store/pairs.ts'
import { tellTask } from './actions/telling.ts'
import { saveReminded } from './store/changes.ts'
import { type DueTask, listUnreminded } from './store/open.ts'
import { findTask } from './store/tasks.ts'
import { remindOn } from './task.ts'

/** People read it before their lessons are over. */
const hourOfReminder = 9
/** A day off may stand between the reminder and the day: ten in January. */
const most = 1000

/** Tells the mentee the working day before a task is due, once; after days down still where the day is not over. */
export async function remindOfTasks(db: Database, now: Date): Promise<void> {
  for (;;) {
    const due = await inTransaction(db, async (tx) => await listDueNow(tx, now))
    await eachInTransaction(db, due, async (tx, task) => await remind(tx, task, now))
    if (due.length === 0) return
  }
}

export async function nextTaskReminder(db: Database, after: Date): Promise<Date | undefined> {
  const ahead = await inTransaction(db, async (tx) => await listUnreminded(tx, dayIn(after, 'UTC'), most))
  return ahead
    .map(remindAt)
    .filter((at) => at > after)
    .toSorted((one, other) => one.getTime() - other.getTime())[0]
}

/** What is not over anywhere and has come to its reminder: as many as one tick takes. */
async function listDueNow(tx: Tx, now: Date): Promise<DueTask[]> {
  const found = await listUnreminded(tx, addDays(dayIn(now, 'UTC'), -1), most)
  return found.filter((task) => remindAt(task) <= now && dayIn(now, task.timeZone) <= task.dueOn)
}

async function remind(tx: Tx, { id, dueOn, timeZone }: DueTask, now: Date): Promise<void> {
  if (!(await saveReminded(tx, id, dueOn))) return
  const task = await findTask(tx, id)
  const pair = task && (await findPair(tx, task.pairId))
  const member = pair && memberOf(pair, task.menteeId)
  if (!member) return
  const dueAt = remindAt({ id, dueOn, timeZone })
  const { personId, organisation } = member
  const hour = await whenToTell(tx, { personId, kind: 'task-due', organisation, dueAt }, now)
  // A week that is full, or a wish to read seldom, would bring it when the day is over.
  if (hour.status === 'later' && dayIn(hour.at, timeZone) > dueOn) return
  await tellTask(tx, { task, pair }, 'due', { to: task.menteeId, key: dueOn, dueAt }, now)
}

function remindAt({ dueOn, timeZone }: DueTask): Date {
  return instantOf(remindOn(dueOn), hourOfReminder, timeZone)
}
