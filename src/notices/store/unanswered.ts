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
  return (
    (await findCampaign(tx, personId, idsIn(subjects, 'campaign'))) ??
    (await findForm(tx, personId, idsIn(subjects, 'form')))
  )
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
async function findForm(tx: Tx, personId: string, forms: readonly string[]): Promise<Open | undefined> {
  for (const form of forms) {
    const sent = await tx.questionnaireResponse.count({ where: { personId, questionnaire: form, replacedAt: null } })
    const begun = await tx.questionnaireDraft.count({ where: { personId, questionnaire: form } })
    if (sent + begun === 0) return { what: 'form', form }
  }
  return undefined
}
