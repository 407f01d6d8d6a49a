import { enterBank, leaveBanks } from './banks/actions/entering.ts'
import { findListingOf } from './banks/store/listings.ts'
import { offerButton } from './consent/view/offer.ts'
import {
  knownToMentorQuestionnaire,
  mentorFacts,
  mentorForm,
  mentorQuestionnaires,
  wantsToMentor,
} from './mentors/bank.ts'
import type { Member } from './people/actor.ts'
import type { Form } from './questionnaires/actions/form.ts'
import type { Response } from './questionnaires/store/responses.ts'
import { openButton } from './questionnaires/view/buttons.ts'
import { acceptRequest, type Bank, isAskedByCampaign } from './requests/actions/answering.ts'
import { acceptSurvey, aboutPair } from './surveys/actions/answering.ts'
import { menteeSurvey, menteeSurveys, mentorSurvey, mentorSurveys } from './surveys/questionnaires.ts'
import { knownToRequest, requestFacts, requestForm, requestQuestionnaires, wantsMentor } from './requests/request.ts'

/** What requests do to the bank of mentees. */
const menteeBank: Bank = {
  enter: async (tx, member, response, wants, now) =>
    await enterBank(tx, 'MENTEE', member, response, wants ? requestFacts(response) : undefined, now),
  keep: async (tx, member, response, now) => {
    const whose = { personId: member.personId, organisationId: response.organisationId }
    if (await findListingOf(tx, 'MENTEE', whose)) return
    await enterBank(tx, 'MENTEE', member, response, requestFacts(response), now)
  },
  leave: async (tx, whose, now) => await leaveBanks(tx, whose, now, { kinds: ['MENTEE'] }),
}

/** What requests need of others. */
export const aroundRequests = { openForm: openButton.data({ form: requestForm }), bank: menteeBank }

/** The questionnaires that people fill, and what follows from sending each. */
export const forms: readonly Form[] = [
  {
    key: mentorForm,
    versions: mentorQuestionnaires,
    known: (member) => knownToMentorQuestionnaire(member.profile),
    clause: 'road-map 3.1',
    onSubmitted: async (tx, member, response, now) =>
      await enterBank(tx, 'MENTOR', member, response, mentorFacts(response.answers), now),
    afterwards: (member, response) => (wantsToMentor(response.answers) ? offerOf(member, response, 'MENTOR_DUTY') : []),
  },
  {
    key: requestForm,
    versions: requestQuestionnaires,
    known: (member) => knownToRequest(member.profile),
    clause: 'road-map 2.1',
    isAskedAnew: isAskedByCampaign,
    onSubmitted: async (tx, member, response, now) => await acceptRequest(tx, member, response, now, menteeBank),
    afterwards: (member, response) => (wantsMentor(response.answers) ? offerOf(member, response, 'PARTICIPATION') : []),
  },
  {
    key: mentorSurvey,
    versions: mentorSurveys,
    known: () => ({}),
    subject: aboutPair(mentorSurvey),
    clause: 'road-map 6.1',
    onSubmitted: acceptSurvey,
  },
  {
    key: menteeSurvey,
    versions: menteeSurveys,
    known: () => ({}),
    subject: aboutPair(menteeSurvey),
    clause: 'road-map 6.1',
    onSubmitted: acceptSurvey,
  },
]

/** A consent that is still missing is one press away. */
function offerOf(
  member: Member,
  { organisationId }: Response,
  kind: 'MENTOR_DUTY' | 'PARTICIPATION',
): ReturnType<NonNullable<Form['afterwards']>> {
  const isGiven = member.consents.some((one) => one.organisationId === organisationId && one.kind === kind)
  const data = offerButton.data({ organisation: organisationId, kind })
  return isGiven ? [] : [{ label: `questionnaires.afterwards.${kind}`, data }]
}
