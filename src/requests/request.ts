import type { Profile } from '../people/actor.ts'
import { type Answers, entriesOf, type Value } from '../questionnaires/question.ts'
import { type Questionnaire, relevantAnswers, versionOf } from '../questionnaires/questionnaire.ts'
import { mainDifficulties, requestQuestionnaire } from './questionnaire.ts'

export const requestForm = 'request'

/** Every version that somebody may have answered. */
export const requestQuestionnaires: readonly Questionnaire[] = [requestQuestionnaire]

/** Taking part is voluntary (regulation 1.3.5): who is glad to or still doubts enters the bank of mentees. */
export function wantsMentor(answers: Answers): boolean {
  return answers['participation'] === 'yes' || answers['participation'] === 'doubt'
}

/** What the profile answers already, so that it is not asked again. */
export function knownToRequest(profile: Profile): Answers {
  return {
    ...(profile.post === null ? {} : { post: profile.post }),
    ...(profile.subjects.length === 0 ? {} : { subjects: profile.subjects }),
  }
}

/** Everything that was ticked, keys of the list of difficulties: the main ones as they were ranked, or by how hard they are. */
export function difficultiesOf(answers: Answers): readonly string[] {
  const main = mainDifficulties(answers)
  const isRanked = entriesOf(answers, 'main').length > 0
  const hardestFirst = isRanked
    ? main
    : main.toSorted((one, other) => hardness(answers, other) - hardness(answers, one))
  return [...new Set([...hardestFirst, ...entriesOf(answers, 'difficulties')])]
}

/** How hard it is now, 1–10: measured before the programme, asked again at its end. */
export function hardnessOf(answers: Answers): readonly { readonly difficulty: string; readonly mark: number }[] {
  return difficultiesOf(answers).flatMap((difficulty) => {
    const mark = hardness(answers, difficulty)
    return mark > 0 ? [{ difficulty, mark }] : []
  })
}

/** Kinds of help, the handiest first. */
export function helpOf(answers: Answers): readonly string[] {
  return entriesOf(answers, 'help')
}

/** What the bank of mentees compares: difficulties hardest first, the handiest help first. */
export function requestFacts(response: { readonly version: number; readonly answers: Answers }): {
  readonly subjects: readonly string[]
  readonly difficulties: readonly string[]
  readonly kinds: readonly string[]
  readonly capacity: null
} {
  const answers = countingAnswers(response)
  return {
    subjects: entriesOf(answers, 'subjects'),
    difficulties: difficultiesOf(answers),
    kinds: helpOf(answers),
    capacity: null,
  }
}

/** The answers that count by the version they were given in. */
export function countingAnswers(response: { readonly version: number; readonly answers: Answers }): Answers {
  return relevantAnswers(versionOf(requestQuestionnaires, requestForm, response.version), response.answers)
}

function hardness(answers: Answers, difficulty: string): number {
  const mark: Value | undefined = answers[`hardness.${difficulty}`]
  return typeof mark === 'number' ? mark : 0
}
