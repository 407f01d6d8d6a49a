import type { Middleware } from 'grammy'
import { parseDay } from '../../people/order.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { wantChange } from '../actions/agreeing.ts'
import { proposedGoal } from '../actions/beginning.ts'
import type { Period } from '../period.ts'
import { parseGoal, parseResults, parseWish } from '../words.ts'
import { fitting, type Start, startOf } from './asking.ts'
import { activityDialogues } from './activity-dialogues.ts'
import { changeDialogues } from './change-dialogues.ts'
import { keep, showBelow } from './keeping.ts'
import { type Around, lost, versionFor } from './reading.ts'

/** Everything of a programme that is typed. */
export function programmesDialogues(around: Around): Middleware<BotContext>[] {
  return [...wordsDialogues(around), ...activityDialogues(around), ...changeDialogues(around)]
}

function wordsDialogues(around: Around): Middleware<BotContext>[] {
  const goal = async (conversation: Dialogue, ctx: DialogueContext, v: string) => {
    const start = await conversation.external(async (outer) => await goalStart(outer, v))
    if (!start) return
    const answer = await ask(conversation, ctx, {
      step: 'goal',
      text: [
        ctx.texts.t('programmes.goal.ask'),
        ctx.texts.t('programmes.goal.now', { goal: start.goal ?? ctx.texts.plain('programmes.card.none') }),
        ...(start.proposed === null ? [] : [ctx.texts.t('programmes.goal.proposed', { goal: start.proposed })]),
      ].join('\n\n'),
      choices: [
        ...(start.proposed === null ? [] : [{ label: ctx.texts.plain('programmes.goal.take'), value: 'proposed' }]),
        { label: ctx.texts.plain('programmes.buttons.leave'), value: 'leave' },
      ],
      parse: parseGoal,
    })
    const typed = answer.by === 'text' ? answer.value : answer.value === 'proposed' ? start.proposed : null
    if (typed === null)
      return await conversation.external(async (outer) => await showBelow(outer, around, start.pairId))
    await keep(conversation, ctx, around, start, { what: 'goal', goal: typed })
  }
  const results = async (conversation: Dialogue, ctx: DialogueContext, v: string) => {
    const start = await conversation.external(async (outer) => await startOf(outer, v))
    if (!start) return
    const none = ctx.texts.plain('programmes.card.none')
    const answer = await ask(conversation, ctx, {
      step: 'results',
      text: [
        ctx.texts.t('programmes.results.ask'),
        ctx.texts.t('programmes.results.now', { results: start.results.join('\n') || none }),
      ].join('\n\n'),
      choices: [{ label: ctx.texts.plain('programmes.buttons.leave'), value: 'leave' }],
      parse: parseResults,
    })
    if (answer.by === 'button')
      return await conversation.external(async (outer) => await showBelow(outer, around, start.pairId))
    await keep(conversation, ctx, around, start, { what: 'results', results: answer.value })
  }
  return [
    dialogue(goal, 'programme-goal'),
    dialogue(results, 'programme-results'),
    dialogue(dayOf(around), 'programme-day'),
    dialogue(wishOf(around), 'programme-wish'),
  ]
}

function dayOf(around: Around) {
  return async (conversation: Dialogue, ctx: DialogueContext, v: string, which: 'start' | 'end') => {
    const start = await conversation.external(async (outer) => await startOf(outer, v))
    if (!start) return
    const periodWith = (day: string): Period =>
      which === 'start' ? { startsOn: day, endsOn: start.endsOn } : { startsOn: start.startsOn, endsOn: day }
    const answer = await ask(conversation, ctx, {
      step: 'day',
      text: ctx.texts.t(`programmes.period.type.${which}`),
      choices: [{ label: ctx.texts.plain('programmes.buttons.leave'), value: 'leave' }],
      parse: (typed) => fitting(parseDay(typed), periodWith),
    })
    if (answer.by === 'button')
      return await conversation.external(async (outer) => await showBelow(outer, around, start.pairId))
    await keep(conversation, ctx, around, start, { what: 'period', ...periodWith(answer.value) })
  }
}

function wishOf(around: Around) {
  return async (conversation: Dialogue, ctx: DialogueContext, v: string) => {
    const { value } = await ask(conversation, ctx, {
      step: 'wish',
      text: ctx.texts.t('programmes.wish.ask'),
      choices: [],
      parse: parseWish,
    })
    await conversation.external(async (outer) => {
      const found = isMember(outer) ? await versionFor(outer, v) : undefined
      if (!isMember(outer) || !found) return await lost(outer)
      const step = await wantChange(outer.tx, outer.actor, v, value, outer.now)
      if (!step.ok && step.reason === 'not-allowed') return await lost(outer)
      const { texts } = outer
      const closed = [texts.t('programmes.refused.closed'), texts.t('programmes.again.kept', { mine: value })]
      await tell(outer, { text: step.ok ? texts.t('programmes.done.wished') : closed.join('\n\n'), rows: [] })
      await showBelow(outer, around, found.version.pairId)
    })
  }
}

async function goalStart(ctx: BotContext, v: string): Promise<(Start & { proposed: string | null }) | null> {
  const start = await startOf(ctx, v)
  const found = start && isMember(ctx) ? await versionFor(ctx, v) : undefined
  if (!start || !found) return null
  const proposed = (await proposedGoal(ctx.tx, found.party, ctx.texts)) ?? null
  return { ...start, proposed: proposed === start.goal ? null : proposed }
}
