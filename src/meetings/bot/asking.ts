import type { Texts } from '../../i18n/texts.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { DialogueContext } from '../../telegram/context.ts'
import type { Parsed } from '../../telegram/dialogue.ts'
import { isWay, longestPlace, longestTopic, type Way } from '../meeting.ts'
import { type Bounds, dayWord, offeredDays, offeredTimes, offeredWays } from '../planning.ts'
import { checked, type Moment, readDay, readTime, readWords, type WholeMoment } from '../typing.ts'
import { askOrLeave, askUntilOrLeave, type Leavable } from './leaving.ts'

/** Where and until when the pair meets; the clock goes on while somebody thinks, so `now` is asked anew. */
export type Ground = Omit<Bounds, 'now'>

/** A day and a time: chosen or typed, in one message or in two; asked until there may be a meeting then. */
export async function askMoment(
  dialogue: Leavable,
  ctx: DialogueContext,
  ground: Ground,
  lead: readonly string[] = [],
): Promise<WholeMoment> {
  const { on, at } = await askDay(dialogue, ctx, ground, lead)
  return at === undefined ? await askTime(dialogue, ctx, ground, on) : { on, at }
}

async function askDay(
  dialogue: Leavable,
  ctx: DialogueContext,
  ground: Ground,
  lead: readonly string[],
): Promise<Moment> {
  const { texts } = ctx
  const days = await dialogue.conversation.external(({ now, texts: own }) =>
    offeredDays({ now, ...ground }).map((value) => ({ value, label: dayLabel(own, value, now, ground.zone) })),
  )
  const example = days.at(-1)?.value ?? ground.lastOn
  const accept = async (next: DialogueContext): Promise<Parsed<Moment>> =>
    await typedIn(dialogue, next, ground, readDay)
  const answer = await askUntilOrLeave(
    dialogue,
    ctx,
    {
      step: 'day',
      text: [...lead, texts.t('meetings.day.ask', { date: dateOf(texts, example) })].join('\n'),
      choices: [...days, { label: texts.plain('meetings.buttons.otherDay'), value: 'other' }],
      isPaired: true,
    },
    accept,
  )
  if (answer.by === 'text') return answer.value
  if (answer.value !== 'other') return { on: answer.value, at: undefined }
  const other = await askUntilOrLeave(
    dialogue,
    ctx,
    { step: 'other-day', text: texts.t('meetings.day.other', examplesOf(texts, example)), choices: [] },
    accept,
  )
  return other.by === 'text' ? other.value : await askDay(dialogue, ctx, ground, lead)
}

async function askTime(dialogue: Leavable, ctx: DialogueContext, ground: Ground, on: string): Promise<WholeMoment> {
  const times = await dialogue.conversation.external(({ now }) => offeredTimes(on, { now, zone: ground.zone }))
  const answer = await askUntilOrLeave(
    dialogue,
    ctx,
    {
      step: 'time',
      text: ctx.texts.t('meetings.time.ask', { day: ctx.texts.shortDay(on) }),
      choices: times.map((value) => ({ label: value, value })),
      isPaired: true,
    },
    async (next) => await typedIn(dialogue, next, ground, (typed, bounds) => readTime(typed, on, bounds)),
  )
  if (answer.by === 'text') return answer.value
  // An offered hour may have passed while the message lay there.
  const at = answer.value
  const read = await dialogue.conversation.external(({ now }) => checked({ on, at }, { now, ...ground }))
  if (read.ok) return read.value
  await ctx.reply(ctx.texts.t(read.problem), { parse_mode: 'HTML' })
  return await askMoment(dialogue, ctx, ground)
}

async function typedIn<T>(
  dialogue: Leavable,
  next: DialogueContext,
  ground: Ground,
  read: (typed: string, bounds: Bounds) => Parsed<T>,
): Promise<Parsed<T>> {
  const typed = next.message?.text
  if (typed === undefined || typed.startsWith('/')) return { ok: false, problem: 'telegram.dialogue.wordsPlease' }
  const now = await dialogue.conversation.external((outer) => outer.now.getTime())
  return read(typed, { now: new Date(now), ...ground })
}

