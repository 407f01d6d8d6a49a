import { momentOf } from '../../calendar/typed-moment.ts'
import type { Texts } from '../../i18n/texts.ts'
import { membersOf, type Pair, type PairMember } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import { nameIn } from '../../pairs/words.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { type Meeting, usualMinutes } from '../meeting.ts'
import { isToldInTime, warningsOf } from '../planning.ts'
import { listPlannedOfPeople } from '../store/meetings.ts'
import { topicText, wayText, whenText } from '../words.ts'
import type { Draft, Ground } from './asking.ts'

/** Everything once more, with what there is to heed. */
export async function askSure(
  conversation: Dialogue,
  ctx: DialogueContext,
  ground: Ground,
  draft: Draft,
): Promise<'sure' | 'time' | 'topic' | 'place' | 'drop'> {
  const { texts } = ctx
  const text = await conversation.external(async (outer) => await sureText(outer, ground, draft))
  const answer = await ask(conversation, ctx, {
    step: 'sure',
    text,
    choices: [
      { label: texts.plain('meetings.buttons.sure'), value: 'sure' },
      { label: texts.plain('meetings.buttons.otherTime'), value: 'time' },
      { label: texts.plain('meetings.buttons.otherTopic'), value: 'topic' },
      { label: texts.plain('meetings.buttons.otherPlace'), value: 'place' },
      { label: texts.plain('meetings.buttons.drop'), value: 'drop' },
    ],
  })
  return (['sure', 'time', 'topic', 'place'] as const).find((one) => one === answer.value) ?? 'drop'
}

async function sureText(ctx: BotContext, { zone }: Ground, draft: Draft): Promise<string> {
  const { texts } = ctx
  const pair = await findPair(ctx.tx, draft.pairId)
  if (!pair || !isMember(ctx)) return texts.t('meetings.refused.gone')
  const startsAt = momentOf(draft.on, draft.at, zone)
  const others = comingTo(pair, draft).filter(({ personId }) => personId !== ctx.actor.personId)
  return [
    texts.t('meetings.sure.heading'),
    texts.t('meetings.line.when', { when: whenText(texts, { startsAt, organisation: pair.organisation }) }),
    texts.t('meetings.line.way', { way: wayText(texts, draft) }),
    texts.t('meetings.line.topic', { topic: topicText(texts, draft) }),
    texts.t('meetings.line.with', { people: texts.list(others.map((one) => nameIn(texts, pair, one))) }),
    ...(await heedLines(ctx, pair, startsAt, draft)),
  ].join('\n')
}

/** Who comes, of the pair as it is. */
function comingTo(pair: Pair, { menteeIds }: Pick<Draft, 'menteeIds'>): PairMember[] {
  return membersOf(pair).filter((one) => one.role === 'MENTOR' || menteeIds.includes(one.personId))
}

/** HTML: a day off, holidays, lessons; who has another meeting then; who will read of it too late. `except` is what is moved. */
export async function heedLines(
  ctx: BotContext,
  pair: Pair,
  startsAt: Date,
  { way, menteeIds }: Pick<Draft, 'way' | 'menteeIds'>,
  except?: Meeting,
): Promise<string[]> {
  const { texts, tx, now } = ctx
  const coming = comingTo(pair, { menteeIds })
  const until = new Date(startsAt.getTime() + usualMinutes * 60_000)
  const ids = coming.map(({ personId }) => personId)
  const taken = (await listPlannedOfPeople(tx, ids, startsAt, until)).filter(({ id }) => id !== except?.id)
  const busy = coming.filter(({ personId }) =>
    taken.some(({ parts }) => parts.some((one) => one.personId === personId)),
  )
  const own = isMember(ctx) ? ctx.actor.personId : ''
  const first = except && except.startsAt < startsAt ? except.startsAt : startsAt
  const late = coming.filter(
    ({ personId, organisation }) => personId !== own && !isToldInTime(first, now, organisation.timeZone),
  )
  const names = (people: readonly PairMember[]) => texts.list(people.map((one) => nameIn(texts, pair, one)))
  const heeds = [
    ...warningsOf(startsAt, way, pair.organisation.timeZone).map((one) => texts.plain(`meetings.warning.${one}`)),
    ...(busy.length > 0 ? [texts.plain('meetings.warning.busy', { people: names(busy) })] : []),
    ...(late.length > 0 ? [texts.plain('meetings.warning.late', { people: names(late) })] : []),
  ]
  return linesOf(texts, heeds)
}

function linesOf(texts: Texts, heeds: readonly string[]): string[] {
  return heeds.length === 0 ? [] : ['', ...heeds.map((what) => texts.t('meetings.sure.warning', { what }))]
}
