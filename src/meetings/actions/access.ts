import type { Tx } from '../../db/transaction.ts'
import { isIn, memberOf, type Pair, peopleIn, schoolsOf } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { isOneOfMany, type Meeting, partOf } from '../meeting.ts'
import { isActive } from '../planning.ts'
import { findMeeting } from '../store/meetings.ts'

export type Found = { readonly meeting: Meeting; readonly pair: Pair }

/** A curator or head of the school of anybody of the pair. */
export function keeps(actor: Member, pair: Pair): boolean {
  return schoolsOf(pair).some((organisation) => may(actor, 'meeting.read', { organisation }))
}

/** Whether the meetings of the pair may be read: by everybody of it those that they are or were to come to, by the mentor all. */
export function mayReadOf(actor: Member, pair: Pair): boolean {
  const mine = memberOf(pair, actor.personId)
  const isOwn =
    mine !== undefined &&
    mine.state.status !== 'declined' &&
    may(actor, 'meeting.read', { organisation: mine.organisation, personId: actor.personId })
  return isOwn || keeps(actor, pair)
}

export function mayRead(actor: Member, { meeting, pair }: Found): boolean {
  const isTheirs = partOf(meeting, actor.personId) !== undefined || pair.mentor.personId === actor.personId
  return keeps(actor, pair) || (isTheirs && mayReadOf(actor, pair))
}

export async function findReadable(tx: Tx, actor: Member, id: string): Promise<Found | undefined> {
  const meeting = await findMeeting(tx, id)
  const pair = meeting && (await findPair(tx, meeting.pairId))
  return meeting && pair && mayRead(actor, { meeting, pair }) ? { meeting, pair } : undefined
}

/** One of a pair at work plans its meetings. */
export function mayPlan(actor: Member, pair: Pair): boolean {
  const mine = peopleIn(pair).find(({ personId }) => personId === actor.personId)
  return (
    isActive(pair) &&
    mine !== undefined &&
    isIn(mine) &&
    may(actor, 'meeting.plan', { organisation: mine.organisation, personId: actor.personId })
  )
}

/** One of it, while the pair is at work. */
export function isComing(actor: Member, { meeting, pair }: Found): boolean {
  return partOf(meeting, actor.personId) !== undefined && mayPlan(actor, pair)
}

/** Either of two may move it and call it off; of a group the mentor alone. */
export function mayChange(actor: Member, found: Found): boolean {
  return isComing(actor, found) && !isOneOfMany(found.meeting, actor.personId)
}

/** One of several mentees speaks for themselves: the others meet without them. */
export function mayStayAway(actor: Member, found: Found): boolean {
  return isComing(actor, found) && isOneOfMany(found.meeting, actor.personId)
}
