import type { Person } from '../../src/training/bot-api/person.ts'
import { addTown, type World } from '../kit/world.ts'
import { addMember, type Name } from './kit.ts'

/*
 * A school year of one school: what its people do stands by its days (`Deed`), what the program tells them unasked is
 * the diary. The program may die on the way, or be down for days.
 */

/** A message that nobody asked for. `at` is the clock on the wall of the school, `kind` how its dedupe key begins. */
export type Entry = { readonly at: string; readonly who: string; readonly kind: string; readonly text: string }

export type Cast = Awaited<ReturnType<typeof beginYear>>
export type Deed = { readonly on: string; readonly work: (world: World, cast: Cast) => Promise<void> }

export type Hooks = {
  /** Before the clock goes on to the next deed. */
  readonly beforeMoving?: (world: World, to: Date) => void
  /** Nothing runs from the one instant to the other, and nobody does anything. */
  readonly down?: { readonly from: string; readonly to: string }
}

/** That time of the clock on the wall of the school. */
export function at(local: string): Date {
  return new Date(`${local.replace(' ', 'T')}:00+05:00`)
}

export async function beginYear(world: World) {
  const town = await addTown(world)
  const join = async (name: Name, role: 'TEACHER' | 'CURATOR' | 'HEAD') =>
    await addMember(world, { name, roles: [[role, town.schoolId]] })
  return {
    ...town,
    coordinator: await addMember(world, {
      name: ['Климова', 'Вера', 'Олеговна'],
      roles: [['COORDINATOR', town.districtId]],
    }),
    head: await join(['Громов', 'Пётр', 'Ильич'], 'HEAD'),
    curator: await join(['Зимина', 'Ольга', 'Павловна'], 'CURATOR'),
    inna: await join(['Серова', 'Инна', 'Львовна'], 'TEACHER'),
    boris: await join(['Лунин', 'Борис', 'Юрьевич'], 'TEACHER'),
    maria: await join(['Орлова', 'Мария', 'Сергеевна'], 'TEACHER'),
    egor: await join(['Белов', 'Егор', 'Андреевич'], 'TEACHER'),
  }
}

/** Lives through the deeds and on to the end; answers with what people were told unasked, in order. */
export async function liveYear(
  world: World,
  deeds: readonly Deed[],
  until: string,
  hooks: Hooks = {},
): Promise<Entry[]> {
  const cast = await beginYear(world)
  const read = diaryOf(world, cast)
  for (const { on, work } of [...deeds, { on: until, work: async () => {} }]) {
    hooks.beforeMoving?.(world, at(on))
    await moveTo(world, on, hooks)
    await read()
    await work(world, cast)
    await world.settle()
  }
  return await read()
}

async function moveTo(world: World, on: string, { down }: Hooks): Promise<void> {
  if (down && world.now() < at(down.from) && at(on) >= at(down.to)) {
    await world.moveTo(at(down.from))
    await world.skipTo(at(down.to))
    // Every job runs within the hour in which the program is up again.
    await world.moveTo(at(down.to))
  }
  await world.moveTo(at(on))
}

/** Reads what was sent since it was last read: the nightly job forgets it in time. */
function diaryOf(world: World, cast: Cast): () => Promise<Entry[]> {
  const people = Object.values(cast).flatMap((one) => (typeof one === 'string' ? [] : [one]))
  const seen = new Set<bigint>()
  const diary: Entry[] = []
  return async () => {
    const sent = await world.db.client.outboxCall.findMany({
      where: { lane: 'NOTICE', state: 'SENT' },
      orderBy: { id: 'asc' },
      select: { id: true, chatKey: true, dedupeKey: true, messageId: true },
    })
    for (const { id, chatKey, dedupeKey, messageId } of sent) {
      const person = people.find((one) => chatKey === `telegram:${one.id}`)
      if (seen.has(id) || !person) continue
      seen.add(id)
      diary.push(entryOf(person, dedupeKey, messageId))
    }
    return diary.toSorted((one, other) => compare(one.at, other.at) || compare(one.who, other.who))
  }
}

function entryOf(person: Person, dedupeKey: string, messageId: number | null): Entry {
  const message = person.screen.find(({ id }) => id === messageId)
  if (!message) throw new Error(`${person.profile.firstName} never got ${dedupeKey}`)
  const { sentAt, file, text } = message
  const [kind = ''] = dedupeKey.split(':')
  return { at: clockOf(sentAt), who: person.profile.firstName, kind, text: file ? `${text} [${file.name}]` : text }
}

function clockOf(instant: Date): string {
  return new Date(instant.getTime() + 5 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
