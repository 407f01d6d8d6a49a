import { Composer } from 'grammy'
import { listListingsOf } from '../../banks/store/listings.ts'
import { organisationsOf } from '../../people/actor.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show } from '../../telegram/screen.ts'
import type { Known } from '../next.ts'
import { isIn, isNamed, isRunning, memberOf, type Pair } from '../pair.ts'
import { listPairsOf } from '../store/pairs.ts'
import { findWaitingOf } from '../store/searching.ts'
import { mineButton, pastButton } from '../view/buttons.ts'
import { mineScreen, pastScreen } from '../view/mine.ts'
import { knownOf, type Pairing, showPair } from './reading.ts'

/** «Моя пара»: for every teacher, also where there is none yet. */
export function mine(pairing: Pairing): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(mineButton.pattern, async (ctx) => {
    const { running, past } = await ownPairs(ctx)
    const schools = organisationsOf(ctx.actor)
    const listed = (await listListingsOf(ctx.tx, ctx.actor.personId)).filter(({ kind }) => kind === 'MENTOR')
    const waiting = await findWaitingOf(ctx.tx, ctx.actor.personId)
    const isWaiting = waiting !== undefined && waiting.openPairId === undefined && !hasMentor(running, ctx)
    const [only] = running
    if (only && running.length === 1 && !isWaiting && past.length === 0) return await showPair(ctx, only.id, pairing)
    const mentorIn = schools.filter(({ id }) => listed.some((one) => one.organisationId === id))
    const standing = {
      mentorIn: mentorIn.map(({ shortName }) => shortName),
      waiting: isWaiting ? waiting : undefined,
    }
    const pairs = running.slice(0, mostShown)
    const known = new Map<string, Known>()
    for (const pair of pairs) known.set(pair.id, await knownOf(ctx, pair, pairing))
    const shown = { pairs, past: past.length, standing, personId: ctx.actor.personId, known }
    await show(ctx, mineScreen(ctx.texts, shown, ctx.now))
  })
  bot.callbackQuery(pastButton.pattern, async (ctx) => {
    const number = pageNumber(pastButton.read(ctx).page)
    const { past } = await ownPairs(ctx)
    const { skip, take } = pageBounds(number)
    await show(ctx, pastScreen(ctx.texts, toPage(past.slice(skip, skip + take), past.length, number)))
  })
  return bot
}

/** A mentor has five places at most, and one may be a mentee besides. */
const mostShown = 12

async function ownPairs(ctx: MemberContext): Promise<{ running: Pair[]; past: Pair[] }> {
  const { personId } = ctx.actor
  // What another school never agreed to was never told to anybody.
  const pairs = (await listPairsOf(ctx.tx, personId)).filter(isNamed)
  const goesOn = (pair: Pair) => {
    const member = memberOf(pair, personId)
    return isRunning(pair) && member !== undefined && isIn(member)
  }
  return { running: pairs.filter(goesOn), past: pairs.filter((pair) => !goesOn(pair)) }
}

function hasMentor(running: readonly Pair[], { actor }: MemberContext): boolean {
  return running.some((pair) => memberOf(pair, actor.personId)?.role === 'MENTEE')
}
