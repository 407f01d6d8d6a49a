import { Composer } from 'grammy'
import { difficulties } from '../../questionnaires/difficulties.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { editProgramme } from '../actions/editing.ts'
import type { Edit } from '../edit.ts'
import { isBeingWritten, isKind, type Party, type Version } from '../programme.ts'
import {
  dayButton,
  endsButton,
  goalButton,
  kindButton,
  kindsButton,
  periodButton,
  resultsButton,
  themeButton,
  themesButton,
} from '../view/buttons.ts'
import { kindsScreen, periodScreen, themesScreen } from '../view/parts.ts'
import type { Screen } from '../../telegram/screen.ts'
import { afterChange, type Around, showVersion, versionFor } from './reading.ts'

type View = (ctx: MemberContext, version: Version, party: Party) => Screen

const kindsView: View = (ctx, version) => kindsScreen(ctx.texts, version)
const themesView: View = (ctx, version) => themesScreen(ctx.texts, version)
const periodView: View = (ctx, version, party) => periodScreen(ctx.texts, version, party)

/** Goal, results, kinds, themes and period: one screen each, changed in place or by typing. */
export function parts(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  const open = async (ctx: MemberContext, id: string, view: View) => {
    if (!(await showPart(ctx, around, id, view))) await stale(ctx)
  }
  const change = async (ctx: MemberContext, { v, r }: { v: string; r: string }, edit: Edit, view: View) => {
    const done = await editProgramme(ctx.tx, ctx.actor, { versionId: v, revision: revisionOf(r) }, edit, ctx.now)
    await afterChange(ctx, done, async () => await showPart(ctx, around, v, view))
  }
  bot.callbackQuery(kindsButton.pattern, async (ctx) => await open(ctx, kindsButton.read(ctx).v, kindsView))
  bot.callbackQuery(themesButton.pattern, async (ctx) => await open(ctx, themesButton.read(ctx).v, themesView))
  bot.callbackQuery(periodButton.pattern, async (ctx) => await open(ctx, periodButton.read(ctx).v, periodView))
  bot.callbackQuery(kindButton.pattern, async (ctx) => {
    const { kind, on, ...seen } = kindButton.read(ctx)
    if (isKind(kind)) await change(ctx, seen, { what: 'kind', kind, isOn: on === '1' }, kindsView)
    else await stale(ctx)
  })
  bot.callbackQuery(themeButton.pattern, async (ctx) => {
    const { difficulty: word, on, ...seen } = themeButton.read(ctx)
    const difficulty = difficulties.options.find((one) => one === word)
    if (difficulty) await change(ctx, seen, { what: 'difficulty', difficulty, isOn: on === '1' }, themesView)
    else await stale(ctx)
  })
  bot.callbackQuery(endsButton.pattern, async (ctx) => {
    const { day: endsOn, ...seen } = endsButton.read(ctx)
    const found = await versionFor(ctx, seen.v)
    if (!found || !isDay(endsOn)) return await stale(ctx)
    await change(ctx, seen, { what: 'period', startsOn: found.version.startsOn, endsOn }, periodView)
  })
  for (const [button, name] of [
    [goalButton, 'programme-goal'],
    [resultsButton, 'programme-results'],
  ] as const)
    bot.callbackQuery(button.pattern, async (ctx) => await enter(ctx, button.read(ctx).v, name))
  bot.callbackQuery(dayButton.pattern, async (ctx) => {
    const { v, which } = dayButton.read(ctx)
    await enter(ctx, v, 'programme-day', which === 'start' ? 'start' : 'end')
  })
  return bot
}

/** Begins to ask for words, where the version is theirs to write. */
export async function enter(ctx: MemberContext, id: string, dialogue: string, ...more: string[]): Promise<void> {
  const found = await versionFor(ctx, id)
  if (found && found.reader.mayWrite && isBeingWritten(found.version))
    await ctx.conversation.enter(dialogue, id, ...more)
  else await stale(ctx)
}

export function revisionOf(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : -1
}

/** The part while it is being written, else the whole to read. */
async function showPart(ctx: MemberContext, around: Around, id: string, view: View): Promise<boolean> {
  const found = await versionFor(ctx, id)
  if (!found) return false
  if (!found.reader.mayWrite || !isBeingWritten(found.version)) return await showVersion(ctx, around, id)
  await show(ctx, view(ctx, found.version, found.party))
  return true
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(new Date(`${text}T00:00:00Z`).getTime())
}
