import { dayIn } from '../../calendar/day.ts'
import { askFile } from '../../files/asking.ts'
import type { StoredFile } from '../../files/file.ts'
import type { BareKey } from '../../i18n/texts.ts'
import { parseDay } from '../../people/order.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { keepScan, markPaper, type PaperProblem, type ScanProblem } from '../actions/paper.ts'
import { heldIn } from '../consent.ts'
import type { OwnEditions } from '../edition.ts'
import { marksIn } from '../fields.ts'
import { personOf } from '../view/paper.ts'
import { markable, recordPlace, showRecord } from './record.ts'

type Parts = { organisation: string; kind: string; person: string }

/** When was it signed: today or a day in the past. */
export function paperDay(own: OwnEditions) {
  return async (
    conversation: Dialogue,
    ctx: DialogueContext,
    organisation: string,
    kind: string,
    person: string,
    mask: string,
  ): Promise<void> => {
    const parts = { organisation, kind, person }
    const asked = await conversation.external(async (outer) => await questionOf(outer, parts))
    if (!asked) return
    const answer = await ask(conversation, ctx, {
      step: 'paper',
      text: asked.text,
      choices: [
        { label: ctx.texts.plain('consent.paper.today'), value: 'today' },
        { label: ctx.texts.plain('consent.paper.cancel'), value: 'cancel' },
      ],
      parse: (typed) => parseSigned(typed, asked.today),
    })
    const day = answer.by === 'button' ? (answer.value === 'today' ? asked.today : undefined) : answer.value
    await conversation.external(async (outer) => await finishDay(outer, own, { ...parts, mask }, day))
  }
}

function parseSigned(typed: string, today: string): Parsed<string> {
  const day = parseDay(typed)
  return day.ok && day.value > today ? { ok: false, problem: 'consent.paper.problems.future' } : day
}

async function questionOf(ctx: BotContext, parts: Parts): Promise<{ text: string; today: string } | undefined> {
  const place = isMember(ctx) ? await recordPlace(ctx, parts) : undefined
  if (!place) return undefined
  const { organisation, kind, subject } = place
  const isNew = heldIn(subject, organisation.id, kind) === undefined
  const person = personOf(ctx.texts, subject.profile)
  return {
    text: ctx.texts.t(isNew ? 'consent.paper.askDayNew' : 'consent.paper.askDay', {
      person,
      kind: ctx.texts.plain(`consent.kinds.${kind}`),
    }),
    today: dayIn(ctx.now, organisation.timeZone),
  }
}

async function finishDay(
  ctx: BotContext,
  own: OwnEditions,
  parts: Parts & { mask: string },
  day: string | undefined,
): Promise<void> {
  const place = isMember(ctx) ? await recordPlace(ctx, parts) : undefined
  if (!isMember(ctx) || !place) return
  const { organisation, kind, subject } = place
  if (day !== undefined) {
    const paper = { organisation, kind, personId: subject.personId, signedOn: day, marks: marksIn(parts.mask) }
    const done = await markPaper(ctx.tx, own, ctx.actor, paper, ctx.now)
    await tell(ctx, { text: ctx.texts.t(done.ok ? 'consent.paper.marked' : problems[done.reason]), rows: [] })
  }
  await showRecord(ctx, own, await recordPlace(ctx, parts), tell)
}

const problems: Readonly<Record<PaperProblem, BareKey>> = {
  'not-allowed': 'telegram.stale',
  future: 'consent.paper.problems.future',
  'withdrawn-later': 'consent.paper.problems.withdrawnLater',
  'no-consent': 'consent.paper.problems.noConsent',
  'needs-data': 'consent.paper.problems.needsData',
  lacking: 'consent.paper.problems.lacking',
}

/** A photograph or a PDF of what was signed; what comes is kept by `onScan`. */
export function paperScan(own: OwnEditions) {
  return async (conversation: Dialogue, ctx: DialogueContext, organisation: string, consent: string): Promise<void> => {
    const answer = await askFile(conversation, ctx, {
      step: 'scan',
      text: ctx.texts.t('consent.paper.askScan'),
      choices: [{ label: ctx.texts.plain('consent.paper.cancel'), value: 'cancel' }],
      target: { purpose: 'scan', subjectId: consent, organisationId: organisation },
    })
    if (answer.by === 'file') return
    await conversation.external(async (outer) => {
      if (isMember(outer)) await showRecord(outer, own, await markable(outer, { organisation, consent }), tell)
    })
  }
}

/** The file is here. Whoever sent it may have lost the right meanwhile: then it is thrown away. */
export function onScan(own: OwnEditions) {
  return async (ctx: MemberContext, file: StoredFile, consentId: string): Promise<void> => {
    const place = { organisationId: file.organisationId, consentId }
    const kept = await keepScan(ctx.tx, ctx.actor, file, place, ctx.now)
    await tell(ctx, { text: ctx.texts.t(kept.ok ? 'consent.paper.scanKept' : scanProblems[kept.reason]), rows: [] })
    const shown = await markable(ctx, { organisation: file.organisationId, consent: consentId })
    if (shown) await showRecord(ctx, own, shown, tell)
  }
}

const scanProblems: Readonly<Record<ScanProblem, BareKey>> = {
  'not-allowed': 'telegram.stale',
  'no-paper': 'consent.paper.problems.noPaper',
  'not-a-scan': 'consent.paper.problems.notAScan',
}
