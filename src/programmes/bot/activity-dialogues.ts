import type { Middleware } from 'grammy'
import type { Texts } from '../../i18n/texts.ts'
import { parseDay } from '../../people/order.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { freeDay } from '../actions/adding.ts'
import { newKey } from '../actions/beginning.ts'
import { activityForms, formNamed } from '../catalogue.ts'
import type { ActivityChange } from '../edit.ts'
import { isWithin, type Period } from '../period.ts'
import { movedTo } from '../spreading.ts'
import { formLabel } from '../view/words.ts'
import { parseOutcome, parseTitle } from '../words.ts'
import { type Start, startOf } from './asking.ts'
import { keep } from './keeping.ts'
import { showActivity } from './plan.ts'
import { type Around, lost, versionFor } from './reading.ts'

/** Words of an activity: one of it changed, or a new one in own words. */
export function activityDialogues(around: Around): Middleware<BotContext>[] {
  const change = async (conversation: Dialogue, ctx: DialogueContext, v: string, key: string, what: string) => {
    const start = await conversation.external(async (outer) => await startOf(outer, v))
    if (!start) return
    const changed = await askChange(conversation, ctx, start, what)
    if (changed) return await keep(conversation, ctx, around, start, { what: 'activity', key, change: changed })
    await conversation.external(async (outer) => {
      const isShown = isMember(outer) && (await showActivity(outer, v, key, tell))
      if (!isShown) await lost(outer)
    })
  }
  const own = async (conversation: Dialogue, ctx: DialogueContext, v: string, difficulty: string) => {
    const start = await conversation.external(async (outer) => await ownStart(outer, v))
    if (!start) return
    const { value: title } = await ask(conversation, ctx, {
      step: 'title',
      text: ctx.texts.t('programmes.activity.ask.title'),
      choices: [],
      parse: parseTitle,
    })
    const form = await askForm(conversation, ctx)
    const dueOn = (await askDay(conversation, ctx, start, start.free)) ?? start.free
    const outcome = await askOutcome(conversation, ctx)
    const activity = { key: start.key, title, difficulty, form, outcome, dueOn, templateKey: null }
    await keep(conversation, ctx, around, start, { what: 'add', activity })
  }
  return [dialogue(change, 'programme-activity'), dialogue(own, 'programme-own')]
}

/** Undefined where it stays as it is. */
async function askChange(
  conversation: Dialogue,
  ctx: DialogueContext,
  start: Start,
  what: string,
): Promise<ActivityChange | undefined> {
  switch (what) {
    case 'title': {
      const title = await ask(conversation, ctx, {
        step: 'new-title',
        text: ctx.texts.t('programmes.activity.ask.title'),
        choices: [leave(ctx.texts)],
        parse: parseTitle,
      })
      return title.by === 'text' ? { title: title.value } : undefined
    }
    case 'outcome': {
      const outcome = await ask(conversation, ctx, {
        step: 'new-outcome',
        text: ctx.texts.t('programmes.activity.ask.outcome'),
        choices: [leave(ctx.texts)],
        parse: parseOutcome,
      })
      return outcome.by === 'text' ? { outcome: outcome.value } : undefined
    }
    default: {
      const dueOn = await askDay(conversation, ctx, start, null)
      return dueOn === undefined ? undefined : { dueOn }
    }
  }
}

/** A day of the period; on a day off or in the school holidays the nearest school day is offered. `proposed` has a button. */
async function askDay(
  conversation: Dialogue,
  ctx: DialogueContext,
  period: Period,
  proposed: string | null,
): Promise<string | undefined> {
  const { texts } = ctx
  const day = await ask(conversation, ctx, {
    step: 'activity-day',
    text: texts.t('programmes.activity.ask.day', { from: texts.day(period.startsOn), to: texts.day(period.endsOn) }),
    choices: [proposed === null ? leave(texts) : { label: texts.day(proposed), value: 'proposed' }],
    parse: (typed) => inside(parseDay(typed), period),
  })
  if (day.by === 'button') return undefined
  const better = movedTo(day.value, period)
  if (better === day.value) return day.value
  const chosen = await ask(conversation, ctx, {
    step: 'school-day',
    text: texts.t('programmes.activity.ask.holiday', { day: texts.day(day.value), weekday: texts.weekday(day.value) }),
    choices: [
      { label: texts.plain('programmes.activity.ask.moved', { day: texts.day(better) }), value: 'better' },
      { label: texts.plain('programmes.activity.ask.kept', { day: texts.day(day.value) }), value: 'kept' },
    ],
  })
  return chosen.value === 'better' ? better : day.value
}

async function askForm(conversation: Dialogue, ctx: DialogueContext): Promise<string> {
  const answer = await ask(conversation, ctx, {
    step: 'form',
    text: ctx.texts.t('programmes.activity.ask.form'),
    choices: activityForms.options.map((value) => ({ label: formLabel(ctx.texts, value), value })),
  })
  return (answer.by === 'button' && formNamed(answer.value)) || 'talk'
}

async function askOutcome(conversation: Dialogue, ctx: DialogueContext): Promise<string | null> {
  const answer = await ask(conversation, ctx, {
    step: 'outcome',
    text: ctx.texts.t('programmes.activity.ask.outcome'),
    choices: [{ label: ctx.texts.plain('programmes.buttons.skip'), value: 'skip' }],
    parse: parseOutcome,
  })
  return answer.by === 'text' ? answer.value : null
}

function inside(day: Parsed<string>, period: Period): Parsed<string> {
  return day.ok && !isWithin(day.value, period) ? { ok: false, problem: 'programmes.problems.outside' } : day
}

function leave(texts: Texts) {
  return { label: texts.plain('programmes.buttons.leave'), value: 'leave' }
}

async function ownStart(ctx: BotContext, v: string): Promise<(Start & { free: string; key: string }) | null> {
  const start = await startOf(ctx, v)
  const found = start && isMember(ctx) ? await versionFor(ctx, v) : undefined
  if (!start || !found) return null
  return { ...start, free: freeDay(found.version, found.party, ctx.now), key: newKey() }
}
