// Some answers are read by the curator alone (2.B N10): here, and nowhere else, they are left out for everybody else.
import type { Organisation } from '../organisations/organisation.ts'
import type { Member } from '../people/actor.ts'
import { may } from '../people/policy.ts'
import type { Answers, Question } from './question.ts'
import { questionsAsked, relevantAnswers, type Questionnaire } from './questionnaire.ts'

/** Who looks at the answers: whoever gave them, a curator of the school, or anybody else who may. */
export type Viewer = 'author' | 'curator' | 'other'

/** As what the member looks at the answers that the person gave in the organisation. */
export function viewerOf(
  member: Pick<Member, 'personId' | 'roles'>,
  whose: { readonly personId: string; readonly organisation: Pick<Organisation, 'id' | 'parentId'> },
): Viewer {
  if (member.personId === whose.personId) return 'author'
  return may(member, 'request.wishes', { organisation: whose.organisation }) ? 'curator' : 'other'
}

/** The questions asked, without those whose answers are not for the viewer. */
export function questionsSeen(questionnaire: Questionnaire, answers: Answers, viewer: Viewer): readonly Question[] {
  return questionsAsked(questionnaire, answers).filter(({ seenBy }) => seenBy === undefined || viewer !== 'other')
}

/** The answers that count, without those that are not for the viewer: for a card, a line, a file. */
export function answersSeen(questionnaire: Questionnaire, answers: Answers, viewer: Viewer): Answers {
  const seen = new Set(questionsSeen(questionnaire, answers, viewer).map(({ id }) => id))
  return Object.fromEntries(Object.entries(relevantAnswers(questionnaire, answers)).filter(([id]) => seen.has(id)))
}
