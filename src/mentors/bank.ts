import type { Profile } from '../people/actor.ts'
import type { Answers } from '../questionnaires/question.ts'
import type { Questionnaire } from '../questionnaires/questionnaire.ts'
import { mentorQuestionnaire } from './questionnaire.ts'

export const mentorForm = 'mentor'

/** Every version that somebody may have answered. */
export const mentorQuestionnaires: readonly Questionnaire[] = [mentorQuestionnaire]

/** Taking part is voluntary (п. 1.3.5): only who wants to enters the bank. */
export function wantsToMentor(answers: Answers): boolean {
  return answers['participation'] === 'yes'
}

/** What the profile answers already, so that it is not asked again. */
export function knownToMentorQuestionnaire(profile: Profile): Answers {
  return {
    ...(profile.post === null ? {} : { post: profile.post }),
    ...(profile.subjects.length === 0 ? {} : { subjects: profile.subjects }),
  }
}
