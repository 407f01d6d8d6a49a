import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { type Screen, show, stale, tell, toast } from '../../telegram/screen.ts'
import { mayDo, currentOf, findReadable, findReadableVersion, mayWrite, schoolsToRead } from '../actions/access.ts'
import type { Change } from '../actions/editing.ts'
import type { Party, Version } from '../programme.ts'
import { isMemberOf } from '../programme.ts'
import { cardScreen, noneScreen } from '../view/card.ts'
import type { Reader, Shown } from '../view/shown.ts'
import { versionsWay } from '../view/versions.ts'

/** Handed in: the way back to the card of a pair, and what its meetings have carried out, which belong to other folders. */
export type Around = {
  readonly pairData: (pairId: string) => string
  /** Keys of activities. */
  readonly carriedOut: (tx: MemberContext['tx'], pairId: string) => Promise<ReadonlySet<string>>
}

export type Put = (ctx: BotContext, screen: Screen) => Promise<void>

export function readerOf(ctx: MemberContext, party: Party): Reader {
  const { actor } = ctx
  return {
    personId: actor.personId,
    mayWrite: mayWrite(actor, party),
    mayAccept: party.isActive && isMemberOf(party, actor.personId) && mayDo(actor, 'programme.accept', party),
    mayApprove: party.isActive && mayDo(actor, 'programme.approve', party),
    mayApproveAsHead: party.isActive && mayDo(actor, 'programme.head', party),
    hasBank: schoolsToRead(actor).length > 0,
  }
}

/** The programme of a pair as it is now, or that nobody has begun it. Answers false where it may not be read. */
export async function showProgramme(
  ctx: MemberContext,
  around: Around,
  pairId: string,
  put: Put = show,
): Promise<boolean> {
  const found = await findReadable(ctx.tx, ctx.actor, pairId)
  if (!found) return false
  const { party, versions } = found
  const reader = readerOf(ctx, party)
  const version = currentOf(versions)
  const way = [{ text: ctx.texts.plain('programmes.buttons.toPair'), data: around.pairData(pairId) }]
  const shown = version && { party, version, count: versions.length, reader }
  await put(ctx, shown ? cardScreen(ctx.texts, shown, way) : noneScreen(ctx.texts, party, reader, way))
  return true
}

/** One version, whichever; a former one only to read. */
export async function showVersion(ctx: MemberContext, around: Around, id: string, put: Put = show): Promise<boolean> {
  const found = await findReadableVersion(ctx.tx, ctx.actor, id)
  const all = found && (await findReadable(ctx.tx, ctx.actor, found.party.pairId))
  if (!found || !all) return false
  if (currentOf(all.versions)?.id === id) return await showProgramme(ctx, around, found.party.pairId, put)
  const shown: Shown = { ...found, count: all.versions.length, reader: readerOf(ctx, found.party) }
  await put(ctx, cardScreen(ctx.texts, shown, [versionsWay(ctx.texts, found.version)]))
  return true
}

/** A version with a part of it on the screen; undefined where there is nothing of it to read. */
export async function versionFor(
  ctx: MemberContext,
  id: string,
): Promise<{ version: Version; party: Party; reader: Reader } | undefined> {
  const found = await findReadableVersion(ctx.tx, ctx.actor, id)
  return found && { ...found, reader: readerOf(ctx, found.party) }
}

/** After a change: says in a line what it did or why it could not, then shows what there is now. */
export async function afterChange(
  ctx: MemberContext,
  change: Change,
  next: () => Promise<boolean | undefined>,
): Promise<void> {
  if (!change.ok) {
    const { reason } = change
    if (reason === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain(`programmes.refused.${reason}`), isRule(reason))
  } else if (change.isVoid) await toast(ctx, ctx.texts.plain('programmes.done.void'), true)
  if ((await next()) !== true) await stale(ctx)
}

/** A rule of the regulation is worth a window to close; that somebody was faster is not. */
function isRule(reason: string): boolean {
  return ['short', 'long', 'backwards', 'full'].includes(reason)
}

/** At the end of a dialogue: what it was about is not there any more, or is not theirs. */
export async function lost(ctx: BotContext): Promise<void> {
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t('programmes.gone'), rows: [[menu]] })
}
