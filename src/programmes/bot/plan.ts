import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { pageNumber } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { spreadAnew, takeEntry } from '../actions/adding.ts'
import { type Change, editProgramme, type Seen } from '../actions/editing.ts'
import { listEntries } from '../actions/entries.ts'
import { difficultyNamed, formNamed } from '../catalogue.ts'
import type { Edit } from '../edit.ts'
import { isBeingWritten } from '../programme.ts'
import {
  activityButton,
  addButton,
  dropButton,
  droppedButton,
  entriesButton,
  formButton,
  formsButton,
  ownButton,
  planButton,
  spreadButton,
  swapButton,
  takeButton,
  writeButton,
} from '../view/buttons.ts'
import {
  activityScreen,
  addScreen,
  dropScreen,
  entriesScreen,
  formsScreen,
  planPage,
  planScreen,
} from '../view/plan.ts'
import { enter, revisionOf } from './parts.ts'
import { afterChange, type Around, type Put, versionFor } from './reading.ts'

/** The plan of activities: to read, to add to, to change, to move and to delete from. */
export function plan(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(planButton.pattern, async (ctx) => {
    const { v, page } = planButton.read(ctx)
    if (!(await showPlan(ctx, v, pageNumber(page), around))) await stale(ctx)
  })
  bot.callbackQuery(activityButton.pattern, async (ctx) => {
    const { v, key } = activityButton.read(ctx)
    if (!(await showActivity(ctx, v, key))) await stale(ctx)
  })
  bot.callbackQuery(swapButton.pattern, async (ctx) => {
    const { key, step, ...seen } = swapButton.read(ctx)
    const done = await edit(ctx, seen, { what: 'exchange', key, step: step === '1' ? 1 : -1 })
    await afterChange(ctx, done, async () => await showActivity(ctx, seen.v, key))
  })
  bot.callbackQuery(droppedButton.pattern, async (ctx) => {
    const { key, ...seen } = droppedButton.read(ctx)
    const done = await edit(ctx, seen, { what: 'remove', key })
    // Somebody was faster: whether it is still to go is asked on what it is now.
    await afterChange(ctx, done, async () =>
      done.ok ? await showPlan(ctx, seen.v, 0) : await showActivity(ctx, seen.v, key),
    )
  })
  bot.callbackQuery(formButton.pattern, async (ctx) => {
    const { key, form: word, ...seen } = formButton.read(ctx)
    const form = formNamed(word)
    if (!form) return await stale(ctx)
    const done = await edit(ctx, seen, { what: 'activity', key, change: { form } })
    await afterChange(ctx, done, async () => await showActivity(ctx, seen.v, key))
  })
  bot.callbackQuery(spreadButton.pattern, async (ctx) => {
    const seen = spreadButton.read(ctx)
    const found = await versionFor(ctx, seen.v)
    if (!found) return await stale(ctx)
    const done = await edit(ctx, seen, { what: 'dates', dates: spreadAnew(found.version, found.party, ctx.now) })
    await afterChange(ctx, done, async () => await showPlan(ctx, seen.v, 0))
  })
  bot.use(asking(), adding())
  return bot
}

/** What is typed or chosen on a screen of its own. */
function asking(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(writeButton.pattern, async (ctx) => {
    const { v, key, what } = writeButton.read(ctx)
    await enter(ctx, v, 'programme-activity', key, what)
  })
  for (const [button, screen] of [
    [dropButton, dropScreen],
    [formsButton, formsScreen],
  ] as const)
    bot.callbackQuery(button.pattern, async (ctx) => {
      const { v, key } = button.read(ctx)
      const found = await versionFor(ctx, v)
      const activity = found?.version.activities.find((one) => one.key === key)
      const isOpen = found && found.reader.mayWrite && isBeingWritten(found.version)
      if (isOpen && activity) await show(ctx, screen(ctx.texts, found.version, activity))
      else if (!(await showPlan(ctx, v, 0))) await stale(ctx)
    })
  return bot
}

