import { nextAllowedInstant } from '../calendar/quiet-hours.ts'
import type { Tx } from '../db/transaction.ts'
import { note } from '../journal/actions.ts'
import { cancelNoticesOf, post } from '../outbox/actions.ts'
import type { Member } from '../people/actor.ts'
import { listRecipients, type Recipient } from '../people/store.ts'
import { findOrganisation } from '../organisations/store.ts'
import { listResponseIds, type Response } from '../questionnaires/store.ts'
import { mentorForm, wantsToMentor } from './bank.ts'
import { addListing, saveListingEnd } from './store.ts'

/** How the curator is told; handed in, since what is shown is not an action's business. */
export type NewMentorNotice = (
  to: Recipient,
  mentor: { member: Member; listingId: string | undefined; wasListed: boolean },
) => {
  text: string
  buttons: readonly (readonly { text: string; callback_data: string }[])[]
}

/** A questionnaire was sent: the person enters the bank, is renewed there, or leaves it; the curators are told (road map, 3). */
export async function acceptQuestionnaire(
  tx: Tx,
  member: Member,
  response: Response,
  now: Date,
  notice: NewMentorNotice,
): Promise<void> {
  const whose = { personId: member.personId, organisationId: response.organisationId }
  const wasListed = await saveListingEnd(tx, whose, now)
  const listingId = wantsToMentor(response.answers)
    ? await addListing(tx, { ...whose, responseId: response.id }, now)
    : undefined
  if (wasListed !== (listingId !== undefined)) await noteListing(tx, whose, listingId !== undefined, now)
  await tellCurators(tx, member, response, { member, listingId, wasListed }, now, notice)
}

/** Consent withdrawn: the person leaves the bank at once, and curators who have not been told of them yet will not be. */
export async function leaveBank(tx: Tx, member: Member, organisationId: string, now: Date): Promise<void> {
  const whose = { personId: member.personId, organisationId }
  if (await saveListingEnd(tx, whose, now)) await noteListing(tx, whose, false, now)
  const responses = await listResponseIds(tx, whose, mentorForm)
  await cancelNoticesOf(tx, responses.map(noticeKey), now)
}

function noticeKey(responseId: string): string {
  return `mentor-questionnaire:${responseId}:`
}

async function noteListing(
  tx: Tx,
  whose: { personId: string; organisationId: string },
  isListed: boolean,
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: whose.personId,
    organisationId: whose.organisationId,
    event: isListed ? 'mentor-listed' : 'mentor-unlisted',
    subject: 'person',
    subjectId: whose.personId,
    clause: 'regulation 3.4.5',
  })
}

async function tellCurators(
  tx: Tx,
  member: Member,
  response: Response,
  mentor: Parameters<NewMentorNotice>[1],
  now: Date,
  notice: NewMentorNotice,
): Promise<void> {
  const organisation = await findOrganisation(tx, response.organisationId)
  if (!organisation) return
  const curators = await listRecipients(tx, organisation.id, ['CURATOR'])
  const notices = curators
    .filter((one) => one.personId !== member.personId)
    .map((to) => ({
      to,
      dedupeKey: `${noticeKey(response.id)}${to.platform}:${to.chatId}`,
      ...notice(to, mentor),
      sendAfter: nextAllowedInstant(now, organisation.timeZone),
    }))
  await post(tx, notices, now)
}
