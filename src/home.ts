import { type MiddlewareFn } from 'grammy'
import { showDuty } from './consent/bot/answers.ts'
import { consentDuties, gatingDuty } from './consent/consent.ts'
import type { OwnEditions } from './consent/edition.ts'
import { owedRows } from './consent/view/offer.ts'
import { textsIn } from './i18n/texts.ts'
import { showStranger } from './joining/bot/joining.ts'
import { checkScreen } from './joining/view/claim.ts'
import { menuFor } from './menu.ts'
import { hasProfile } from './people/actor.ts'
import type { Form } from './questionnaires/actions/form.ts'
import { setAside } from './questionnaires/actions/pausing.ts'
import { showOpenDraft } from './questionnaires/bot/steps.ts'
import type { BotContext, DialogueContext, MemberContext } from './telegram/context.ts'
import { isDialoguePress } from './telegram/dialogue.ts'
import { type Home, isMember } from './telegram/home.ts'
import { menuScreen } from './telegram/menu.ts'
import { show, stale, tell } from './telegram/screen.ts'
import { currentTurn } from './telegram/turn.ts'

/** The consent, then the profile, then the menu. */
export function homeOf(own: OwnEditions): Home {
  return async (ctx, where = 'in-place') => {
    const put = where === 'below' ? tell : show
    if (!isMember(ctx)) return await showStranger(ctx)
    if (await showDuty(ctx, own, gatingDuty(ctx.actor, own), put)) return
    if (!hasProfile(ctx.actor.profile)) return await enterProfile(ctx)
    if (ctx.actor.isUnchecked) return await put(ctx, checkScreen(ctx.texts, ctx.actor))
    await setAside(ctx.tx, ctx.actor)
    const { rows, ...screen } = menuScreen(ctx.texts, ctx.actor, await menuFor(ctx))
    await put(ctx, { ...screen, rows: [...rows, ...owedRows(ctx.texts, consentDuties(ctx.actor, own))] })
  }
}

/** Whoever has just joined reads at once what the new organisation asks, also where they work in another already. */
export function arrivalOf(own: OwnEditions, home: Home): Home {
  return async (ctx, where) => {
    const missing = isMember(ctx) && consentDuties(ctx.actor, own).find(({ status }) => status === 'missing')
    if (!isMember(ctx) || !missing || !(await showDuty(ctx, own, missing, tell))) await home(ctx, where)
  }
}

async function enterProfile(ctx: MemberContext): Promise<void> {
  if (ctx.conversation.active('profile') === 0) await ctx.conversation.enter('profile')
}

/** Texts inside dialogues, whose contexts are made anew at each replay. */
export const dialogueTexts: MiddlewareFn<DialogueContext> = async (ctx, next) => {
  ctx.texts = textsIn(currentTurn().language ?? 'ru')
  await next()
}

/** Commands, presses on other buttons and an unanswered consent leave the dialogue; what was confirmed is kept. */
export function leaveDialogue(own: OwnEditions): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const isCommand = ctx.hasCommand(['start', 'menu', 'cancel', 'status', 'data'])
    const isOtherPress = ctx.callbackQuery !== undefined && !isDialoguePress(ctx.callbackQuery.data)
    const owesConsent = isMember(ctx) && gatingDuty(ctx.actor, own) !== undefined
    if (isCommand || isOtherPress || owesConsent) await ctx.conversation.exitAll()
    await next()
  }
}

/** Nothing else is done or asked before the consent to personal data, and nothing before the profile. */
export function consentGate(own: OwnEditions, home: Home): MiddlewareFn<MemberContext> {
  return async (ctx, next) => {
    const isReady = gatingDuty(ctx.actor, own) === undefined && hasProfile(ctx.actor.profile)
    await (isReady ? next() : home(ctx, 'below'))
  }
}

export function showingAfterStale(home: Home): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    await next()
    if (ctx.isStale) await home(ctx, 'below')
  }
}

export function notUnderstood(home: Home, served: readonly Form[]): MiddlewareFn<BotContext> {
  return async (ctx) => {
    if (ctx.callbackQuery) return await stale(ctx)
    if (isMember(ctx) && ctx.message) {
      const kind = ctx.message.text === undefined ? 'file' : ctx.message.text.startsWith('/') ? 'command' : 'words'
      await tell(ctx, { text: ctx.texts.t(`telegram.unknown.${kind}`), rows: [] })
      if (await showOpenDraft(ctx, served)) return
    }
    if (ctx.message) await home(ctx, 'below')
  }
}
