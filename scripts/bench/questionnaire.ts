// P1: what one answer of a questionnaire costs the bot, beside the cost of an echo.
import { median, report, say } from './figures.ts'
import { withEcho, withMessenger, withSubject } from './parts.ts'
import type { Kind } from './subject.ts'

const rounds = 4
/** The first rounds find cold code. */
const roundsToWarm = 2
const stepsARound = 640
const lengths = [5, 40] as const
const crowds = [1, 8] as const
const targets: Record<Kind, number> = { server: 2.5, embedded: 4 }
const here = { roundTripMilliseconds: 0, isStrict: false }

type Crowd = (typeof crowds)[number]

export async function benchQuestionnaire(): Promise<void> {
  say('P1  processor time of the bot for one answer of a questionnaire, crash-safe, beside an echo over HTTP')
  const echo = await costOfEcho()
  for (const kind of ['server', 'embedded'] as const) {
    for (const atOnce of crowds) {
      const cost = await costOfAnswers(kind, atOnce)
      const short = median(cost[5])
      const long = median(cost[40])
      const floor = median(echo[atOnce])
      const name = `${kind === 'server' ? 'PostgreSQL' : 'embedded disk'}, ${atOnce} at once`
      const from = `${Math.round(long)} µs an answer of 40 questions, ${Math.round(short)} of 5; an echo ${Math.round(floor)} µs`
      report(name, `${(long / floor).toFixed(2)} × echo`, long / floor <= targets[kind], `≤ ${targets[kind]}`, from)
      report(`${name}, 40 questions beside 5`, `${(long / short).toFixed(2)} ×`, long / short <= 1.1, '≤ 1.1', from)
    }
  }
}

/** Microseconds of an echo in each round. */
async function costOfEcho(): Promise<Record<Crowd, number[]>> {
  return await withMessenger(
    here,
    async (messenger) =>
      await withEcho({ apiRoot: messenger.apiRoot, loop: 'built-in' }, async (echo) => {
        const costs: Record<Crowd, number[]> = { 1: [], 8: [] }
        for (let round = -roundsToWarm; round < rounds; round += 1) {
          for (const atOnce of crowds) {
            const crowd = { from: 0, people: 16, atOnce, steps: stepsARound / 16 }
            const before = await echo.ask('spent')
            const { steps } = await messenger.ask('play', { ...crowd, act: { kind: 'say', text: 'что дальше?' } })
            const cost = ((await echo.ask('spent')) - before) / steps
            if (round >= 0) costs[atOnce].push(cost)
          }
        }
        return costs
      }),
  )
}

/** Microseconds of an answer in each round; opening the questionnaire is not counted. */
async function costOfAnswers(database: Kind, atOnce: Crowd): Promise<Record<5 | 40, number[]>> {
  const people = ((rounds + roundsToWarm) * stepsARound) / Math.min(...lengths)
  return await withMessenger(
    here,
    async (messenger) =>
      await withSubject({ apiRoot: messenger.apiRoot, database, people }, async (subject) => {
        const costs: Record<5 | 40, number[]> = { 5: [], 40: [] }
        for (let round = -roundsToWarm; round < rounds; round += 1) {
          for (const length of lengths) {
            const many = stepsARound / length
            const crowd = { from: (round + roundsToWarm) * many, people: many, atOnce }
            await messenger.ask('play', { ...crowd, act: { kind: 'open', data: `fill:bench${length}` }, steps: 1 })
            await subject.ask('settle')
            const before = await subject.ask('spent')
            const { steps } = await messenger.ask('play', { ...crowd, act: { kind: 'answer' }, steps: length })
            const cost = ((await subject.ask('spent')) - before) / steps
            if (round >= 0) costs[length].push(cost)
          }
        }
        return costs
      }),
  )
}
