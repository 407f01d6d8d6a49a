import { createHash } from 'node:crypto'
import { Composer, type Middleware } from 'grammy'
import { html } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { may } from '../../people/policy.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { pageNumber, pageSize, toPage } from '../../telegram/paging.ts'
import { show, stale, tell } from '../../telegram/screen.ts'
import { formsOf } from '../actions/forms.ts'
import { confirmAll, confirmForms } from '../actions/names.ts'
import { type Case, cases, type Forms, mayBeForm, type NamedForms } from '../forms.ts'
import {
  nameButton,
  nameFixButton,
  nameRightButton,
  namesButton,
  nameScreen,
  namesRightButton,
  namesScreen,
  sentence,
} from '../view/names.ts'

/** Whose names one paper has; the paper's own folder has asked whether this member may read it. */
export type NameList = {
  readonly organisation: Organisation
  readonly personIds: readonly string[]
  /** Callback data of the screen to return to. */
  readonly back: string
}

/** By the first word of a button: whose names the paper with this id has. */
export type NameLists = {
  readonly [what: string]: (ctx: MemberContext, id: string) => Promise<NameList | undefined>
}

type Place = NameList & { readonly what: string; readonly id: string }

/** Names in their cases: looked at and confirmed once by a person, before a paper has them. */
export function namesBot(lists: NameLists): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(namesButton.pattern, async (ctx) => {
    const { page, ...parts } = namesButton.read(ctx)
    await showNames(ctx, await placeOf(ctx, lists, parts), pageNumber(page), show)
  })
  bot.callbackQuery(namesRightButton.pattern, async (ctx) => {
    const { page, forms, ...parts } = namesRightButton.read(ctx)
    const place = await placeOf(ctx, lists, parts)
    if (!place) return await stale(ctx)
    const shown = easyOf(pageOf(await namesIn(ctx, place), pageNumber(page)).rows)
    if (stampOf(shown) === forms) await confirmAll(ctx.tx, ctx.actor, place, shown, ctx.now)
    await showNext(ctx, place, show)
  })
  bot.callbackQuery(nameButton.pattern, async (ctx) => {
    const { person, ...parts } = nameButton.read(ctx)
    await showName(ctx, await placeOf(ctx, lists, parts), person)
  })
  bot.callbackQuery(nameRightButton.pattern, async (ctx) => {
    const { person, forms, ...parts } = nameRightButton.read(ctx)
    const place = await placeOf(ctx, lists, parts)
    const one = place && (await nameIn(ctx, place, person))
    if (!place || !one) return await stale(ctx)
    if (one.isConfirmed) return await showNext(ctx, place, show)
    if (stampOf([one]) !== forms) return await showName(ctx, place, person)
    await confirmForms(ctx.tx, ctx.actor, place, one, ctx.now)
    await showNext(ctx, place, show)
  })
  bot.callbackQuery(nameFixButton.pattern, async (ctx) => {
    const { what, id, person } = nameFixButton.read(ctx)
    const place = await placeOf(ctx, lists, { what, id })
    if (place?.personIds.includes(person)) await ctx.conversation.enter('name-forms', what, id, person)
    else await stale(ctx)
  })
  return bot
}

/** Case by case: right as it is, or typed. Kept when all four are answered. */
export function namesDialogue(lists: NameLists): Middleware<BotContext> {
  const fixing = async (conversation: Dialogue, ctx: DialogueContext, what: string, id: string, person: string) => {
    const known = await conversation.external(async (outer) => {
      const place = isMember(outer) ? await placeOf(outer, lists, { what, id }) : undefined
      return place && isMember(outer) ? (await nameIn(outer, place, person))?.forms : undefined
    })
    if (!known) return
    const typed: Partial<Record<Case, string>> = {}
    for (const which of cases) {
      const answer = await ask(conversation, ctx, {
        step: `form-${which}`,
        text: ctx.texts.t('documents.names.ask', {
          person: known.nominative,
          sentence: html(sentence(ctx.texts, which, known[which])),
        }),
        choices: (['right', 'cancel'] as const).map((value) => ({
          label: ctx.texts.plain(`documents.names.buttons.${value}`),
          value,
        })),
        parse: (words) => parseForm(known.nominative, words),
      })
      if (answer.by === 'button' && answer.value === 'cancel') {
        await conversation.external(async (outer) => await keep(outer, lists, { what, id, person }, undefined))
        return
      }
      typed[which] = answer.by === 'text' ? answer.value : known[which]
    }
    const forms: Forms = { ...known, ...typed }
    await conversation.external(async (outer) => await keep(outer, lists, { what, id, person }, forms))
  }
  return dialogue(fixing, 'name-forms')
}

