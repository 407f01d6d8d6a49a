import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageNumber, pageSize, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { writeWorkbook } from '../../sheets/workbook.ts'
import { noteRegisterExport } from '../actions/exporting.ts'
import { kindNamed, kindsOf } from '../consent.ts'
import { editionInForce, type OwnEditions } from '../edition.ts'
import { countStates, isIn, registerRows, registerState } from '../register.ts'
import { findTextIn } from '../store/papers.ts'
import { listRegister, listWordings } from '../store/register.ts'
import {
  excelButton,
  kindsButton,
  kindsScreen,
  registerButton,
  type RegisterPlace,
  registerScreen,
  registerTextScreen,
  statesButton,
  statesScreen,
  textButton,
} from '../view/register.ts'
import { registerSheet } from '../view/workbook.ts'
import { placeFor } from './desk.ts'

/** The register of consents: by kind and state, and as a workbook. */
export function consentRegister(own: OwnEditions): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(registerButton.pattern, async (ctx) => {
    const parts = registerButton.read(ctx)
    const place = placeOf(ctx, parts)
    await (place ? showRegister(ctx, own, place, pageNumber(parts.page)) : stale(ctx))
  })
  bot.callbackQuery(kindsButton.pattern, async (ctx) => {
    const { organisation: id, state } = kindsButton.read(ctx)
    const organisation = placeFor(ctx, 'consent.register', id)
    if (organisation) await show(ctx, kindsScreen(ctx.texts, organisation, registerState(state)))
    else await stale(ctx)
  })
  bot.callbackQuery(statesButton.pattern, async (ctx) => {
    const place = placeOf(ctx, { ...statesButton.read(ctx), state: 'all' })
    if (place) await show(ctx, statesScreen(ctx.texts, place.organisation, place.kind))
    else await stale(ctx)
  })
  bot.callbackQuery(textButton.pattern, async (ctx) => {
    const { organisation: id, consent } = textButton.read(ctx)
    const organisation = placeFor(ctx, 'consent.register', id)
    const kept = organisation && (await findTextIn(ctx.tx, consent, organisation.id))
    if (kept) await show(ctx, registerTextScreen(ctx.texts, id, kept))
    else await stale(ctx)
  })
  bot.callbackQuery(excelButton.pattern, async (ctx) => await sendWorkbook(ctx, excelButton.read(ctx).organisation))
  return bot
}

function placeOf(
  ctx: MemberContext,
  parts: { organisation: string; kind: string; state: string },
): RegisterPlace | undefined {
  const organisation = placeFor(ctx, 'consent.register', parts.organisation)
  const kind = kindNamed(parts.kind)
  if (!organisation || !kind || !kindsOf(organisation).includes(kind)) return undefined
  return { organisation, kind, state: registerState(parts.state) }
}

async function showRegister(ctx: MemberContext, own: OwnEditions, place: RegisterPlace, number: number): Promise<void> {
  const { organisation, kind, state } = place
  const wordings = await listWordings(ctx.tx, organisation.id)
  const inForce = editionInForce(wordings, own, organisation.id, kind)
  const all = registerRows(await listRegister(ctx.tx, organisation.id), kind, inForce)
  const chosen = all.filter((row) => isIn(row, state))
  const page = toPage(chosen.slice(number * pageSize, (number + 1) * pageSize), chosen.length, number)
  await show(ctx, registerScreen(ctx.texts, place, page, countStates(all)))
}

async function sendWorkbook(ctx: MemberContext, id: string): Promise<void> {
  const organisation = placeFor(ctx, 'consent.register', id)
  if (!organisation) return await stale(ctx)
  const sheet = registerSheet(ctx.texts, organisation, await listRegister(ctx.tx, organisation.id))
  const day = ctx.texts.day(dayIn(ctx.now, organisation.timeZone))
  const title = ctx.texts.plain('consent.workbook.title', { operator: organisation.shortName, day })
  const count = sheet.rows.length
  await sendDocument(ctx, {
    name: documentName(title, 'xlsx'),
    bytes: await writeWorkbook([sheet]),
    caption: ctx.texts.t('consent.workbook.caption', { count }),
  })
  await noteRegisterExport(ctx.tx, ctx.actor, { organisation, count }, ctx.now)
}
