import { nextAllowedInstant } from '../../calendar/quiet-hours.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { saveAside, saveTakenUp, type StoredDraft } from '../store/drafts.ts'

const dayMilliseconds = 86_400_000

/** A half-filled questionnaire is reminded of a day after the last answer, at an hour when people may be written to. */
export function reminderAfter(now: Date, timeZone: string): Date {
  return nextAllowedInstant(new Date(now.getTime() + dayMilliseconds), timeZone)
}

/** The person turned to something else: words that they type now are not an answer. */
export async function setAside(tx: Tx, member: Member): Promise<void> {
  await saveAside(tx, member.personId)
}

/** The person is back at the question: words that they type are meant for it, and for no other. */
export async function takeUp(tx: Tx, stored: StoredDraft): Promise<void> {
  await saveTakenUp(tx, stored)
}
