// P6: a cohort of 5,000 mentees and 2,000 mentors, exact, in a thread; beside it the greedy way and a dense library.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { munkres } from 'munkres'
import { assign, greedy, type Instance, nobody, worthOf } from '../../src/matching/assignment.ts'
import { createCandidates } from '../../src/matching/cohort.ts'
import { createMatcher } from '../../src/matching/thread.ts'
import { createCohort } from './cohort.ts'
import { median, report, say, spent } from './figures.ts'

const [mentees, mentors] = [5000, 2000]
const rounds = 5
const pageOfReading = 200
const [mostMilliseconds, mostDelay] = [1000, 50]

export async function benchMatching(): Promise<void> {
  say(`P6  ${mentees} mentees, ${mentors} mentors, 20 candidates each; medians of ${rounds}`)
  const cohort = createCohort(mentees, mentors)
  const { open, edges } = createCandidates(cohort.mentees, cohort.mentors, { mode: 'best-fit', field: 'district' })
  const instance = { edges, places: open.map(({ places, taken }) => places - taken) }
  const exact = timed(() => assign(instance, 'best-fit'))
  const simple = timed(() => greedy(instance))
  const dense = timed(() => byLibrary(instance), 0)
  const listed = timed(() => createCandidates(cohort.mentees, cohort.mentors, { mode: 'best-fit', field: 'district' }))
  say(
    `         candidates ${listed.milliseconds} ms; greedy ${simple.milliseconds} ms, ${told(instance, simple.result)}`,
  )
  say(
    `         exact ${exact.milliseconds} ms, ${told(instance, exact.result)}; munkres on seats ${dense.milliseconds} ms, worth ${dense.result}`,
  )
  for (const mode of ['best-fit', 'nobody-left'] as const) {
    const whole = await inThread(cohort, mode)
    const isReached = whole.milliseconds <= mostMilliseconds && whole.delay <= mostDelay
    report(
      `${mode}, from the first page to the last pair`,
      `${whole.milliseconds} ms, event loop held up ${whole.delay} ms at most`,
      isReached,
      `≤ ${mostMilliseconds} ms, ≤ ${mostDelay} ms`,
      `processor ${whole.cost} ms; ${whole.pairs} pairs, worth ${whole.worth}; greedy alone ${simple.milliseconds} ms`,
    )
  }
}

/** As the job does it, the database left out: pages go over, pairs come back. */
async function inThread(
  { mentees: ones, mentors: others }: ReturnType<typeof createCohort>,
  mode: 'best-fit' | 'nobody-left',
) {
  const delays: number[] = []
  const times: number[] = []
  const costs: number[] = []
  let found: { mentorListingId: string | null; score: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const startedAt = performance.now()
    const before = spent()
    const matcher = createMatcher({ mode, field: 'district' })
    for (let from = 0; from < ones.length; from += pageOfReading) {
      matcher.add({
        mentees: ones.slice(from, from + pageOfReading),
        mentors: others.slice(from, from + pageOfReading),
      })
      await new Promise((resolve) => setImmediate(resolve))
    }
    const matched = await matcher.match()
    times.push(performance.now() - startedAt)
    costs.push((spent() - before) / 1000)
    delay.disable()
    delays.push(delay.max / 1e6)
    await matcher.close()
    if (!matched.ok) throw new Error(matched.reason)
    found = [...matched.found]
  }
  return {
    milliseconds: Math.round(median(times)),
    cost: Math.round(median(costs)),
    delay: Math.round(median(delays)),
    pairs: found.filter(({ mentorListingId }) => mentorListingId !== null).length,
    worth: found.reduce((sum, { score }) => sum + score, 0),
  }
}

function timed<T>(work: () => T, times = rounds): { milliseconds: number; result: T } {
  const all: number[] = []
  const once = () => {
    const startedAt = performance.now()
    const result = work()
    all.push(performance.now() - startedAt)
    return result
  }
  let result = once()
  for (let round = 0; round < times; round += 1) result = once()
  return { milliseconds: Math.round(median(all)), result }
}

function told(instance: Instance, mate: Int32Array): string {
  return `${mate.filter((one) => one !== nobody).length} pairs, worth ${worthOf(instance, mate)}`
}

/** The dense Hungarian method on seats. */
function byLibrary({ edges, places }: Instance): number {
  const first: number[] = []
  let seats = 0
  for (const count of places) {
    first.push(seats)
    seats += count
  }
  const costs = edges.map((own) => {
    const row = new Int32Array(seats)
    for (const { to, worth } of own) row.fill(-worth, first[to], (first[to] ?? 0) + (places[to] ?? 0))
    return row
  })
  return munkres(costs).reduce((sum, [row, seat]) => sum - (costs[row]?.[seat] ?? 0), 0)
}
