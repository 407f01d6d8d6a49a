import type { Database } from '../db/connect.ts'
import { eachInTransaction, inTransaction, type Tx } from '../db/transaction.ts'
import { tell } from '../notices/actions/telling.ts'
import type { NoticeMessage } from '../notices/choice.ts'
import type { OrganisationCard } from '../organisations/organisation.ts'
import { findOrganisation } from '../organisations/store.ts'
import { listRecipients, type Recipient } from '../people/store.ts'
import { endCampaign } from './actions/campaign.ts'
import { type Campaign, type Counts, countsOf, endsAt } from './campaign.ts'
import { listOutcomes } from './store/asked.ts'
import { findCampaign, listRunning } from './store/campaigns.ts'

/** How the curators read what came of it; handed in, since what is shown is not a job's business. */
export type Closing = (
  to: Recipient,
  ended: { readonly campaign: Campaign; readonly school: OrganisationCard; readonly counts: Counts },
) => NoticeMessage

/** Ends, once, the campaigns whose due day is over, and tells the curators what came of them. */
export async function endCampaigns(db: Database, closing: Closing, now: Date): Promise<void> {
  const running = await inTransaction(db, async (tx) => await listRunning(tx))
  const over = running.filter(({ campaign, timeZone }) => endsAt(campaign, timeZone) <= now)
  await eachInTransaction(db, over, async (tx, { campaign: { id } }) => await end(tx, id, closing, now))
}

export async function nextCampaignEnd(db: Database, after: Date): Promise<Date | undefined> {
  const running = await inTransaction(db, async (tx) => await listRunning(tx))
  return running
    .map(({ campaign, timeZone }) => endsAt(campaign, timeZone))
    .filter((at) => at > after)
    .toSorted((one, other) => one.getTime() - other.getTime())[0]
}

async function end(tx: Tx, id: string, closing: Closing, now: Date): Promise<void> {
  const campaign = await findCampaign(tx, id)
  const school = campaign && (await findOrganisation(tx, campaign.organisationId))
  if (!campaign || !school || !(await endCampaign(tx, campaign, undefined, now))) return
  const counts = countsOf(await listOutcomes(tx, campaign))
  const read = (to: Recipient) => closing(to, { campaign, school, counts })
  const to = await listRecipients(tx, school.id, ['CURATOR'])
  const telling = { to, kind: 'campaign', organisation: school, key: `${campaign.id}:ended` } as const
  await tell(tx, { ...telling, text: (one) => read(one).text, buttons: (one) => read(one).buttons }, now)
}
