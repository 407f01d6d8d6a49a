import { addListing, findListingOf, saveRenewal } from '../../banks/store/listings.ts'
import type { BankKind, Facts } from '../../banks/listing.ts'
import type { Tx } from '../../db/transaction.ts'
import { knownToMentorQuestionnaire, mentorFacts, mentorForm } from '../../mentors/bank.ts'
import { mentorQuestionnaire } from '../../mentors/questionnaire.ts'
import type { Member } from '../../people/actor.ts'
import { begin, currentQuestion, type Draft } from '../../questionnaires/draft.ts'
import {
  type Answers,
  isSeveral,
  mostEntries,
  optionsOf,
  type Question,
  type Value,
} from '../../questionnaires/question.ts'
import type { Questionnaire } from '../../questionnaires/questionnaire.ts'
import { answer, type Decision, done, skip, submit, tick } from '../../questionnaires/steps.ts'
import { addDraft, saveReminder } from '../../questionnaires/store/drafts.ts'
import { saveResponse } from '../../questionnaires/store/responses.ts'
import { requestQuestionnaire } from '../../requests/questionnaire.ts'
import { knownToRequest, requestFacts, requestForm, wantsMentor } from '../../requests/request.ts'

/** A questionnaire as invented people fill it. */
type Filling = {
  readonly form: string
  readonly bank: BankKind
  readonly questionnaire: Questionnaire
  readonly known: (person: Member) => Answers
  readonly facts: (answers: Answers) => Facts | undefined
}

export const mentorFilling: Filling = {
  form: mentorForm,
  bank: 'MENTOR',
  questionnaire: mentorQuestionnaire,
  known: ({ profile }) => knownToMentorQuestionnaire(profile),
  facts: mentorFacts,
}

export const requestFilling: Filling = {
  form: requestForm,
  bank: 'MENTEE',
  questionnaire: requestQuestionnaire,
  known: ({ profile }) => knownToRequest(profile),
  facts: (answers) => (wantsMentor(answers) ? requestFacts({ version: 1, answers }) : undefined),
}

/** Answers that differ from person to person and are the same every time. */
export async function send(tx: Tx, filling: Filling, person: Member, participation: string, at: Date): Promise<void> {
  const { form, bank, questionnaire } = filling
  const sent = submit(questionnaire, fill(filling, person, participation, Infinity))
  if (!sent.ok) throw new Error('an invented questionnaire is not complete')
  const whose = { personId: person.personId, organisationId: placeOf(person) }
  const startedAt = new Date(at.getTime() - 600_000)
  const response = { ...whose, questionnaire: form, version: 1, answers: sent.answers, startedAt }
  const { id } = await saveResponse(tx, response, at)
  const facts = filling.facts(sent.answers)
  const listing = await findListingOf(tx, bank, whose)
  if (facts && listing) await saveRenewal(tx, listing.id, id, facts)
  else if (facts) await addListing(tx, { ...whose, kind: bank, responseId: id }, facts, at)
}

/** Stops after so many answers; the reminder of it has long been sent. */
export async function leaveHalfFilled(
  tx: Tx,
  filling: Filling,
  person: Member,
  answers: number,
  at: Date,
): Promise<void> {
  const whose = { personId: person.personId, organisationId: placeOf(person) }
  const draft = fill(filling, person, 'yes', answers)
  const stored = await addDraft(tx, { ...whose, questionnaire: filling.form, version: 1, draft }, at, at)
  await saveReminder(tx, stored.id, null)
}

export function fill(
  { questionnaire, known }: Pick<Filling, 'questionnaire' | 'known'>,
  person: Member,
  participation: string,
  most: number,
): Draft {
  const seed = Number(person.externalId)
  let draft = begin(questionnaire, known(person))
  for (let count = 0; count < most; count += 1) {
    const question = currentQuestion(questionnaire, draft)
    if (!question) break
    const fixed = { participation, ...believable(seed) }[question.id]
    draft = settle(questionnaire, draft, question, fixed, seed + count)
  }
  return draft
}

/** Answers that have to fit together: whoever helps has worked for years, whoever asks has not. */
function believable(seed: number): Answers {
  const reasons = ['newPost', 'technology', 'certification'] as const
  return {
    years: 9 + (seed % 20),
    yearsOfWork: 2 + (seed % 4),
    yearsAtSchool: 1 + (seed % 2),
    reason: reasons[seed % reasons.length] ?? 'newPost',
  }
}

function settle(
  questionnaire: Questionnaire,
  draft: Draft,
  question: Question,
  fixed: Value | undefined,
  seed: number,
): Draft {
  if (question.optional === true) return taken(skip(questionnaire, draft, question.id))
  if (!isSeveral(question)) return taken(answer(questionnaire, draft, question.id, fixed ?? valueFor(question, seed)))
  const alone = 'alone' in question ? (question.alone ?? []) : []
  const options = optionsOf(question).filter((option) => option !== 'other' && !alone.includes(option))
  const first = options[seed % options.length] ?? ''
  const second = options[(seed * 7 + 3) % options.length] ?? first
  const third = options[(seed * 5 + 1) % options.length] ?? first
  const chosen = [...new Set([first, second, third])].slice(0, mostEntries(question))
  const ticked = chosen.reduce((now, entry) => taken(tick(questionnaire, now, question.id, entry, true)), draft)
  return taken(done(questionnaire, ticked, question.id))
}

function taken(decision: Decision): Draft {
  if (!decision.ok) throw new Error(`an invented answer is refused: ${decision.reason}`)
  return decision.draft
}

function valueFor(question: Question, seed: number): Value {
  if ('one' in question) return optionsOf(question)[seed % optionsOf(question).length] ?? ''
  if ('scale' in question) return 4 + (seed % 7)
  return 'number' in question ? 1 + (seed % 30) : '-'
}

export function placeOf(person: Member): string {
  const [held] = person.roles
  if (!held) throw new Error(`invented person ${person.personId} belongs nowhere`)
  return held.organisation.id
}