function adding(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(addButton.pattern, async (ctx) => {
    const { v } = addButton.read(ctx)
    const found = await versionFor(ctx, v)
    if (found && found.reader.mayWrite && isBeingWritten(found.version))
      await show(ctx, addScreen(ctx.texts, found.version))
    else if (!(await showPlan(ctx, v, 0))) await stale(ctx)
  })
  bot.callbackQuery(entriesButton.pattern, async (ctx) => {
    const { v, difficulty, page } = entriesButton.read(ctx)
    if (!(await showEntries(ctx, v, difficulty, pageNumber(page)))) await stale(ctx)
  })
  bot.callbackQuery(takeButton.pattern, async (ctx) => {
    const { v, r, entry } = takeButton.read(ctx)
    const done = await takeEntry(ctx.tx, ctx.actor, seenOf({ v, r }), entry, ctx.now)
    await afterChange(ctx, done, async () => {
      const found = await versionFor(ctx, v)
      const taken = found?.version.activities.find(({ templateKey }) => templateKey === entry)
      return taken ? await showActivity(ctx, v, taken.key) : await showPlan(ctx, v, 0)
    })
  })
  bot.callbackQuery(ownButton.pattern, async (ctx) => {
    const { v, difficulty } = ownButton.read(ctx)
    if (difficultyNamed(difficulty)) await enter(ctx, v, 'programme-own', difficulty)
    else await stale(ctx)
  })
  return bot
}

async function edit(ctx: MemberContext, seen: { v: string; r: string }, what: Edit): Promise<Change> {
  return await editProgramme(ctx.tx, ctx.actor, seenOf(seen), what, ctx.now)
}

function seenOf({ v, r }: { v: string; r: string }): Seen {
  return { versionId: v, revision: revisionOf(r) }
}

/** `around` where it is read: what is being written has been carried out by nobody yet. */
async function showPlan(
  ctx: MemberContext,
  v: string,
  number: number,
  around?: Pick<Around, 'carriedOut'>,
): Promise<boolean> {
  const found = await versionFor(ctx, v)
  if (!found) return false
  const { activities } = found.version
  // The plan may have become shorter since the button was shown.
  const last = Math.max(0, Math.ceil(activities.length / planPage) - 1)
  const from = Math.min(number, last) * planPage
  const page = { rows: activities.slice(from, from + planPage), from, total: activities.length, size: planPage }
  const done = around ? await around.carriedOut(ctx.tx, found.version.pairId) : new Set<string>()
  await show(ctx, planScreen(ctx.texts, found.version, page, { mayWrite: found.reader.mayWrite, done }))
  return true
}

/** One activity; the plan where it is not there any more. */
export async function showActivity(ctx: MemberContext, v: string, key: string, put: Put = show): Promise<boolean> {
  const found = await versionFor(ctx, v)
  if (!found) return false
  const activity = found.version.activities.find((one) => one.key === key)
  if (!activity) return await showPlan(ctx, v, 0)
  await put(ctx, activityScreen(ctx.texts, found.version, activity, found.reader.mayWrite))
  return true
}

const entriesPage = 5

async function showEntries(ctx: MemberContext, v: string, word: string, number: number): Promise<boolean> {
  const found = await versionFor(ctx, v)
  const difficulty = difficultyNamed(word)
  if (!found || !difficulty) return false
  if (!found.reader.mayWrite || !isBeingWritten(found.version)) return await showPlan(ctx, v, 0)
  const entries = await listEntries(ctx.tx, found.party.organisation.id, difficulty, ctx.texts)
  const from = number * entriesPage
  const page = { rows: entries.slice(from, from + entriesPage), from, total: entries.length, size: entriesPage }
  await show(ctx, entriesScreen(ctx.texts, found.version, difficulty, page))
  return true
}