function parseForm(nominative: string, typed: string) {
  const value = typed.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (mayBeForm(nominative, value)) return { ok: true, value } as const
  return { ok: false, problem: 'documents.names.otherName' } as const
}

async function keep(
  ctx: BotContext,
  lists: NameLists,
  { person, ...parts }: { what: string; id: string; person: string },
  forms: Forms | undefined,
): Promise<void> {
  if (!isMember(ctx)) return
  const place = await placeOf(ctx, lists, parts)
  if (!place) return
  if (forms) {
    const done = await confirmForms(ctx.tx, ctx.actor, place, { personId: person, forms }, ctx.now)
    await tell(ctx, { text: ctx.texts.t(done.ok ? 'documents.names.kept' : 'documents.names.changed'), rows: [] })
  }
  await showNext(ctx, place, tell)
}

async function placeOf(
  ctx: MemberContext,
  lists: NameLists,
  { what, id }: { what: string; id: string },
): Promise<Place | undefined> {
  const list = Object.hasOwn(lists, what) ? await lists[what]?.(ctx, id) : undefined
  if (!list || !may(ctx.actor, 'names.confirm', { organisation: list.organisation })) return undefined
  return { ...list, what, id }
}

/** Hard ones first, then easy ones, at last those confirmed. */
async function namesIn(ctx: MemberContext, place: Place): Promise<NamedForms[]> {
  const rank = (one: NamedForms) => (one.isConfirmed ? 2 : one.isHard ? 0 : 1)
  const all = [...(await formsOf(ctx.tx, place.personIds)).values()]
  return all.toSorted((one, other) => rank(one) - rank(other) || (one.personId < other.personId ? -1 : 1))
}

async function nameIn(ctx: MemberContext, place: Place, personId: string): Promise<NamedForms | undefined> {
  return place.personIds.includes(personId) ? (await formsOf(ctx.tx, [personId])).get(personId) : undefined
}

function easyOf(names: readonly NamedForms[]): NamedForms[] {
  return names.filter((one) => !one.isConfirmed && !one.isHard)
}

function pageOf(names: readonly NamedForms[], number: number) {
  return toPage(names.slice(number * pageSize, (number + 1) * pageSize), names.length, number)
}

/** Enough of a hash to tell the forms that were read from any other. */
function stampOf(names: readonly NamedForms[]): string {
  const text = names.map(({ personId, forms }) => [personId, ...Object.values(forms)].join()).join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

async function showNames(
  ctx: MemberContext,
  place: Place | undefined,
  number: number,
  put: typeof show,
): Promise<void> {
  if (!place) return await stale(ctx)
  const names = await namesIn(ctx, place)
  const page = pageOf(names, number * pageSize < names.length ? number : 0)
  const counts = { open: names.filter((one) => !one.isConfirmed).length, all: names.length }
  await put(ctx, namesScreen(ctx.texts, place, page, counts, stampOf(easyOf(page.rows))))
}

async function showName(ctx: MemberContext, place: Place | undefined, personId: string, put = show): Promise<void> {
  const one = place && (await nameIn(ctx, place, personId))
  if (place && one) await put(ctx, nameScreen(ctx.texts, place, one, stampOf([one])))
  else await stale(ctx)
}

/** The next hard one by itself; where there is none, the list. */
async function showNext(ctx: MemberContext, place: Place, put: typeof show): Promise<void> {
  const next = (await namesIn(ctx, place)).find((one) => one.isHard)
  await (next ? showName(ctx, place, next.personId, put) : showNames(ctx, place, 0, put))
}
