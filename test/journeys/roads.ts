import type { Person } from '../../src/training/bot-api/person.ts'
import { addTown, press, type World } from '../kit/world.ts'
import { addMember } from './kit.ts'

export type RoadSchool = {
  readonly districtId: string
  readonly schoolId: string
  readonly curator: Person
  readonly head: Person
  readonly coordinator: Person
}

/** A school with its curator and head, and the coordinator of its district. */
export async function addRoadSchool(world: World): Promise<RoadSchool> {
  const { districtId, schoolId } = await addTown(world)
  return {
    districtId,
    schoolId,
    curator: await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] }),
    head: await addMember(world, { name: ['Климова', 'Вера', 'Олеговна'], roles: [['HEAD', schoolId]] }),
    coordinator: await addMember(world, { name: ['Седых', 'Нина', 'Львовна'], roles: [['COORDINATOR', districtId]] }),
  }
}

/** The menu anew, then each button. */
export async function open(world: World, person: Person, ...labels: readonly string[]): Promise<void> {
  person.say('/menu')
  await world.settle()
  for (const label of labels) await press(world, person, label)
}
