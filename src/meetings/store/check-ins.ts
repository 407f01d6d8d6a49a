import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { littleUse, type Marks, type Usefulness } from '../check-in.ts'
import type { MeetingAnswer } from '../meeting.ts'

/** A meeting that nobody has reported, as far as asking about it goes. */
export type Unasked = {
  readonly id: string
  readonly startsAt: Date
  readonly minutes: number
  readonly zone: string
  readonly marks: Marks
}

/** Meetings that began since then, that nobody has reported and about which somebody may still have to be asked. */
export async function listUnasked(tx: Tx, since: Date, now: Date): Promise<Unasked[]> {
  const rows = await tx.meeting.findMany({
    where: { ...unasked(tx), startsAt: { gt: since, lte: now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: fields,
  })
  return rows.map(toUnasked)
}

/** Those that end next, and those that have ended, for whoever wants to know when something is due. */
export async function listUpcoming(tx: Tx, since: Date, take: number): Promise<Unasked[]> {
  const rows = await tx.meeting.findMany({
    where: { ...unasked(tx), startsAt: { gt: since } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take,
    select: fields,
  })
  return rows.map(toUnasked)
}

export async function findUnasked(tx: Tx, id: string): Promise<Unasked | undefined> {
  const row = await tx.meeting.findFirst({ where: { id, ...unasked(tx) }, select: fields })
  return row ? toUnasked(row) : undefined
}

/** The mentor was asked; a reminder stands for the question too. */
export async function saveMentorAsked(tx: Tx, id: string, isReminded: boolean, now: Date): Promise<void> {
  const data = isReminded ? { askedAt: now, remindedAt: now } : { askedAt: now }
  await tx.meeting.updateMany({ where: { id, status: 'PLANNED' }, data })
}

/** Answers the mentees who have said nothing and were not asked since it began; they count as asked at that instant. */
export async function saveMenteesAsked(tx: Tx, id: string, startsAt: Date, at: Date): Promise<string[]> {
  const where = {
    meetingId: id,
    role: 'MENTEE' as const,
    answer: null,
    OR: [{ askedAt: null }, { askedAt: { lt: startsAt } }],
  }
  const rows = await tx.meetingPart.findMany({ where, orderBy: { personId: 'asc' }, select: { personId: true } })
  await tx.meetingPart.updateMany({ where, data: { askedAt: at } })
  return rows.map(({ personId }) => personId)
}

/** Whose question waits for its hour: they are as if nobody had asked them. */
export async function saveNotAsked(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.meetingPart.updateMany({
    where: { meetingId: id, answer: null, askedAt: { gt: now } },
    data: { askedAt: null },
  })
}

/** False where the same was said already. */
export async function saveReply(
  tx: Tx,
  { meetingId, personId }: Whose,
  answer: MeetingAnswer,
  now: Date,
): Promise<boolean> {
  const words = answer === 'OTHERWISE' ? {} : { words: null }
  const use = answer === 'NO' ? { usefulness: null, change: null } : {}
  const changed = await tx.meetingPart.updateMany({
    where: { meetingId, personId, role: 'MENTEE', OR: [{ answer: null }, { answer: { not: answer } }] },
    data: { answer, answeredAt: now, ...words, ...use },
  })
  return changed.count > 0
}

type Whose = { readonly meetingId: string; readonly personId: string }
/** One thing that a mentee says who has answered that it took place, or was otherwise. */
export type Remark = { readonly usefulness: number } | { readonly change: string } | { readonly words: string }

/** False where the same was said already, or nothing to which it belongs. */
export async function saveRemark(tx: Tx, { meetingId, personId }: Whose, remark: Remark): Promise<boolean> {
  const said = { meetingId, personId, role: 'MENTEE' as const, answer: { not: null } }
  if ('usefulness' in remark) {
    const { usefulness } = remark
    const isOther = { OR: [{ usefulness: null }, { usefulness: { not: usefulness } }] }
    // What was to be changed is asked only where it was of little use.
    const data = usefulness > littleUse ? { usefulness, change: null } : { usefulness }
    return (await tx.meetingPart.updateMany({ where: { ...said, ...isOther }, data })).count > 0
  }
  const isOther =
    'change' in remark
      ? { OR: [{ change: null }, { change: { not: remark.change } }] }
      : { OR: [{ words: null }, { words: { not: remark.words } }] }
  return (await tx.meetingPart.updateMany({ where: { ...said, ...isOther }, data: remark })).count > 0
}

/** What mentees have said of the meetings of this mentor, whatever is reported of them. */
export async function listUsefulness(tx: Tx, mentorId: string): Promise<Usefulness[]> {
  const rows = await tx.meetingPart.findMany({
    where: {
      role: 'MENTEE',
      usefulness: { not: null },
      meeting: { parts: { some: { personId: mentorId, role: 'MENTOR' } } },
    },
    select: {
      personId: true,
      usefulness: true,
      meeting: { select: { startsAt: true, organisation: { select: { timeZone: true } } } },
    },
  })
  return rows.flatMap(({ personId: menteeId, usefulness, meeting }) => {
    const on = dayIn(meeting.startsAt, meeting.organisation.timeZone)
    return usefulness === null ? [] : [{ menteeId, usefulness, on }]
  })
}

/** Marks from before a meeting was moved don't count, and the pair has to be one that works, or has just ended. */
function unasked(tx: Tx) {
  const before = { lt: tx.meeting.fields.startsAt }
  return {
    status: 'PLANNED' as const,
    pair: { status: { in: ['ACTIVE' as const, 'ENDED' as const] } },
    OR: [
      { askedAt: null },
      { askedAt: before },
      { remindedAt: null },
      { remindedAt: before },
      { parts: { some: { role: 'MENTEE' as const, answer: null, askedAt: null } } },
    ],
  }
}

const fields = {
  id: true,
  startsAt: true,
  minutes: true,
  askedAt: true,
  remindedAt: true,
  organisation: { select: { timeZone: true } },
  parts: { where: { role: 'MENTEE', answer: null }, select: { askedAt: true } },
} as const

type Row = {
  id: string
  startsAt: Date
  minutes: number
  askedAt: Date | null
  remindedAt: Date | null
  organisation: { timeZone: string }
  parts: { askedAt: Date | null }[]
}

function toUnasked({ askedAt, remindedAt, organisation: { timeZone: zone }, parts, ...row }: Row): Unasked {
  const menteesAskedAt = parts.map((one) => one.askedAt)
  return { ...row, zone, marks: { askedAt, remindedAt, menteesAskedAt } }
}
