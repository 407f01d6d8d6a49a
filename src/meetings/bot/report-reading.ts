import { dayIn } from '../../calendar/day.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import { inForce } from '../../programmes/actions/access.ts'
import { listVersions } from '../../programmes/store/versions.ts'
import { listTasksOfMeeting } from '../../tasks/store/tasks.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { type Screen, show, stale, toast } from '../../telegram/screen.ts'
import { findReportable, type Reported } from '../actions/report.ts'
import { type Refusal, useOf } from '../check-in.ts'
import { carriedOut, type Meeting } from '../meeting.ts'
import type { From, Step } from '../report-steps.ts'
import { listUsefulness } from '../store/check-ins.ts'
import { listMeetingsOf } from '../store/meetings.ts'
import { listSaid } from '../store/reports.ts'
import { dayScreen, doneScreen, howScreen, recordedLine, resultScreen, topicScreen } from '../view/report.ts'
import type { Idea, StepShown } from '../view/report-parts.ts'
import { taskScreen } from '../view/report-task.ts'
import { reportCard } from '../view/report-card.ts'
import { editScreen, whyScreen } from '../view/report-edit.ts'
import { type Put, showMeeting } from './reading.ts'

/** A step of the report, from what stands in the database now; after words it is a new message. */
export async function showStep(
  ctx: MemberContext,
  id: string,
  { from, step, isJustRecorded = false }: { from: From; step: Step; isJustRecorded?: boolean },
  put: Put = show,
): Promise<void> {
  const meeting = await findReportable(ctx.tx, ctx.actor, id)
  if (!meeting) return await stale(ctx)
  const isThere = meeting.status === 'held' || step === 'result'
  if (meeting.status === 'cancelled' || (meeting.status === 'planned' && meeting.startsAt > ctx.now)) {
    await showMeeting(ctx, id, { put })
    return
  }
  if (!isThere) return await put(ctx, await cardOf(ctx, meeting))
  await put(ctx, await screenOf(ctx, meeting, { from, step, isJustRecorded }))
  const what = typedAt[step]
  // Whatever is typed now answers it (0019); where words have led here, the dialogue that took them goes on.
  if (what && put === show) await ctx.conversation.enter('meeting-report-words', id, from, what, true)
}

/** Which words the steps take that are answered in words too. */
const typedAt: Readonly<Partial<Record<Step, string>>> = {
  done: 'summary',
  task: 'task',
  topic: 'topic',
  day: 'day',
}

async function screenOf(
  ctx: MemberContext,
  meeting: Meeting,
  { from, step, isJustRecorded }: { from: From; step: Step; isJustRecorded: boolean },
): Promise<Screen> {
  const { texts } = ctx
  const shown = await stepShown(ctx, meeting, from)
  switch (step) {
    case 'result':
      return resultScreen(texts, shown)
    case 'how':
      return howScreen(
        texts,
        shown,
        isJustRecorded && meeting.status === 'held' ? recordedLine(texts, meeting) : undefined,
      )
    case 'done':
      return doneScreen(texts, shown)
    case 'task':
      return taskScreen(texts, shown)
    case 'day':
      return dayScreen(texts, shown)
    case 'topic':
      return topicScreen(texts, shown)
    case 'edit':
      return editScreen(texts, { meeting, now: ctx.now })
    case 'card':
      return await cardOf(ctx, meeting)
  }
}

export async function stepShown(ctx: MemberContext, meeting: Meeting, from: From): Promise<StepShown> {
  return {
    meeting,
    from,
    readerId: ctx.actor.personId,
    activities: await listIdeas(ctx, meeting.pairId),
    today: dayIn(ctx.now, meeting.organisation.timeZone),
  }
}

/** Activities of the programme in force that no meeting has carried out, by their dates. */
export async function listIdeas(ctx: Pick<MemberContext, 'tx'>, pairId: string): Promise<Idea[]> {
  const programme = inForce(await listVersions(ctx.tx, pairId))
  const done = carriedOut(await listMeetingsOf(ctx.tx, pairId))
  return (programme?.activities ?? []).filter(({ key }) => !done.has(key)).map(({ key, title }) => ({ key, title }))
}

export async function cardOf(ctx: MemberContext, meeting: Meeting, lead?: string): Promise<Screen> {
  const { tx, actor, now, texts } = ctx
  const pair = await findPair(tx, meeting.pairId)
  const shown = {
    meeting,
    readerId: actor.personId,
    tasks: await listTasksOfMeeting(tx, meeting.id),
    use: useOf(await listUsefulness(tx, actor.personId), now),
    said: (await listSaid(tx, [meeting.id])).get(meeting.id),
    isPairActive: pair?.status === 'active',
    now,
  }
  return reportCard(texts, shown, lead)
}

export async function showWhy(ctx: MemberContext, meeting: Meeting): Promise<void> {
  await show(ctx, whyScreen(ctx.texts, { meeting, readerId: ctx.actor.personId }))
  await ctx.conversation.enter('meeting-report-words', meeting.id, 'c', 'reason', true)
}

/** The press came too late, or too early: says why, and shows what there is. */
export async function refused(ctx: MemberContext, outcome: Reported & { ok: false }, put: Put = show): Promise<void> {
  if (outcome.reason === 'gone') return await stale(ctx)
  const { reason, meeting } = outcome
  await sayWhy(ctx, reason)
  const lead = ctx.callbackQuery ? undefined : ctx.texts.t(`meetings.checkIn.refused.${reason}`)
  if (reason === 'not-yet' || reason === 'cancelled')
    await showMeeting(ctx, meeting.id, { put, ...(lead === undefined ? {} : { lead: [lead, ''] }) })
  else await put(ctx, await cardOf(ctx, meeting, lead))
}

export async function sayWhy(ctx: MemberContext, reason: Refusal | 'too-long' | 'empty' | 'already'): Promise<void> {
  await toast(ctx, ctx.texts.plain(`meetings.checkIn.refused.${reason}`), true)
}
