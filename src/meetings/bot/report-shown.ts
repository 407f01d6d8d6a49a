import { type Pair, schoolsOf } from '../../pairs/pair.ts'
import { may } from '../../people/policy.ts'
import { listTasksOfMeeting } from '../../tasks/store/tasks.ts'
import type { MemberContext } from '../../telegram/context.ts'
import type { ScreenButton } from '../../telegram/screen.ts'
import type { Found } from '../actions/access.ts'
import { maySettle } from '../actions/differing.ts'
import { mayReport } from '../actions/report.ts'
import { mayDetail, refusalToAnswer, refusalToReport } from '../check-in.ts'
import { differs } from '../differing.ts'
import { differingMessage } from '../differing-notices.ts'
import { type Meeting, menteesOf, partOf } from '../meeting.ts'
import { listSaid } from '../store/reports.ts'
import { partName } from '../words.ts'
import { detailLines } from '../view/report-card.ts'
import { replyLines } from '../view/check-in-reply.ts'

/** HTML, under the card of a meeting: what was said of it, as far as the reader may know. */
export async function reportedLines(ctx: MemberContext, { meeting, pair }: Found): Promise<string[]> {
  const { texts, actor, now } = ctx
  const mine = partOf(meeting, actor.personId)
  const tasks = (await listTasksOfMeeting(ctx.tx, meeting.id)).filter(
    ({ menteeId }) => mine?.role !== 'MENTEE' || menteeId === actor.personId,
  )
  const shown = {
    meeting,
    readerId: actor.personId,
    tasks,
    use: undefined,
    said: (await listSaid(ctx.tx, [meeting.id])).get(meeting.id),
    isPairActive: pair.status === 'active',
    now,
  }
  const details = detailLines(texts, shown, { areAnswersShown: mine?.role !== 'MENTEE', hasTopic: false })
  if (mine?.role === 'MENTEE') return [...details, ...(mine.reply ? replyLines(texts, mine.reply) : [])]
  return isConfidant(ctx, meeting, pair) ? [...details, ...confidences(ctx, meeting)] : details
}

/** How useful it was and what to change is for the curators' eyes, unless they are of the pair. */
function isConfidant({ actor }: MemberContext, meeting: Meeting, pair: Pair): boolean {
  const isOwn = partOf(meeting, actor.personId) !== undefined || pair.mentor.personId === actor.personId
  return !isOwn && schoolsOf(pair).some((organisation) => may(actor, 'survey.read', { organisation }))
}

function confidences({ texts }: MemberContext, meeting: Meeting): string[] {
  return menteesOf(meeting).flatMap((mentee) =>
    mentee.reply
      ? ['', texts.t('meetings.reply.of', { name: partName(texts, mentee) }), ...replyLines(texts, mentee.reply)]
      : [],
  )
}

/** What the reader may say of it: the mentor reports, a mentee answers, a curator settles. */
export function reportedRows({ texts, actor, now }: MemberContext, { meeting, pair }: Found): ScreenButton[][] {
  const { id } = meeting
  if (mayReport(actor, meeting)) {
    const isOpen = refusalToReport(meeting, now) === undefined || mayDetail(meeting, now)
    const step = meeting.status === 'planned' ? 's:result' : 'c:card'
    return isOpen ? [[{ text: texts.plain('meetings.buttons.report'), data: `report:${id}:${step}` }]] : []
  }
  const mine = partOf(meeting, actor.personId)
  const answer = mine?.reply ? 'again' : 'answer'
  if (mine?.role === 'MENTEE')
    return refusalToAnswer(meeting, now) === undefined
      ? [
          [
            {
              text: texts.plain(`meetings.reply.buttons.${answer}`),
              data: `met-step:${id}:${mine.reply ? 'end' : 'met'}`,
            },
          ],
        ]
      : []
  if (!differs(meeting) || !maySettle(actor, pair, meeting)) return []
  return differingMessage(texts, meeting).buttons.map((row) =>
    row.map((one) => ({ text: one.text, data: one.callback_data })),
  )
}
