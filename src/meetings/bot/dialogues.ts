import type { Middleware } from 'grammy'
import { momentOf } from '../../calendar/typed-moment.ts'
import { isNamed, menteesIn } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { mayPlan } from '../actions/access.ts'
import { cancelMeeting } from '../actions/changing.ts'
import { boundsOf, listNextActivities, planMeeting } from '../actions/planning.ts'
import { chosenOf, isActive } from '../planning.ts'
import { readWords } from '../typing.ts'
import { askMoment, askPlace, askTopic, askWay, type Draft, type Ground, type Offered } from './asking.ts'
import { askOrLeave, type Leavable } from './leaving.ts'
import { afterChange, leave, move } from './moving.ts'
import { leadOf, lost, showMeeting } from './reading.ts'
import { askSure } from './sure.ts'

/** What is typed about meetings: a new one, another moment, why it is off. */
export function planningDialogues(): Middleware<BotContext>[] {
  return [dialogue(plan, 'meeting-plan'), dialogue(move, 'meeting-move'), dialogue(cancel, 'meeting-cancel')]
}

const longestReason = 200
/** More do not fit under one message; the rest of a programme is further away. */
const mostActivities = 8

/** Everything of it is asked first, and kept when it is confirmed: what was not is lost with the dialogue. */
async function plan(conversation: Dialogue, ctx: DialogueContext, pairId: string, mask: string): Promise<void> {
  const start = await conversation.external(async (outer) => await startOf(outer, pairId, mask))
  if (!start) return
  const leavable: Leavable = { conversation, label: 'leave', leave: drop }
  const askWhere = async () => {
    const way = await askWay(leavable, ctx, start.menteeIds.length)
    return { way, place: await askPlace(leavable, ctx, way) }
  }
  let topic = await askTopic(leavable, ctx, start.activities)
  let moment = await askMoment(leavable, ctx, start.ground)
  let where = await askWhere()
  for (;;) {
    const draft = { pairId, menteeIds: start.menteeIds, ...topic, ...moment, ...where }
    const answer = await askSure(conversation, ctx, start.ground, draft)
    if (answer === 'drop') return await conversation.external(drop)
    if (answer === 'topic') topic = await askTopic(leavable, ctx, start.activities)
    else if (answer === 'place') where = await askWhere()
    else if (answer === 'sure' && (await conversation.external(async (outer) => await keep(outer, start, draft))))
      return
    else moment = await askMoment(leavable, ctx, start.ground)
  }
}

type Start = {
  readonly menteeIds: string[]
  readonly activities: Offered[]
  readonly ground: Ground
}

async function startOf(ctx: BotContext, pairId: string, mask: string): Promise<Start | null> {
  const pair = await findPair(ctx.tx, pairId)
  if (!pair || !isMember(ctx) || !isActive(pair) || !isNamed(pair) || !mayPlan(ctx.actor, pair)) {
    await lost(ctx)
    return null
  }
  const own = ctx.actor.personId
  const mentees = menteesIn(pair)
  const chosen = new Set(chosenOf(mentees, mask))
  const { zone, lastOn } = boundsOf(pair, ctx.now)
  const activities = (await listNextActivities(ctx.tx, pairId)).slice(0, mostActivities)
  return {
    menteeIds: mentees.filter((one) => chosen.has(one) || one.personId === own).map(({ personId }) => personId),
    activities: activities.map(({ key, title, dueOn }) => ({ key, title, dueOn })),
    ground: { zone, lastOn },
  }
}

async function drop(ctx: BotContext): Promise<void> {
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t('meetings.refused.dropped'), rows: [[menu]] })
}

/** False where the moment will not do any more, so that another is asked for. */
async function keep(ctx: BotContext, { ground }: Start, { on, at, ...draft }: Draft): Promise<boolean> {
  if (!isMember(ctx)) {
    await lost(ctx)
    return true
  }
  const startsAt = momentOf(on, at, ground.zone)
  const planned = await planMeeting(ctx.tx, ctx.actor, { ...draft, startsAt }, ctx.now)
  if (planned.ok) {
    const lead = leadOf(ctx, 'planned', planned)
    await showMeeting(ctx, planned.meeting.id, { put: tell, lead })
    return true
  }
  switch (planned.reason) {
    case 'not-allowed':
      await lost(ctx)
      return true
    case 'not-active':
      await tell(ctx, { text: ctx.texts.t('meetings.refused.not-active'), rows: [] })
      return true
    case 'past':
    case 'night':
    case 'far':
    case 'over':
      await tell(ctx, { text: ctx.texts.t(`meetings.problems.${planned.reason}`), rows: [] })
      return false
  }
}

/** Why it is off, in own words. */
async function cancel(conversation: Dialogue, ctx: DialogueContext, id: string, sequence: number): Promise<void> {
  const leavable: Leavable = { conversation, label: 'keep', leave: async (outer) => await leave(outer, id) }
  const { value } = await askOrLeave(leavable, ctx, {
    step: 'cancel-why',
    text: ctx.texts.t('meetings.cancelling.words'),
    choices: [],
    parse: (typed) => readWords(typed, longestReason),
  })
  await conversation.external(async (outer) => {
    if (!isMember(outer)) return await lost(outer)
    const done = await cancelMeeting(outer.tx, outer.actor, { id, sequence }, value, outer.now)
    await afterChange(outer, id, 'cancelled', done, tell)
  })
}
