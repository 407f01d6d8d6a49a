import { Composer } from 'grammy'
import { findPairOfMentee } from '../../pairs/store/pairs.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { findPart, rejectPick } from '../actions/runs.ts'
import { findCandidate, findSought } from '../actions/searching.ts'
import { cautionOf } from '../score.ts'
import { findOpenPick, findPick } from '../store/picks.ts'
import { confirmButton, pickButton, rejectButton } from '../view/buttons.ts'
import type { Ways } from '../view/candidate.ts'
import { pickScreen, type ShownPick } from '../view/pick.ts'
import { whyScreen } from '../view/proposing.ts'
import { schoolsNamed } from './candidates.ts'
import { carryOut } from './proposing.ts'

/** The pairs of a run, one by one: confirm, choose another, reject. */
export function picks(ways: Ways): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(pickButton.pattern, async (ctx) => {
    const { run, mentee } = pickButton.read(ctx)
    await showPick(ctx, run, mentee, ways)
  })
  bot.callbackQuery(confirmButton.pattern, async (ctx) => {
    const { run, mentee } = confirmButton.read(ctx)
    const shown = await readPick(ctx, run, mentee)
    if (!shown) return await stale(ctx)
    const { sought, candidate, pick } = shown
    if (!sought || !candidate || pick.decision !== 'OPEN' || shown.run.status !== 'ready')
      return await showPick(ctx, run, mentee, ways)
    const chosen = { sought, candidate }
    if (cautionOf(candidate)) return await show(ctx, whyScreen(ctx.texts, chosen, { isOfRun: true }))
    await carryOut(ctx, chosen, null, ways)
  })
  bot.callbackQuery(rejectButton.pattern, async (ctx) => {
    const { run, mentee } = rejectButton.read(ctx)
    const rejected = await rejectPick(ctx.tx, ctx.actor, run, mentee, ctx.now)
    if (!rejected.ok) return await stale(ctx)
    if (rejected.isChanged) await toast(ctx, ctx.texts.plain('matching.pick.rejected'))
    await showPick(ctx, run, mentee, ways)
  })
  return bot
}

async function showPick(ctx: MemberContext, runId: string, mentee: string, ways: Ways): Promise<void> {
  const shown = await readPick(ctx, runId, mentee)
  if (!shown) return await stale(ctx)
  const pair = shown.sought && (await findPairOfMentee(ctx.tx, shown.sought.mentee.personId))
  const ids = shown.candidate ? [shown.candidate.mentor.organisationId] : []
  await show(ctx, pickScreen(ctx.texts, shown, pair?.id, await schoolsNamed(ctx, ids), ways))
}

/** The line of the run and the two people as they stand now. */
async function readPick(ctx: MemberContext, runId: string, mentee: string): Promise<ShownPick | undefined> {
  const pick = await findPick(ctx.tx, runId, mentee)
  const part = pick && (await findPart(ctx.tx, ctx.actor, runId, pick.schoolId))
  if (!pick || !part) return undefined
  const sought = await findSought(ctx.tx, ctx.actor, mentee, ctx.now)
  const mentor = pick.mentor?.listingId
  const candidate = sought && mentor !== undefined ? await findCandidate(ctx.tx, sought, mentor, ctx.now) : undefined
  const next = part.run.status === 'ready' ? await findOpenPick(ctx.tx, runId, part.school.id, mentee) : undefined
  return { ...part, pick, sought, candidate, next }
}
