import fc from 'fast-check'
import { munkres } from 'munkres'
import { expect, it } from 'vitest'
import { assign, greedy, type Instance, nobody, worthOf } from '../../src/matching/assignment.ts'

const instances = fc
  .record({
    places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
    wishes: fc.array(fc.array(fc.tuple(fc.nat(5), fc.nat(100)), { maxLength: 5 }), { maxLength: 8 }),
  })
  .map(({ places, wishes }): Instance => ({
    places,
    edges: wishes.map((own) =>
      [...new Map(own.map(([to, worth]) => [to % places.length, worth]))].map(([to, worth]) => ({ to, worth })),
    ),
  }))

/** The dense Hungarian method on seats, of a library. */
function dense({ edges, places }: Instance, add: number): number {
  const seats = places.flatMap((count, to) => Array.from({ length: count }, () => to))
  if (seats.length === 0 || edges.length === 0) return 0
  const worthAt = (row: number, seat: number) => {
    const edge = edges[row]?.find(({ to }) => to === seats[seat])
    return edge ? edge.worth + add : 0
  }
  const costs = edges.map((_, row) => seats.map((__, seat) => -worthAt(row, seat)))
  return munkres(costs).reduce((sum, [row, seat]) => sum + worthAt(row, seat), 0)
}

it('finds the greatest total worth, as the dense method does, and so never less than the greedy one', () => {
  fc.assert(
    fc.property(instances, (instance) => {
      const worth = worthOf(instance, assign(instance, 'best-fit'))
      expect(worth).toBe(dense(instance, 0))
      expect(worth).toBeGreaterThanOrEqual(worthOf(instance, greedy(instance)))
    }),
    { numRuns: 500 },
  )
})

it('leaves as few without a mentor as can be, and of these ways takes the best', () => {
  fc.assert(
    fc.property(instances, (instance) => {
      const mate = assign(instance, 'nobody-left')
      const pairs = mate.filter((one) => one !== nobody).length
      const big = 10_000
      expect(pairs * big + worthOf(instance, mate)).toBe(dense(instance, big))
    }),
    { numRuns: 500 },
  )
})

it('gives nobody more mentees than places, and nobody a mentor who may not be theirs', () => {
  fc.assert(
    fc.property(instances, fc.constantFrom('best-fit', 'nobody-left'), (instance, mode) => {
      const mate = assign(instance, mode)
      for (const [to, count] of instance.places.entries())
        expect(mate.filter((one) => one === to).length).toBeLessThanOrEqual(count)
      const strange = [...mate.entries()].filter(
        ([mentee, to]) => to !== nobody && !instance.edges[mentee]?.some((edge) => edge.to === to),
      )
      expect(strange).toEqual([])
    }),
    { numRuns: 300 },
  )
})
