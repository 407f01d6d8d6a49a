import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { awaitAnswer } from '../../notices/actions/awaiting.ts'
import { type Outcome as Telling, tell, untell } from '../../notices/actions/telling.ts'
import type { NoticeMessage } from '../../notices/choice.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { Recipient } from '../../people/store.ts'
import { type Campaign, checkDue } from '../campaign.ts'
import { addAsked, listSilent, listTeacherIds } from '../store/asked.ts'
import { addCampaign, findCampaign, findLastReminder, saveCampaignEnd } from '../store/campaigns.ts'
import { listStandings } from '../store/standings.ts'

/** How people are asked; handed in, since what is shown is not an action's business. */
export type Asking = (
  to: Recipient,
  asked: { readonly campaign: Campaign; readonly school: Organisation; readonly hasRequest: boolean },
  isReminder: boolean,
) => NoticeMessage

export type Beginning =
  | { readonly ok: true; readonly campaign: Campaign; readonly asked: number }
  | {
      readonly ok: false
      readonly reason: 'not-allowed' | 'running' | 'nobody' | 'due-too-early' | 'due-too-late'
    }

/** Begins the yearly refresh: everybody who teaches there and has consented is asked once (regulation 3.4.2). */
export async function beginCampaign(
  tx: Tx,
  actor: Member,
  school: Organisation,
  dueOn: string,
  now: Date,
  asking: Asking,
): Promise<Beginning> {
  if (!may(actor, 'campaign.run', { organisation: school })) return { ok: false, reason: 'not-allowed' }
  const due = checkDue(dueOn, dayIn(now, school.timeZone))
  if (!due.ok) return due
  const personIds = await listTeacherIds(tx, school.id)
  if (personIds.length === 0) return { ok: false, reason: 'nobody' }
  const added = { organisationId: school.id, startedById: actor.personId, dueOn }
  const campaign = await addCampaign(tx, added, now)
  if (!campaign) return { ok: false, reason: 'running' }
  await addAsked(tx, campaign.id, personIds)
  await noteCampaign(tx, campaign, actor, 'campaign-begun', { asked: personIds.length, dueOn }, now)
  await ask(tx, { campaign, school, personIds, key: 'begun' }, asking, now)
  const step = { what: 'campaign', campaignId: campaign.id } as const
  await awaitAnswer(tx, { to: personIds, organisationId: school.id, step }, now)
  return { ok: true, campaign, asked: personIds.length }
}

export type Reminding =
  | { readonly ok: true; readonly told: number; readonly later: number }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'finished' | 'reminded-today' | 'nobody' }

/** «Напомнить молчащим»: at most once a day each. */
export async function remindSilent(
  tx: Tx,
  actor: Member,
  { campaignId, school }: { campaignId: string; school: Organisation },
  now: Date,
  asking: Asking,
): Promise<Reminding> {
  const campaign = await findCampaign(tx, campaignId)
  if (campaign?.organisationId !== school.id || !may(actor, 'campaign.run', { organisation: school }))
    return { ok: false, reason: 'not-allowed' }
  if (campaign.finishedAt) return { ok: false, reason: 'finished' }
  const today = dayIn(now, school.timeZone)
  const last = await findLastReminder(tx, campaign.id)
  if (last && dayIn(last, school.timeZone) === today) return { ok: false, reason: 'reminded-today' }
  const personIds = (await listSilent(tx, campaign)).map(({ personId }) => personId)
  if (personIds.length === 0) return { ok: false, reason: 'nobody' }
  await noteCampaign(tx, campaign, actor, 'campaign-reminded', { silent: personIds.length }, now)
  const { told, later } = await ask(tx, { campaign, school, personIds, key: today }, asking, now)
  return { ok: true, told: told.length, later: later.length }
}

export type Finishing = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-allowed' | 'finished' }

/** «Завершить»: nobody is asked any more, and what was not sent yet stays unsent. */
export async function finishCampaign(
  tx: Tx,
  actor: Member,
  { campaignId, school }: { campaignId: string; school: Organisation },
  now: Date,
): Promise<Finishing> {
  const campaign = await findCampaign(tx, campaignId)
  if (campaign?.organisationId !== school.id || !may(actor, 'campaign.run', { organisation: school }))
    return { ok: false, reason: 'not-allowed' }
  return (await endCampaign(tx, campaign, actor, now)) ? { ok: true } : { ok: false, reason: 'finished' }
}

/** False where it has ended already. */
export async function endCampaign(tx: Tx, campaign: Campaign, actor: Member | undefined, now: Date): Promise<boolean> {
  if (!(await saveCampaignEnd(tx, campaign.id, now))) return false
  await untell(tx, 'campaign', [campaign.id], now)
  await noteCampaign(tx, campaign, actor, 'campaign-finished', {}, now)
  return true
}

async function ask(
  tx: Tx,
  {
    campaign,
    school,
    personIds,
    key,
  }: { campaign: Campaign; school: Organisation; personIds: readonly string[]; key: string },
  asking: Asking,
  now: Date,
): Promise<Telling> {
  const standings = await listStandings(tx, school.id, personIds)
  const read = (to: Recipient) => {
    const hasRequest = standings.get(to.personId)?.status === 'wanted'
    return asking(to, { campaign, school, hasRequest }, key !== 'begun')
  }
  return await tell(
    tx,
    {
      to: personIds,
      kind: 'campaign',
      organisation: school,
      key: `${campaign.id}:${key}`,
      text: (to) => read(to).text,
      buttons: (to) => read(to).buttons,
    },
    now,
  )
}

async function noteCampaign(
  tx: Tx,
  campaign: Campaign,
  actor: Member | undefined,
  event: string,
  details: Readonly<Record<string, string | number>>,
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    ...(actor ? { actorId: actor.personId } : {}),
    organisationId: campaign.organisationId,
    event,
    subject: 'campaign',
    subjectId: campaign.id,
    clause: 'regulation 3.4.2',
    details,
  })
}
