import type { Database } from '../db/connect.ts'
import { eachInTransaction, inTransaction, type Tx } from '../db/transaction.ts'
import { tell, whenToTell } from '../notices/actions/telling.ts'
import type { Recipient } from '../people/store.ts'
import { findOrganisation } from '../organisations/store.ts'
import type { Form } from './actions/form.ts'
import { shownOf } from './actions/shown.ts'
import { type DueDraft, findNextReminder, listDueReminders, removeReminder, saveReminder } from './store/drafts.ts'

/** How a reminder reads; handed in, since what is shown is not a job's business. */
export type Reminder = (
  recipient: Recipient,
  shown: Awaited<ReturnType<typeof shownOf>>,
) => {
  text: string
  buttons: readonly (readonly { text: string; callback_data: string }[])[]
}

/** Reminds, once after each pause, of questionnaires left half-filled. */
export async function remindOfDrafts(
  db: Database,
  forms: readonly Form[],
  reminder: Reminder,
  now: Date,
): Promise<void> {
  const due = await inTransaction(db, async (tx) => await listDueReminders(tx, now, 500))
  await eachInTransaction(db, due, async (tx, stored) => {
    const form = forms.find((one) => one.key === stored.questionnaire)
    if (form?.versions.some(({ version }) => version === stored.version)) await remind(tx, form, stored, reminder, now)
  })
}

export async function nextReminderAt(db: Database, after: Date): Promise<Date | undefined> {
  return await inTransaction(db, async (tx) => await findNextReminder(tx, after))
}

async function remind(tx: Tx, form: Form, stored: DueDraft, reminder: Reminder, now: Date): Promise<void> {
  if (!(await removeReminder(tx, stored, now))) return
  const organisation = await findOrganisation(tx, stored.organisationId)
  if (!organisation) return
  const { personId, id, revision, remindAt: dueAt } = stored
  const hour = await whenToTell(tx, { personId, kind: 'draft', organisation, dueAt }, now)
  // Put off, it is told only if the draft is still there and untouched then.
  if (hour.status === 'later') await saveReminder(tx, id, hour.at)
  if (hour.status !== 'now') return
  const shown = await shownOf(tx, form, stored)
  const read = (to: Recipient) => reminder(to, shown)
  const telling = { to: [personId], kind: 'draft', organisation, key: `${id}:${revision}`, dueAt } as const
  await tell(tx, { ...telling, text: (to) => read(to).text, buttons: (to) => read(to).buttons }, now)
}
