import { type Composer } from 'grammy'
import { organisationsOf } from '../../people/actor.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { type Screen, show, stale, tell } from '../../telegram/screen.ts'
import { type Step, takeStep } from '../actions/answering.ts'
import type { Form } from '../actions/form.ts'
import { shownOf } from '../actions/shown.ts'
import { currentQuestion, type Draft, ticked } from '../draft.ts'
import { ownEntryCode } from '../own-words.ts'
import { isChoice, optionsOf } from '../question.ts'
import type { Questionnaire } from '../questionnaire.ts'
import {
  answer,
  answerInWords,
  back,
  change,
  type Decision,
  done,
  keep,
  reuse,
  reuseAll,
  skip,
  tick,
} from '../steps.ts'
import { findGone, findOwnDraft, listDrafts, type StoredDraft } from '../store/drafts.ts'
import { answerButton, moveButton, ownEntries, tickButton } from '../view/buttons.ts'
import { draftScreen, refusedScreen } from '../view/draft.ts'
import { optionLabel } from '../words.ts'
import { gone, notCurrent } from './gone.ts'

type Decide = (questionnaire: Questionnaire, draft: Draft) => Decision

/** Words typed while a question is open go to it; answers false when no questionnaire waits for words. */
export async function takeWords(ctx: MemberContext, forms: readonly Form[], typed: string): Promise<boolean> {
  const hand = await atHand(ctx, forms)
  if (!hand || hand.stored.draft.status === 'reviewing') return false
  const step = await take(ctx, hand.form, hand.stored, (questionnaire, draft) => {
    const question = currentQuestion(questionnaire, draft)
    const labelOf = (option: string) =>
      question && isChoice(question) ? optionLabel(ctx.texts, questionnaire, question, option) : option
    return answerInWords(questionnaire, draft, typed, labelOf)
  })
  await say(ctx, hand.form, step)
  return true
}

/** After what was not understood: the question the person is at, once more; false where they are at none. */
export async function showOpenDraft(ctx: MemberContext, forms: readonly Form[]): Promise<boolean> {
  const hand = await atHand(ctx, forms)
  if (!hand) return false
  const { form, stored } = hand
  await tell(ctx, draftScreen(ctx.texts, await shownOf(ctx.tx, form, stored)))
  return true
}

/** Of several drafts the person is at one at most: all others were left for it. */
async function atHand(
  ctx: MemberContext,
  forms: readonly Form[],
): Promise<{ form: Form; stored: StoredDraft } | undefined> {
  const stored = (await listDrafts(ctx.tx, ctx.actor.personId)).find(({ isAside }) => !isAside)
  const form = stored && forms.find((one) => one.key === stored.questionnaire)
  return form && { form, stored }
}

export function pressing(bot: Composer<MemberContext>, forms: readonly Form[]): void {
  const press = async (ctx: MemberContext, draftId: string, decide: Decide) => {
    const stored = await findOwnDraft(ctx.tx, ctx.actor.personId, draftId)
    const key = (stored ?? (await findGone(ctx.tx, ctx.actor.personId, draftId)))?.questionnaire
    const form = forms.find((one) => one.key === key)
    if (!form) return await stale(ctx)
    if (!stored) return await gone(ctx, form, draftId)
    await showStep(ctx, form, await take(ctx, form, stored, decide))
  }
  bot.callbackQuery(answerButton.pattern, async (ctx) => {
    const { draft, question, entry } = answerButton.read(ctx)
    await press(ctx, draft, (questionnaire, state) =>
      answer(questionnaire, state, question, valueOf(questionnaire, state, entry)),
    )
  })
  bot.callbackQuery(tickButton.pattern, async (ctx) => {
    const { draft, question, entry, on } = tickButton.read(ctx)
    await press(ctx, draft, (questionnaire, state) =>
      tick(questionnaire, state, question, entryOf(questionnaire, state, entry), on === '1'),
    )
  })
  bot.callbackQuery(moveButton.pattern, async (ctx) => {
    const { draft, question, move } = moveButton.read(ctx)
    await press(
      ctx,
      draft,
      (questionnaire, state) =>
        moves.get(move)?.(questionnaire, state, question) ?? { ok: false, reason: 'not-current' },
    )
  })
}

/** A map: the name comes from a button, and an object would also answer to `constructor`. */
const moves: ReadonlyMap<string, (questionnaire: Questionnaire, draft: Draft, question: string) => Decision> = new Map(
  Object.entries({ done, skip, back, keep, reuse, change }),
)

async function take(ctx: MemberContext, form: Form, stored: StoredDraft, decide: Decide): Promise<Step> {
  return await takeStep(ctx.tx, form, placeOf(ctx), stored, decide, ctx.now)
}

/** «Всё как в прошлый раз». */
export async function reusing(ctx: MemberContext, form: Form, stored: StoredDraft): Promise<void> {
  const step = await take(ctx, form, stored, reuseAll)
  if (step.status === 'refused') return await notCurrent(ctx, form, step.stored)
  const shown = await shownOf(ctx.tx, form, step.stored)
  await show(ctx, draftScreen(ctx.texts, shown, ctx.texts.t('questionnaires.reusedAll')))
}

/** After a press: the pressed message changes into the next question. */
async function showStep(ctx: MemberContext, form: Form, step: Step): Promise<void> {
  if (step.status === 'refused' && step.refusal.reason === 'not-current')
    return await notCurrent(ctx, form, step.stored)
  await show(ctx, await stepScreen(ctx, form, step))
}

/** After words: a new message. */
async function say(ctx: MemberContext, form: Form, step: Step): Promise<void> {
  await tell(ctx, await stepScreen(ctx, form, step))
}

async function stepScreen(ctx: MemberContext, form: Form, step: Step): Promise<Screen> {
  const shown = await shownOf(ctx.tx, form, step.stored)
  return step.status === 'moved' ? draftScreen(ctx.texts, shown) : refusedScreen(ctx.texts, shown, step.refusal)
}

/** The school where the person teaches; somebody of the district alone answers there. */
export function placeOf(ctx: MemberContext): Organisation {
  const [place] = organisationsOf(ctx.actor)
  if (!place) throw new Error(`person ${ctx.actor.personId} belongs nowhere`)
  return place
}

/** Buttons carry the place of an option in the list, a number of the scale, or the hash of own words. */
function valueOf(questionnaire: Questionnaire, draft: Draft, entry: string): string | number {
  const question = currentQuestion(questionnaire, draft)
  if (question && 'scale' in question) return Number(entry)
  return entryOf(questionnaire, draft, entry)
}

function entryOf(questionnaire: Questionnaire, draft: Draft, entry: string): string {
  const question = currentQuestion(questionnaire, draft)
  if (!question || !isChoice(question)) return ''
  const own = ownEntries(question, ticked(draft, question)).find((words) => ownEntryCode(words) === entry)
  return own ?? (/^\d+$/.test(entry) ? (optionsOf(question)[Number(entry)] ?? '') : '')
}
