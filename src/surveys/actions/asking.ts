import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { tell } from '../../notices/actions/telling.ts'
import { memberOf, type Pair, type PairMember, peopleIn } from '../../pairs/pair.ts'
import { findPairToChange } from '../../pairs/store/pairs.ts'
import type { Recipient } from '../../people/store.ts'
import { type Course, isToBeAsked } from '../middle.ts'
import { askingMessage } from '../notices.ts'
import { surveyOf } from '../questionnaires.ts'
import { addInvitation, type Invitation, listInvitations, saveReminded } from '../store/invitations.ts'

/** Everybody of the pair is asked at once, and once in its life (road map 6.1). */
export async function askPair(tx: Tx, pairId: string, course: Course, now: Date): Promise<void> {
  const pair = await findPairToChange(tx, pairId)
  if (pair?.status !== 'active' || !isToBeAsked(course, now)) return
  if ((await listInvitations(tx, pairId)).length > 0) return
  const people = peopleIn(pair)
  for (const member of people) {
    const { personId, organisation, role } = member
    await addInvitation(tx, { personId, questionnaire: surveyOf(role), pairId, organisationId: organisation.id }, now)
    await tellAsked(tx, pair, member, 'asked', now)
  }
  await note(tx, {
    at: now,
    organisationId: pair.organisation.id,
    event: 'survey-asked',
    subject: 'pair',
    subjectId: pair.id,
    clause: 'road-map 6.1',
    details: { asked: people.length },
  })
}

/** The one reminder; then the weekly note speaks of it. */
export async function remindOfSurvey(tx: Tx, invitation: Invitation, now: Date): Promise<void> {
  const pair = await findPairToChange(tx, invitation.pairId)
  const member = pair && memberOf(pair, invitation.personId)
  if (pair?.status !== 'active' || !member || !peopleIn(pair).includes(member)) return
  if (await saveReminded(tx, invitation, now)) await tellAsked(tx, pair, member, 'reminded', now)
}

async function tellAsked(tx: Tx, pair: Pair, member: PairMember, what: 'asked' | 'reminded', now: Date): Promise<void> {
  const { personId, organisation } = member
  const key = `${pair.id}:${personId}:${what}`
  const read = ({ language }: Recipient) => askingMessage(textsIn(language), pair, member, what)
  const telling = { to: [personId], kind: 'survey', organisation, key } as const
  await tell(tx, { ...telling, text: (to) => read(to).text, buttons: (to) => read(to).buttons }, now)
}
