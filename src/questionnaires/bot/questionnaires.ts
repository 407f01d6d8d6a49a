import { Composer } from 'grammy'
import { organisationsOf } from '../../people/actor.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { submitDraft } from '../actions/answering.ts'
import type { Form } from '../actions/form.ts'
import { openDraft, restart } from '../actions/opening.ts'
import { setAside, takeUp } from '../actions/pausing.ts'
import { shownOf } from '../actions/shown.ts'
import { findOwnDraft, type StoredDraft } from '../store/drafts.ts'
import { draftButton, openAboutButton, openButton } from '../view/buttons.ts'
import {
  chooseScreen,
  draftScreen,
  messageScreen,
  refusedScreen,
  restartScreen,
  resumeScreen,
  sentScreen,
} from '../view/draft.ts'
import { formText } from '../lines.ts'
import { findSent, gone } from './gone.ts'
import { placeOf, pressing, reusing } from './steps.ts'

/** The dialogue of every questionnaire: one question a message, each answer kept the moment it is given. */
export function questionnairesBot(forms: readonly Form[]): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  // Whoever has left everywhere has nothing to fill, whatever old buttons they press.
  const working = bot.filter((ctx) => organisationsOf(ctx.actor).length > 0)
  opening(working, forms)
  pressing(working, forms)
  drafting(working, forms)
  return bot
}

function opening(bot: Composer<MemberContext>, forms: readonly Form[]): void {
  bot.callbackQuery(openButton.pattern, async (ctx) => await open(ctx, forms, openButton.read(ctx).form, ''))
  bot.callbackQuery(openAboutButton.pattern, async (ctx) => {
    const { form, subject } = openAboutButton.read(ctx)
    await open(ctx, forms, form, subject)
  })
}

async function open(ctx: MemberContext, forms: readonly Form[], key: string, subjectId: string): Promise<void> {
  const form = forms.find((one) => one.key === key)
  const opened = form && (await openDraft(ctx.tx, ctx.actor, form, placeOf(ctx), ctx.now, subjectId))
  if (!form || !opened?.ok) return await stale(ctx)
  const { stored, isNew } = opened
  const shown = await shownOf(ctx.tx, form, stored)
  if (isNew) return await show(ctx, draftScreen(ctx.texts, shown, aboutText(ctx, stored)))
  // Until they go on with what was left, words that they type are not an answer to anything; a question on the screen stays open.
  if (stored.isAside) await setAside(ctx.tx, ctx.actor)
  await show(ctx, resumeScreen(ctx.texts, shown, placeOf(ctx).timeZone))
}

function aboutText({ texts }: MemberContext, stored: StoredDraft): string | undefined {
  if (stored.draft.status === 'reviewing') return undefined
  const how = texts.t(stored.draft.former ? 'questionnaires.startedAgain' : 'questionnaires.started')
  return `${formText(texts, stored, 'about')}\n\n${how}`
}

function drafting(bot: Composer<MemberContext>, forms: readonly Form[]): void {
  bot.callbackQuery(draftButton.pattern, async (ctx) => {
    const { form: key, draft, what } = draftButton.read(ctx)
    const form = forms.find((one) => one.key === key)
    if (!form) return await stale(ctx)
    const stored = await findOwnDraft(ctx.tx, ctx.actor.personId, draft)
    if (stored?.questionnaire !== form.key)
      return await (what === 'submit' ? sentAlready(ctx, form, draft) : gone(ctx, form, draft))
    const shown = await shownOf(ctx.tx, form, stored)
    switch (what) {
      case 'resume':
      case 'review':
        await takeUp(ctx.tx, stored)
        return await show(
          ctx,
          draftScreen(ctx.texts, shown, what === 'resume' ? ctx.texts.t('questionnaires.resumed') : undefined),
        )
      case 'change':
        return await show(
          ctx,
          stored.draft.status === 'reviewing' ? chooseScreen(ctx.texts, shown) : draftScreen(ctx.texts, shown),
        )
      case 'postpone':
        await setAside(ctx.tx, ctx.actor)
        return await show(ctx, messageScreen(ctx.texts, ctx.texts.t('questionnaires.postponed')))
      case 'reuse':
        return await reusing(ctx, form, stored)
      case 'restart':
        return await show(ctx, restartScreen(ctx.texts, stored))
      case 'restart-sure':
        return await showRestarted(ctx, form, stored)
      case 'submit':
        return await showSubmission(ctx, form, stored)
      default:
        return await stale(ctx)
    }
  })
}

async function showRestarted(ctx: MemberContext, form: Form, { id }: StoredDraft): Promise<void> {
  const stored = await restart(ctx.tx, ctx.actor, form, placeOf(ctx), id, ctx.now)
  if (!stored) return await gone(ctx, form, id)
  const shown = await shownOf(ctx.tx, form, stored)
  await show(ctx, draftScreen(ctx.texts, shown, ctx.texts.t('questionnaires.restarted')))
}

async function showSubmission(ctx: MemberContext, form: Form, { id }: StoredDraft): Promise<void> {
  const submission = await submitDraft(ctx.tx, ctx.actor, form, id, ctx.now)
  switch (submission.status) {
    case 'submitted':
    case 'corrected': {
      const { status, response } = submission
      const thanks =
        status === 'submitted'
          ? formText(ctx.texts, response, 'sent')
          : ctx.texts.t('questionnaires.correctionSubmitted')
      const afterwards = form.afterwards?.(ctx.actor, response) ?? []
      return await show(ctx, sentScreen(ctx.texts, thanks, response, afterwards))
    }
    case 'not-current':
      return await show(
        ctx,
        refusedScreen(ctx.texts, await shownOf(ctx.tx, form, submission.stored), { reason: 'not-current' }),
      )
    case 'no-draft':
      return await gone(ctx, form, id)
  }
}

/** The second of two presses: the thanks stay as they are. */
async function sentAlready(ctx: MemberContext, form: Form, draftId: string): Promise<void> {
  if (await findSent(ctx, form, draftId)) await toast(ctx, ctx.texts.plain('questionnaires.alreadySubmitted'))
  else await gone(ctx, form, draftId)
}
