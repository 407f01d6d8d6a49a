import { Composer } from 'grammy'
import { generate } from 'lean-qr'
import { toSvgSource } from 'lean-qr/extras/svg'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import { invitePersonally, type PersonalLink, type PersonalLinks } from '../../joining/actions/personal.ts'
import { countPersonalLinks } from '../../joining/store/listed.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { may } from '../../people/policy.ts'
import { writeWorkbook } from '../../sheets/workbook.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { countsOf } from '../list.ts'
import { listStaff } from '../store/list.ts'
import { linksButton } from '../view/list.ts'
import {
  linkSheet,
  linksMadeScreen,
  linksScreen,
  makeLinksButton,
  personalLinkScreen,
  type ShownLink,
  ticketsPage,
} from '../view/links.ts'
import { personalLinkButton } from '../view/nudging.ts'

/** Links for those whom the list names and who have not joined: a workbook, and tickets to print. */
export function links(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(linksButton.pattern, async (ctx) => {
    const school = await schoolOf(ctx, linksButton.read(ctx).school)
    if (!school) return await stale(ctx)
    const counts = countsOf(await listStaff(ctx.tx, school.id))
    await show(ctx, linksScreen(ctx.texts, school, counts['not-joined'], await countPersonalLinks(ctx.tx, school.id)))
  })
  bot.callbackQuery(makeLinksButton.pattern, async (ctx) => {
    const school = await schoolOf(ctx, makeLinksButton.read(ctx).school)
    const made = await make(ctx, school)
    if (!school || !made) return
    await show(ctx, linksMadeScreen(ctx.texts, school))
    await give(ctx, school, made.links, made.expiresAt)
  })
  bot.callbackQuery(personalLinkButton.pattern, async (ctx) => {
    const { organisation, person } = personalLinkButton.read(ctx)
    const school = await schoolOf(ctx, organisation)
    const made = await make(ctx, school, person)
    const [link] = made?.links ?? []
    if (!school || !made || !link) return
    const until = ctx.texts.instant(made.expiresAt, school.timeZone)
    await show(ctx, personalLinkScreen(ctx.texts, school.id, person, shownIn(ctx, link), until))
  })
  return bot
}

async function schoolOf(ctx: MemberContext, id: string): Promise<Organisation | undefined> {
  const school = await findOrganisation(ctx.tx, id)
  return school && may(ctx.actor, 'role.TEACHER', { organisation: school }) ? school : undefined
}

/** Once for one press; says why not. */
async function make(
  ctx: MemberContext,
  school: Organisation | undefined,
  personId?: string,
): Promise<(PersonalLinks & { ok: true }) | undefined> {
  const wanted = { ...(personId === undefined ? {} : { personId }), request: requestOf(ctx, personId) }
  const made = school && (await invitePersonally(ctx.tx, ctx.actor, { organisationId: school.id, ...wanted }, ctx.now))
  if (made?.ok === true) return made
  if (made?.reason === 'already') await toast(ctx, ctx.texts.plain('staff.links.already'))
  else if (made?.reason === 'nobody') await toast(ctx, ctx.texts.plain('staff.links.none'), true)
  else await stale(ctx)
  return undefined
}

/** More would be a book, and long to draw. */
const mostTickets = 200

async function give(
  ctx: MemberContext,
  school: Organisation,
  made: readonly PersonalLink[],
  expiresAt: Date,
): Promise<void> {
  const { texts } = ctx
  const until = texts.instant(expiresAt, school.timeZone)
  const shown = made.map((one) => shownIn(ctx, one))
  await sendDocument(ctx, {
    name: documentName(`${texts.plain('staff.links.fileName')}, ${school.shortName}`, 'xlsx'),
    bytes: await writeWorkbook([linkSheet(texts, shown, until)]),
    caption: texts.t('staff.links.caption', { school: school.shortName, until }),
  })
  if (shown.length > mostTickets) return
  const tickets = shown.map((one) => ({ ...one, qr: toSvgSource(generate(one.link)) }))
  await sendDocument(ctx, {
    name: documentName(`${texts.plain('staff.links.ticketsName')}, ${school.shortName}`, 'html'),
    bytes: new TextEncoder().encode(ticketsPage(texts, tickets, until)),
    caption: texts.t('staff.links.ticketsCaption'),
  })
}

function shownIn(ctx: MemberContext, { profile, token }: PersonalLink): ShownLink {
  return { profile, link: `https://t.me/${ctx.me.username}?start=${token}` }
}

/** The button for all makes links once; that of a card makes a new one at each press, which the card then shows. */
function requestOf(ctx: MemberContext, personId: string | undefined): string {
  const press = personId === undefined ? '' : ctx.update.update_id
  return `${ctx.actor.platform}:${ctx.actor.chatId}:${press}:${ctx.callbackQuery?.data ?? ''}`
}
