import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { awaitAnswer } from '../../notices/actions/awaiting.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation, saveTurn } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { mayGive } from '../../people/appointing.ts'
import { shortName } from '../../people/name.ts'
import { may } from '../../people/policy.ts'
import { addRole, listRecipients, listRecipientsAmong } from '../../people/store.ts'
import { mayEndAll } from '../card.ts'
import { addMove, findMove, type Move, saveMoveAnswer } from '../store/moving.ts'
import { listHeld } from '../store/roles.ts'
import { endMembership, type OnLeft } from './leaving.ts'
import { type MoveAnswer, tellOfAnswer, tellPerson, tellTarget } from './moving-notices.ts'

type Done<Reason> = { readonly ok: true } | { readonly ok: false; readonly reason: Reason }

/** The school that a person leaves proposes them to another school of the district, whose curators or head answer. */
export async function proposeMove(
  tx: Tx,
  actor: Member,
  wanted: { readonly personId: string; readonly fromId: string; readonly toId: string },
  now: Date,
): Promise<Done<'not-allowed' | 'already' | 'there-already' | 'nobody-answers'>> {
  const { personId, fromId, toId } = wanted
  const from = await findOrganisation(tx, fromId)
  const to = await findOrganisation(tx, toId)
  if (!from || !to || !areNeighbours(from, to)) return { ok: false, reason: 'not-allowed' }
  const held = await listHeld(tx, personId)
  const here = held.filter(({ organisation }) => organisation.id === fromId).map(({ role }) => role)
  const mayMove = may(actor, 'staff.move', { organisation: from, personId }) && mayEndAll(actor, from, here, personId)
  if (!here.includes('TEACHER') || !mayMove) return { ok: false, reason: 'not-allowed' }
  if (held.some(({ role, organisation }) => role === 'TEACHER' && organisation.id === toId))
    return { ok: false, reason: 'there-already' }
  const answering = await listRecipients(tx, toId, ['CURATOR', 'HEAD'])
  if (answering.length === 0) return { ok: false, reason: 'nobody-answers' }
  await saveTurn(tx, fromId)
  const id = await addMove(tx, { personId, fromId, toId, proposedById: actor.personId, proposedAt: now })
  if (id === undefined) return { ok: false, reason: 'already' }
  await noteMove(tx, actor, 'move-proposed', { personId, from, to }, now)
  const move = await findMove(tx, id)
  if (move) await tellTarget(tx, move, answering, now)
  return { ok: true }
}

/** Two schools of one district. */
function areNeighbours(from: Organisation, to: Organisation): boolean {
  return from.id !== to.id && from.parentId !== null && from.parentId === to.parentId
}

/** Takes the proposal back, by whoever could have made it. */
export async function withdrawMove(
  tx: Tx,
  actor: Member,
  id: string,
  now: Date,
): Promise<Done<'not-allowed' | 'already'>> {
  const move = await findMove(tx, id)
  if (!move || !may(actor, 'staff.move', { organisation: move.from, personId: move.person.id }))
    return { ok: false, reason: 'not-allowed' }
  const answer = { outcome: 'WITHDRAWN', answeredById: actor.personId, answeredAt: now } as const
  if (!(await saveMoveAnswer(tx, id, answer))) return { ok: false, reason: 'already' }
  await noteMove(tx, actor, 'move-withdrawn', { ...move, personId: move.person.id }, now)
  return { ok: true }
}

/** The new school takes the person or does not: taken, everything in the old one ends and a teacher of the new one begins. */
export async function answerMove(
  tx: Tx,
  actor: Member,
  id: string,
  answer: MoveAnswer,
  now: Date,
  onLeft: OnLeft,
): Promise<
  { readonly ok: true; readonly move: Move } | { readonly ok: false; readonly reason: 'not-allowed' | 'already' }
> {
  const move = await findMove(tx, id)
  if (!move || !mayGive(actor.roles, move.to, 'TEACHER')) return { ok: false, reason: 'not-allowed' }
  const saved = { outcome: answer, answeredById: actor.personId, answeredAt: now }
  if (!(await saveMoveAnswer(tx, id, saved))) return { ok: false, reason: 'already' }
  if (answer === 'ACCEPTED') await takeOver(tx, actor, move, now, onLeft)
  else await noteMove(tx, actor, 'move-declined', { ...move, personId: move.person.id }, now)
  await tellOfAnswer(tx, move, answer, now)
  return { ok: true, move }
}

async function takeOver(tx: Tx, actor: Member, move: Move, now: Date, onLeft: OnLeft): Promise<void> {
  const personId = move.person.id
  const recipients = await listRecipientsAmong(tx, [personId], move.from.id, true)
  await addRole(tx, {
    personId,
    organisationId: move.to.id,
    role: 'TEACHER',
    startedOn: dayIn(now, move.to.timeZone),
  })
  await endMoved(tx, { personId, from: move.from, moveId: move.id }, now, onLeft)
  await awaitAnswer(tx, { to: [personId], organisationId: move.to.id, step: { what: 'consent' } }, now)
  await noteMove(tx, actor, 'person-moved', { ...move, personId }, now)
  await tellPerson(tx, move, recipients, now)
}

/** A teacher opened the link of a new school and has moved: what they were in the other schools ends. The person says so themselves. */
export async function moveByLink(tx: Tx, member: Member, to: Organisation, now: Date, onLeft: OnLeft): Promise<void> {
  const { personId } = member
  const left = (await listHeld(tx, personId))
    .filter(({ role, organisation }) => role === 'TEACHER' && organisation.id !== to.id)
    .map(({ organisation }) => organisation)
  for (const from of left) {
    const told = (await listRecipients(tx, from.id, ['CURATOR', 'HEAD'])).filter((one) => one.personId !== personId)
    await endMoved(tx, { personId, from }, now, onLeft)
    await noteMove(tx, member, 'person-moved', { personId, from, to }, now)
    await tell(
      tx,
      {
        to: told,
        kind: 'role',
        organisation: from,
        key: `moved:${personId}:${from.id}:${now.toISOString()}`,
        text: ({ language }) =>
          textsIn(language).t('staff.moving.told.left', { school: from.shortName, person: shortName(member.profile) }),
      },
      now,
    )
  }
}

async function endMoved(
  tx: Tx,
  { personId, from, moveId }: { personId: string; from: Organisation; moveId?: string },
  now: Date,
  onLeft: OnLeft,
): Promise<void> {
  const on = dayIn(now, from.timeZone)
  const end = { on, reason: 'MOVED' as const, ...(moveId ? { moveId } : {}) }
  await endMembership(tx, { personId, organisation: from }, end, now, onLeft)
}

async function noteMove(
  tx: Tx,
  actor: Member,
  event: string,
  { personId, from, to }: { personId: string; from: Organisation; to: Organisation },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: from.id,
    event,
    subject: 'person',
    subjectId: personId,
    details: { to: to.id },
  })
}
