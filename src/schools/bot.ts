import { Composer, type Middleware } from 'grammy'
import type { Organisation } from '../organisations/organisation.ts'
import { findNameTaken } from '../organisations/actions.ts'
import { russianZones } from '../organisations/requisites.ts'
import { findOrganisation, listSchools } from '../organisations/store.ts'
import { may, whereMay } from '../people/policy.ts'
import type { BotContext, DialogueContext, MemberContext } from '../telegram/context.ts'
import { ask, type Dialogue, dialogue } from '../telegram/dialogue.ts'
import { isMember } from '../telegram/home.ts'
import { pageBounds, pageNumber, toPage } from '../telegram/paging.ts'
import { show, stale, tell } from '../telegram/screen.ts'
import { reload } from '../telegram/surroundings.ts'
import { editOrganisation } from './actions.ts'
import { consentsNaming, type Field, fieldNamed, isOptional, parseField, valueOf } from './fields.ts'
import {
  addSchoolButton,
  editButton,
  ownSchoolButton,
  ownSchoolsScreen,
  schoolButton,
  schoolsButton,
  schoolScreen,
  schoolsScreen,
  type SchoolRow,
  zoneLabel,
} from './view.ts'

/** The schools of a district, the card of an organisation, and the way to its corrections. */
export function schoolsBot(rows: readonly SchoolRow[]): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(schoolsButton.pattern, async (ctx) => {
    const districts = districtsOf(ctx)
    if (districts.length === 0) return await stale(ctx)
    const page = pageNumber(schoolsButton.read(ctx).page)
    const ids = districts.map(({ id }) => id)
    const { schools, total } = await listSchools(ctx.tx, ids, pageBounds(page))
    await show(ctx, schoolsScreen(ctx.texts, districts, toPage(schools, total, page)))
  })
  bot.callbackQuery(ownSchoolButton.pattern, async (ctx) => {
    const schools = whereMay(ctx.actor, 'organisation.edit').filter(({ kind }) => kind === 'SCHOOL')
    const [only, ...others] = schools
    if (!only) await stale(ctx)
    else if (others.length > 0) await show(ctx, ownSchoolsScreen(ctx.texts, schools))
    else if (!(await showSchool(ctx, only.id, rows))) await stale(ctx)
  })
  bot.callbackQuery(schoolButton.pattern, async (ctx) => {
    if (!(await showSchool(ctx, schoolButton.read(ctx).organisation, rows))) await stale(ctx)
  })
  bot.callbackQuery(editButton.pattern, async (ctx) => {
    const { organisation: id, field: word } = editButton.read(ctx)
    const organisation = await findOrganisation(ctx.tx, id)
    const field = fieldNamed(word)
    if (!organisation || !field || !may(ctx.actor, 'organisation.edit', { organisation })) return await stale(ctx)
    await ctx.conversation.enter('organisation', id, field)
  })
  bot.callbackQuery(addSchoolButton.pattern, async (ctx) => {
    if (whereMay(ctx.actor, 'school.add').length === 0) await stale(ctx)
    else await ctx.conversation.enter('school', '')
  })
  return bot
}

function districtsOf(ctx: MemberContext): Organisation[] {
  return whereMay(ctx.actor, 'school.add').filter(({ kind }) => kind === 'DISTRICT')
}

async function showSchool(
  ctx: MemberContext,
  id: string,
  rows: readonly SchoolRow[],
  put: typeof show = show,
): Promise<boolean> {
  const card = await findOrganisation(ctx.tx, id)
  if (!card || !may(ctx.actor, 'organisation.edit', { organisation: card })) return false
  await put(ctx, schoolScreen(ctx.texts, card, ctx.actor, rows, districtsOf(ctx).length > 0))
  return true
}

/** The dialogue that corrects one requisite. */
export function schoolDialogues(rows: readonly SchoolRow[]): Middleware<BotContext>[] {
  const correction = async (conversation: Dialogue, ctx: DialogueContext, id: string, field: Field) => {
    const value = await askField({ conversation, ctx, id }, field)
    await conversation.external(async (outer) => await keep(outer, { organisationId: id, field, value }, rows))
  }
  return [dialogue(correction, 'organisation')]
}

type Asked = { readonly conversation: Dialogue; readonly ctx: DialogueContext; readonly id: string }

/** Null where it is to be taken away. A name that another school of the district has is asked for again. */
async function askField({ conversation, ctx, id }: Asked, field: Field): Promise<string | null> {
  const asked = conversation.checkpoint()
  const known = await conversation.external(async (outer) => {
    const card = await findOrganisation(outer.tx, id)
    return card ? { value: valueOf(card, field), parentId: card.parentId } : { value: null, parentId: null }
  })
  const zones =
    field === 'timeZone' ? russianZones.map((zone) => ({ label: zoneLabel(ctx.texts, zone), value: zone })) : []
  const remove =
    isOptional(field) && known.value !== null
      ? [{ label: ctx.texts.plain('schools.buttons.remove'), value: 'remove' }]
      : []
  const answer = await ask<string>(conversation, ctx, {
    step: field,
    text: ctx.texts.t(`schools.ask.${field}`),
    choices: [...zones, ...remove],
    parse: parseField[field],
  })
  if (answer.by === 'button') return answer.value === 'remove' ? null : answer.value
  const taken = await conversation.external(async (outer) => {
    const wanted = field === 'fullName' || field === 'shortName' ? { [field]: answer.value } : {}
    return (await findNameTaken(outer.tx, known.parentId, wanted, id))?.reason
  })
  if (taken === undefined) return answer.value
  await ctx.reply(ctx.texts.t(`organisations.problems.${taken}`), { parse_mode: 'HTML' })
  return await conversation.rewind(asked)
}

async function keep(
  ctx: BotContext,
  edit: { organisationId: string; field: Field; value: string | null },
  rows: readonly SchoolRow[],
): Promise<void> {
  if (!isMember(ctx)) return await stale(ctx)
  const edited = await editOrganisation(ctx.tx, ctx.actor, edit, ctx.now)
  if (!edited.ok) {
    const { reason } = edited
    if (reason === 'not-allowed' || reason === 'wrong') return await stale(ctx)
    return await tell(ctx, { text: ctx.texts.t(`organisations.problems.${reason}`), rows: [] })
  }
  const naming = consentsNaming(edit.field, edited.organisation.kind)
  await tell(ctx, { text: ctx.texts.t(`schools.done.${naming}`), rows: [] })
  await reload(ctx)
  if (isMember(ctx)) await showSchool(ctx, edit.organisationId, rows, tell)
}
