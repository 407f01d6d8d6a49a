import { addSchool, findNameTaken, type NewSchool } from '../../organisations/actions.ts'
import { longestAddress, longestFullName, longestShortName } from '../../organisations/requisites.ts'
import { parseInn, parseLine, parseOgrn } from '../../organisations/requisites.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { may, whereMay } from '../../people/policy.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { stale, tell } from '../../telegram/screen.ts'
import { addedSchoolScreen } from '../view/accepting.ts'

type Asked = { readonly dialogue: Dialogue; readonly ctx: DialogueContext; readonly districtId: string }

/** The one way to add a school: on the way to an invitation to the role, or from the list of schools, where the role is empty. */
export async function addingSchool(dialogue: Dialogue, ctx: DialogueContext, role: string): Promise<void> {
  const districtId = await chooseDistrict(dialogue, ctx)
  if (districtId === undefined) return
  const school = await askSchool({ dialogue, ctx, districtId })
  await dialogue.external(async (outer) => await keepSchool(outer, districtId, school, role))
}

/** Nearly everybody coordinates one district, and is not asked which. */
async function chooseDistrict(dialogue: Dialogue, ctx: DialogueContext): Promise<string | undefined> {
  const districts = await dialogue.external((outer) =>
    isMember(outer)
      ? whereMay(outer.actor, 'school.add').map(({ id, shortName }) => ({ value: id, label: shortName }))
      : [],
  )
  if (districts.length < 2) return districts[0]?.value
  const text = ctx.texts.t('joining.ask.district')
  return (await ask<string>(dialogue, ctx, { step: 'district', text, choices: districts })).value
}

async function askSchool(asked: Asked): Promise<NewSchool> {
  return {
    fullName: await askName(asked, 'fullName'),
    shortName: await askName(asked, 'shortName'),
    address: await askOptional(asked, 'schoolAddress', parseLine(longestAddress)),
    inn: await askOptional(asked, 'schoolInn', parseInn),
    ogrn: await askOptional(asked, 'schoolOgrn', parseOgrn),
  }
}

/** Asked again where a school of the district has this name. */
async function askName({ dialogue, ctx, districtId }: Asked, part: 'fullName' | 'shortName'): Promise<string> {
  const asked = dialogue.checkpoint()
  const { value } = await ask(dialogue, ctx, {
    step: part,
    text: ctx.texts.t(part === 'fullName' ? 'joining.ask.schoolFullName' : 'joining.ask.schoolShortName'),
    choices: [],
    parse: parseLine(part === 'fullName' ? longestFullName : longestShortName),
  })
  const taken = await dialogue.external(
    async (outer) => (await findNameTaken(outer.tx, districtId, { [part]: value }))?.reason,
  )
  if (taken === undefined) return value
  await ctx.reply(ctx.texts.t(`organisations.problems.${taken}`), { parse_mode: 'HTML' })
  return await dialogue.rewind(asked)
}

async function askOptional(
  { dialogue, ctx }: Asked,
  part: 'schoolAddress' | 'schoolInn' | 'schoolOgrn',
  parse: (typed: string) => Parsed<string>,
): Promise<string | null> {
  const later = [{ label: ctx.texts.plain('joining.ask.later'), value: 'later' }]
  const answer = await ask(dialogue, ctx, {
    step: part,
    text: ctx.texts.t(`joining.ask.${part}`),
    choices: later,
    parse,
  })
  return answer.by === 'button' ? null : answer.value
}

async function keepSchool(ctx: BotContext, districtId: string, answers: NewSchool, role: string): Promise<void> {
  const district = await findOrganisation(ctx.tx, districtId)
  if (!isMember(ctx) || !district || !may(ctx.actor, 'school.add', { organisation: district })) return await stale(ctx)
  const added = await addSchool(ctx.tx, ctx.actor, district, answers, ctx.now)
  if (!added.ok) return await tell(ctx, { text: ctx.texts.t(`organisations.problems.${added.reason}`), rows: [] })
  await tell(ctx, addedSchoolScreen(ctx.texts, { id: added.id, shortName: answers.shortName }, role))
}
