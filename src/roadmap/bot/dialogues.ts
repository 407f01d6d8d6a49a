import type { Middleware } from 'grammy'
import { addDays } from '../../calendar/day.ts'
import { owesDownload } from '../../files/receiving.ts'
import type { BareKey } from '../../i18n/texts.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, askUntil, type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { type ScreenButton, tell } from '../../telegram/screen.ts'
import { findItemFor } from '../actions/access.ts'
import { changeDay, type Marked, markDone, writeNote } from '../actions/marking.ts'
import { lineOf, longestNote, longestNumber } from '../evidence.ts'
import { titleOf } from '../words.ts'
import type { AroundRoadmap } from './calendar.ts'
import { calendarDialogues } from './calendar-dialogues.ts'
import { askDay, todayOf, type When, whenOf } from './asking.ts'
import { showItem } from './reading.ts'
import { templateDialogues } from './template-dialogues.ts'

/** What is asked about an item, one thing after another; each answer is checked again when it is written down. */
export function roadmapDialogues(around: AroundRoadmap): Middleware<BotContext>[] {
  return [
    aboutItem(marking, 'road-done'),
    aboutItem(moving, 'road-day'),
    aboutItem(noting, 'road-note'),
    dialogue(filing, 'road-file'),
    ...templateDialogues(),
    ...calendarDialogues(around),
  ]
}

/** Asks nothing where the item is not theirs to change any more. */
function aboutItem(work: (conversation: Dialogue, ctx: DialogueContext, about: Item) => Promise<void>, id: string) {
  return dialogue(
    async (
      conversation: Dialogue,
      ctx: DialogueContext,
      organisation: string,
      key: string,
      ways: readonly ScreenButton[] = [],
    ) => {
      const about = await conversation.external(async (outer) => await aboutOf(outer, { organisation, key }))
      if (about) await work(conversation, ctx, { ...about, organisation, key, ways })
    },
    id,
  )
}

/** When was it done, and by which paper. */
async function marking(conversation: Dialogue, ctx: DialogueContext, about: Item): Promise<void> {
  const today = todayOf(about.when)
  const { texts } = ctx
  const doneOn = await askDay(conversation, ctx, {
    step: 'done',
    text: texts.t('roadmap.ask.doneOn', { title: about.title }),
    choices: [
      { label: texts.plain('roadmap.ask.today'), value: today },
      { label: texts.plain('roadmap.ask.yesterday'), value: addDays(today, -1) },
    ],
    when: about.when,
    isPast: true,
    problem: (on) => (on > today ? 'roadmap.problems.future' : undefined),
  })
  const number = about.hasNumber ? await askNumber(conversation, ctx, about.number) : null
  await conversation.external(
    async (outer) =>
      await keep(outer, about, 'marked', async (member) =>
        markDone(
          member.tx,
          member.actor,
          { organisationId: about.organisation, key: about.key, doneOn, number },
          member.now,
        ),
      ),
  )
}

async function askNumber(conversation: Dialogue, ctx: DialogueContext, known: string | null): Promise<string | null> {
  const answer = await ask(conversation, ctx, {
    step: 'number',
    text: ctx.texts.t('roadmap.ask.number'),
    choices: [
      ...(known === null ? [] : [{ label: known, value: 'keep' }]),
      { label: ctx.texts.plain('roadmap.ask.noNumber'), value: 'none' },
    ],
    parse: (typed) => {
      const value = lineOf(typed, longestNumber)
      return value === undefined ? { ok: false, problem: 'roadmap.problems.number' } : { ok: true, value }
    },
  })
  return answer.by === 'text' ? answer.value : answer.value === 'keep' ? known : null
}

