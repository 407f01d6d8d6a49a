import { nextAllowedInstant } from '../calendar/quiet-hours.ts'
import type { Tx } from '../db/transaction.ts'
import { note } from '../journal/actions.ts'
import type { Member } from '../people/actor.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { begin, correct, type Draft } from './draft.ts'
import type { Answers } from './question.ts'
import { latestOf, type Questionnaire, versionOf } from './questionnaire.ts'
import { type Decision, type StepRefusal, submit } from './steps.ts'
import {
  addDraft,
  findDraft,
  findResponse,
  removeDraft,
  saveDraft,
  saveResponse,
  type Response,
  saveAside,
  saveReminder,
  saveTakenUp,
  type StoredDraft,
} from './store.ts'

/** A kind of questionnaire that people fill: its versions, what is known beforehand, and what follows from sending it. */
export type Form = {
  readonly key: string
  readonly versions: readonly Questionnaire[]
  /** Answers known from elsewhere, in the words of the latest version. */
  readonly known: (member: Member) => Answers
  readonly onSubmitted: (tx: Tx, member: Member, response: Response, now: Date) => Promise<void>
}

const dayMilliseconds = 86_400_000

/** A half-filled questionnaire is reminded of a day after the last answer, at an hour when people may be written to. */
export function reminderAfter(now: Date, timeZone: string): Date {
  return nextAllowedInstant(new Date(now.getTime() + dayMilliseconds), timeZone)
}

/** The draft where the person left it, or a new one; what was sent is opened for correction. */
export async function openDraft(
  tx: Tx,
  member: Member,
  form: Form,
  organisation: Organisation,
  now: Date,
): Promise<{ stored: StoredDraft; isNew: boolean }> {
  const stored = await findDraft(tx, member.personId, form.key)
  if (stored) return { stored, isNew: false }
  const response = await findResponse(tx, member.personId, form.key)
  const latest = latestOf(form.versions, form.key)
  const { questionnaire, draft } = response
    ? correction(form, response)
    : { questionnaire: latest, draft: begin(latest, form.known(member)) }
  const added = await addDraft(
    tx,
    {
      personId: member.personId,
      organisationId: organisation.id,
      questionnaire: form.key,
      version: questionnaire.version,
      draft,
    },
    now,
    // Who only looks at what was sent is not reminded of it; the first step of a correction sets a reminder.
    response ? null : reminderAfter(now, organisation.timeZone),
  )
  await note(tx, {
    at: now,
    actorId: member.personId,
    organisationId: organisation.id,
    event: 'draft-begun',
    subject: 'draft',
    subjectId: added.id,
    details: { questionnaire: form.key },
  })
  return { stored: added, isNew: true }
}

function correction(form: Form, response: Response): { questionnaire: Questionnaire; draft: Draft } {
  const questionnaire = versionOf(form.versions, form.key, response.version)
  return { questionnaire, draft: correct(questionnaire, response.answers) }
}

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
  const stored = await findDraft(tx, member.personId, form.key)
  if (stored?.id !== draftId) return { status: 'no-draft' }
  const questionnaire = versionOf(form.versions, form.key, stored.version)
  const decision = submit(questionnaire, stored.draft)
  if (!decision.ok || !(await removeDraft(tx, stored))) return { status: 'not-current', questionnaire, stored }
  const { personId, organisationId, version, startedAt } = stored
  const sent = { personId, organisationId, questionnaire: form.key, version, answers: decision.answers }
  const { id, isCorrection } = await saveResponse(tx, { ...sent, startedAt }, now)
  const response: Response = { id, ...sent, submittedAt: now }
  await form.onSubmitted(tx, member, response, now)
  await note(tx, {
    at: now,
    actorId: personId,
    organisationId,
    event: isCorrection ? 'response-corrected' : 'response-submitted',
    subject: 'response',
    subjectId: id,
    clause: 'road-map 3.1',
    details: { questionnaire: form.key, version },
  })
  return { status: isCorrection ? 'corrected' : 'submitted', response }
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
  const stored = await findDraft(tx, member.personId, form.key)
  if (stored?.id !== draftId || !(await removeDraft(tx, stored))) return undefined
  return (await openDraft(tx, member, form, organisation, now)).stored
}

/** The person turned to something else: words that they type now are not an answer. */
export async function setAside(tx: Tx, member: Member): Promise<void> {
  await saveAside(tx, member.personId)
}

/** The person is back at the question. */
export async function takeUp(tx: Tx, stored: StoredDraft): Promise<void> {
  await saveTakenUp(tx, stored.id)
}

/** «Не напоминать»: until the next answer. */
export async function muteReminder(tx: Tx, member: Member, form: Form): Promise<void> {
  const stored = await findDraft(tx, member.personId, form.key)
  if (stored) await saveReminder(tx, stored.id, null)
}
