import type { Middleware } from 'grammy'
import type { Texts } from '../../i18n/texts.ts'
import { labelIn } from '../../questionnaires/labels.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { addActivity, type Changed, findCatalogued, rewordActivity } from '../actions/catalogue.ts'
import {
  type ActivityForm,
  activityForms,
  difficultyNamed,
  formNamed,
  inWords,
  lineOf,
  problemOf,
  type Words,
} from '../catalogue.ts'
import { findOffered } from '../store/catalogue.ts'
import { showEntry } from './catalogue.ts'

type Draft = Words & { readonly form: ActivityForm }
type Place = { readonly organisation: string; readonly difficulty: string; readonly key: string }

/** The words of an entry: what is done, what comes of it, how. Without a key it is a new one of the school's own. */
export function catalogueDialogues(): Middleware<BotContext>[] {
  const wording = async (
    conversation: Dialogue,
    ctx: DialogueContext,
    organisation: string,
    difficulty: string,
    key: string,
  ): Promise<void> => {
    const place = { organisation, difficulty, key }
    const before = await conversation.external(async (outer) => await wordsBefore(outer, place))
    const title = await askTitle(conversation, ctx, before)
    const outcome = await askOutcome(conversation, ctx, before)
    const form = await askForm(conversation, ctx, before)
    await conversation.external(async (outer) => await keep(outer, place, { title, outcome, form }))
  }
  return [dialogue(wording, 'catalogue-entry')]
}

async function wordsBefore(ctx: BotContext, { organisation, key }: Place): Promise<Draft | null> {
  const school = isMember(ctx) && (await findCatalogued(ctx.tx, ctx.actor, organisation))
  const entry = school && key !== '' ? await findOffered(ctx.tx, school.id, key) : undefined
  return entry ? inWords(ctx.texts, entry) : null
}

async function askTitle(conversation: Dialogue, ctx: DialogueContext, before: Draft | null): Promise<string> {
  const answer = await ask(conversation, ctx, {
    step: 'title',
    text: before
      ? ctx.texts.t('activities.ask.titleAnew', { title: before.title })
      : ctx.texts.t('activities.ask.title'),
    choices: before ? [keepChoice(ctx.texts)] : [],
    parse: parseLine,
  })
  return answer.by === 'button' ? (before?.title ?? '') : answer.value
}

async function askOutcome(conversation: Dialogue, ctx: DialogueContext, before: Draft | null): Promise<string | null> {
  const known = before?.outcome ?? null
  const answer = await ask(conversation, ctx, {
    step: 'outcome',
    text:
      known === null
        ? ctx.texts.t('activities.ask.outcome')
        : ctx.texts.t('activities.ask.outcomeAnew', { outcome: known }),
    choices: [
      ...(known === null ? [] : [keepChoice(ctx.texts)]),
      { label: ctx.texts.plain('activities.buttons.noOutcome'), value: 'none' },
    ],
    parse: parseLine,
  })
  if (answer.by === 'text') return answer.value
  return answer.value === 'keep' ? known : null
}

async function askForm(conversation: Dialogue, ctx: DialogueContext, before: Draft | null): Promise<ActivityForm> {
  const { value } = await ask<string>(conversation, ctx, {
    step: 'form',
    text: before
      ? ctx.texts.t('activities.ask.formAnew', { form: labelIn(ctx.texts, activityForms, before.form) })
      : ctx.texts.t('activities.ask.form'),
    choices: [
      ...(before ? [keepChoice(ctx.texts)] : []),
      ...activityForms.options
        .filter((form) => form !== before?.form)
        .map((form) => ({ label: labelIn(ctx.texts, activityForms, form), value: form })),
    ],
  })
  return formNamed(value) ?? before?.form ?? 'talk'
}

async function keep(ctx: BotContext, place: Place, draft: Draft): Promise<void> {
  const changed = await change(ctx, place, draft)
  if (isMember(ctx) && changed.ok && (await showEntry(ctx, place.organisation, changed.key))) return
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t('activities.gone'), rows: [[menu]] })
}

async function change(ctx: BotContext, { organisation, difficulty: word, key }: Place, draft: Draft): Promise<Changed> {
  const difficulty = difficultyNamed(word)
  if (!isMember(ctx) || !difficulty) return { ok: false, reason: 'not-allowed' }
  const where = { organisationId: organisation, ...draft }
  return key === ''
    ? await addActivity(ctx.tx, ctx.actor, { ...where, difficulty }, ctx.now)
    : await rewordActivity(ctx.tx, ctx.actor, { ...where, key }, ctx.now)
}

function parseLine(typed: string): Parsed<string> {
  const line = lineOf(typed)
  const problem = problemOf(line)
  return problem ? { ok: false, problem: `activities.problems.${problem}` } : { ok: true, value: line }
}

function keepChoice(texts: Texts) {
  return { label: texts.plain('activities.buttons.keep'), value: 'keep' }
}
