import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { leave } from '../deciding.ts'
import { cardButton } from '../notices.ts'
import { type Pair, type PairMember, type PairRole, memberOf, menteesIn, peopleIn } from '../pair.ts'
import { saveLeft, saveStatus } from '../store/changes.ts'
import { findPairToChange, listRunningOf } from '../store/pairs.ts'
import { saveSearchEnd } from '../store/steps.ts'
import { nameIn, pairName } from '../words.ts'
import type { Surroundings } from './after.ts'
import { proceed } from './answering.ts'
import { finish } from './ending.ts'
import { notePair } from './noting.ts'
import { nextButtons, tellOver } from './outcomes.ts'
import { tellCurators, untellProposal } from './telling.ts'

type Whose = { readonly personId: string; readonly organisationId: string }
type Why = 'CONSENT' | 'LEFT'

/** A consent withdrawn: what stands on it ends at once; the one to personal data carries both parts. */
export async function onConsentWithdrawn(
  tx: Tx,
  whose: Whose,
  kind: 'PERSONAL_DATA' | 'MENTOR_DUTY' | 'PARTICIPATION',
  now: Date,
  around: Surroundings,
): Promise<void> {
  const roles: Record<typeof kind, readonly PairRole[]> = {
    PERSONAL_DATA: ['MENTOR', 'MENTEE'],
    MENTOR_DUTY: ['MENTOR'],
    PARTICIPATION: ['MENTEE'],
  }
  await takeOut(tx, whose, { roles: roles[kind], why: 'CONSENT' }, now, around)
}

/** The school left, or the processing of their data restricted: nothing of theirs there goes on. */
export async function onPersonLeft(tx: Tx, whose: Whose, now: Date, around: Surroundings): Promise<void> {
  await takeOut(tx, whose, { roles: ['MENTOR', 'MENTEE'], why: 'LEFT' }, now, around)
}

/** A mentor who pauses is asked no more; what they have agreed to goes on. */
export async function onMentorPaused(tx: Tx, whose: Whose, now: Date, around: Surroundings): Promise<void> {
  for (const { id } of await listRunningOf(tx, whose.personId)) {
    const pair = await findPairToChange(tx, id)
    const isAsked = pair?.mentor.personId === whose.personId && pair.mentor.state.status === 'asked'
    if (pair?.status !== 'proposed' || !isAsked || pair.mentor.organisation.id !== whose.organisationId) continue
    await saveStatus(tx, pair.id, { from: ['proposed'], to: 'withdrawn' }, now)
    await notePair(tx, pair, { event: 'pair-withdrawn', clause: 'regulation 6.1', details: { why: 'pause' } }, now)
    await untellProposal(tx, pair, now)
    await tellOver(tx, pair, menteesIn(pair), 'overPerson', now)
    const ids = menteesIn(pair).map(({ personId }) => personId)
    const next = await nextButtons(tx, ids, around)
    await tellCurators(tx, pair, { kind: 'pair', key: `${pair.id}:paused` }, now, (texts, reader, school) => ({
      text: texts.t('pairs.told.paused', { pair: pairName(texts, pair, reader) }),
      buttons: school.id === pair.organisation.id ? next(texts).map((one) => [one]) : [],
    }))
  }
}

async function takeOut(
  tx: Tx,
  whose: Whose,
  { roles, why }: { readonly roles: readonly PairRole[]; readonly why: Why },
  now: Date,
  around: Surroundings,
): Promise<void> {
  for (const { id } of await listRunningOf(tx, whose.personId)) {
    const pair = await findPairToChange(tx, id)
    const member = pair && memberOf(pair, whose.personId)
    if (!pair || !member || member.organisation.id !== whose.organisationId || !roles.includes(member.role)) continue
    await takeOutOf(tx, pair, member, why, now, around)
  }
  if (roles.includes('MENTEE')) await closeSearch(tx, whose, why, now)
}

async function takeOutOf(
  tx: Tx,
  pair: Pair,
  member: PairMember,
  why: Why,
  now: Date,
  around: Surroundings,
): Promise<void> {
  const left = leave(pair, member.personId, now)
  if (!left) return
  await saveLeft(tx, pair.id, member.personId, now)
  const details = { personId: member.personId, why }
  await notePair(tx, pair, { event: 'pair-member-left', clause: 'regulation 7.1', details }, now)
  await tellLeft(tx, pair, member, { why, isOver: left.isOver }, now, around)
  if (!left.isOver) {
    await proceed(tx, pair, left.pair, now)
    return await around.onMenteeLeft(tx, left.pair, member.personId, now)
  }
  const rest = peopleIn(left.pair)
  if (left.pair.status === 'active') {
    const on = dayIn(now, pair.organisation.timeZone)
    return await finish(tx, left.pair, { on, reason: why, note: null, byId: null }, false, now, around)
  }
  await saveStatus(tx, pair.id, { from: ['proposed', 'agreed', 'in-order'], to: 'withdrawn' }, now)
  await notePair(tx, pair, { event: 'pair-withdrawn', clause: 'regulation 6.1', details: { why } }, now)
  await untellProposal(tx, pair, now)
  await tellOver(tx, pair, rest, 'overPerson', now)
}

async function tellLeft(
  tx: Tx,
  pair: Pair,
  member: PairMember,
  { why, isOver }: { why: Why; isOver: boolean },
  now: Date,
  around: Surroundings,
): Promise<void> {
  const mentees = member.role === 'MENTOR' ? menteesIn(pair).map(({ personId }) => personId) : []
  const next = await nextButtons(tx, mentees, around)
  const telling = { kind: 'pair', key: `${pair.id}:left:${member.personId}`, except: [member.personId] } as const
  await tellCurators(tx, pair, telling, now, (texts, reader, { id }) => ({
    text: texts.t(isOver ? 'pairs.told.left' : 'pairs.told.leftGroup', {
      pair: pairName(texts, pair, reader),
      person: nameIn(texts, pair, member, reader),
      cause: texts.plain(`pairs.cause.${why}`),
    }),
    buttons: [...(id === pair.organisation.id ? next(texts).map((one) => [one]) : []), [cardButton(texts, pair.id)]],
  }))
}

/** Nobody leaves the list of those without a pair silently (ДК 5.3). */
export async function closeSearch(tx: Tx, whose: Whose, why: Why | 'withdrew', now: Date): Promise<void> {
  if (!(await saveSearchEnd(tx, whose, now))) return
  await note(tx, {
    at: now,
    organisationId: whose.organisationId,
    event: 'search-ended',
    subject: 'person',
    subjectId: whose.personId,
    clause: 'road-map 5.3',
    details: { why },
  })
}
