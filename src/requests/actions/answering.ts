import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { findDraft, saveReminder } from '../../questionnaires/store/drafts.ts'
import { findResponse, type Response } from '../../questionnaires/store/responses.ts'
import type { Campaign, Outcome, QuickAnswer } from '../campaign.ts'
import { countingAnswers, requestForm, wantsMentor } from '../request.ts'
import { findOutcome, listAsking, saveOutcome } from '../store/asked.ts'
import { findCampaign } from '../store/campaigns.ts'
import { findStanding } from '../store/standings.ts'

/** What a request does to the bank of mentees; handed in, since banks come after requests. */
export type Bank = {
  /** Enters, is renewed, or leaves where nobody is wanted. */
  readonly enter: (tx: Tx, member: Member, response: Response, wants: boolean, now: Date) => Promise<void>
  /** The request holds as it is: who is not in the bank enters it. */
  readonly keep: (tx: Tx, member: Member, response: Response, now: Date) => Promise<void>
  readonly leave: (tx: Tx, whose: { personId: string; organisationId: string }, now: Date) => Promise<void>
}

/** A request was sent: the bank of mentees follows, and so does the campaign that asked for it (road map 2.1). */
export async function acceptRequest(tx: Tx, member: Member, response: Response, now: Date, bank: Bank): Promise<void> {
  const wants = wantsMentor(countingAnswers(response))
  await bank.enter(tx, member, response, wants, now)
  for (const { campaignId, outcome } of await listAsking(tx, member.personId)) {
    const campaign = await findCampaign(tx, campaignId)
    if (campaign) await settle(tx, member, campaign, { before: outcome, now: wants ? 'SENT' : 'NOT_NEEDED' }, now)
  }
}

/** Whether a campaign asks the person, who has not answered yet. */
export async function isAskedByCampaign(tx: Tx, member: Member): Promise<boolean> {
  return (await listAsking(tx, member.personId)).some(({ outcome }) => outcome === null)
}

export type CampaignAnswer =
  | { readonly ok: true; readonly campaign: Campaign }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'finished' | 'no-request' }

/** «Ничего не изменилось», «Наставник не нужен»: one press; pressed again, it changes nothing. */
export async function answerCampaign(
  tx: Tx,
  member: Member,
  campaignId: string,
  answer: QuickAnswer,
  now: Date,
  bank: Bank,
): Promise<CampaignAnswer> {
  const campaign = await findCampaign(tx, campaignId)
  const school = member.roles.find(({ organisation }) => organisation.id === campaign?.organisationId)?.organisation
  const asked = campaign && (await findOutcome(tx, campaign.id, member.personId))
  const mayAnswer = school && may(member, 'questionnaire.fill', { organisation: school, personId: member.personId })
  if (!campaign || !asked || !mayAnswer) return { ok: false, reason: 'not-allowed' }
  if (campaign.finishedAt) return { ok: false, reason: 'finished' }
  if (asked.outcome === answer) return { ok: true, campaign }
  if (answer === 'UNCHANGED') {
    const response = await findResponse(tx, member.personId, requestForm)
    const { status } = await findStanding(tx, school.id, member.personId)
    if (!response || status !== 'wanted') return { ok: false, reason: 'no-request' }
    await bank.keep(tx, member, response, now)
  } else {
    await bank.leave(tx, { personId: member.personId, organisationId: school.id }, now)
    await stopReminding(tx, member)
  }
  await settle(tx, member, campaign, { before: asked.outcome, now: answer }, now)
  return { ok: true, campaign }
}

/** Who needs no mentor is not reminded of a request that they began. */
async function stopReminding(tx: Tx, member: Member): Promise<void> {
  const draft = await findDraft(tx, member.personId, requestForm)
  if (draft) await saveReminder(tx, draft.id, null)
}

async function settle(
  tx: Tx,
  member: Member,
  campaign: Campaign,
  outcome: { before: Outcome | null; now: Outcome },
  now: Date,
): Promise<void> {
  if (outcome.before === outcome.now) return
  await saveOutcome(tx, { campaignId: campaign.id, personId: member.personId }, outcome.now, now)
  await note(tx, {
    at: now,
    actorId: member.personId,
    organisationId: campaign.organisationId,
    event: 'campaign-answered',
    subject: 'campaign',
    subjectId: campaign.id,
    clause: 'regulation 3.4.2',
    details: { outcome: outcome.now },
  })
}
