import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import type { Form } from '../actions/form.ts'
import { shownOf } from '../actions/shown.ts'
import { findDraft, findGone, type StoredDraft } from '../store/drafts.ts'
import { findResponse, type Response } from '../store/responses.ts'
import { draftScreen, sentScreen } from '../view/draft.ts'

/** The button's draft is no more: it was begun anew, or sent; a withdrawn consent has removed it. */
export async function gone(ctx: MemberContext, form: Form, draftId: string): Promise<void> {
  const stored = await findDraft(ctx.tx, ctx.actor.personId, form.key, await subjectOfGone(ctx, form, draftId))
  if (stored) return await notCurrent(ctx, form, stored)
  const response = await findSent(ctx, form, draftId)
  if (!response) return await stale(ctx)
  await toast(ctx, ctx.texts.plain('questionnaires.alreadySubmitted'))
  await show(ctx, sentScreen(ctx.texts, ctx.texts.t('questionnaires.alreadySubmitted'), response))
}

/** What was sent, of the form and about what the draft was about. */
export async function findSent(ctx: MemberContext, form: Form, draftId: string): Promise<Response | undefined> {
  return await findResponse(ctx.tx, ctx.actor.personId, form.key, await subjectOfGone(ctx, form, draftId))
}

/** A repeated press is not scolded: the message simply shows where the person is. */
export async function notCurrent(ctx: MemberContext, form: Form, stored: StoredDraft): Promise<void> {
  await toast(ctx, ctx.texts.plain('questionnaires.refusals.not-current'))
  await show(ctx, draftScreen(ctx.texts, await shownOf(ctx.tx, form, stored)))
}

async function subjectOfGone(ctx: MemberContext, form: Form, draftId: string): Promise<string> {
  const begun = form.subject && (await findGone(ctx.tx, ctx.actor.personId, draftId))
  return begun?.questionnaire === form.key ? begun.subjectId : ''
}
