import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { type Permission, policy } from '../../src/people/policy.ts'
import type { Role } from '../../src/people/role.ts'
import { describeDatabases } from '../kit/database.ts'
import { createHandling, type Handling } from './handling.ts'
import { type Cell, probes } from './probes.ts'
import { addAccessTown, type Figure, type FigureName, type Place, type Town } from './town.ts'

const now = new Date('2026-10-05T05:00:00Z')

type ActorName = 'nobody' | 'former' | 'teacher' | 'council' | 'curator' | 'head' | 'coordinator'
const actors: Readonly<Record<ActorName, Role | undefined>> = {
  nobody: undefined,
  former: undefined,
  teacher: 'TEACHER',
  council: 'COUNCIL',
  curator: 'CURATOR',
  head: 'HEAD',
  coordinator: 'COORDINATOR',
}
const targets = ['own', 'colleague', 'neighbour', 'stranger'] as const
type TargetName = (typeof targets)[number]
const permissions = Object.keys(policy) as Permission[]

describe('the matrix of access', () => {
  it('has a probe for every permission of the table', () => {
    expect(Object.keys(probes).toSorted()).toEqual(permissions.toSorted())
  })
})

describeDatabases('whoever tries to', (open) => {
  let town: Town
  let handling: Handling

  beforeAll(async () => {
    const db = await open()
    town = await inTransaction(db, async (tx) => await addAccessTown(tx, now))
    handling = await createHandling(db, now)
  })

  for (const permission of permissions)
    it(`${permission}: is let exactly where the table says`, async () => {
      const wrong: string[] = []
      for (const actorName of Object.keys(actors) as ActorName[])
        for (const targetName of targets) {
          const cell = cellOf(town, permission, actorName, targetName)
          const problem = cell && (await problemOf(handling, permission, cell))
          if (problem) wrong.push(`${actorName} × ${targetName}: ${problem}`)
        }
      expect(wrong).toEqual([])
    })
})

async function problemOf(handling: Handling, permission: Permission, cell: Cell): Promise<string | undefined> {
  const probe = probes[permission]
  const isLet = isInTable(permission, cell) && fits(permission, cell)
  const steps = probe.steps(cell)
  if (!steps) return isLet ? 'the table allows what no press can name' : undefined
  const after = await handling.try(cell.actor.chatId, steps, now)
  const isUsed = probe.isUsed(after, cell)
  if (isLet) return isUsed ? undefined : `allowed, but nothing came of it: ${after.said.slice(0, 300)}`
  if (isInTable(permission, cell)) return undefined
  const read = (probe.hides?.(cell) ?? secretsOf(cell)).filter((one) => after.said.includes(one))
  if (read.length > 0) return `forbidden, but read ${read.join(', ')}`
  if (after.changed.length > 0) return `forbidden, but changed ${after.changed.join(', ')}`
  return after.isAsked ? 'forbidden, but asked on' : undefined
}

/** The table, read once more and by other code than the program's. */
function isInTable(permission: Permission, { actor, actorName, isOwn, place }: Cell): boolean {
  const row: { readonly self?: true } & { readonly [role in Role]?: 'own' | 'district' } = policy[permission]
  if (row.self === true && isOwn && actorName !== 'nobody') return true
  const role = Object.entries(actors).find(([name]) => name === actorName)?.[1]
  const reach = role && row[role]
  if (!reach) return false
  return place.id === actor.place.id || (reach === 'district' && place.parentId === actor.place.id)
}

function fits(permission: Permission, cell: Cell): boolean {
  const { at, makesSense } = probes[permission]
  return (at === 'any' || at === cell.place.kind) && (makesSense?.(cell) ?? true)
}

/** What is the target's alone; and of another district not even the names of its schools. */
function secretsOf({ isOwn, target, actor, actorName, place }: Cell): string[] {
  if (isOwn) return []
  const districtOfPlace = place.parentId ?? place.id
  const districtOfActor = actorName === 'nobody' ? '' : (actor.place.parentId ?? actor.place.id)
  const foreign = districtOfPlace === districtOfActor ? [] : [place.canary, target.place.canary]
  return [target.canary, target.secret, target.draftId, ...foreign]
}

/** Undefined where there is no such cell: nobody has nothing of their own. */
function cellOf(town: Town, permission: Permission, actorName: ActorName, targetName: TargetName): Cell | undefined {
  const { figures, districts } = town
  const actor = actorName === 'nobody' ? nobody(figures.colleague) : figures[actorName]
  if (actorName === 'nobody' && targetName === 'own') return undefined
  const target = targetName === 'own' ? actor : figures[targetName satisfies FigureName]
  const place = probes[permission].at === 'DISTRICT' ? districtOf(districts, target.place) : target.place
  return { actor, actorName, target, place, isOwn: targetName === 'own', town }
}

/** Somebody who has never been here; where they stand matters not. */
function nobody(like: Figure): Figure {
  return { ...like, personId: 'nobody', chatId: 999_999 }
}

function districtOf(districts: readonly Place[], place: Place): Place {
  return districts.find(({ id }) => id === (place.parentId ?? place.id)) ?? place
}
