import { createHeap } from './heap.ts'

/** Who may go with whom, by place in two lists, and how much each pair is worth: whole numbers from 0. */
export type Instance = {
  /** For each mentee the mentors that may be theirs. */
  readonly edges: readonly (readonly Edge[])[]
  /** For each mentor how many mentees they take. */
  readonly places: readonly number[]
}
export type Edge = { readonly to: number; readonly worth: number }

/** `best-fit`: the greatest total worth. `nobody-left`: the most pairs, and of those the greatest total worth. */
export type Mode = 'best-fit' | 'nobody-left'

/** Stands for «stays without a mentor». */
export const nobody = -1

/**
 * The exact optimum: for each mentee the place of their mentor, or `nobody`. Shortest augmenting paths over the
 * candidates alone, with a price for each mentor (the Hungarian method without its dense matrix, docs/decisions/0014).
 */
export function assign(instance: Instance, mode: Mode): Int32Array {
  const { places } = instance
  const { first, to, worth, count } = flattened(instance.edges, mode === 'best-fit' ? 0 : raiseFor(instance.edges))
  const mate = new Int32Array(count).fill(unasked)
  const held: number[][] = places.map(() => [])
  /** What a mentee gets above what they pay; with the prices it proves that the result is the best. */
  const gain = Float64Array.from(instance.edges, (_, mentee) =>
    worth.subarray(first[mentee], first[mentee + 1]).reduce((most, one) => Math.max(most, one), 0),
  )
  const price = new Float64Array(places.length)
  takeWhatIsFree()
  const distance = new Float64Array(places.length)
  const reached = new Int32Array(places.length).fill(nobody)
  const settled = new Int32Array(places.length).fill(nobody)
  const from = new Int32Array(places.length)
  const menteeDistance = new Float64Array(count)
  const heap = createHeap()
  for (let start = 0; start < count; start += 1) if (mate[start] === unasked) improve(start)
  return mate.map((one) => Math.max(one, nobody))

  function takeWhatIsFree(): void {
    for (let mentee = 0; mentee < count; mentee += 1) {
      const best = gain[mentee] ?? 0
      const end = first[mentee + 1] ?? 0
      let edge = first[mentee] ?? 0
      while (edge < end && !(worth[edge] === best && hasPlace(to[edge] ?? nobody))) edge += 1
      if (edge < end) seat(mentee, to[edge] ?? nobody)
      else if (best === 0) mate[mentee] = nobody
    }
  }

  function hasPlace(mentor: number): boolean {
    return (held[mentor]?.length ?? 0) < (places[mentor] ?? 0)
  }

  /** Finds the cheapest chain of moves that gives this mentee a place, or leaves somebody of the chain without one. */
  function improve(start: number): void {
    heap.clear()
    const mentees: number[] = []
    const mentors: number[] = []
    let [left, leftAt, end, at] = [start, Infinity, nobody, 0]
    look(start, 0)
    for (;;) {
      const { key } = heap
      if (key >= leftAt) {
        at = leftAt
        break
      }
      const mentor = heap.pop()
      if (settled[mentor] === start || key > (distance[mentor] ?? 0)) continue
      settled[mentor] = start
      mentors.push(mentor)
      at = key
      if (hasPlace(mentor)) {
        end = mentor
        break
      }
      for (const mentee of held[mentor] ?? []) look(mentee, key)
    }
    for (const one of mentees) gain[one] = (gain[one] ?? 0) - Math.max(0, at - (menteeDistance[one] ?? 0))
    for (const one of mentors) price[one] = (price[one] ?? 0) + Math.max(0, at - (distance[one] ?? 0))
    if (end === nobody) giveUp(left, start)
    else shift(end, start)

    function look(mentee: number, far: number): void {
      mentees.push(mentee)
      menteeDistance[mentee] = far
      const own = far + (gain[mentee] ?? 0)
      if (own < leftAt) [left, leftAt] = [mentee, own]
      const last = first[mentee + 1] ?? 0
      for (let edge = first[mentee] ?? 0; edge < last; edge += 1) {
        const mentor = to[edge] ?? 0
        if (settled[mentor] === start || places[mentor] === 0) continue
        const way = own - (worth[edge] ?? 0) + (price[mentor] ?? 0)
        if (way >= leftAt || (reached[mentor] === start && way >= (distance[mentor] ?? 0))) continue
        reached[mentor] = start
        distance[mentor] = way
        from[mentor] = mentee
        heap.push(way, mentor)
      }
    }
  }

  /** Everybody on the chain moves one mentor on, back to the mentee with whom it began. */
  function shift(end: number, start: number): void {
    for (let mentor = end; ;) {
      const mentee = from[mentor] ?? start
      const former = mate[mentee] ?? unasked
      seat(mentee, mentor)
      if (mentee === start) return
      unseat(mentee, former)
      mentor = former
    }
  }

  function giveUp(mentee: number, start: number): void {
    const former = mate[mentee] ?? unasked
    mate[mentee] = nobody
    if (mentee === start) return
    unseat(mentee, former)
    shift(former, start)
  }

  function seat(mentee: number, mentor: number): void {
    mate[mentee] = mentor
    held[mentor]?.push(mentee)
  }

  function unseat(mentee: number, mentor: number): void {
    const holds = held[mentor] ?? []
    holds.splice(holds.indexOf(mentee), 1)
  }
}

const unasked = -2

/** So much on every pair that one pair more outweighs any loss of worth. */
function raiseFor(edges: Instance['edges']): number {
  return edges.reduce((sum, own) => sum + own.reduce((most, { worth }) => Math.max(most, worth), 0), 1)
}

/** All edges one after another: the search passes over each of them many times. */
function flattened(edges: Instance['edges'], raise: number) {
  const first = new Int32Array(edges.length + 1)
  for (const [mentee, own] of edges.entries()) first[mentee + 1] = (first[mentee] ?? 0) + own.length
  const all = edges.flat()
  const to = Int32Array.from(all, (one) => one.to)
  const worth = Float64Array.from(all, (one) => one.worth + raise)
  return { first, to, worth, count: edges.length }
}

/** The best pair first, then the best of what is left: what a person with a list would do. The measure of the exact one. */
export function greedy({ edges, places }: Instance): Int32Array {
  const mate = new Int32Array(edges.length).fill(nobody)
  const left = [...places]
  const all = edges.flatMap((own, mentee) => own.map(({ to, worth }) => ({ mentee, to, worth })))
  for (const { mentee, to } of all.toSorted((one, other) => other.worth - one.worth || one.mentee - other.mentee)) {
    const free = left[to] ?? 0
    if (mate[mentee] !== nobody || free === 0) continue
    mate[mentee] = to
    left[to] = free - 1
  }
  return mate
}

export function worthOf({ edges }: Instance, mate: Int32Array): number {
  return edges.reduce((sum, own, mentee) => sum + (own.find(({ to }) => to === mate[mentee])?.worth ?? 0), 0)
}
