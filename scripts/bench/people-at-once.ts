// P2: a thousand people at once, far away, each going on the moment they see the next question.
import { median, percentile, report, say } from './figures.ts'
import { withEcho, withMessenger, withSubject } from './parts.ts'

const people = 1000
const stepsOfEach = 10
const rounds = 3
const far = { roundTripMilliseconds: 50, isStrict: false }
const target = 0.5

export async function benchPeople(): Promise<void> {
  say(
    `P2  ${people} people at once, ${far.roundTripMilliseconds} ms away: steps a second, beside an echo with @grammyjs/runner`,
  )
  const crowd = { from: 0, people, atOnce: people, steps: stepsOfEach }
  const echo = await withMessenger(
    far,
    async (messenger) =>
      await withEcho({ apiRoot: messenger.apiRoot, loop: 'runner' }, async () => {
        const paces: number[] = []
        for (let round = -1; round < rounds; round += 1) {
          const { steps, milliseconds } = await messenger.ask('play', {
            ...crowd,
            act: { kind: 'say', text: 'что дальше?' },
          })
          if (round >= 0) paces.push((steps / milliseconds) * 1000)
        }
        return median(paces)
      }),
  )
  const { pace, p50, p99 } = await withMessenger(
    far,
    async (messenger) =>
      await withSubject({ apiRoot: messenger.apiRoot, database: 'server', people }, async (subject) => {
        await messenger.ask('play', { ...crowd, act: { kind: 'open', data: 'fill:bench40' }, steps: 1 })
        await subject.ask('settle')
        const paces: number[] = []
        const waits: number[] = []
        for (let round = -1; round < rounds; round += 1) {
          const played = await messenger.ask('play', { ...crowd, act: { kind: 'answer' } })
          if (round < 0) continue
          paces.push((played.steps / played.milliseconds) * 1000)
          waits.push(...played.waits)
        }
        return { pace: median(paces), p50: median(waits), p99: percentile(waits, 0.99) }
      }),
  )
  const from = `${Math.round(pace)} steps a second, an echo ${Math.round(echo)}; a step took ${Math.round(p50)} ms (p99 ${Math.round(p99)})`
  report('PostgreSQL', `${(pace / echo).toFixed(2)} × echo`, pace / echo >= target, `≥ ${target}`, from)
}
