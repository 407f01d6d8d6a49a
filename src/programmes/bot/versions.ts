import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { findReadable, inForce, mayWrite } from '../actions/access.ts'
import { differencesOf } from '../differences.ts'
import { isBeingWritten, type Version } from '../programme.ts'
import { changeButton, changesButton, extendButton, versionButton, versionsButton } from '../view/buttons.ts'
import { changesScreen, versionsScreen } from '../view/versions.ts'
import { type Around, showProgramme, showVersion, versionFor } from './reading.ts'

const changesPage = 8

/** The version that this one changes. */
export async function formerOf(ctx: MemberContext, { pairId, number }: Version): Promise<Version | undefined> {
  const all = await findReadable(ctx.tx, ctx.actor, pairId)
  return all?.versions.findLast((one) => one.number < number && one.status !== 'DISCARDED')
}

/** Extensions and changes by mutual consent (regulation 7.2): the former versions, and what each changed. */
export function versions(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(versionsButton.pattern, async (ctx) => {
    const { pair, page } = versionsButton.read(ctx)
    const found = await findReadable(ctx.tx, ctx.actor, pair)
    if (!found || found.versions.length === 0) return await stale(ctx)
    const { skip, take } = pageBounds(pageNumber(page))
    const newestFirst = found.versions.toReversed()
    const shown = toPage(newestFirst.slice(skip, skip + take), newestFirst.length, pageNumber(page))
    await show(ctx, versionsScreen(ctx.texts, found.party, shown))
  })
  bot.callbackQuery(versionButton.pattern, async (ctx) => {
    if (!(await showVersion(ctx, around, versionButton.read(ctx).v))) await stale(ctx)
  })
  bot.callbackQuery(changesButton.pattern, async (ctx) => {
    const { v, page } = changesButton.read(ctx)
    const found = await versionFor(ctx, v)
    const before = found && (await formerOf(ctx, found.version))
    if (!found || before === undefined) return await stale(ctx)
    const rows = differencesOf(before, found.version)
    const from = pageNumber(page) * changesPage
    const shown = { rows: rows.slice(from, from + changesPage), from, total: rows.length, size: changesPage }
    await show(ctx, changesScreen(ctx.texts, found.version, shown))
  })
  for (const [button, name] of [
    [changeButton, 'programme-change'],
    [extendButton, 'programme-extend'],
  ] as const)
    bot.callbackQuery(button.pattern, async (ctx) => {
      const { pair } = button.read(ctx)
      const found = await findReadable(ctx.tx, ctx.actor, pair)
      const isWritten = found?.versions.some(isBeingWritten) === true
      const isOpen = found && mayWrite(ctx.actor, found.party) && inForce(found.versions) !== undefined
      if (isOpen && !isWritten) await ctx.conversation.enter(name, pair)
      else if (!found || !(await showProgramme(ctx, around, pair))) await stale(ctx)
    })
  return bot
}