/** The school's own day. */
async function moving(conversation: Dialogue, ctx: DialogueContext, about: Item): Promise<void> {
  const { texts } = ctx
  const value = await askDay(conversation, ctx, {
    step: 'day',
    text: texts.t('roadmap.ask.dueOn', { title: about.title }),
    choices: about.hasOwnDay ? [{ label: texts.plain('roadmap.ask.usualDay'), value: 'usual' }] : [],
    when: about.when,
    problem: (on) => (on < todayOf(about.when) ? 'roadmap.problems.past' : undefined),
  })
  await conversation.external(
    async (outer) =>
      await keep(outer, about, 'moved', async ({ tx, actor, now }) =>
        changeDay(
          tx,
          actor,
          { organisationId: about.organisation, key: about.key, dueOn: value === 'usual' ? null : value },
          now,
        ),
      ),
  )
}

async function noting(conversation: Dialogue, ctx: DialogueContext, about: Item): Promise<void> {
  const answer = await ask(conversation, ctx, {
    step: 'note',
    text: ctx.texts.t('roadmap.ask.note'),
    choices: about.hasNote ? [{ label: ctx.texts.plain('roadmap.ask.noNote'), value: 'none' }] : [],
    parse: (typed) => {
      const value = lineOf(typed, longestNote)
      return value === undefined ? { ok: false, problem: 'roadmap.problems.note' } : { ok: true, value }
    },
  })
  const words = answer.by === 'text' ? answer.value : null
  await conversation.external(
    async (outer) =>
      await keep(outer, about, 'noted', async ({ tx, actor, now }) =>
        writeNote(tx, actor, { organisationId: about.organisation, key: about.key, words }, now),
      ),
  )
}

/** A scan: waits until `evidenceFile` has kept one, so that another may be sent in place of what is none. */
async function filing(
  conversation: Dialogue,
  ctx: DialogueContext,
  organisation: string,
  key: string,
  ways: readonly ScreenButton[] = [],
): Promise<void> {
  const target = { purpose: 'evidence', subjectId: key, organisationId: organisation } as const
  const question = {
    step: 'evidence',
    text: ctx.texts.t('roadmap.ask.file'),
    choices: [{ label: ctx.texts.plain('roadmap.ask.noFile'), value: 'none' }],
  }
  await askUntil(conversation, ctx, question, async () => {
    const owed = await conversation.external(async (outer) => await owesDownload(outer, target))
    if (owed.ok) return { ok: false, problem: 'files.coming' }
    return { ok: false, problem: owed.reason === 'too-big' ? 'files.tooBig' : 'files.filePlease' }
  })
  await conversation.external(async (outer) => {
    if (isMember(outer)) await showItem(outer, organisation, key, tell, ways)
  })
}

type Which = { readonly organisation: string; readonly key: string }
type About = {
  readonly title: string
  readonly hasNumber: boolean
  readonly number: string | null
  readonly hasOwnDay: boolean
  readonly hasNote: boolean
  readonly when: When
}
type Item = About & Which & { readonly ways: readonly ScreenButton[] }

async function aboutOf(ctx: BotContext, { organisation, key }: Which): Promise<About | undefined> {
  if (!isMember(ctx)) return undefined
  const which = { organisationId: organisation, key }
  const found = await findItemFor(ctx.tx, ctx.actor, 'roadmap.mark', which, ctx.now)
  if (!found) return undefined
  const { item, entry } = found.standing
  return {
    title: titleOf(ctx.texts, item),
    hasNumber: item.hasNumber,
    number: entry?.number ?? null,
    hasOwnDay: (entry?.dueOn ?? null) !== null,
    hasNote: (entry?.note ?? null) !== null,
    when: whenOf(ctx.now, found.place.timeZone),
  }
}

async function keep(
  ctx: BotContext,
  { organisation, key, ways }: Item,
  done: 'marked' | 'moved' | 'noted',
  act: (ctx: MemberContext) => Promise<Marked>,
): Promise<void> {
  if (!isMember(ctx)) return
  const marked = await act(ctx)
  const line: BareKey = marked.ok ? `roadmap.done.${done}` : 'telegram.stale'
  await tell(ctx, { text: ctx.texts.t(line), rows: [] })
  await showItem(ctx, organisation, key, tell, ways)
}
