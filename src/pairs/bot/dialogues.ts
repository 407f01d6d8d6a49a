import type { Middleware } from 'grammy'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { dayIn } from '../../calendar/day.ts'
import { parseOrderDay, parseOrderNumber } from '../../people/order.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { explainRefusal } from '../actions/answering.ts'
import { askAbout, findAsked, replyTo } from '../actions/asking.ts'
import { endPair } from '../actions/ending.ts'
import { chooseBasis } from '../actions/preparing.ts'
import { decideStep } from '../actions/searching.ts'
import { longestWords } from '../proposing.ts'
import { longestStep } from '../search.ts'
import { mineRow } from '../view/answering.ts'
import { curatorsReasons } from '../view/managing.ts'
import { lost, type Pairing, showPair } from './reading.ts'
import { showSeek } from './searching.ts'

/** What is typed about pairs: a question, its reply, a reason, a note, an agreement, a step. */
export function pairsDialogues(pairing: Pairing): Middleware<BotContext>[] {
  return [
    dialogue(question, 'pair-question'),
    dialogue(refusal, 'pair-words'),
    dialogue(reply(pairing), 'pair-reply'),
    dialogue(agreement(pairing), 'pair-agreement'),
    dialogue(ending(pairing), 'pair-ending'),
    dialogue(step(pairing), 'seek-words'),
  ]
}

async function question(conversation: Dialogue, ctx: DialogueContext, pairId: string): Promise<void> {
  const text = ctx.texts.t('pairs.asking.text')
  const { value } = await ask(conversation, ctx, { step: 'question', text, choices: [], parse: parseWords })
  await conversation.external(async (outer) => {
    const isSent = isMember(outer) && (await askAbout(outer.tx, outer.actor, pairId, value, outer.now))
    if (!isSent) return await lost(outer)
    await tell(outer, { text: outer.texts.t('pairs.asking.sent'), rows: [mineRow(outer.texts)] })
  })
}

async function refusal(conversation: Dialogue, ctx: DialogueContext, pairId: string): Promise<void> {
  const text = ctx.texts.t('pairs.refusing.ask')
  const { value } = await ask(conversation, ctx, { step: 'cause', text, choices: [], parse: parseWords })
  await conversation.external(async (outer) => {
    const isKept = isMember(outer) && (await explainRefusal(outer.tx, outer.actor, pairId, value, outer.now))
    if (!isKept) return await lost(outer)
    await tell(outer, { text: outer.texts.t('pairs.refusing.saved'), rows: [mineRow(outer.texts)] })
  })
}

function reply({ around }: Pairing) {
  return async (conversation: Dialogue, ctx: DialogueContext, questionId: string) => {
    const asked = await conversation.external(async (outer) => {
      const found = isMember(outer) ? await findAsked(outer.tx, outer.actor, questionId) : undefined
      return found?.question.text ?? ''
    })
    const text = ctx.texts.t('pairs.asking.reply', { question: asked })
    const { value } = await ask(conversation, ctx, { step: 'reply', text, choices: [], parse: parseWords })
    await conversation.external(async (outer) => {
      if (!isMember(outer)) return await lost(outer)
      const done = await replyTo(outer.tx, outer.actor, questionId, value, outer.now, around)
      const said = done.ok
        ? outer.texts.t('pairs.asking.replied')
        : done.reason === 'already'
          ? outer.texts.t('pairs.asking.repliedAlready', { reply: done.reply })
          : outer.texts.t('pairs.asking.over')
      await tell(outer, {
        text: said,
        rows: [[{ text: outer.texts.plain('telegram.buttons.menu'), data: 'menu' }]],
      })
    })
  }
}

/** Number, day and payment of the supplementary agreement (ТК 351.8). */
function agreement(pairing: Pairing) {
  return async (conversation: Dialogue, ctx: DialogueContext, pairId: string, zone: string) => {
    const today = await conversation.external((outer) => dayIn(outer.now, zone))
    const number = await ask(conversation, ctx, {
      step: 'number',
      text: ctx.texts.t('pairs.basis.number'),
      choices: [],
      parse: parseOrderNumber,
    })
    const on = await ask(conversation, ctx, {
      step: 'day',
      text: ctx.texts.t('pairs.basis.day'),
      choices: [],
      parse: (typed) => parseOrderDay(typed, today),
    })
    const payment = await ask(conversation, ctx, {
      step: 'payment',
      text: ctx.texts.t('pairs.basis.payment'),
      choices: [{ label: ctx.texts.plain('pairs.basis.noPayment'), value: 'none' }],
      parse: parseWords,
    })
    await conversation.external(async (outer) => {
      const paid = payment.by === 'button' ? null : payment.value
      const basis = { kind: 'AGREEMENT', number: number.value, on: on.value, payment: paid } as const
      const kept = isMember(outer) && (await chooseBasis(outer.tx, outer.actor, pairId, basis, outer.now)).ok
      if (isMember(outer) && kept) await showPair(outer, pairId, pairing, tell)
      else await lost(outer)
    })
  }
}

function ending(pairing: Pairing) {
  const { around } = pairing
  return async (conversation: Dialogue, ctx: DialogueContext, pairId: string, word: string) => {
    const text = ctx.texts.t('pairs.ending.note')
    const { value } = await ask(conversation, ctx, { step: 'note', text, choices: [], parse: parseWords })
    await conversation.external(async (outer) => {
      const reason = curatorsReasons.find((one) => one === word)
      if (!isMember(outer) || !reason) return await lost(outer)
      const ended = await endPair(outer.tx, outer.actor, pairId, { reason, note: value }, outer.now, around)
      if (ended.ok || ended.reason === 'not-active') await showPair(outer, pairId, pairing, tell)
      else await lost(outer)
    })
  }
}

function step({ around }: Pairing) {
  return async (conversation: Dialogue, ctx: DialogueContext, listingId: string) => {
    const text = ctx.texts.t('pairs.search.ask')
    const { value } = await ask(conversation, ctx, { step: 'step', text, choices: [], parse: parseStep })
    await conversation.external(async (outer) => {
      const done =
        isMember(outer) && (await decideStep(outer.tx, outer.actor, listingId, { step: value }, outer.now)).ok
      if (isMember(outer) && done) await showSeek(outer, listingId, around, tell)
      else await lost(outer)
    })
  }
}

function parseWords(typed: string): Parsed<string> {
  const text = cleanText(typed)
  if (text === '') return { ok: false, problem: 'pairs.words.empty' }
  return lengthOf(text) > longestWords ? { ok: false, problem: 'pairs.words.tooLong' } : { ok: true, value: text }
}

function parseStep(typed: string): Parsed<string> {
  const text = cleanText(typed)
  if (text === '') return { ok: false, problem: 'pairs.words.empty' }
  return lengthOf(text) > longestStep ? { ok: false, problem: 'pairs.search.tooLong' } : { ok: true, value: text }
}
