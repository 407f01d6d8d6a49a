import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { addAsked, listTeacherIds, saveOutcome } from '../../requests/store/asked.ts'
import { addCampaign } from '../../requests/store/campaigns.ts'
import { listStandings } from '../../requests/store/standings.ts'
import { day } from './acts.ts'

/** The yearly refresh of requests, begun some days ago: who has a request has said that it still holds. */
export async function beginRefresh(
  tx: Tx,
  curator: Member,
  organisationId: string,
  at: Date,
  now: Date,
): Promise<void> {
  const dueOn = dayIn(new Date(now.getTime() + 10 * day), 'UTC')
  const campaign = await addCampaign(tx, { organisationId, startedById: curator.personId, dueOn }, at)
  if (!campaign) return
  const asked = await listTeacherIds(tx, organisationId)
  await addAsked(tx, campaign.id, asked)
  const standings = await listStandings(tx, organisationId, asked)
  for (const personId of asked)
    if (standings.get(personId)?.status === 'wanted')
      await saveOutcome(tx, { campaignId: campaign.id, personId }, 'UNCHANGED', new Date(at.getTime() + day))
}
