import type { Prisma } from '../../db/generated/client.ts'
import { inOrder } from '../../i18n/order.ts'
import { type Organisation, organisationFields } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import { isWay, type Meeting, type MeetingPart, type MeetingStatus, type Reply, type Report } from '../meeting.ts'

const nameFields = { surname: true, givenName: true, patronymic: true } as const

export const meetingFields = {
  id: true,
  pairId: true,
  organisation: { select: organisationFields },
  status: true,
  startsAt: true,
  minutes: true,
  way: true,
  place: true,
  topic: true,
  activityKey: true,
  isUnplanned: true,
  createdById: true,
  createdAt: true,
  sequence: true,
  changedAt: true,
  result: true,
  summary: true,
  reportedById: true,
  reportedAt: true,
  reason: true,
  settledAt: true,
  pair: { select: { members: { select: { personId: true, organisation: { select: organisationFields } } } } },
  parts: {
    orderBy: { personId: 'asc' },
    select: {
      personId: true,
      role: true,
      calendarAt: true,
      answer: true,
      words: true,
      usefulness: true,
      change: true,
      answeredAt: true,
      person: { select: nameFields },
    },
  },
} as const satisfies Prisma.MeetingSelect

export type MeetingRecord = Prisma.MeetingGetPayload<{ select: typeof meetingFields }>

/** Throws where the row is none that the program writes. */
export function toMeeting(row: MeetingRecord): Meeting {
  const { status, result, summary, reportedById: byId, reportedAt, reason, settledAt, pair, parts, way, ...rest } = row
  if (!isWay(way)) throw new Error(`meeting ${row.id} goes no known way`)
  const at = new Map(pair.members.map(({ personId, organisation }) => [personId, organisation]))
  const common = { ...rest, way, parts: parts.map((part) => toPart(part, at.get(part.personId) ?? row.organisation)) }
  const report: Report = { byId, at: reportedAt ?? row.changedAt }
  const inTurn = { ...common, parts: common.parts.toSorted(inPartOrder) }
  switch (status) {
    case 'PLANNED':
      return { ...inTurn, status: 'planned' }
    case 'HELD':
      if (result === null) throw new Error(`meeting ${row.id} has no result`)
      return { ...inTurn, status: 'held', result, summary, report, settledAt, former: reason }
    case 'NOT_HELD':
      return { ...inTurn, status: 'not-held', reason, report, settledAt, former: summary }
    case 'CANCELLED':
      return { ...inTurn, status: 'cancelled', reason }
  }
}

type PartRecord = MeetingRecord['parts'][number]

function toPart({ person: name, personId, role, calendarAt, ...said }: PartRecord, at: Organisation): MeetingPart {
  return { personId, role, name, organisation: at, calendarAt, reply: toReply(said) }
}

function toReply({
  answer,
  answeredAt: at,
  words,
  usefulness,
  change,
}: Pick<PartRecord, 'answer' | 'answeredAt' | 'words' | 'usefulness' | 'change'>): Reply | null {
  return answer === null || at === null ? null : { answer, words, usefulness, change, at }
}

function inPartOrder(one: MeetingPart, other: MeetingPart): number {
  if (one.role !== other.role) return one.role === 'MENTOR' ? -1 : 1
  return inOrder(fullName(one.name), fullName(other.name))
}

export function toStatus(row: MeetingRecord['status']): MeetingStatus {
  switch (row) {
    case 'PLANNED':
      return 'planned'
    case 'HELD':
      return 'held'
    case 'NOT_HELD':
      return 'not-held'
    case 'CANCELLED':
      return 'cancelled'
  }
}
