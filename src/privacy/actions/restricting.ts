import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { forget } from '../../notices/actions/gathering.ts'
import { tell } from '../../notices/actions/telling.ts'
import { cancelNotices } from '../../outbox/actions.ts'
import type { Member } from '../../people/actor.ts'
import { shortName } from '../../people/name.ts'
import { may } from '../../people/policy.ts'
import { listLivingOperators, saveRestriction } from '../store/people.ts'
import { takeBackMentions } from './mentions.ts'
import { listResponsible, type Operator } from './telling.ts'

export type Restriction =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' }

/** «Приостановить»: the data stay, and nothing is done with them until the person says so (152-FZ art. 21). */
export async function restrict(tx: Tx, member: Member, now: Date): Promise<Restriction> {
  const { personId } = member
  const operators = await listLivingOperators(tx, personId)
  if (!mayOwn(member, operators)) return { ok: false, reason: 'not-allowed' }
  if (!(await saveRestriction(tx, personId, now))) return { ok: true, isChanged: false }
  await cancelNotices(tx, personId, now)
  await forget(tx, personId)
  await takeBackMentions(tx, personId, { organisationIds: operators.map(({ id }) => id), isProfileGone: true }, now)
  await noteChange(tx, member, 'processing-restricted', now)
  await tellResponsible(tx, member, operators, 'told', now)
  return { ok: true, isChanged: true }
}

/** As before: in the lists again, told again. */
export async function liftRestriction(tx: Tx, member: Member, now: Date): Promise<Restriction> {
  const { personId } = member
  const operators = await listLivingOperators(tx, personId)
  if (!mayOwn(member, operators)) return { ok: false, reason: 'not-allowed' }
  if (!(await saveRestriction(tx, personId, null))) return { ok: true, isChanged: false }
  await noteChange(tx, member, 'processing-resumed', now)
  await tellResponsible(tx, member, operators, 'toldLifted', now)
  return { ok: true, isChanged: true }
}

function mayOwn(member: Member, operators: readonly Operator[]): boolean {
  return operators.every((organisation) => may(member, 'data.own', { organisation, personId: member.personId }))
}

async function noteChange(
  tx: Tx,
  { personId }: Member,
  event: 'processing-restricted' | 'processing-resumed',
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: personId,
    event,
    subject: 'person',
    subjectId: personId,
    clause: '152-FZ art. 21',
  })
}

async function tellResponsible(
  tx: Tx,
  member: Member,
  operators: readonly Operator[],
  text: 'told' | 'toldLifted',
  now: Date,
): Promise<void> {
  // Restricted before the name was asked: there is nobody to name.
  if (member.profile.surname === null) return
  const person = shortName(member.profile)
  for (const organisation of operators)
    await tell(
      tx,
      {
        to: await listResponsible(tx, organisation, member.personId),
        kind: 'data',
        organisation,
        key: `restriction:${member.personId}:${organisation.id}:${now.toISOString()}`,
        text: (to) => textsIn(to.language).t(`privacy.restrict.${text}`, { person }),
      },
      now,
    )
}
