import type { Profile } from '../people/actor.ts'
import type { Answers, Value } from '../questionnaires/question.ts'
import type { Questionnaire } from '../questionnaires/questionnaire.ts'
import { mentorQuestionnaire } from './questionnaire.ts'

export const mentorForm = 'mentor'

/** Every version that somebody may have answered. */
export const mentorQuestionnaires: readonly Questionnaire[] = [mentorQuestionnaire]

/** Taking part is voluntary (п. 1.3.5): only who wants to enters the bank. */
export function wantsToMentor(answers: Answers): boolean {
  return answers['participation'] === 'yes'
}

/** What the bank compares; undefined where the person does not want to mentor now. */
export function mentorFacts(answers: Answers) {
  return wantsToMentor(answers)
    ? {
        subjects: wordsOf(answers['subjects']),
        difficulties: wordsOf(answers['strengths']),
        kinds: wordsOf(answers['kinds']),
        capacity: capacityOf(answers),
      }
    : undefined
}

/** How many mentees the mentor takes; a group is three. */
export function capacityOf(answers: Answers): number {
  const { capacity } = answers
  return capacity === 'group' ? 3 : capacity === 'two' ? 2 : 1
}

/** What the profile answers already, so that it is not asked again. */
export function knownToMentorQuestionnaire(profile: Profile): Answers {
  return {
    ...(profile.post === null ? {} : { post: profile.post }),
    ...(profile.subjects.length === 0 ? {} : { subjects: profile.subjects }),
  }
}

function wordsOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value : []
}
