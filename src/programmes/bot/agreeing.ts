import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { accept, showToAll, type Step } from '../actions/agreeing.ts'
import { approve, approveAsHead, sendToHead } from '../actions/approving.ts'
import { discardChange } from '../actions/changing.ts'
import { missingIn } from '../missing.ts'
import { isBeingWritten } from '../programme.ts'
import {
  acceptButton,
  approveButton,
  discardButton,
  discardedButton,
  headButton,
  showButton,
  toHeadButton,
  wishButton,
} from '../view/buttons.ts'
import { missingWords } from '../view/standing.ts'
import { discardScreen } from '../view/versions.ts'
import { enter, revisionOf } from './parts.ts'
import { type Around, showVersion, versionFor } from './reading.ts'

/** Showing, accepting and approving: each press once, and the state as it is now after it. */
export function agreeing(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  const after = async (ctx: MemberContext, v: string, step: Step, done: Done) => {
    await sayStep(ctx, v, step, done)
    if (step.ok || step.reason !== 'not-allowed') await showVersion(ctx, around, v)
  }
  bot.callbackQuery(showButton.pattern, async (ctx) => {
    const { v, r } = showButton.read(ctx)
    await after(ctx, v, await showToAll(ctx.tx, ctx.actor, { versionId: v, revision: revisionOf(r) }, ctx.now), 'shown')
  })
  bot.callbackQuery(acceptButton.pattern, async (ctx) => {
    const { v, r } = acceptButton.read(ctx)
    await after(ctx, v, await accept(ctx.tx, ctx.actor, { versionId: v, revision: revisionOf(r) }, ctx.now), 'accepted')
  })
  bot.callbackQuery(approveButton.pattern, async (ctx) => {
    const { v, r } = approveButton.read(ctx)
    await after(
      ctx,
      v,
      await approve(ctx.tx, ctx.actor, { versionId: v, revision: revisionOf(r) }, ctx.now),
      'approved',
    )
  })
  bot.callbackQuery(toHeadButton.pattern, async (ctx) => {
    const { v } = toHeadButton.read(ctx)
    await after(ctx, v, await sendToHead(ctx.tx, ctx.actor, v, ctx.now), 'toHead')
  })
  bot.callbackQuery(headButton.pattern, async (ctx) => {
    const { v } = headButton.read(ctx)
    await after(ctx, v, await approveAsHead(ctx.tx, ctx.actor, v, ctx.now), 'approved')
  })
  bot.callbackQuery(wishButton.pattern, async (ctx) => await enter(ctx, wishButton.read(ctx).v, 'programme-wish'))
  bot.callbackQuery(discardButton.pattern, async (ctx) => {
    const found = await versionFor(ctx, discardButton.read(ctx).v)
    const isOpen = found && found.reader.mayWrite && found.version.number > 1 && isBeingWritten(found.version)
    if (isOpen) await show(ctx, discardScreen(ctx.texts, found.version))
    else if (!found || !(await showVersion(ctx, around, found.version.id))) await stale(ctx)
  })
  bot.callbackQuery(discardedButton.pattern, async (ctx) => {
    const { v, r } = discardedButton.read(ctx)
    const step = await discardChange(ctx.tx, ctx.actor, { versionId: v, revision: revisionOf(r) }, ctx.now)
    await after(ctx, v, step, 'discarded')
  })
  return bot
}

type Done = 'shown' | 'accepted' | 'approved' | 'toHead' | 'discarded'

async function sayStep(ctx: MemberContext, v: string, step: Step, done: Done): Promise<void> {
  if (step.ok) {
    if (step.isChanged) await toast(ctx, ctx.texts.plain(`programmes.done.${done}`))
    return
  }
  switch (step.reason) {
    case 'not-allowed':
      return await stale(ctx)
    case 'missing': {
      const found = await versionFor(ctx, v)
      const what = found ? missingWords(ctx.texts, missingIn(found.version)) : ''
      return await toast(ctx, ctx.texts.plain('programmes.refused.missing', { what }), true)
    }
    case 'closed':
    case 'changed':
      return await toast(ctx, ctx.texts.plain(`programmes.refused.${step.reason}`))
  }
}
