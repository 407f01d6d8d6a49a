import { Composer } from 'grammy'
import { sendDocument } from '../../files/sending.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { findItemFor } from '../actions/access.ts'
import { findEvidence } from '../actions/evidence.ts'
import { changeOwner, type Marked, markNotNeeded, undoMark } from '../actions/marking.ts'
import { listOwnersOf } from '../store/owners.ts'
import {
  dayButton,
  doneButton,
  fileButton,
  itemButton,
  needlessButton,
  noteButton,
  ownerButton,
  ownerIsButton,
  showFileButton,
  undoButton,
} from '../view/buttons.ts'
import { ownersScreen } from '../view/item.ts'
import { showItem } from './reading.ts'
import { duesWayOf, waysOf } from './ways.ts'

type Pressed = { readonly organisation: string; readonly key: string }

/** What one press does with an item; what asks something goes on in dialogues.ts. */
export function marking(): Composer<MemberContext> {
  return new Composer<MemberContext>(asking(), pressing(), owning())
}

function asking(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  for (const [button, dialogue] of [
    [doneButton, 'road-done'],
    [dayButton, 'road-day'],
    [noteButton, 'road-note'],
    [fileButton, 'road-file'],
  ] as const)
    bot.callbackQuery(button.pattern, async (ctx) => {
      const { organisation, key } = button.read(ctx)
      const found = await findItemFor(ctx.tx, ctx.actor, 'roadmap.mark', { organisationId: organisation, key }, ctx.now)
      await (found ? ctx.conversation.enter(dialogue, organisation, key, waysOf(ctx)) : stale(ctx))
    })
  return bot
}

function pressing(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(undoButton.pattern, async (ctx) => await change(ctx, undoButton.read(ctx), undoMark, 'undone'))
  bot.callbackQuery(
    needlessButton.pattern,
    async (ctx) => await change(ctx, needlessButton.read(ctx), markNotNeeded, 'needless'),
  )
  bot.callbackQuery(showFileButton.pattern, async (ctx) => {
    const { organisation, key } = showFileButton.read(ctx)
    const file = await findEvidence(ctx.tx, ctx.actor, { organisationId: organisation, key }, ctx.now)
    if (!file) return await stale(ctx)
    const back = { text: ctx.texts.plain('roadmap.buttons.toItem'), data: itemButton.data({ organisation, key }) }
    await sendDocument(ctx, { ...file, rows: [[back]] })
  })
  return bot
}

async function change(
  ctx: MemberContext,
  { organisation, key }: Pressed,
  act: typeof undoMark,
  done: 'undone' | 'needless',
): Promise<void> {
  const marked = await act(ctx.tx, ctx.actor, { organisationId: organisation, key }, ctx.now)
  await answer(ctx, { organisation, key }, marked, done)
}

function owning(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(ownerButton.pattern, async (ctx) => {
    const { organisation, key } = ownerButton.read(ctx)
    const which = { organisationId: organisation, key }
    const found = await findItemFor(ctx.tx, ctx.actor, 'roadmap.mark', which, ctx.now)
    if (!found) return await stale(ctx)
    const owners = await listOwnersOf(ctx.tx, found.place)
    await show(ctx, ownersScreen(ctx.texts, organisation, found.standing, owners, duesWayOf(ctx)))
  })
  bot.callbackQuery(ownerIsButton.pattern, async (ctx) => {
    const { organisation, key, person } = ownerIsButton.read(ctx)
    const ownerId = person === '' ? null : person
    const marked = await changeOwner(ctx.tx, ctx.actor, { organisationId: organisation, key, ownerId }, ctx.now)
    await answer(ctx, { organisation, key }, marked, 'given')
  })
  return bot
}

async function answer(
  ctx: MemberContext,
  { organisation, key }: Pressed,
  marked: Marked,
  done: 'undone' | 'needless' | 'given',
): Promise<void> {
  if (!marked.ok && marked.reason === 'not-allowed') return await stale(ctx)
  const { texts } = ctx
  await toast(ctx, texts.plain(marked.ok ? `roadmap.done.${done}` : 'roadmap.refusals.ofOrder'), !marked.ok)
  if (!(await showItem(ctx, organisation, key))) await stale(ctx)
}
