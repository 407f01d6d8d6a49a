import { mentorForm, mentorQuestionnaires } from '../mentors/bank.ts'
import { isChoice, optionsOf, type Question } from '../questionnaires/question.ts'
import { latestOf, type Questionnaire, questionsAsked, versionOf } from '../questionnaires/questionnaire.ts'
import { requestForm, requestQuestionnaires } from '../requests/request.ts'
import type { BankKind, SentForm } from './listing.ts'

/** A bank (п. 3.4.5): the questionnaire by which people enter it, and the question whose options its filter of kinds has. */
type Bank = {
  readonly word: string
  readonly form: string
  readonly versions: readonly Questionnaire[]
  readonly kindsAsked: string
}

const banks: Readonly<Record<BankKind, Bank>> = {
  MENTOR: { word: 'mentors', form: mentorForm, versions: mentorQuestionnaires, kindsAsked: 'kinds' },
  MENTEE: { word: 'mentees', form: requestForm, versions: requestQuestionnaires, kindsAsked: 'help' },
}

/** What a bank is called in the data of buttons. */
export function wordOf(kind: BankKind): string {
  return banks[kind].word
}

export function bankOf(word: string): BankKind | undefined {
  if (word === banks.MENTOR.word) return 'MENTOR'
  return word === banks.MENTEE.word ? 'MENTEE' : undefined
}

export function formOf(kind: BankKind): string {
  return banks[kind].form
}

/** The question about kinds of mentoring or of help, with the questionnaire whose words its options have. */
export function kindsQuestion(kind: BankKind): { questionnaire: Questionnaire; question: Question | undefined } {
  const { versions, form, kindsAsked } = banks[kind]
  const questionnaire = latestOf(versions, form)
  return { questionnaire, question: questionsAsked(questionnaire, {}).find(({ id }) => id === kindsAsked) }
}

export function kindsOf(kind: BankKind): readonly string[] {
  const { question } = kindsQuestion(kind)
  return question && isChoice(question) ? optionsOf(question) : []
}

/** The questionnaire that was answered, of whichever bank. */
export function questionnaireOf(sent: Pick<SentForm, 'questionnaire' | 'version'>): Questionnaire {
  const all = Object.values(banks).flatMap(({ versions }) => versions)
  return versionOf(all, sent.questionnaire, sent.version)
}

/** The word of the button under which people see and change their own part in the banks. */
export const ownPart = 'mine'
