import { Composer } from 'grammy'
import { listConsents } from '../../consent/store/consents.ts'
import type { Form } from '../../questionnaires/actions/form.ts'
import { formText, questionsLeft } from '../../questionnaires/lines.ts'
import { latestOf, versionOf } from '../../questionnaires/questionnaire.ts'
import { findDraft } from '../../questionnaires/store/drafts.ts'
import { findResponse } from '../../questionnaires/store/responses.ts'
import { button } from '../../telegram/button.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, tell } from '../../telegram/screen.ts'
import { collectStanding, collectWeekStanding } from '../actions/standing.ts'
import { type FormStanding, type StatusDoors, statusScreen } from '../view/status.ts'

export const statusButton = button('status')

/** «Где я сейчас»: roles, consents, questionnaires, pairs, and what waits for the person. */
export function statusBot(forms: readonly Form[], doors: StatusDoors): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.command('status', async (ctx) => await tell(ctx, await statusOf(ctx, forms, doors)))
  bot.callbackQuery(statusButton.pattern, async (ctx) => await show(ctx, await statusOf(ctx, forms, doors)))
  return bot
}

async function statusOf(ctx: MemberContext, forms: readonly Form[], doors: StatusDoors) {
  const standings: FormStanding[] = []
  const isOfSchool = ctx.actor.roles.some(({ organisation }) => organisation.kind === 'SCHOOL')
  for (const form of isOfSchool ? forms : []) standings.push(...(await standingsOf(ctx, form)))
  const consents = await listConsents(ctx.tx, ctx.actor.personId, 'PERSONAL_DATA')
  const week = await collectWeekStanding(ctx.tx, ctx.actor, ctx.now)
  const status = { ...(await collectStanding(ctx.tx, ctx.actor)), week, consents, forms: standings }
  return statusScreen(ctx.texts, ctx.actor, status, doors, ctx.now)
}

/** Of a questionnaire about pairs, only those pairs that the person is asked about. */
async function standingsOf(ctx: MemberContext, form: Form): Promise<FormStanding[]> {
  if (!form.subject) return [await standingOf(ctx, form)]
  const { personId } = ctx.actor
  const standings: FormStanding[] = []
  for (const subjectId of await form.subject.listAsked(ctx.tx, personId)) {
    const about = await form.subject.nameFor(ctx.tx, personId, subjectId)
    standings.push(await standingOf(ctx, form, subjectId, about))
  }
  return standings
}

async function standingOf(ctx: MemberContext, form: Form, subjectId = '', about?: string): Promise<FormStanding> {
  const latest = latestOf(form.versions, form.key)
  const what = formText(ctx.texts, { questionnaire: form.key, version: latest.version }, 'name')
  const name = about === undefined ? what : ctx.texts.t('questionnaires.nameAbout', { form: what, about })
  const stored = await findDraft(ctx.tx, ctx.actor.personId, form.key, subjectId)
  const response = await findResponse(ctx.tx, ctx.actor.personId, form.key, subjectId)
  // Whoever looks at what they sent has a draft of corrections that changes nothing yet.
  const isOnlyLooking = response !== undefined && stored?.draft.status === 'reviewing' && !stored.draft.former
  if (stored && !isOnlyLooking)
    return { name, left: questionsLeft(versionOf(form.versions, form.key, stored.version), stored.draft) }
  return response ? { name, submittedAt: response.submittedAt } : { name }
}
