import type { Texts } from '../../i18n/texts.ts'
import { memberOf, type Pair } from '../../pairs/pair.ts'
import { listRunningOf } from '../../pairs/store/pairs.ts'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { type Screen, show, stale, tell, toast } from '../../telegram/screen.ts'
import { findReadable, type Found, isComing, mayChange, mayPlan, mayStayAway } from '../actions/access.ts'
import { refusalOf, type Seen } from '../actions/changing.ts'
import { isAhead, type Meeting, type MeetingPart, othersOf } from '../meeting.ts'
import { listAbsent } from '../store/absence.ts'
import { meetingScreen } from '../view/card.ts'
import { remindersOf } from '../reminding.ts'
import { partName } from '../words.ts'
import { reportedLines, reportedRows } from './report-shown.ts'

export type Put = (ctx: BotContext, screen: Screen) => Promise<void>

/** The card as it is now, in place of the pressed message unless told otherwise; false where it may not be read. */
export async function showMeeting(
  ctx: MemberContext,
  id: string,
  { put = show, lead = [] }: { readonly put?: Put; readonly lead?: readonly string[] } = {},
): Promise<boolean> {
  const found = await findReadable(ctx.tx, ctx.actor, id)
  if (!found) return false
  const { actor, now } = ctx
  const absent = isAhead(found.meeting, now) ? await listAbsent(ctx.tx, found.meeting) : []
  await put(
    ctx,
    meetingScreen(ctx.texts, found.meeting, {
      personId: actor.personId,
      isComing: isComing(actor, found),
      mayChange: mayChange(actor, found),
      mayStayAway: mayStayAway(actor, found) && !absent.some(({ personId }) => personId === actor.personId),
      now,
      lead,
      lines: [...absentLines(ctx.texts, absent), ...(await reportedLines(ctx, found))],
      rows: reportedRows(ctx, found),
    }),
  )
  return true
}

function absentLines(texts: Texts, absent: readonly MeetingPart[]): string[] {
  const people = texts.list(absent.map((one) => partName(texts, one)))
  return absent.length === 0 ? [] : [texts.t('meetings.line.absent', { people })]
}

export function seenOf({ id, sequence }: { readonly id: string; readonly sequence: string }): Seen {
  return { id, sequence: /^\d{1,6}$/.test(sequence) ? Number(sequence) : -1 }
}

/** Where it is not as the button was shown of it, or is not theirs to change: says so, and how it is now. */
export async function findOpen(
  ctx: MemberContext,
  seen: Seen,
  isTheirs: (actor: MemberContext['actor'], found: Found) => boolean,
): Promise<Found | undefined> {
  const found = await findReadable(ctx.tx, ctx.actor, seen.id)
  if (found && isTheirs(ctx.actor, found)) {
    const refusal = refusalOf(found.meeting, seen.sequence, ctx.now)
    if (!refusal) return found
    await toast(ctx, ctx.texts.plain(`meetings.refused.${refusal}`), true)
  } else if (found && isAhead(found.meeting, ctx.now) && mayStayAway(ctx.actor, found))
    await toast(ctx, ctx.texts.plain('meetings.refused.group'), true)
  if (!found || !(await showMeeting(ctx, seen.id))) await stale(ctx)
  return undefined
}

/** HTML: what has just become of it, who is told, and who would read of it only when it is too late. */
export function leadOf(
  { texts, actor, now }: MemberContext,
  what: 'planned' | 'moved' | 'cancelled',
  { meeting, late }: { readonly meeting: Meeting; readonly late: readonly MeetingPart[] },
): string[] {
  const names = (parts: readonly MeetingPart[]) => texts.list(parts.map((one) => partName(texts, one)))
  const told = othersOf(meeting, actor.personId).filter(
    ({ personId }) => !late.some((one) => one.personId === personId),
  )
  return [
    texts.t(`meetings.card.${what}`),
    ...(told.length > 0 ? [texts.t('meetings.card.told', { people: names(told) })] : []),
    ...(what === 'cancelled' ? [] : remindLines(texts, meeting, now)),
    ...(late.length > 0 ? [texts.t('meetings.card.late', { people: names(late) })] : []),
    '',
  ]
}

/** On which of the two days people will be reminded: of what is near, not on both. */
function remindLines(texts: Texts, { startsAt, organisation }: Meeting, now: Date): string[] {
  const [first, second] = remindersOf(startsAt, organisation.timeZone).filter(({ at }) => at > now)
  if (!first) return []
  return [texts.t(second ? 'meetings.card.remindBoth' : `meetings.card.remind.${first.rung}`)]
}

/** Pairs at work in which the member plans meetings. */
export async function listPlannable({ tx, actor }: MemberContext): Promise<Pair[]> {
  const pairs = await listRunningOf(tx, actor.personId)
  return pairs.filter((pair) => mayPlan(actor, pair))
}

/** Of the meetings of a pair, one of its mentees reads those that they are to come to. */
export function shownOf(ctx: MemberContext, pair: Pair, meetings: readonly Meeting[], isKeeper: boolean): Meeting[] {
  const { personId } = ctx.actor
  if (isKeeper || memberOf(pair, personId)?.role !== 'MENTEE') return [...meetings]
  return meetings.filter(({ parts }) => parts.some((one) => one.personId === personId))
}

/** At the end of a dialogue: what it was about is not there any more, or is not theirs. */
export async function lost(ctx: BotContext): Promise<void> {
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t('meetings.refused.gone'), rows: [[menu]] })
}
