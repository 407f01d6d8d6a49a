import { momentOf } from '../../calendar/typed-moment.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { stale, tell, toast } from '../../telegram/screen.ts'
import { findReadable, mayChange } from '../actions/access.ts'
import { type Change, moveMeeting, refusalOf, type Seen } from '../actions/changing.ts'
import { boundsOf } from '../actions/planning.ts'
import { menteesOf, partOf } from '../meeting.ts'
import { isActive } from '../planning.ts'
import { whenText } from '../words.ts'
import type { WholeMoment } from '../typing.ts'
import { askMoment, type Ground } from './asking.ts'
import type { Leavable } from './leaving.ts'
import { sendCalendar } from './lists.ts'
import { leadOf, lost, type Put, showMeeting } from './reading.ts'
import { heedLines } from './sure.ts'

/** Another moment of a meeting that is still ahead. */
export async function move(conversation: Dialogue, ctx: DialogueContext, id: string, sequence: number): Promise<void> {
  const start = await conversation.external(async (outer) => await startOf(outer, { id, sequence }))
  if (!start) return
  const leavable: Leavable = { conversation, label: 'keep', leave: async (outer) => await leave(outer, id) }
  for (;;) {
    const moment = await askMoment(leavable, ctx, start.ground, [start.lead])
    const text = await conversation.external(async (outer) => await sureText(outer, id, moment, start.ground))
    const answer = await ask(conversation, ctx, {
      step: 'sure-move',
      text,
      choices: [
        { label: ctx.texts.plain('meetings.buttons.sureMove'), value: 'sure' },
        { label: ctx.texts.plain('meetings.buttons.otherTime'), value: 'time' },
        { label: ctx.texts.plain('meetings.buttons.keep'), value: 'keep' },
      ],
    })
    if (answer.value === 'keep') return await conversation.external(async (outer) => await leave(outer, id))
    if (answer.value !== 'sure') continue
    const isDone = await conversation.external(
      async (outer) => await keep(outer, { id, sequence }, momentOf(moment.on, moment.at, start.ground.zone)),
    )
    if (isDone) return
  }
}

async function startOf(ctx: BotContext, { id, sequence }: Seen): Promise<{ ground: Ground; lead: string } | null> {
  const found = isMember(ctx) ? await findReadable(ctx.tx, ctx.actor, id) : undefined
  if (!isMember(ctx) || !found || !mayChange(ctx.actor, found) || !isActive(found.pair)) {
    await lost(ctx)
    return null
  }
  const refusal = refusalOf(found.meeting, sequence, ctx.now)
  if (refusal) {
    await showMeeting(ctx, id, { put: tell, lead: [ctx.texts.t(`meetings.refused.${refusal}`)] })
    return null
  }
  const { zone, lastOn } = boundsOf(found.pair, ctx.now)
  return {
    ground: { zone, lastOn },
    lead: ctx.texts.t('meetings.moving.ask', { when: whenText(ctx.texts, found.meeting) }),
  }
}

async function sureText(ctx: BotContext, id: string, { on, at }: WholeMoment, { zone }: Ground): Promise<string> {
  const { texts } = ctx
  const found = isMember(ctx) ? await findReadable(ctx.tx, ctx.actor, id) : undefined
  if (!found) return texts.t('meetings.refused.gone')
  const { meeting, pair } = found
  const startsAt = momentOf(on, at, zone)
  const draft = { way: meeting.way, menteeIds: menteesOf(meeting).map(({ personId }) => personId) }
  return [
    texts.t('meetings.sure.headingMove'),
    texts.t('meetings.sure.was', { when: whenText(texts, meeting) }),
    texts.t('meetings.line.when', { when: whenText(texts, { startsAt, organisation: meeting.organisation }) }),
    ...(await heedLines(ctx, pair, startsAt, draft, meeting)),
  ].join('\n')
}

/** Nothing is changed. */
export async function leave(ctx: BotContext, id: string): Promise<void> {
  const lead = [ctx.texts.t('meetings.refused.kept')]
  if (!isMember(ctx) || !(await showMeeting(ctx, id, { put: tell, lead }))) await lost(ctx)
}

/** False where that moment will not do, so that another is asked for. */
async function keep(ctx: BotContext, seen: Seen, startsAt: Date): Promise<boolean> {
  if (!isMember(ctx)) {
    await lost(ctx)
    return true
  }
  const done = await moveMeeting(ctx.tx, ctx.actor, seen, startsAt, ctx.now)
  if (done.ok || !isMoment(done.reason)) {
    await afterChange(ctx, seen.id, 'moved', done, tell)
    return true
  }
  await tell(ctx, { text: ctx.texts.t(`meetings.problems.${done.reason}`), rows: [] })
  return false
}

function isMoment(reason: string): reason is 'night' | 'far' {
  return reason === 'night' || reason === 'far'
}

/** The card below what was done, or why it was not; whoever keeps the meeting in a calendar gets the new file. */
export async function afterChange(
  ctx: MemberContext,
  id: string,
  what: 'moved' | 'cancelled',
  change: Change,
  put?: Put,
): Promise<void> {
  const way = put ? { put } : {}
  if (!change.ok) {
    if (change.reason === 'not-allowed') return await (put ? lost(ctx) : stale(ctx))
    const reason = refused(change.reason)
    if (!put) await toast(ctx, ctx.texts.plain(`meetings.refused.${reason}`), true)
    const lead = put ? [ctx.texts.t(`meetings.refused.${reason}`)] : []
    if (!(await showMeeting(ctx, id, { ...way, lead }))) await lost(ctx)
    return
  }
  await showMeeting(ctx, id, { ...way, lead: leadOf(ctx, what, change) })
  if (partOf(change.meeting, ctx.actor.personId)?.calendarAt)
    await sendCalendar(ctx, ctx.actor.personId, change.meeting, what)
}

function refused(reason: Extract<Change, { ok: false }>['reason']): 'over' | 'past' | 'changed' | 'same' {
  return reason === 'past' || reason === 'changed' || reason === 'same' ? reason : 'over'
}
