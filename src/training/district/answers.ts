import { addListing } from '../../banks/store/listings.ts'
import type { Tx } from '../../db/transaction.ts'
import { knownToMentorQuestionnaire, mentorFacts, mentorForm } from '../../mentors/bank.ts'
import { mentorQuestionnaire } from '../../mentors/questionnaire.ts'
import type { Member } from '../../people/actor.ts'
import { begin, currentQuestion, type Draft } from '../../questionnaires/draft.ts'
import { optionsOf, type Question, type Value } from '../../questionnaires/question.ts'
import { answer, done, skip, submit, tick } from '../../questionnaires/steps.ts'
import { addDraft, saveReminder } from '../../questionnaires/store/drafts.ts'
import { saveResponse } from '../../questionnaires/store/responses.ts'

/** Answers that differ from person to person and are the same every time. */
export async function sendQuestionnaire(
  tx: Tx,
  person: Member,
  participation: 'yes' | 'later',
  at: Date,
): Promise<void> {
  const draft = fill(person, participation, Infinity)
  const sent = submit(mentorQuestionnaire, draft)
  if (!sent.ok) throw new Error('an invented questionnaire is not complete')
  const whose = { personId: person.personId, organisationId: placeOf(person) }
  const startedAt = new Date(at.getTime() - 600_000)
  const form = { ...whose, questionnaire: mentorForm, version: 1, answers: sent.answers }
  const { id } = await saveResponse(tx, { ...form, startedAt }, at)
  const facts = mentorFacts(sent.answers)
  if (facts) await addListing(tx, { ...whose, kind: 'MENTOR', responseId: id }, facts, at)
}

/** Stops after so many answers; the reminder of it has long been sent. */
export async function beginQuestionnaire(tx: Tx, person: Member, answers: number, at: Date): Promise<void> {
  const whose = { personId: person.personId, organisationId: placeOf(person) }
  const draft = fill(person, 'yes', answers)
  const stored = await addDraft(tx, { ...whose, questionnaire: mentorForm, version: 1, draft }, at, at)
  await saveReminder(tx, stored.id, null)
}

function fill(person: Member, participation: string, most: number): Draft {
  const seed = Number(person.externalId)
  let draft = begin(mentorQuestionnaire, knownToMentorQuestionnaire(person.profile))
  for (let count = 0; count < most; count += 1) {
    const question = currentQuestion(mentorQuestionnaire, draft)
    if (!question) break
    draft = settle(draft, question, question.id === 'participation' ? participation : undefined, seed + count)
  }
  return draft
}

function settle(draft: Draft, question: Question, fixed: Value | undefined, seed: number): Draft {
  const taken = (decision: ReturnType<typeof answer>) => {
    if (!decision.ok) throw new Error(`an invented answer to ${question.id} is refused: ${decision.reason}`)
    return decision.draft
  }
  if (question.optional === true) return taken(skip(mentorQuestionnaire, draft, question.id))
  if (!('many' in question))
    return taken(answer(mentorQuestionnaire, draft, question.id, fixed ?? valueFor(question, seed)))
  const options = optionsOf(question).filter(
    (option) => option !== 'other' && question.alone?.includes(option) !== true,
  )
  const first = options[seed % options.length] ?? ''
  const second = options[(seed * 7 + 3) % options.length] ?? first
  const once = taken(tick(mentorQuestionnaire, draft, question.id, first, true))
  return taken(
    done(mentorQuestionnaire, taken(tick(mentorQuestionnaire, once, question.id, second, true)), question.id),
  )
}

function valueFor(question: Exclude<Question, { many: unknown }>, seed: number): Value {
  if ('one' in question) return optionsOf(question)[seed % optionsOf(question).length] ?? ''
  if ('scale' in question) return 5 + (seed % 6)
  return 'number' in question ? 4 + (seed % 30) : '-'
}

function placeOf(person: Member): string {
  const [held] = person.roles
  if (!held) throw new Error(`invented person ${person.personId} belongs nowhere`)
  return held.organisation.id
}
