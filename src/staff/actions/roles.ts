import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { type Clause, note } from '../../journal/actions.ts'
import { awaitAnswer } from '../../notices/actions/awaiting.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation, saveTurn } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { belongsTo, mayGive } from '../../people/appointing.ts'
import { type OrderGiven, orderText } from '../../people/order.ts'
import type { Role } from '../../people/role.ts'
import { addRole, listRecipientsAmong } from '../../people/store.ts'
import { mayAppoint } from '../card.ts'
import { countHolders, listHeld, listHeldIn, saveOrder, saveRoleEnd } from '../store/roles.ts'
import { endMembership, type OnLeft } from './leaving.ts'

export type Appointment = { readonly personId: string; readonly organisationId: string; readonly role: Role }

/** What an action does not do, and why; the state is as it was. */
type Refused<Reason> = { readonly ok: false; readonly reason: Reason }

/** What the appointment to a role and its end rest on. */
export function clauseOf(role: Role): { clause?: Clause } {
  const clauses: Partial<Record<Role, Clause>> = {
    CURATOR: 'order 4.5',
    HEAD: 'regulation 3.3',
    COUNCIL: 'regulation 3.5',
    COORDINATOR: 'order 1',
  }
  const clause = clauses[role]
  return clause === undefined ? {} : { clause }
}

/** Gives a role to somebody who is a person of the district already; the order may come later (order, 4.5). */
export async function appoint(
  tx: Tx,
  actor: Member,
  { personId, organisationId, role }: Appointment,
  order: OrderGiven,
  now: Date,
): Promise<{ readonly ok: true } | Refused<'not-allowed' | 'already'>> {
  const organisation = await findOrganisation(tx, organisationId)
  const person = { id: personId, held: await listHeld(tx, personId) }
  if (!organisation || !mayAppoint(actor, person, organisation, role)) return { ok: false, reason: 'not-allowed' }
  const startedOn = dayIn(now, organisation.timeZone)
  const orderOn = order.on === null ? null : new Date(order.on)
  if (!(await addRole(tx, { personId, organisationId, role, startedOn, orderNumber: order.number, orderOn })))
    return { ok: false, reason: 'already' }
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event: 'role-given',
    subject: 'person',
    subjectId: personId,
    ...clauseOf(role),
    details: { role },
  })
  await awaitAnswer(tx, { to: [personId], organisationId, step: { what: 'consent' } }, now)
  await tell(
    tx,
    {
      to: [personId],
      kind: 'role',
      organisation,
      key: `given:${personId}:${organisationId}:${role}:${now.toISOString()}`,
      text: ({ language }) => {
        const texts = textsIn(language)
        const words = { role: texts.plain(`people.roles.${role}`), organisation: organisation.shortName }
        return texts.t('staff.roles.told.given', { ...words, order: orderText(texts, order) })
      },
      buttons: ({ language }) => [[{ text: textsIn(language).plain('telegram.buttons.menu'), callback_data: 'menu' }]],
    },
    now,
  )
  return { ok: true }
}

/**
 * Takes a role back. Who has no other one in a school stays there as a teacher; a district is left. A district keeps its
 * last coordinator: nobody could give it another.
 */
export async function revoke(
  tx: Tx,
  actor: Member,
  { personId, organisationId, role }: Appointment,
  order: OrderGiven,
  now: Date,
  onLeft: OnLeft,
): Promise<{ readonly ok: true } | Refused<'not-allowed' | 'already' | 'last-coordinator'>> {
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation || role === 'TEACHER' || !mayGive(actor.roles, organisation, role))
    return { ok: false, reason: 'not-allowed' }
  await saveTurn(tx, organisationId)
  const held = await listHeldIn(tx, { personId, organisationId })
  const period = held.find((one) => one.role === role)
  if (!period) return { ok: false, reason: 'already' }
  if (await isLastCoordinator(tx, organisationId, role)) return { ok: false, reason: 'last-coordinator' }
  const recipients = await listRecipientsAmong(tx, [personId], organisationId, true)
  const on = dayIn(now, organisation.timeZone)
  await saveRoleEnd(tx, period, { on, reason: 'REVOKED', order })
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event: 'role-revoked',
    subject: 'person',
    subjectId: personId,
    ...clauseOf(role),
    details: { role },
  })
  if (held.length === 1) await stayOrLeave(tx, { personId, organisation }, on, now, onLeft)
  if (personId === actor.personId) return { ok: true }
  await tell(
    tx,
    {
      to: recipients,
      kind: 'role',
      organisation,
      key: `revoked:${period.id}`,
      text: ({ language }) => {
        const texts = textsIn(language)
        const words = { role: texts.plain(`people.roles.${role}`), organisation: organisation.shortName }
        return texts.t('staff.roles.told.revoked', { ...words, order: orderText(texts, order) })
      },
    },
    now,
  )
  return { ok: true }
}

async function stayOrLeave(
  tx: Tx,
  { personId, organisation }: { personId: string; organisation: Organisation },
  on: string,
  now: Date,
  onLeft: OnLeft,
): Promise<void> {
  if (belongsTo('TEACHER', organisation.kind))
    await addRole(tx, { personId, organisationId: organisation.id, role: 'TEACHER', startedOn: on })
  else await endMembership(tx, { personId, organisation }, { on, reason: 'LEFT' }, now, onLeft)
}

/** Whether the role is a coordinator's and nobody else in the district has it. */
export async function isLastCoordinator(tx: Tx, organisationId: string, role: Role): Promise<boolean> {
  return role === 'COORDINATOR' && (await countHolders(tx, organisationId, role)) <= 1
}

/** Enters or corrects the order of an appointment that is in force. */
export async function enterOrder(
  tx: Tx,
  actor: Member,
  { personId, organisationId, role }: Appointment,
  order: OrderGiven,
  now: Date,
): Promise<{ readonly ok: true } | Refused<'not-allowed' | 'already'>> {
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation || !mayGive(actor.roles, organisation, role)) return { ok: false, reason: 'not-allowed' }
  const period = (await listHeldIn(tx, { personId, organisationId })).find((one) => one.role === role)
  if (!period) return { ok: false, reason: 'already' }
  await saveOrder(tx, period.id, order)
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event: 'order-entered',
    subject: 'role-period',
    subjectId: period.id,
    ...clauseOf(role),
  })
  return { ok: true }
}
