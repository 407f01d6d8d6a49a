import { schoolYearOf } from '../../calendar/school-year.ts'
import { dayIn, instantOf } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { membersOf, type Pair } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { mayReadSurvey } from '../reading.ts'
import { countAsked, listAnswersAbout, listAnswersOfSchool, type SurveyAnswers } from '../store/answers.ts'
import { type Invitation, listInvitations } from '../store/invitations.ts'

export type SurveyOfPair = {
  readonly pair: Pair
  readonly invitations: readonly Invitation[]
  readonly answers: readonly SurveyAnswers[]
}

/** What a pair was asked and answered; undefined where there is nothing to read, or not for this member. */
export async function findSurvey(tx: Tx, member: Member, pairId: string): Promise<SurveyOfPair | undefined> {
  const pair = await findPair(tx, pairId)
  if (!pair || !mayReadSurvey(member, pair)) return undefined
  const invitations = await listInvitations(tx, pairId)
  if (invitations.length === 0) return undefined
  const answers = await listAnswersAbout(tx, pairId)
  return { pair, invitations: inOrderOf(pair, invitations), answers: inOrderOf(pair, answers) }
}

/** The mentor first, then the mentees as the pair has them. */
function inOrderOf<Of extends { readonly personId: string }>(pair: Pair, all: readonly Of[]): Of[] {
  return membersOf(pair).flatMap(({ personId }) => all.filter((one) => one.personId === personId))
}

export type Totals = { readonly asked: number; readonly answers: readonly SurveyAnswers[] }

/** What people of the school were asked and answered in this school year. */
export async function collectTotals(
  tx: Tx,
  member: Member,
  organisation: Organisation,
  now: Date,
): Promise<Totals | undefined> {
  if (!may(member, 'survey.read', { organisation })) return undefined
  const { id, timeZone } = organisation
  const since = instantOf(`${schoolYearOf(dayIn(now, timeZone))}-09-01`, 0, timeZone)
  return { asked: await countAsked(tx, id, since), answers: await listAnswersOfSchool(tx, id, since) }
}
