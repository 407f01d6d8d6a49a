import { enterBank } from '../../src/banks/actions/entering.ts'
import type { BankKind, Facts } from '../../src/banks/listing.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { addPerson, addRole, saveProfile } from '../../src/people/store.ts'
import type { Answers } from '../../src/questionnaires/question.ts'
import { saveResponse } from '../../src/questionnaires/store/responses.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import type { World } from '../kit/world.ts'
import { addMember } from './kit.ts'

export type Listed = { readonly personId: string; readonly listingId: string }

type Newcomer = Partial<Facts> & {
  /** «Ким Олег Львович» */
  readonly name: string
  readonly kind?: BankKind
  readonly answers?: Answers
  readonly contact?: string
  readonly listedAt?: Date
}

/** Somebody who entered a bank before the story begins; they have no account and are told of nothing. */
export async function addListed(world: World, organisationId: string, newcomer: Newcomer): Promise<Listed> {
  const { name, kind = 'MENTOR', answers = {}, contact, listedAt: at = world.now(), ...facts } = newcomer
  const [surname = '', givenName = 'Анна', patronymic = ''] = name.split(' ')
  return await inTransaction(world.db, async (tx) => {
    const personId = await addPerson(tx, 'ru', at)
    const subjects = facts.subjects ?? ['physics']
    await saveProfile(tx, personId, { surname, givenName, patronymic, post: 'teacher', subjects })
    if (contact) await tx.person.update({ where: { id: personId }, data: { contact } })
    await addRole(tx, { personId, organisationId, role: 'TEACHER', startedOn: at.toISOString().slice(0, 10) })
    const questionnaire = kind === 'MENTOR' ? 'mentor' : 'request'
    const sent = { personId, organisationId, questionnaire, subjectId: '', version: 1, answers }
    const { id } = await saveResponse(tx, { ...sent, startedAt: at }, at)
    const all = { subjects, difficulties: [], kinds: [], capacity: kind === 'MENTOR' ? 1 : null, ...facts }
    await enterBank(tx, kind, { personId }, { ...sent, id, submittedAt: at }, all, at)
    const { id: listingId } = await tx.listing.findFirstOrThrow({ where: { personId, kind, unlistedAt: null } })
    await tx.tiding.deleteMany({ where: { aboutId: personId } })
    return { personId, listingId }
  })
}

export async function addCurator(world: World, ...schoolIds: string[]): Promise<Person> {
  return await addMember(world, {
    name: ['Зимина', 'Ольга', 'Павловна'],
    roles: schoolIds.map((id) => ['CURATOR', id] as const),
  })
}
