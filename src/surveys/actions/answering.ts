import type { Tx } from '../../db/transaction.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { tellCurators } from '../../pairs/actions/telling.ts'
import { isIn, memberOf } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { untell } from '../../notices/actions/telling.ts'
import type { FormSubject } from '../../questionnaires/actions/form.ts'
import type { Response } from '../../questionnaires/store/responses.ts'
import { othersIn, wishMessage } from '../notices.ts'
import { type SurveyForm, surveyOf, wantsOtherMentor } from '../questionnaires.ts'
import { findInvitation, listWaitingOf, saveAnswered } from '../store/invitations.ts'

/** A questionnaire about a pair: for whoever was asked, as long as it works and they are in it. */
export function aboutPair(form: SurveyForm): FormSubject {
  return {
    placeFor: async (tx, member, pairId) => await placeFor(tx, member, form, pairId),
    nameFor: async (tx, personId, pairId) => {
      const pair = await findPair(tx, pairId)
      return pair && othersIn(pair, personId)
    },
    listAsked: async (tx, personId) => await listWaitingOf(tx, personId, form),
  }
}

async function placeFor(
  tx: Tx,
  { personId }: Member,
  form: SurveyForm,
  pairId: string,
): Promise<Organisation | undefined> {
  const pair = await findPair(tx, pairId)
  const member = pair && memberOf(pair, personId)
  if (pair?.status !== 'active' || !member || !isIn(member) || surveyOf(member.role) !== form) return undefined
  const asked = await findInvitation(tx, { personId, questionnaire: form, pairId })
  return asked && member.organisation
}

/** The answers are here: nobody is reminded any more, and the curators hear at once of a wish for another mentor. */
export async function acceptSurvey(tx: Tx, member: Member, response: Response, now: Date): Promise<void> {
  const { personId } = member
  const { questionnaire, subjectId: pairId } = response
  await saveAnswered(tx, { personId, questionnaire, pairId }, now)
  await untell(tx, 'survey', [`${pairId}:${personId}`], now)
  const pair = await findPair(tx, pairId)
  const mentee = pair && memberOf(pair, personId)
  if (!pair || !mentee || !wantsOtherMentor(response)) return
  const telling = {
    kind: 'survey',
    key: `${pairId}:wish:${personId}`,
    except: [pair.mentor.personId, personId],
  } as const
  await tellCurators(tx, pair, telling, now, (texts, reader) => wishMessage(texts, pair, reader, mentee))
}
