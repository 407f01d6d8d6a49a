import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may, whereMay } from '../../people/policy.ts'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { type ScreenButton, show, stale, tell } from '../../telegram/screen.ts'
import type { Surroundings } from '../actions/after.ts'
import { approvalsOf } from '../actions/approving.ts'
import { mayEnd } from '../actions/ending.ts'
import { mayPrepare } from '../actions/preparing.ts'
import type { HubRow, PairRow } from '../around.ts'
import { stageOf } from '../deciding.ts'
import { isNamed, isOpen, isRunning, memberOf, menteesIn, type Pair, schoolsOf, withoutConsent } from '../pair.ts'
import type { Known } from '../next.ts'
import { listHistory } from '../store/history.ts'
import { findPair } from '../store/pairs.ts'
import { listListedOf } from '../store/people.ts'
import { listQuestions } from '../store/questions.ts'
import { pairScreen } from '../view/card.ts'
import type { CardReader } from '../view/card-lines.ts'
import type { ProgrammeStage, Reader } from '../words.ts'

/** A row that stands there only while something holds that the pair itself does not know. */
export type LiveRow = PairRow & {
  readonly isNow?: (tx: Tx, member: Member, pair: Pair, now: Date) => Promise<boolean>
}

/** What the bot of pairs is given by those who know of pairs. */
export type Pairing = {
  readonly around: Surroundings
  readonly pairRows: readonly LiveRow[]
  readonly hubRows: readonly HubRow[]
  /** HTML: what else is known of a pair at work, at the end of its card. */
  readonly linesNow?: (ctx: MemberContext, pair: Pair) => Promise<readonly string[]>
  /** How far the programme of a pair at work is. */
  readonly stageNow?: (ctx: MemberContext, pair: Pair) => Promise<ProgrammeStage>
}

export function readerOf(ctx: MemberContext): Reader {
  return { organisationIds: whereMay(ctx.actor, 'pair.read').map(({ id }) => id) }
}

/** A pair that the member may read: as one of it once they have been asked, or as a curator or a head. */
export async function findReadable(ctx: MemberContext, pairId: string): Promise<Pair | undefined> {
  const pair = await findPair(ctx.tx, pairId)
  return pair && (isKeeper(ctx, pair) || isOwn(ctx, pair)) ? pair : undefined
}

export function isKeeper(ctx: MemberContext, pair: Pair): boolean {
  return schoolsOf(pair).some((organisation) => may(ctx.actor, 'pair.read', { organisation }))
}

function isOwn({ actor }: MemberContext, pair: Pair): boolean {
  const mine = memberOf(pair, actor.personId)
  if (!mine || !isNamed(pair)) return false
  return may(actor, 'pair.read', { organisation: mine.organisation, personId: actor.personId })
}

/** The card, in place of the pressed message; after words it is a new one. */
export async function showPair(ctx: MemberContext, pairId: string, pairing: Pairing, put = show): Promise<void> {
  const pair = await findReadable(ctx, pairId)
  if (!pair) return await stale(ctx)
  await put(ctx, pairScreen(ctx.texts, pair, await cardReader(ctx, pair, pairing)))
}

export async function knownOf(ctx: MemberContext, pair: Pair, { stageNow }: Pairing): Promise<Known> {
  if (pair.status !== 'active') return {}
  return { today: dayIn(ctx.now, pair.organisation.timeZone), stage: await stageNow?.(ctx, pair) }
}

async function cardReader(ctx: MemberContext, pair: Pair, pairing: Pairing): Promise<CardReader> {
  const { around, pairRows, linesNow } = pairing
  const { actor, tx, texts } = ctx
  const keeps = isKeeper(ctx, pair)
  const proposes = may(actor, 'pair.propose', { organisation: pair.organisation })
  const isCurator = schoolsOf(pair).some((organisation) => may(actor, 'pair.propose', { organisation }))
  const waiting = (await approvalsOf(tx, actor, pair)).filter(({ answer }) => answer === null)
  const stage = pair.status === 'proposed' ? stageOf(pair) : 'nobody'
  const questions = isCurator && pair.status === 'proposed' ? await listQuestions(tx, pair.id) : []
  return {
    ...readerOf(ctx),
    personId: actor.personId,
    isKeeper: keeps,
    may: {
      withdraw: proposes && isOpen(pair),
      prepare: mayPrepare(actor, pair),
      remind: mayPrepare(actor, pair) && withoutConsent(pair).some(({ state }) => state.status === 'agreed'),
      end: pair.status === 'active' && pair.ending === null && mayEnd(actor, pair),
      approve: waiting.some(({ role }) => stage === (role === 'CURATOR' ? 'other-curator' : 'heads')),
      join: proposes && isRunning(pair) && isNamed(pair),
      reverse:
        isRunning(pair) &&
        pair.status !== 'proposed' &&
        menteesIn(pair).length === 1 &&
        !pair.kinds.includes('reverse') &&
        turns(ctx, pair),
    },
    history: keeps ? await listHistory(tx, pair.id) : [],
    questions: questions.filter(({ reply }) => reply === null),
    strengths: keeps && !isNamed(pair) ? await strengthsOf(ctx, pair) : new Map(),
    reasons: keeps ? around.reasons(texts, pair.terms).slice(0, 3) : [],
    rows: await rowsNow(ctx, pair, pairRows),
    known: await knownOf(ctx, pair, pairing),
    lines: linesNow ? await linesNow(ctx, pair) : [],
  }
}

async function rowsNow({ actor, tx, texts, now }: MemberContext, pair: Pair, rows: readonly LiveRow[]) {
  const shown: ScreenButton[] = []
  for (const { isFor, isNow, label, data } of rows)
    if (isFor(actor, pair) && (isNow === undefined || (await isNow(tx, actor, pair, now))))
      shown.push({ text: texts.plain(label), data: data(pair.id) })
  return shown
}

async function strengthsOf({ tx }: MemberContext, pair: Pair): Promise<Map<string, readonly string[]>> {
  const mentor = await listListedOf(tx, 'MENTOR', [pair.mentor.personId])
  const mentees = await listListedOf(
    tx,
    'MENTEE',
    pair.mentees.map(({ personId }) => personId),
  )
  return new Map([...mentor, ...mentees].map(({ personId, difficulties }) => [personId, difficulties]))
}

function turns({ actor }: MemberContext, pair: Pair): boolean {
  return isNamed(pair) && may(actor, 'pair.propose', { organisation: pair.mentor.organisation })
}

/** At the end of a dialogue: what it was about is not there any more, or is not theirs. */
export async function lost(ctx: BotContext): Promise<void> {
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t('pairs.asking.over'), rows: [[menu]] })
}
