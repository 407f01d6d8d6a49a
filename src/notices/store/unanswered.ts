import type { Tx } from '../../db/transaction.ts'
import { idsIn, type Open } from '../unanswered.ts'

/** The first of these that still waits for the person's answer; undefined when everything is answered. */
export async function findUnanswered(
  tx: Tx,
  { personId, organisationId }: { personId: string; organisationId: string },
  subjects: readonly string[],
): Promise<Open | undefined> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: {
      surname: true,
      givenName: true,
      post: true,
      consents: { where: { organisationId, kind: 'PERSONAL_DATA', finishedAt: null }, select: { id: true } },
    },
  })
  if (!person) return undefined
  const mustAgree = person.consents.length === 0
  const hasProfile = person.surname !== null && person.givenName !== null && person.post !== null
  if (mustAgree) return idsIn(subjects, 'consent').length > 0 ? { what: 'consent' } : undefined
  if (!hasProfile) return idsIn(subjects, 'profile').length > 0 ? { what: 'profile' } : undefined
  const campaign = await findCampaign(tx, personId, idsIn(subjects, 'campaign'))
  if (campaign || idsIn(subjects, 'questionnaire').length === 0) return campaign
  return (await hasBegun(tx, personId, organisationId)) ? undefined : { what: 'questionnaire' }
}

async function findCampaign(tx: Tx, personId: string, ids: readonly string[]): Promise<Open | undefined> {
  const row = await tx.campaignMember.findFirst({
    where: { personId, outcome: null, campaignId: { in: [...ids] }, campaign: { finishedAt: null } },
    select: { campaign: { select: { questionnaire: true, dueOn: true } } },
  })
  if (!row) return undefined
  const { questionnaire, dueOn } = row.campaign
  return { what: 'campaign', form: questionnaire, dueOn: dueOn.toISOString().slice(0, 10) }
}

/** A draft has its own reminder. */
async function hasBegun(tx: Tx, personId: string, organisationId: string): Promise<boolean> {
  const sent = await tx.questionnaireResponse.count({ where: { personId, organisationId, replacedAt: null } })
  return sent + (await tx.questionnaireDraft.count({ where: { personId, organisationId } })) > 0
}
