import type { Middleware } from 'grammy'
import type { BareKey } from '../../i18n/texts.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { addItem, type Changed, changeItem, findEdited, findTemplateItem } from '../actions/template.ts'
import { lineOf } from '../evidence.ts'
import { longestTitle, ownerNamed, programItem, stageNamed } from '../items.ts'
import { titleOf } from '../words.ts'
import { askDay, type When, whenOf } from './asking.ts'
import { showTemplateItem } from './template.ts'

/** Words and days of a district's road map. */
export function templateDialogues(): Middleware<BotContext>[] {
  return [dialogue(adding, 'road-add'), dialogue(retitling, 'road-title'), dialogue(dating, 'road-when')]
}

/** What is to be done, and by whom: the coordinator's own are the district's. */
async function adding(conversation: Dialogue, ctx: DialogueContext, district: string, stage: string): Promise<void> {
  const { texts } = ctx
  const title = await ask(conversation, ctx, {
    step: 'title',
    text: texts.t('roadmap.ask.title'),
    choices: [],
    parse: parseTitle,
  })
  const who = await ask<string>(conversation, ctx, {
    step: 'owner',
    text: texts.t('roadmap.ask.owner'),
    choices: (['CURATOR', 'HEAD', 'COORDINATOR'] as const).map((role) => ({
      label: texts.plain(`roadmap.template.ownerChoice.${role}`),
      value: role,
    })),
  })
  await conversation.external(async (outer) => {
    const [at, owner] = [stageNamed(stage), ownerNamed(who.value)]
    if (!isMember(outer) || !at || !owner) return
    const added = await addItem(outer.tx, outer.actor, { district, stage: at, title: title.value, owner }, outer.now)
    await finish(outer, district, added)
  })
}

async function retitling(conversation: Dialogue, ctx: DialogueContext, district: string, key: string): Promise<void> {
  const known = await conversation.external(async (outer) => {
    const item = isMember(outer) ? await findTemplateItem(outer.tx, outer.actor, { district, key }) : undefined
    return item ? titleOf(outer.texts, item) : ''
  })
  const isProgram = programItem(key) !== undefined
  const answer = await ask(conversation, ctx, {
    step: 'title',
    text: ctx.texts.t('roadmap.ask.titleAnew', { title: known }),
    choices: isProgram ? [{ label: ctx.texts.plain('roadmap.ask.ownWords'), value: 'own' }] : [],
    parse: parseTitle,
  })
  const title = answer.by === 'text' ? answer.value : ''
  await conversation.external(async (outer) => {
    if (isMember(outer))
      await finish(outer, district, await changeItem(outer.tx, outer.actor, { district, key, title }, outer.now))
  })
}

/** Its day of every school year. */
async function dating(conversation: Dialogue, ctx: DialogueContext, district: string, key: string): Promise<void> {
  const when = await conversation.external(async (outer) => await whenIn(outer, district))
  if (!when) return
  const value = await askDay(conversation, ctx, {
    step: 'when',
    text: ctx.texts.t('roadmap.ask.monthDay'),
    choices: [{ label: ctx.texts.plain('roadmap.template.noDay'), value: 'none' }],
    when,
    unclear: 'roadmap.problems.noMonthDay',
  })
  const monthDay = value === 'none' ? null : value.slice(5)
  await conversation.external(async (outer) => {
    if (isMember(outer))
      await finish(
        outer,
        district,
        await changeItem(outer.tx, outer.actor, { district, key, monthDay }, outer.now),
        key,
      )
  })
}

async function whenIn(ctx: BotContext, districtId: string): Promise<When | undefined> {
  const district = isMember(ctx) ? await findEdited(ctx.tx, ctx.actor, districtId) : undefined
  return district && whenOf(ctx.now, district.timeZone)
}

function parseTitle(typed: string): Parsed<string> {
  const value = lineOf(typed, longestTitle)
  return value === undefined ? { ok: false, problem: 'roadmap.problems.title' } : { ok: true, value }
}

async function finish(ctx: BotContext, district: string, changed: Changed, key?: string): Promise<void> {
  if (!isMember(ctx)) return
  const line: BareKey = changed.ok
    ? 'roadmap.done.template'
    : changed.reason === 'of-order'
      ? 'roadmap.refusals.ofOrder'
      : 'telegram.stale'
  await tell(ctx, { text: ctx.texts.t(line), rows: [] })
  const shown = changed.ok ? changed.key : key
  if (shown !== undefined) await showTemplateItem(ctx, district, shown, tell)
}
