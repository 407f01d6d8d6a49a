import { addDays } from '../calendar/day.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { type ConsentKind, type Member, organisationsIn } from '../people/actor.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { editionInForce, isCurrent, type OwnEditions } from './edition.ts'

/** The law gives the operator thirty days from a withdrawal to destroy what no other law keeps (152-FZ art. 21.5). */
export const daysToDestroy = 30

/** What is published leaves the site in three working days (152-FZ art. 10.1 part 14). */
export const workingDaysToUnpublish = 3

/** The consent to personal data first: it is the gate, and the others stand on it. */
export const consentKinds: readonly ConsentKind[] = ['PERSONAL_DATA', 'DISSEMINATION', 'MENTOR_DUTY', 'PARTICIPATION']

/** A district employs people of an office: it has no site of teachers, no mentors and no mentees. */
export function kindsOf(organisation: Pick<Organisation, 'kind'>): readonly ConsentKind[] {
  return organisation.kind === 'SCHOOL' ? consentKinds : ['PERSONAL_DATA']
}

export function kindNamed(word: string): ConsentKind | undefined {
  return consentKinds.find((one) => one === word)
}

/** An answer about personal data that the person owes an organisation; outdated: its wording has changed since. */
export type ConsentDuty = { readonly status: 'missing' | 'outdated'; readonly organisation: Organisation }

/** What is owed to each organisation where the person holds a role, schools first. */
export function consentDuties(member: Member, own: OwnEditions): ConsentDuty[] {
  return organisationsIn(member.allRoles).flatMap((organisation): ConsentDuty[] => {
    const held = heldIn(member, organisation.id, 'PERSONAL_DATA')
    if (!held) return [{ status: 'missing', organisation }]
    const inForce = editionInForce(member.wordings, own, organisation.id, 'PERSONAL_DATA')
    return isCurrent(held, inForce) ? [] : [{ status: 'outdated', organisation }]
  })
}

/** The member with the roles of those organisations only that owe no answer: the work of one does not wait for another. */
export function atWork(member: Member, own: OwnEditions): Member {
  const owing = consentDuties(member, own).map(({ organisation }) => organisation.id)
  if (owing.length === 0) return member
  return { ...member, roles: member.allRoles.filter(({ organisation }) => !owing.includes(organisation.id)) }
}

/** The first answer without which the person can do nothing at all; undefined for whoever works somewhere. */
export function gatingDuty(member: Member, own: OwnEditions): ConsentDuty | undefined {
  return atWork(member, own).roles.length === 0 ? consentDuties(member, own)[0] : undefined
}

export function heldIn(member: Pick<Member, 'consents'>, organisationId: string, kind: ConsentKind) {
  return member.consents.find((one) => one.kind === kind && one.organisationId === organisationId)
}

/** The day by which a withdrawal made on this day must be carried out. */
export function destroyBy(kind: ConsentKind, withdrawnOn: string): string {
  return kind === 'DISSEMINATION'
    ? afterWorkingDays(withdrawnOn, workingDaysToUnpublish)
    : addDays(withdrawnOn, daysToDestroy)
}

/** As much of a text's hash as a button carries: enough to tell the text that was read from any other. */
export function startOfHash(sha256: string): string {
  return sha256.slice(0, 16)
}

function afterWorkingDays(day: string, count: number): string {
  if (count === 0) return day
  const next = addDays(day, 1)
  return afterWorkingDays(next, isWorkingDay(next) ? count - 1 : count)
}

/** What each kind serves. */
export const clauses = {
  PERSONAL_DATA: '152-FZ art. 9',
  DISSEMINATION: '152-FZ art. 10.1',
  MENTOR_DUTY: 'regulation 3.2',
  PARTICIPATION: 'regulation 3.3.5',
} as const satisfies Record<ConsentKind, string>
