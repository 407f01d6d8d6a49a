import { forms } from '../../src/forms.ts'
import { inTransaction, type Tx } from '../../src/db/transaction.ts'
import type { Member } from '../../src/people/actor.ts'
import { findActor } from '../../src/people/store.ts'
import { saveResponse } from '../../src/questionnaires/store/responses.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import type { World } from '../kit/world.ts'
import { addMember, type Name } from './kit.ts'

const [form] = forms.filter(({ key }) => key === 'mentor')

export async function teacher(world: World, schoolId: string, name: Name): Promise<Person> {
  return await addMember(world, { name, roles: [['TEACHER', schoolId]] })
}

/** Sends the questionnaire of a mentor, with what follows from it, without twenty presses. */
export async function sendMentor(
  world: World,
  person: Person,
  participation: 'yes' | 'later' = 'yes',
): Promise<string> {
  const now = world.now()
  return await inTransaction(world.db, async (tx) => {
    const member = await actorOf(tx, person)
    const [held] = member.roles
    if (!held || !form) throw new Error(`${person.id} works nowhere`)
    const whose = { personId: member.personId, organisationId: held.organisation.id }
    const answers = {
      participation,
      subjects: ['mathematics'],
      strengths: ['lesson'],
      kinds: ['remote'],
      capacity: 'one',
    }
    const sent = { ...whose, questionnaire: 'mentor', subjectId: '', version: 1, answers }
    const { id } = await saveResponse(tx, { ...sent, startedAt: now }, now)
    await form.onSubmitted(tx, member, { id, ...sent, submittedAt: now }, now)
    return id
  })
}

export async function memberOf(world: World, person: Person): Promise<Member> {
  return await inTransaction(world.db, async (tx) => await actorOf(tx, person))
}

async function actorOf(tx: Tx, person: Person): Promise<Member> {
  const actor = await findActor(tx, 'telegram', String(person.id), 'ru')
  if (actor.status !== 'member') throw new Error(`${person.id} has not joined`)
  return actor
}

/** So many minutes later. */
export async function later(world: World, minutes: number): Promise<void> {
  await world.moveTo(new Date(world.now().getTime() + minutes * 60_000))
}
