import { Composer } from 'grammy'
import { listOrganisations } from '../store/couples.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageNumber } from '../../telegram/paging.ts'
import { show, stale, tell } from '../../telegram/screen.ts'
import { search } from '../actions/searching.ts'
import { type Field, fieldOf } from '../candidate.ts'
import { countedButton, matchButton } from '../view/buttons.ts'
import { candidateScreen, countedScreen, notSoughtScreen, type Schools, type Ways } from '../view/candidate.ts'

/** «Подобрать»: who may become the mentor of one colleague (п. 6.1). */
export function candidates(ways: Ways): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(matchButton.pattern, async (ctx) => {
    const { mentee, field: word, place } = matchButton.read(ctx)
    const field = fieldOf(word)
    await (field ? showCandidate(ctx, { mentee, field, place: pageNumber(place) }, ways) : stale(ctx))
  })
  bot.callbackQuery(countedButton.pattern, async (ctx) => {
    const { mentee, field: word, place } = countedButton.read(ctx)
    const field = fieldOf(word)
    const found = field && (await search(ctx.tx, ctx.actor, mentee, field, ctx.now))
    if (!field || !found) return await stale(ctx)
    const isThere = found.status === 'found' && found.ranking.candidates[pageNumber(place)] !== undefined
    if (isThere) await show(ctx, countedScreen(ctx.texts, found, pageNumber(place)))
    else await showCandidate(ctx, { mentee, field, place: 0 }, ways)
  })
  return bot
}

type Where = { readonly mentee: string; readonly field: Field; readonly place: number }

/** The candidate at that place as it stands now; what has changed meanwhile is shown instead. */
export async function showCandidate(ctx: MemberContext, { mentee, field, place }: Where, ways: Ways): Promise<void> {
  const found = await search(ctx.tx, ctx.actor, mentee, field, ctx.now)
  if (!found) return await stale(ctx)
  const put = ctx.callbackQuery ? show : tell
  if (found.status !== 'found') return await put(ctx, notSoughtScreen(ctx.texts, found, ways))
  const ids = found.ranking.candidates.map(({ mentor }) => mentor.organisationId)
  await put(ctx, candidateScreen(ctx.texts, found, place, await schoolsNamed(ctx, ids), ways))
}

export async function schoolsNamed(ctx: MemberContext, ids: readonly string[]): Promise<Schools> {
  const all = await listOrganisations(ctx.tx, ids)
  return new Map(all.map((one) => [one.id, one]))
}
