import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import type { Draft } from '../draft.ts'
import { type Questionnaire, versionOf } from '../questionnaire.ts'
import { type Decision, type StepRefusal, submit } from '../steps.ts'
import { findOwnDraft, removeDraft, saveDraft, type StoredDraft } from '../store/drafts.ts'
import { type Response, saveResponse } from '../store/responses.ts'
import type { Form } from './form.ts'
import { reminderAfter } from './pausing.ts'

export type Step =
  | { readonly status: 'moved'; readonly questionnaire: Questionnaire; readonly stored: StoredDraft }
  | {
      readonly status: 'refused'
      readonly questionnaire: Questionnaire
      readonly stored: StoredDraft
      readonly refusal: StepRefusal
    }

/** One step of the person: the answer is written the moment it is given, unless the draft has moved on since it was read. */
export async function takeStep(
  tx: Tx,
  form: Form,
  organisation: Organisation,
  stored: StoredDraft,
  decide: (questionnaire: Questionnaire, draft: Draft) => Decision,
  now: Date,
): Promise<Step> {
  const questionnaire = versionOf(form.versions, form.key, stored.version)
  const decision = decide(questionnaire, stored.draft)
  if (!decision.ok) {
    const { ok: _refused, ...refusal } = decision
    return { status: 'refused', questionnaire, stored, refusal }
  }
  const written = await saveDraft(tx, stored, decision.draft, now, reminderAfter(now, organisation.timeZone))
  if (!written) return { status: 'refused', questionnaire, stored, refusal: { reason: 'not-current' } }
  return { status: 'moved', questionnaire, stored: { ...stored, draft: decision.draft, revision: stored.revision + 1 } }
}

export type Submission =
  | { readonly status: 'submitted' | 'corrected'; readonly response: Response }
  | { readonly status: 'not-current'; readonly questionnaire: Questionnaire; readonly stored: StoredDraft }
  | { readonly status: 'no-draft' }

/** Sends the questionnaire: the draft becomes a response, and what follows from it happens with it. */
export async function submitDraft(tx: Tx, member: Member, form: Form, draftId: string, now: Date): Promise<Submission> {
  const stored = await findOwnDraft(tx, member.personId, draftId)
  if (stored?.questionnaire !== form.key) return { status: 'no-draft' }
  const questionnaire = versionOf(form.versions, form.key, stored.version)
  const decision = submit(questionnaire, stored.draft)
  if (!decision.ok || !(await removeDraft(tx, stored))) return { status: 'not-current', questionnaire, stored }
  const { personId, organisationId, subjectId, version, startedAt } = stored
  const sent = { personId, organisationId, questionnaire: form.key, subjectId, version, answers: decision.answers }
  const { id, isFirst } = await saveResponse(tx, { ...sent, startedAt }, now)
  const isCorrection = !isFirst && !stored.draft.former
  const response: Response = { id, ...sent, submittedAt: now }
  await form.onSubmitted(tx, member, response, now)
  await note(tx, {
    at: now,
    actorId: personId,
    organisationId,
    event: isCorrection ? 'response-corrected' : isFirst ? 'response-submitted' : 'response-renewed',
    subject: 'response',
    subjectId: id,
    clause: form.clause,
    details: { questionnaire: form.key, version },
  })
  return { status: isCorrection ? 'corrected' : 'submitted', response }
}
