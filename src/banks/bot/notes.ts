import { Composer, type Middleware } from 'grammy'
import type { Organisation } from '../../organisations/organisation.ts'
import { whereMay } from '../../people/policy.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { pageNumber } from '../../telegram/paging.ts'
import { show, stale, tell, toast } from '../../telegram/screen.ts'
import { deleteNote, findNoted, longestNote, writeNote } from '../actions/noting.ts'
import type { Card } from '../listing.ts'
import { findNote, listNotes } from '../store/notes.ts'
import { lost } from './reading.ts'
import { droppedNoteButton, dropNoteButton, noteButton, notesButton } from '../view/buttons.ts'
import { notesScreen, notesToPage, sureScreen } from '../view/notes.ts'

/** Notes of the curators of a school about somebody of its banks; nobody else reads them here. */
export function notes(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(notesButton.pattern, async (ctx) => {
    const { listing, page } = notesButton.read(ctx)
    await showNotes(ctx, listing, pageNumber(page))
  })
  bot.callbackQuery(noteButton.pattern, async (ctx) => {
    const { listing } = noteButton.read(ctx)
    if (await findNoted(ctx.tx, ctx.actor, listing)) await ctx.conversation.enter('note', listing)
    else await stale(ctx)
  })
  bot.callbackQuery(dropNoteButton.pattern, async (ctx) => {
    const { listing, note: id } = dropNoteButton.read(ctx)
    const card = await findNoted(ctx.tx, ctx.actor, listing)
    const note = card && (await findNote(ctx.tx, id, whoseOf(card)))
    if (!card || note?.authorId !== ctx.actor.personId) return await stale(ctx)
    await show(ctx, sureScreen(ctx.texts, card, note))
  })
  bot.callbackQuery(droppedNoteButton.pattern, async (ctx) => {
    const { listing, note } = droppedNoteButton.read(ctx)
    const outcome = await deleteNote(ctx.tx, ctx.actor, listing, note, ctx.now)
    if (!outcome.ok) return await stale(ctx)
    await toast(ctx, ctx.texts.plain('banks.notes.deleted'))
    await showNotes(ctx, listing, 0)
  })
  return bot
}

export function noteDialogue(): Middleware<BotContext> {
  const writing = async (conversation: Dialogue, ctx: DialogueContext, listing: string) => {
    const { value } = await ask(conversation, ctx, {
      step: 'note',
      text: ctx.texts.t('banks.notes.ask'),
      choices: [],
      parse: parseNote,
    })
    await conversation.external(async (outer) => {
      const written = isMember(outer) && (await writeNote(outer.tx, outer.actor, listing, value, outer.now)).ok
      if (isMember(outer) && written) await showNotes(outer, listing, 0)
      else await lost(outer)
    })
  }
  return dialogue(writing, 'note')
}

function parseNote(typed: string): Parsed<string> {
  const text = cleanText(typed)
  if (text === '') return { ok: false, problem: 'banks.notes.empty' }
  return lengthOf(text) > longestNote ? { ok: false, problem: 'banks.notes.tooLong' } : { ok: true, value: text }
}

async function showNotes(ctx: MemberContext, listingId: string, number: number): Promise<void> {
  const card = await findNoted(ctx.tx, ctx.actor, listingId)
  const school = card && schoolOf(ctx, card)
  if (!card || !school) return await stale(ctx)
  const from = number * notesToPage
  const { rows, total } = await listNotes(ctx.tx, whoseOf(card), { skip: from, take: notesToPage })
  const page = { rows, from, total, size: notesToPage }
  const screen = notesScreen(ctx.texts, card, school, page, ctx.actor.personId)
  await (ctx.callbackQuery ? show : tell)(ctx, screen)
}

function schoolOf(ctx: MemberContext, card: Card): Organisation | undefined {
  return whereMay(ctx.actor, 'bank.note').find(({ id }) => id === card.organisationId)
}

function whoseOf({ personId, organisationId }: Card) {
  return { personId, organisationId }
}
