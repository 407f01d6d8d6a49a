import { Composer } from 'grammy'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, type tell } from '../../telegram/screen.ts'
import { type Card, type Deeds, deedsOf, type Sight, sightOf } from '../card.ts'
import { findCard } from '../store/card.ts'
import { listStaff } from '../store/list.ts'
import { personButton } from '../view/buttons.ts'
import { type CardShown, cardScreen } from '../view/card.ts'
import { toListButton } from '../view/importing-screens.ts'
import { cardDeeds } from '../view/nudging.ts'

/** The card of a person: what there is to know and to do, by what the reader may. */
export function personCard(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(personButton.pattern, async (ctx) => {
    const { organisation, person } = personButton.read(ctx)
    if (!(await showCard(ctx, organisation, person))) await stale(ctx)
  })
  return bot
}

export type ReadCard = {
  readonly organisation: Organisation
  readonly card: Card
  readonly sight: Exclude<Sight, 'none'>
  readonly deeds: Deeds
}

/** The card as the member may read it; undefined where there is none for them. */
export async function readCard(
  ctx: MemberContext,
  organisationId: string,
  personId: string,
): Promise<ReadCard | undefined> {
  const organisation = await findOrganisation(ctx.tx, organisationId)
  const card = organisation && (await findCard(ctx.tx, organisationId, personId))
  if (!card) return undefined
  const sight = sightOf(ctx.actor, organisation, card)
  if (sight === 'none') return undefined
  const district = organisation.parentId === null ? undefined : await findOrganisation(ctx.tx, organisation.parentId)
  return { organisation, card, sight, deeds: deedsOf(ctx.actor, organisation, district, card) }
}

/** False where there is no card for the member. `put` as for any screen. */
export async function showCard(
  ctx: MemberContext,
  organisationId: string,
  personId: string,
  put: typeof show | typeof tell = show,
): Promise<boolean> {
  const read = await readCard(ctx, organisationId, personId)
  if (!read) return false
  await put(ctx, cardScreen(ctx.texts, read, await rowsOfList(ctx, read)))
  return true
}

/** What the list of the school offers for one of its people, and the way back to it. */
async function rowsOfList(ctx: MemberContext, { organisation, card, sight }: CardShown) {
  if (sight !== 'whole' || organisation.kind !== 'SCHOOL') return []
  const [row] = await listStaff(ctx.tx, organisation.id, [card.personId])
  const deeds = row ? cardDeeds(ctx.texts, organisation.id, row) : []
  return [...(deeds.length > 0 ? [deeds] : []), [toListButton(ctx.texts, organisation)]]
}
