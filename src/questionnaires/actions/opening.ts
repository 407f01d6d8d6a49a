import { dayIn } from '../../calendar/day.ts'
import { schoolYearOf } from '../../calendar/school-year.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { begin, beginAgain, correct, type Draft } from '../draft.ts'
import { formerAnswers } from '../former.ts'
import { latestOf, versionOf } from '../questionnaire.ts'
import { addDraft, findDraft, findOwnDraft, removeDraft, saveTakenUp, type StoredDraft } from '../store/drafts.ts'
import { findResponse, type Response } from '../store/responses.ts'
import type { Form } from './form.ts'
import { reminderAfter } from './pausing.ts'

export type Opening =
  | { readonly ok: true; readonly stored: StoredDraft; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' }

/**
 * The draft where the person left it, or a new one; what was sent is opened for correction. A new school year, another
 * school or a campaign asks everything anew, and offers the former answers. Teachers of schools fill questionnaires (п. 1.2).
 * `own` is where the person works; `subjectId` what it is about, where the form is about something.
 */
export async function openDraft(
  tx: Tx,
  member: Member,
  form: Form,
  own: Organisation,
  now: Date,
  subjectId = '',
): Promise<Opening> {
  const { personId } = member
  const organisation = await placeFor(tx, member, form, own, subjectId)
  if (organisation?.kind !== 'SCHOOL' || !may(member, 'questionnaire.fill', { organisation, personId }))
    return { ok: false, reason: 'not-allowed' }
  const response = await findResponse(tx, personId, form.key, subjectId)
  const isAnew = response !== undefined && (await isToBeAnew(tx, member, form, organisation, response, now))
  const stored = await findDraft(tx, personId, form.key, subjectId)
  if (stored && !(isAnew && isOnlyLookedAt(stored))) return { ok: true, stored, isNew: false }
  if (stored) await removeDraft(tx, stored)
  const { version, draft } = newDraft(member, form, organisation, response, { isAnew, now })
  const added = await addDraft(
    tx,
    { personId, organisationId: organisation.id, questionnaire: form.key, subjectId, version, draft },
    now,
    // Who only looks at what was sent is not reminded of it; the first step of a correction sets a reminder.
    response && !isAnew ? null : reminderAfter(now, organisation.timeZone),
  )
  await saveTakenUp(tx, added)
  await note(tx, {
    at: now,
    actorId: personId,
    organisationId: organisation.id,
    event: 'draft-begun',
    subject: 'draft',
    subjectId: added.id,
    details: { questionnaire: form.key, ...(subjectId === '' ? {} : { subjectId }) },
  })
  return { ok: true, stored: added, isNew: true }
}

/** The school where the person works; what is about something belongs where the form says. */
async function placeFor(
  tx: Tx,
  member: Member,
  { subject }: Form,
  own: Organisation,
  subjectId: string,
): Promise<Organisation | undefined> {
  if (subject) return subjectId === '' ? undefined : await subject.placeFor(tx, member, subjectId)
  return subjectId === '' ? own : undefined
}

function newDraft(
  member: Member,
  form: Form,
  { timeZone }: Organisation,
  response: Response | undefined,
  { isAnew, now }: { isAnew: boolean; now: Date },
): { version: number; draft: Draft } {
  const latest = latestOf(form.versions, form.key)
  const known = form.known(member)
  if (!response) return { version: latest.version, draft: begin(latest, known) }
  if (!isAnew) {
    const sent = versionOf(form.versions, form.key, response.version)
    return { version: sent.version, draft: correct(sent, response.answers) }
  }
  const passed = schoolYear(now, timeZone) - schoolYear(response.submittedAt, timeZone)
  return { version: latest.version, draft: beginAgain(latest, known, formerAnswers(latest, response.answers, passed)) }
}

async function isToBeAnew(
  tx: Tx,
  member: Member,
  form: Form,
  { id, timeZone }: Organisation,
  response: Response,
  now: Date,
): Promise<boolean> {
  // What is about a pair is asked once in its life, whatever the year and the school.
  if (response.subjectId !== '') return false
  if (response.organisationId !== id) return true
  if (schoolYear(response.submittedAt, timeZone) < schoolYear(now, timeZone)) return true
  return (await form.isAskedAnew?.(tx, member)) ?? false
}

/** What was sent was opened, and nothing was done to it. */
function isOnlyLookedAt({ draft, revision }: StoredDraft): boolean {
  return draft.status === 'reviewing' && revision === 0
}

function schoolYear(at: Date, timeZone: string): number {
  return schoolYearOf(dayIn(at, timeZone))
}

/** «Начать заново»: the answers given so far are removed, and what was sent before stays as it was. */
export async function restart(
  tx: Tx,
  member: Member,
  form: Form,
  organisation: Organisation,
  draftId: string,
  now: Date,
): Promise<StoredDraft | undefined> {
  const stored = await findOwnDraft(tx, member.personId, draftId)
  if (stored?.questionnaire !== form.key || !(await removeDraft(tx, stored))) return undefined
  const opening = await openDraft(tx, member, form, organisation, now, stored.subjectId)
  return opening.ok ? opening.stored : undefined
}
