import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { holds, type Role } from '../../people/role.ts'
import { listRecipients } from '../../people/store.ts'
import type { Around } from '../around.ts'
import { approve, stageOf } from '../deciding.ts'
import { cardButton } from '../notices.ts'
import { type Answer, type Approval, menteesIn, type Pair, peopleIn, schoolsOf } from '../pair.ts'
import { expiryOf } from '../proposing.ts'
import { saveApproval, saveExpiry, saveStatus } from '../store/changes.ts'
import { findPair, findPairToChange } from '../store/pairs.ts'
import { pairName } from '../words.ts'
import { proceed } from './answering.ts'
import { notePair } from './noting.ts'
import { nextButtons, tellOver } from './outcomes.ts'
import { tellCurators, tellProposal, untellProposal } from './telling.ts'

export type Approving =
  | { readonly ok: true; readonly pair: Pair }
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: 'already' | 'over' | 'not-yet'; readonly pair: Pair }

/** The other school's curator before anybody is asked, and both heads at the end (п. 3.3.5). */
export async function approvePair(
  tx: Tx,
  actor: Member,
  pairId: string,
  given: { readonly answer: Answer; readonly reason: string | null },
  now: Date,
  around: Around,
): Promise<Approving> {
  const pair = await findPairToChange(tx, pairId)
  if (!pair) return { ok: false, reason: 'gone' }
  const mine = await approvalsOf(tx, actor, pair)
  if (mine.length === 0) return { ok: false, reason: 'gone' }
  const waiting = mine.filter(({ answer }) => answer === null)
  const due = waiting.find(({ role }) => (stageOf(pair) === 'other-curator') === (role === 'CURATOR'))
  if (!due) return { ok: false, reason: waiting.length === 0 ? 'already' : 'not-yet', pair }
  const approved = approve(pair, due, given, now)
  if (!approved.ok)
    return approved.reason === 'not-theirs'
      ? { ok: false, reason: 'gone' }
      : { ok: false, reason: approved.reason, pair }
  await saveApproval(tx, pair.id, approved.approval, actor.personId, now)
  const event = given.answer === 'AGREED' ? 'pair-approved' : 'pair-refused'
  const details = { role: due.role, organisationId: due.organisationId }
  await notePair(tx, pair, { event, clause: 'regulation 3.3.5', actorId: actor.personId, details }, now)
  if (given.answer === 'DECLINED') await refuse(tx, pair, approved.approval, actor.personId, now, around)
  else if (due.role === 'CURATOR') await askPeople(tx, pair, actor.personId, now, around)
  else await proceed(tx, pair, approved.pair, now)
  return { ok: true, pair: (await findPair(tx, pair.id)) ?? approved.pair }
}

/** What the member may answer for: a head for the school, a curator for it and for a head who does not use the bot. */
export async function approvalsOf(tx: Tx, actor: Member, pair: Pair): Promise<Approval[]> {
  const found: Approval[] = []
  for (const approval of pair.approvals) {
    const school = schoolsOf(pair).find(({ id }) => id === approval.organisationId)
    if (!school || !may(actor, 'pair.approve', { organisation: school })) continue
    const has = (role: Role) => holds(actor.roles, role, school.id)
    const isHeadless = approval.role === 'HEAD' && (await listRecipients(tx, school.id, ['HEAD'])).length === 0
    if (has(approval.role) || (isHeadless && has('CURATOR'))) found.push(approval)
  }
  return found
}

async function askPeople(tx: Tx, pair: Pair, actorId: string, now: Date, around: Around): Promise<void> {
  await saveExpiry(tx, pair.id, expiryOf(now, pair.organisation.timeZone))
  const asked = await findPair(tx, pair.id)
  if (asked?.status !== 'proposed') return
  await tellProposal(tx, asked, around, now)
  const school = pair.mentor.organisation.shortName
  const telling = { kind: 'pair', key: `${pair.id}:approved`, except: [actorId] } as const
  await tellCurators(tx, asked, telling, now, (texts) => ({
    text: texts.t('pairs.told.approved', { school, pair: pairName(texts, asked) }),
    buttons: [[cardButton(texts, pair.id)]],
  }))
}

async function refuse(
  tx: Tx,
  pair: Pair,
  { organisationId, role }: Approval,
  actorId: string,
  now: Date,
  around: Around,
): Promise<void> {
  const isFirst = role === 'CURATOR'
  await saveStatus(tx, pair.id, { from: ['proposed'], to: 'declined' }, now)
  await notePair(tx, pair, { event: 'pair-declined', clause: 'regulation 3.3.5' }, now)
  await untellProposal(tx, pair, now)
  if (!isFirst) await tellOver(tx, pair, peopleIn(pair), 'overPerson', now)
  const school = schoolsOf(pair).find(({ id }) => id === organisationId)?.shortName ?? ''
  const mentees = menteesIn(pair).map(({ personId }) => personId)
  const next = await nextButtons(tx, mentees, around)
  const telling = { kind: 'pair', key: `${pair.id}:refused:${organisationId}:${role}`, except: [actorId] } as const
  await tellCurators(tx, pair, telling, now, (texts, reader, { id }) => ({
    text: texts.t('pairs.told.refused', { school, pair: pairName(texts, pair, reader) }),
    buttons: id === pair.organisation.id ? next(texts).map((one) => [one]) : [],
  }))
}
