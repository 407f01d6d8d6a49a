import type { Texts } from '../../i18n/texts.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { type Change, editProgramme, type Seen } from '../actions/editing.ts'
import type { Edit } from '../edit.ts'
import type { Version } from '../programme.ts'
import { formLabel, periodText } from '../view/words.ts'
import { type Around, lost, showProgramme, showVersion, versionFor } from './reading.ts'
import { showActivity } from './plan.ts'

type Attempt =
  | { readonly isDone: true }
  /** Somebody was faster: what there is now, and the person's own words, to choose between. */
  | { readonly isDone: false; readonly revision: number; readonly question: string }

/**
 * Writes what was typed. Where somebody has changed the programme since it was asked, the person reads what there is now
 * beside their own words and is asked again: nobody's words are lost, and nobody's are overwritten unseen.
 */
export async function keep(
  dialogue: Dialogue,
  ctx: DialogueContext,
  around: Around,
  seen: Seen,
  edit: Edit,
): Promise<void> {
  let { revision } = seen
  for (let time = 1; ; time += 1) {
    const attempt = await dialogue.external(
      async (outer) => await attemptIn(outer, around, { versionId: seen.versionId, revision }, edit),
    )
    if (attempt.isDone) return
    const answer = await ask(dialogue, ctx, {
      step: `again-${time}`,
      text: attempt.question,
      choices: (['mine', 'theirs'] as const).map((value) => ({
        label: ctx.texts.plain(`programmes.again.${value}`),
        value,
      })),
    })
    if (answer.value === 'theirs') {
      await dialogue.external(async (outer) => await showAfter(outer, around, seen.versionId, edit))
      return
    }
    revision = attempt.revision
  }
}

async function attemptIn(ctx: BotContext, around: Around, seen: Seen, edit: Edit): Promise<Attempt> {
  const found = isMember(ctx) ? await versionFor(ctx, seen.versionId) : undefined
  if (!isMember(ctx) || !found) {
    await lost(ctx)
    return { isDone: true }
  }
  const change = await editProgramme(ctx.tx, ctx.actor, seen, edit, ctx.now)
  if (!change.ok && change.reason === 'changed') {
    const present = presentOf(ctx.texts, found.version, edit)
    const mine = wordsOf(ctx.texts, edit)
    const question = ctx.texts.t('programmes.again.ask', {
      present: shortened(present, 700) || ctx.texts.plain('programmes.card.none'),
      mine: shortened(mine, 700),
    })
    return { isDone: false, revision: found.version.revision, question }
  }
  await sayChange(ctx, change, edit)
  await showAfter(ctx, around, seen.versionId, edit)
  return { isDone: true }
}

/** Where it could not be written, the person's words are said back: they may be needed elsewhere. */
async function sayChange(ctx: MemberContext, change: Change, edit: Edit): Promise<void> {
  const said = change.ok
    ? change.isVoid
      ? ctx.texts.t('programmes.done.void')
      : ctx.texts.t('programmes.done.saved')
    : ctx.texts.t(change.reason === 'not-allowed' ? 'programmes.gone' : `programmes.refused.${change.reason}`)
  const kept = change.ok
    ? ''
    : `\n\n${ctx.texts.t('programmes.again.kept', { mine: shortened(wordsOf(ctx.texts, edit), 700) })}`
  await tell(ctx, { text: `${said}${kept}`, rows: [] })
}

/** What was changed, in place: an activity, or the whole programme. */
async function showAfter(ctx: BotContext, around: Around, versionId: string, edit: Edit): Promise<void> {
  if (!isMember(ctx)) return await lost(ctx)
  const key = edit.what === 'activity' ? edit.key : edit.what === 'add' ? edit.activity.key : undefined
  const isShown =
    key === undefined ? await showVersion(ctx, around, versionId, tell) : await showActivity(ctx, versionId, key, tell)
  if (!isShown) await lost(ctx)
}

/** At the end of other dialogues: the programme of the pair as a new message. */
export async function showBelow(ctx: BotContext, around: Around, pairId: string): Promise<void> {
  const isShown = isMember(ctx) && (await showProgramme(ctx, around, pairId, tell))
  if (!isShown) await lost(ctx)
}

function presentOf(texts: Texts, version: Version, edit: Edit): string {
  switch (edit.what) {
    case 'goal':
      return version.goal ?? ''
    case 'results':
      return version.results.join('\n')
    case 'period':
      return periodText(texts, version)
    case 'activity': {
      const activity = version.activities.find(({ key }) => key === edit.key)
      return activity ? changeWords(texts, activity, edit) : ''
    }
    case 'add':
    case 'remove':
    case 'exchange':
    case 'dates':
    case 'kind':
    case 'difficulty':
      return texts.plain('programmes.again.plan', { count: version.activities.length })
  }
}

function wordsOf(texts: Texts, edit: Edit): string {
  switch (edit.what) {
    case 'goal':
      return edit.goal
    case 'results':
      return edit.results.join('\n')
    case 'period':
      return periodText(texts, edit)
    case 'activity':
      return changeWords(texts, edit.change, edit)
    case 'add':
      return `${edit.activity.title}, ${texts.day(edit.activity.dueOn)}`
    case 'remove':
    case 'exchange':
    case 'dates':
    case 'kind':
    case 'difficulty':
      return ''
  }
}

type Words = {
  readonly title?: string
  readonly dueOn?: string
  readonly outcome?: string | null
  readonly form?: string
}

/** Of an activity only what the edit changes. */
function changeWords(texts: Texts, all: Words, { change }: Extract<Edit, { what: 'activity' }>): string {
  return [
    change.title === undefined ? '' : (all.title ?? ''),
    change.dueOn === undefined || all.dueOn === undefined ? '' : texts.day(all.dueOn),
    change.outcome === undefined ? '' : (all.outcome ?? ''),
    change.form === undefined || all.form === undefined ? '' : formLabel(texts, all.form),
  ]
    .filter((one) => one !== '')
    .join(', ')
}
