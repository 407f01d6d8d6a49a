import { Composer, type Middleware } from 'grammy'
import type { Pair } from '../../pairs/pair.ts'
import { longestWords } from '../../pairs/proposing.ts'
import { findPairOfMentee } from '../../pairs/store/pairs.ts'
import { shortName } from '../../people/name.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { type Screen, show, tell, toast } from '../../telegram/screen.ts'
import { type Chosen, needsReason, propose } from '../actions/proposing.ts'
import { findCandidate, findSought } from '../actions/searching.ts'
import { findOpenPick } from '../store/picks.ts'
import { findOpenRun } from '../store/runs.ts'
import { proposeButton, whyButton, whys } from '../view/buttons.ts'
import type { Ways } from '../view/candidate.ts'
import { onwardRows } from '../view/pick.ts'
import { proposedScreen, refusalText, whyScreen, whyText } from '../view/proposing.ts'
import { plainReasons } from '../view/words.ts'
import { schoolsNamed, showCandidate } from './candidates.ts'

type Two = { readonly mentee: string; readonly mentor: string }

/** «Предложить»: at once, or with the reason against a caution or not for the first of the list. */
export function proposing(ways: Ways): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(proposeButton.pattern, async (ctx) => {
    const two = proposeButton.read(ctx)
    const chosen = await choose(ctx, two)
    if (!chosen) return await showInstead(ctx, two, ways)
    if (await needsReason(ctx.tx, ctx.actor, chosen, ctx.now))
      return await show(ctx, whyScreen(ctx.texts, chosen, { isOfRun: false }))
    await carryOut(ctx, chosen, null, ways)
  })
  bot.callbackQuery(whyButton.pattern, async (ctx) => {
    const { mentee, mentor, why: word } = whyButton.read(ctx)
    const why = whys.find((one) => one === word)
    const chosen = why && (await choose(ctx, { mentee, mentor }))
    if (!why || !chosen) return await showInstead(ctx, { mentee }, ways)
    if (why === 'own') return await ctx.conversation.enter('overruling', mentee, mentor)
    await carryOut(ctx, chosen, whyText(ctx.texts, why), ways)
  })
  return bot
}

/** The reason in own words. */
export function overrulingDialogue(ways: Ways): Middleware<BotContext> {
  const asking = async (conversation: Dialogue, ctx: DialogueContext, mentee: string, mentor: string) => {
    const { value } = await ask(conversation, ctx, {
      step: 'overruling',
      text: ctx.texts.t('matching.why.words'),
      choices: [],
      parse: parseWords,
    })
    await conversation.external(async (outer) => {
      if (!isMember(outer)) return
      const chosen = await choose(outer, { mentee, mentor })
      await (chosen ? carryOut(outer, chosen, value, ways) : showInstead(outer, { mentee }, ways))
    })
  }
  return dialogue(asking, 'overruling')
}

function parseWords(typed: string): Parsed<string> {
  const text = cleanText(typed)
  if (text === '') return { ok: false, problem: 'matching.why.empty' }
  return lengthOf(text) > longestWords ? { ok: false, problem: 'matching.why.tooLong' } : { ok: true, value: text }
}

async function choose(ctx: MemberContext, { mentee, mentor }: Two): Promise<Chosen | undefined> {
  const sought = await findSought(ctx.tx, ctx.actor, mentee, ctx.now)
  const pair = sought && (await findPairOfMentee(ctx.tx, sought.mentee.personId))
  if (pair) return await tellWhoWasFirst(ctx, pair)
  const candidate = sought && (await findCandidate(ctx.tx, sought, mentor, ctx.now))
  return sought && candidate && { sought, candidate }
}

/** Of two curators one was first; whoever presses twice only sees what they have done. */
async function tellWhoWasFirst(ctx: MemberContext, { proposedBy }: Pair): Promise<undefined> {
  if (proposedBy.personId !== ctx.actor.personId)
    await toast(ctx, refusalText(ctx.texts, 'taken', shortName(proposedBy.profile)), true)
}

/** Sends the proposal, or says who was first and shows what there is now. */
export async function carryOut(
  ctx: MemberContext,
  chosen: Chosen,
  overruling: string | null,
  ways: Ways,
): Promise<void> {
  const outcome = await propose(ctx.tx, ctx.actor, chosen, { overruling, reasons: plainReasons }, ctx.now)
  if (!outcome.ok) {
    if (outcome.reason !== 'not-allowed') await toast(ctx, refusalText(ctx.texts, outcome.reason, outcome.by), true)
    return await showInstead(ctx, { mentee: chosen.sought.card.id }, ways)
  }
  const schools = await schoolsNamed(ctx, [chosen.candidate.mentor.organisationId])
  const screen = proposedScreen(ctx.texts, chosen, outcome.pairId, schools, ways, await onward(ctx, chosen))
  await (ctx.callbackQuery ? show : tell)(ctx, screen)
}

/** Where a run found it: the next pair that waits for the curator. */
async function onward(ctx: MemberContext, { sought: { school, card } }: Chosen): Promise<Screen['rows']> {
  const run = await findOpenRun(ctx.tx, school.parentId === null ? [school.id] : [school.id, school.parentId])
  if (run?.status !== 'ready') return []
  const next = await findOpenPick(ctx.tx, run.id, school.id, card.id)
  return next === undefined ? [] : onwardRows(ctx.texts, { run, school, next }).slice(0, 1)
}

/** The pair that is there already, or the candidates as they stand now. */
async function showInstead(ctx: MemberContext, { mentee }: Pick<Two, 'mentee'>, ways: Ways): Promise<void> {
  await showCandidate(ctx, { mentee, field: 'school', place: 0 }, ways)
}
