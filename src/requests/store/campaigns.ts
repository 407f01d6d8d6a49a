import type { Tx } from '../../db/transaction.ts'
import type { Campaign } from '../campaign.ts'
import { requestForm } from '../request.ts'

const campaignFields = { id: true, organisationId: true, startedAt: true, dueOn: true, finishedAt: true } as const

type CampaignRow = Omit<Campaign, 'dueOn'> & { dueOn: Date }

/** Undefined where one runs already: the constraint lets no second in. */
export async function addCampaign(
  tx: Tx,
  { dueOn, ...campaign }: { organisationId: string; startedById: string; dueOn: string },
  now: Date,
): Promise<Campaign | undefined> {
  const [row] = await tx.campaign.createManyAndReturn({
    data: [{ ...campaign, questionnaire: requestForm, startedAt: now, dueOn: new Date(dueOn) }],
    skipDuplicates: true,
    select: campaignFields,
  })
  return row && toCampaign(row)
}

export async function findCampaign(tx: Tx, id: string): Promise<Campaign | undefined> {
  const row = await tx.campaign.findFirst({ where: { id, questionnaire: requestForm }, select: campaignFields })
  return row ? toCampaign(row) : undefined
}

/** The one that runs, or else the one that ended last. */
export async function findLastCampaign(tx: Tx, organisationId: string): Promise<Campaign | undefined> {
  const row = await tx.campaign.findFirst({
    where: { organisationId, questionnaire: requestForm },
    orderBy: [{ finishedAt: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
    select: campaignFields,
  })
  return row ? toCampaign(row) : undefined
}

/** False where it has ended already. */
export async function saveCampaignEnd(tx: Tx, id: string, now: Date): Promise<boolean> {
  const ended = await tx.campaign.updateMany({ where: { id, finishedAt: null }, data: { finishedAt: now } })
  return ended.count === 1
}

/** Those that run, everywhere: there is one to a school at most. */
export async function listRunning(tx: Tx): Promise<{ campaign: Campaign; timeZone: string }[]> {
  const rows = await tx.campaign.findMany({
    where: { finishedAt: null, questionnaire: requestForm },
    orderBy: { id: 'asc' },
    select: { ...campaignFields, organisation: { select: { timeZone: true } } },
  })
  return rows.map(({ organisation, ...row }) => ({ campaign: toCampaign(row), timeZone: organisation.timeZone }))
}

/** When the silent were last reminded. */
export async function findLastReminder(tx: Tx, campaignId: string): Promise<Date | undefined> {
  const row = await tx.journalEntry.findFirst({
    where: { subject: 'campaign', subjectId: campaignId, event: 'campaign-reminded' },
    orderBy: { id: 'desc' },
    select: { at: true },
  })
  return row?.at
}

function toCampaign({ dueOn, ...row }: CampaignRow): Campaign {
  return { ...row, dueOn: dueOn.toISOString().slice(0, 10) }
}
