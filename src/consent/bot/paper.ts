import { Composer } from 'grammy'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import { findFile } from '../../files/store.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { unmarkPaper } from '../actions/paper.ts'
import { type OnWithdrawn, withdrawByLetter } from '../actions/letter.ts'
import type { OwnEditions } from '../edition.ts'
import { allowedFields, marksIn } from '../fields.ts'
import { sniffScan } from '../scan.ts'
import { findOwnScan } from '../store/papers.ts'
import { ownScanButton } from '../view/list.ts'
import {
  letterButton,
  letterScreen,
  letterSureButton,
  markButton,
  marksButton,
  marksDoneButton,
  paperMarksScreen,
  personOf,
  recordButton,
  scanButton,
  seeScanButton,
  unmarkButton,
  unmarkScreen,
  unmarkSureButton,
} from '../view/paper.ts'
import { markable, recordPlace, showRecord } from './record.ts'

/** «Signed on paper»: the curator's mark, its scan, and taking either back; a withdrawal that came by letter. */
export function consentPapers(own: OwnEditions, onWithdrawn: OnWithdrawn): Composer<MemberContext> {
  return new Composer<MemberContext>(marks(own), scans(own), endings(own, onWithdrawn))
}

function marks(own: OwnEditions): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(recordButton.pattern, async (ctx) => {
    await showRecord(ctx, own, await recordPlace(ctx, recordButton.read(ctx)), show)
  })
  bot.callbackQuery(markButton.pattern, async (ctx) => {
    const { organisation, kind, person } = markButton.read(ctx)
    const place = await recordPlace(ctx, { organisation, kind, person })
    if (place) await ctx.conversation.enter('paper-day', organisation, kind, person, '0')
    else await stale(ctx)
  })
  bot.callbackQuery(marksButton.pattern, async (ctx) => {
    const { organisation, person, marks: mask } = marksButton.read(ctx)
    const place = await recordPlace(ctx, { organisation, kind: 'DISSEMINATION', person })
    if (!place) return await stale(ctx)
    const { profile, personId } = place.subject
    await show(ctx, paperMarksScreen(ctx.texts, organisation, { ...profile, personId }, marksIn(mask)))
  })
  bot.callbackQuery(marksDoneButton.pattern, async (ctx) => {
    const { organisation, person, marks: mask } = marksDoneButton.read(ctx)
    if (allowedFields(marksIn(mask)).length === 0)
      return await toast(ctx, ctx.texts.plain('consent.site.nothingTicked'), true)
    const place = await recordPlace(ctx, { organisation, kind: 'DISSEMINATION', person })
    if (place) await ctx.conversation.enter('paper-day', organisation, 'DISSEMINATION', person, mask)
    else await stale(ctx)
  })
  return bot
}

function scans(own: OwnEditions): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(scanButton.pattern, async (ctx) => {
    const parts = scanButton.read(ctx)
    const place = await markable(ctx, parts)
    if (!place) return await stale(ctx)
    if (!place.consent.paperSignedOn) return await showRecord(ctx, own, place, show)
    await ctx.conversation.enter('paper-scan', parts.organisation, parts.consent)
  })
  bot.callbackQuery(seeScanButton.pattern, async (ctx) => {
    const place = await markable(ctx, seeScanButton.read(ctx))
    if (place?.consent.scanId) await sendScan(ctx, place.consent.scanId, personOf(ctx.texts, place.subject.profile))
    else await stale(ctx)
  })
  return bot
}

/** The person's own scan; it works before the gate, as every reading of one's consents does. */
export function ownScans(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(ownScanButton.pattern, async (ctx) => {
    const id = await findOwnScan(ctx.tx, ownScanButton.read(ctx).consent, ctx.actor.personId)
    if (id) await sendScan(ctx, id, personOf(ctx.texts, ctx.actor.profile))
    else await stale(ctx)
  })
  return bot
}

async function sendScan(ctx: MemberContext, fileId: string, person: string): Promise<void> {
  const file = await findFile(ctx.tx, fileId)
  if (!file) return await stale(ctx)
  const title = ctx.texts.plain('consent.paper.scanTitle', { person })
  const extension = sniffScan(file.bytes)?.extension ?? 'bin'
  await sendDocument(ctx, { name: documentName(title, extension), bytes: file.bytes })
}

function endings(own: OwnEditions, onWithdrawn: OnWithdrawn): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(unmarkButton.pattern, async (ctx) => {
    const place = await markable(ctx, unmarkButton.read(ctx))
    if (!place?.consent.paperSignedOn) return await stale(ctx)
    await show(ctx, unmarkScreen(ctx.texts, askedOf(place), place.consent.accountId === null))
  })
  bot.callbackQuery(unmarkSureButton.pattern, async (ctx) => {
    const place = await markable(ctx, unmarkSureButton.read(ctx))
    if (!place) return await stale(ctx)
    const { organisation, consent } = place
    const asked = { organisation, consentId: consent.id }
    const isDone = await unmarkPaper(ctx.tx, ctx.actor, asked, ctx.now, onWithdrawn)
    await (isDone ? showRecord(ctx, own, await afresh(ctx, place), show) : stale(ctx))
  })
  bot.callbackQuery(letterButton.pattern, async (ctx) => {
    const place = await markable(ctx, letterButton.read(ctx))
    if (place) await show(ctx, letterScreen(ctx.texts, askedOf(place)))
    else await stale(ctx)
  })
  bot.callbackQuery(letterSureButton.pattern, async (ctx) => {
    const place = await markable(ctx, letterSureButton.read(ctx))
    const isDone = place !== undefined && (await withdrawByLetter(ctx.tx, ctx.actor, place, ctx.now, onWithdrawn))
    await (isDone ? showRecord(ctx, own, await afresh(ctx, place), show) : stale(ctx))
  })
  return bot
}

type Markable = NonNullable<Awaited<ReturnType<typeof markable>>>

function askedOf({ organisation, consent, subject: { profile, personId } }: Markable) {
  return {
    organisation: organisation.id,
    consentId: consent.id,
    kind: consent.kind,
    person: { ...profile, personId },
  }
}

async function afresh(ctx: MemberContext, { organisation, kind, subject }: Markable) {
  return await recordPlace(ctx, { organisation: organisation.id, kind, person: subject.personId })
}
