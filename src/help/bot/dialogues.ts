import type { Middleware } from 'grammy'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { findAsker, findReadableHelp } from '../actions/access.ts'
import { type AskedHelp, askForHelp } from '../actions/asking.ts'
import { replyHelp } from '../actions/answering.ts'
import { longestHelp, type Signal, signalsFor } from '../help.ts'
import { readersText } from '../view/asking.ts'
import { type Around, lost, showHelp, showRequest } from './reading.ts'

/** What is typed in confidence: to the curator, and back. */
export function helpDialogues(around: Around): Middleware<BotContext>[] {
  return [
    dialogue(askHelp(around), 'help-ask'),
    dialogue(askSignal(around), 'help-signal'),
    dialogue(reply, 'help-reply'),
  ]
}

/** Nothing is sent before whoever asks has read who will read it. */
function askHelp(around: Around) {
  return async (conversation: Dialogue, ctx: DialogueContext, pairId: string, meetingId?: string): Promise<void> => {
    const start = await conversation.external(async (outer) => await startOf(outer, pairId))
    if (!start) return
    const seen = meetingId === undefined ? [] : [ctx.texts.t('help.ask.meeting')]
    const answer = await ask(conversation, ctx, {
      step: 'words',
      text: [ctx.texts.t('help.ask.help'), '', start.readers, ...seen].join('\n'),
      choices: choicesOf(ctx, 'withoutWords'),
      parse: parseWords,
    })
    const words = answer.by === 'text' ? answer.value : ''
    const isKept = answer.by === 'button' && answer.value === 'no'
    await conversation.external(
      async (outer) => await send(outer, around, pairId, isKept ? null : { kind: 'HELP', words, meetingId }),
    )
  }
}

function askSignal(around: Around) {
  return async (conversation: Dialogue, ctx: DialogueContext, pairId: string): Promise<void> => {
    const start = await conversation.external(async (outer) => await startOf(outer, pairId))
    if (!start) return
    const answer = await ask(conversation, ctx, {
      step: 'what',
      text: `${ctx.texts.t('help.ask.signal')}\n\n${start.readers}`,
      choices: [
        ...start.signals.map((value) => ({ label: ctx.texts.plain(`help.signals.${value}`), value })),
        { label: ctx.texts.plain('help.ask.no'), value: 'no' },
      ],
      parse: parseWords,
    })
    const words = answer.by === 'text' ? answer.value : await wordsOf(conversation, ctx, start.signals, answer.value)
    await conversation.external(
      async (outer) => await send(outer, around, pairId, words === null ? null : { kind: 'SIGNAL', words }),
    )
  }
}

/** What was chosen, with own words where there are any; null where it is not to be sent. */
async function wordsOf(
  conversation: Dialogue,
  ctx: DialogueContext,
  known: readonly Signal[],
  value: string,
): Promise<string | null> {
  const chosen = known.find((one) => one === value)
  if (!chosen) return null
  const label = ctx.texts.plain(`help.signals.${chosen}`)
  const more = await ask(conversation, ctx, {
    step: 'more',
    text: ctx.texts.t('help.ask.more', { signal: label }),
    choices: choicesOf(ctx, 'asIs'),
    parse: parseMore,
  })
  if (more.by === 'text') return `${label}. ${more.value}`
  return more.value === 'no' ? null : label
}

function choicesOf(ctx: DialogueContext, label: 'withoutWords' | 'asIs') {
  return [
    { label: ctx.texts.plain(`help.ask.${label}`), value: 'send' },
    { label: ctx.texts.plain('help.ask.no'), value: 'no' },
  ]
}

/** In HTML: who will read it. */
async function startOf(
  ctx: BotContext,
  pairId: string,
): Promise<{ readonly readers: string; readonly signals: Signal[] } | null> {
  const asker = isMember(ctx) ? await findAsker(ctx.tx, ctx.actor, pairId) : undefined
  if (asker?.readers) {
    const { member, readers } = asker
    return {
      readers: readersText(ctx.texts, readers, member.organisation.shortName),
      signals: signalsFor(member.role),
    }
  }
  await lost(ctx)
  return null
}

async function send(
  ctx: BotContext,
  around: Around,
  pairId: string,
  what: Omit<AskedHelp, 'pairId'> | null,
): Promise<void> {
  if (!isMember(ctx)) return await lost(ctx)
  if (what === null) {
    await tell(ctx, { text: ctx.texts.t('help.done.kept'), rows: [] })
    if (!(await showHelp(ctx, around, pairId, tell))) await lost(ctx)
    return
  }
  const asked = await askForHelp(ctx.tx, ctx.actor, { pairId, ...what }, ctx.now)
  if (!asked.ok && asked.reason === 'already') {
    await tell(ctx, { text: ctx.texts.t('help.done.already'), rows: [] })
    await showRequest(ctx, asked.id, tell)
  } else if (asked.ok) {
    await tell(ctx, { text: ctx.texts.t(`help.done.asked.${asked.role}`), rows: [] })
    await showRequest(ctx, asked.id, tell)
  } else if (asked.reason === 'nobody') await showHelp(ctx, around, pairId, tell)
  else await lost(ctx)
}

async function reply(conversation: Dialogue, ctx: DialogueContext, id: string): Promise<void> {
  const may = await conversation.external(async (outer) => {
    const found = isMember(outer) ? await findReadableHelp(outer.tx, outer.actor, id) : undefined
    if (found?.as !== 'reader') await lost(outer)
    return found?.as === 'reader'
  })
  if (!may) return
  const { value: words } = await ask(conversation, ctx, {
    step: 'reply',
    text: ctx.texts.t('help.ask.reply'),
    choices: [],
    parse: parseWords,
  })
  await conversation.external(async (outer) => {
    const done = isMember(outer) ? await replyHelp(outer.tx, outer.actor, { id, words }, outer.now) : undefined
    if (!isMember(outer) || !done || (!done.ok && done.reason === 'not-allowed')) return await lost(outer)
    const said = done.ok ? 'help.done.replied' : done.reason === 'full' ? 'help.done.full' : 'help.done.over'
    await tell(outer, { text: outer.texts.t(said), rows: [] })
    await showRequest(outer, id, tell)
  })
}

/** The words that were chosen and the own ones stand in one line of the request. */
const longestMore = longestHelp - 60

function parseWords(typed: string): Parsed<string> {
  return parseUpTo(typed, longestHelp)
}

function parseMore(typed: string): Parsed<string> {
  return parseUpTo(typed, longestMore)
}

function parseUpTo(typed: string, most: number): Parsed<string> {
  const text = cleanText(typed)
  if (text === '') return { ok: false, problem: 'help.ask.empty' }
  return lengthOf(text) > most ? { ok: false, problem: 'help.ask.tooLong' } : { ok: true, value: text }
}
