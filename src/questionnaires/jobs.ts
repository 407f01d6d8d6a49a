import { nextAllowedInstant } from '../calendar/quiet-hours.ts'
import type { Database } from '../db/connect.ts'
import { inTransaction, type Tx } from '../db/transaction.ts'
import { post } from '../outbox/actions.ts'
import { listRecipientsOf, type Recipient } from '../people/store.ts'
import { findOrganisation } from '../organisations/store.ts'
import type { Form } from './actions.ts'
import { versionOf } from './questionnaire.ts'
import { findNextReminder, listDueReminders, type StoredDraft, removeReminder } from './store.ts'

/** How a reminder reads; handed in, since what is shown is not a job's business. */
export type Reminder = (
  recipient: Recipient,
  shown: { stored: StoredDraft; questionnaire: ReturnType<typeof versionOf> },
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
  for (const stored of due) {
    const form = forms.find((one) => one.key === stored.questionnaire)
    if (form?.versions.some(({ version }) => version === stored.version))
      await inTransaction(db, async (tx) => await remind(tx, form, stored, reminder, now))
  }
}

export async function nextReminderAt(db: Database, after: Date): Promise<Date | undefined> {
  return await inTransaction(db, async (tx) => await findNextReminder(tx, after))
}

async function remind(tx: Tx, form: Form, stored: StoredDraft, reminder: Reminder, now: Date): Promise<void> {
  if (!(await removeReminder(tx, stored, now))) return
  const organisation = await findOrganisation(tx, stored.organisationId)
  const sendAfter = nextAllowedInstant(now, organisation?.timeZone ?? 'UTC')
  const shown = { stored, questionnaire: versionOf(form.versions, form.key, stored.version) }
  const notices = (await listRecipientsOf(tx, stored.personId)).map((to) => ({
    to,
    dedupeKey: `draft-reminder:${stored.id}:${stored.revision}:${to.platform}:${to.chatId}`,
    ...reminder(to, shown),
    sendAfter,
  }))
  await post(tx, notices, now)
}