function dayLabel(texts: Texts, on: string, now: Date, zone: string): string {
  const word = dayWord(on, now, zone)
  const day = texts.shortDay(on)
  return word
    ? texts.plain(`meetings.buttons.${word}`, { day: dateOf(texts, on) })
    : day.slice(0, 1).toUpperCase() + day.slice(1)
}

/** «8 окт» */
function dateOf(texts: Texts, on: string): string {
  const day = texts.shortDay(on)
  return day.split(', ')[1] ?? day
}

/** «08.10», «8 октября» */
function examplesOf(texts: Texts, on: string): { readonly number: string; readonly day: string } {
  return { number: `${on.slice(8)}.${on.slice(5, 7)}`, day: texts.days(on, on) }
}

export type Topic = { readonly topic: string | null; readonly activityKey: string | null }

/** A meeting as it is asked for, until it is confirmed. */
export type Draft = Topic &
  WholeMoment & {
    readonly pairId: string
    readonly menteeIds: readonly string[]
    readonly way: Way
    readonly place: string | null
  }

/** An activity of the programme: what the buttons cut short stands above them. */
export type Offered = { readonly key: string; readonly title: string; readonly dueOn: string }

/** An activity that the programme still owes, or a topic in own words, or none. */
export async function askTopic(
  dialogue: Leavable,
  ctx: DialogueContext,
  activities: readonly Offered[],
): Promise<Topic> {
  const { texts } = ctx
  const parse = (typed: string) => readWords(typed, longestTopic)
  if (activities.length > 0) {
    const offered = activities.map(({ key, title }, index) => ({
      label: shortened(`${index + 1}. ${title}`, 40),
      value: key,
    }))
    const lines = activities.map(({ title, dueOn }, index) =>
      texts.t('meetings.topic.activity', { number: index + 1, title, day: texts.shortDay(dueOn) }),
    )
    const answer = await askOrLeave(dialogue, ctx, {
      step: 'topic',
      text: [texts.t('meetings.topic.ask'), '', ...lines].join('\n'),
      choices: [...offered, { label: texts.plain('meetings.buttons.noPlan'), value: 'own' }],
      parse,
    })
    if (answer.by === 'text') return { topic: answer.value, activityKey: null }
    const chosen = activities.find(({ key }) => key === answer.value)
    if (chosen) return { topic: chosen.title, activityKey: chosen.key }
  }
  const own = await askOrLeave(dialogue, ctx, {
    step: 'own-topic',
    text: texts.t('meetings.topic.askFree'),
    choices: [{ label: texts.plain('meetings.buttons.skip'), value: 'skip' }],
    parse,
  })
  return { topic: own.by === 'text' ? own.value : null, activityKey: null }
}

export async function askWay(dialogue: Leavable, ctx: DialogueContext, mentees: number): Promise<Way> {
  const answer = await askOrLeave<string>(dialogue, ctx, {
    step: 'way',
    text: ctx.texts.t('meetings.ways.ask'),
    choices: offeredWays(mentees).map((value) => ({ label: ctx.texts.plain(`meetings.way.${value}`), value })),
  })
  return isWay(answer.value) ? answer.value : 'inPerson'
}

/** A room, a link, whose lesson; nothing of the kind for messages. */
export async function askPlace(dialogue: Leavable, ctx: DialogueContext, way: Way): Promise<string | null> {
  if (way === 'messages') return null
  const question = way === 'call' ? 'askCall' : way === 'lesson' ? 'askLesson' : 'ask'
  const answer = await askOrLeave(dialogue, ctx, {
    step: 'place',
    text: ctx.texts.t(`meetings.place.${question}`),
    choices: [{ label: ctx.texts.plain('meetings.buttons.skip'), value: 'skip' }],
    parse: (typed) => readWords(typed, longestPlace),
  })
  return answer.by === 'text' ? answer.value : null
}
