import type { Middleware } from 'grammy'
import { parseDay } from '../../people/order.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { findReadable, inForce } from '../actions/access.ts'
import { beginChange } from '../actions/changing.ts'
import { endsAfter } from '../period.ts'
import { parseReason } from '../words.ts'
import { fitting } from './asking.ts'
import { showBelow } from './keeping.ts'
import { type Around, lost } from './reading.ts'

/** «Продлить» and «Изменить»: by mutual consent, with a reason (regulation 7.2). */
export function changeDialogues(around: Around): Middleware<BotContext>[] {
  const change = async (conversation: Dialogue, ctx: DialogueContext, pairId: string) => {
    const reason = await askReason(conversation, ctx, ['plan', 'form', 'circumstances'])
    await conversation.external(async (outer) => await begin(outer, around, pairId, reason, null))
  }
  const extend = async (conversation: Dialogue, ctx: DialogueContext, pairId: string) => {
    const period = await conversation.external(async (outer) => await periodOf(outer, pairId))
    if (!period) return
    const { texts } = ctx
    const later = endsAfter(period.startsOn).filter(({ endsOn }) => endsOn > period.endsOn)
    const answer = await ask(conversation, ctx, {
      step: 'until',
      text: texts.t('programmes.extend.ask', { day: texts.day(period.endsOn), from: texts.day(period.startsOn) }),
      choices: [
        ...later.map(({ endsOn }) => ({
          label: texts.plain('programmes.extend.until', { day: texts.day(endsOn) }),
          value: endsOn,
        })),
        { label: texts.plain('programmes.buttons.leave'), value: 'leave' },
      ],
      parse: (typed) => laterThan(typed, period),
    })
    if (answer.value === 'leave')
      return await conversation.external(async (outer) => await showBelow(outer, around, pairId))
    const reason = await askReason(conversation, ctx, ['moreTime', 'moreTopics', 'circumstances'])
    await conversation.external(async (outer) => await begin(outer, around, pairId, reason, answer.value))
  }
  return [dialogue(change, 'programme-change'), dialogue(extend, 'programme-extend')]
}

type Reason = 'plan' | 'form' | 'circumstances' | 'moreTime' | 'moreTopics'

/** In words: they stand in the version and in the document. */
async function askReason(conversation: Dialogue, ctx: DialogueContext, usual: readonly Reason[]): Promise<string> {
  const choices = usual.map((value) => ({ label: ctx.texts.plain(`programmes.reasons.${value}`), value }))
  const answer = await ask(conversation, ctx, {
    step: 'reason',
    text: ctx.texts.t('programmes.reasons.ask'),
    choices,
    parse: parseReason,
  })
  if (answer.by === 'text') return answer.value
  return choices.find(({ value }) => value === answer.value)?.label ?? answer.value
}

function laterThan(typed: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }): Parsed<string> {
  const day = fitting(parseDay(typed), (end) => ({ startsOn, endsOn: end }))
  return day.ok && day.value <= endsOn ? { ok: false, problem: 'programmes.extend.notLater' } : day
}

async function periodOf(ctx: BotContext, pairId: string): Promise<{ startsOn: string; endsOn: string } | null> {
  const found = isMember(ctx) ? await findReadable(ctx.tx, ctx.actor, pairId) : undefined
  const version = found && inForce(found.versions)
  if (version) return { startsOn: version.startsOn, endsOn: version.endsOn }
  await lost(ctx)
  return null
}

async function begin(
  ctx: BotContext,
  around: Around,
  pairId: string,
  reason: string,
  endsOn: string | null,
): Promise<void> {
  const begun = isMember(ctx) ? await beginChange(ctx.tx, ctx.actor, pairId, { reason, endsOn }, ctx.now) : undefined
  if (!begun || (!begun.ok && begun.reason === 'not-allowed')) return await lost(ctx)
  const said = begun.ok
    ? begun.isNew
      ? ctx.texts.t('programmes.done.changeBegun')
      : ctx.texts.t('programmes.done.changeThere')
    : ctx.texts.t(
        begun.reason === 'not-in-force' || begun.reason === 'not-allowed'
          ? 'programmes.refused.closed'
          : `programmes.refused.${begun.reason}`,
      )
  await tell(ctx, { text: said, rows: [] })
  await showBelow(ctx, around, pairId)
}
