import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { checkWording, nextNumber, previewWording, publishWording } from '../actions/wording.ts'
import { kindNamed } from '../consent.ts'
import type { OwnEditions } from '../edition.ts'
import { askText, problemText } from '../view/wording.ts'
import { showWording, toRead, wordingPlace } from './wording.ts'

type Parts = { organisation: string; kind: string }

/** Own words: typed, shown as a teacher will read them, published. */
export function typingWording(own: OwnEditions) {
  return async (conversation: Dialogue, ctx: DialogueContext, organisation: string, word: string): Promise<void> => {
    const parts = { organisation, kind: word }
    const kind = kindNamed(word)
    if (!kind) return
    for (;;) {
      const answer = await ask(conversation, ctx, {
        step: 'words',
        text: askText(ctx.texts, kind),
        choices: [{ label: ctx.texts.plain('consent.wording.cancel'), value: 'cancel' }],
        parse: (typed) => ({ ok: true, value: typed.normalize('NFC').trim() }),
      })
      if (answer.by === 'button') return await finish(conversation, own, parts, undefined)
      const typed = answer.value
      const seen = await conversation.external(async (outer) => await look(outer, parts, typed))
      if (seen.problem !== undefined) {
        await ctx.reply(seen.problem, { parse_mode: 'HTML' })
        continue
      }
      await ctx.reply(seen.preview, { parse_mode: 'HTML' })
      const decision = await ask(conversation, ctx, {
        step: 'publish',
        text: ctx.texts.t('consent.wording.question', { number: seen.number }),
        choices: (['publish', 'again', 'cancel'] as const).map((value) => ({
          label: ctx.texts.plain(`consent.wording.${value}`),
          value,
        })),
      })
      if (decision.value === 'again') continue
      return await finish(conversation, own, parts, decision.value === 'publish' ? typed : undefined)
    }
  }
}

type Seen = { problem: string } | { problem?: undefined; preview: string; number: number }

/** What a teacher will read, or what is wrong with the words. */
async function look(ctx: BotContext, parts: Parts, typed: string): Promise<Seen> {
  const place = isMember(ctx) ? wordingPlace(ctx, parts) : undefined
  if (!isMember(ctx) || !place) return { problem: ctx.texts.t('telegram.stale') }
  const problem = await checkWording(ctx.tx, ctx.actor, { ...place, typed })
  if (problem) return { problem: problemText(ctx.texts, place.kind, problem) }
  const number = await nextNumber(ctx.tx, place)
  const filled = (await previewWording(ctx.tx, ctx.actor, { ...place, typed, number })) ?? ''
  return { preview: `${ctx.texts.t('consent.wording.previewLead')}\n\n${filled}`, number }
}

async function finish(
  conversation: Dialogue,
  own: OwnEditions,
  parts: Parts,
  typed: string | undefined,
): Promise<void> {
  await conversation.external(async (outer) => {
    const place = isMember(outer) ? wordingPlace(outer, parts) : undefined
    if (!isMember(outer) || !place) return
    const done =
      typed === undefined
        ? undefined
        : await publishWording(outer.tx, outer.actor, { ...place, typed }, toRead(place), outer.now)
    await tell(outer, { text: outcome(outer, done), rows: [] })
    await showWording(outer, own, place, tell)
  })
}

function outcome({ texts }: BotContext, done: Awaited<ReturnType<typeof publishWording>> | undefined): string {
  if (!done) return texts.t('consent.wording.kept')
  if (done.ok) return texts.t('consent.wording.published', { number: done.number })
  return texts.t(done.reason === 'same' ? 'consent.wording.same' : 'telegram.stale')
}
