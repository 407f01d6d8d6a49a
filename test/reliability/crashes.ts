import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counts } from '../kit/counts.ts'
import { type Moment, momentsAroundEffects, momentsAroundSteps } from '../kit/crashing.ts'
import { type Baseline, baselineOf, type Picture, pictureOf } from '../kit/picture.ts'
import { type Act, createStage, type Scene, type Stage } from '../kit/stage.ts'
import { compare } from './comparison.ts'
import { type Chapter, type Deed, prepare } from './story.ts'

/** `CRASH='Анна says 12,5:7:after' npm test -- test/reliability/every-step` tries one point again. */
const only = process.env['CRASH']

/** Where a crash left a message twice: whoever reads it must still be able to go on. */
type Repetition = {
  readonly point: string
  readonly scene: Scene
  readonly repeated: number
  readonly baseline: Baseline
}

/**
 * Kills the program before and after each of its steps in the chapters that are tried, and has it go on: what comes of it is as if
 * nothing had happened. The chapters before them are only lived through.
 */
export function describeCrashes(
  name: string,
  chapters: (coordinatorToken: () => string) => {
    /** Puts into the database what led here, where living through it takes too long. */
    readonly prepared?: (stage: Stage) => Promise<void>
    readonly before: readonly Chapter[]
    readonly tried: readonly Chapter[]
  },
  breadth: Breadth = counts({ quick: 'few', full: 'each', night: 'again' }),
): void {
  describe(`a crash at every step of ${name}`, () => {
    let stage: Stage
    let token = ''
    let points = 0
    let copies = 0
    let doubts = 0
    let repetitions: Repetition[] = []
    const begun = chapters(() => token)

    beforeAll(async () => {
      stage = await createStage()
      token = await prepare(stage)
      await begun.prepared?.(stage)
      for (const { deeds } of begun.before) for (const deed of deeds) await stage.act(() => deed.work(stage))
    })

    afterAll(async () => {
      await stage.close()
      console.log(`Crashes: ${points}; messages sent twice: ${copies} of ${doubts} whose fate nobody knew.`)
    })

    it.each(begun.tried)('changes nothing in $name', { timeout: 900_000 }, async ({ deeds }) => {
      await stage.forgetOld()
      repetitions = []
      const failures: string[] = []
      for (const deed of deeds) failures.push(...(await tryEverywhere(deed)))
      expect(failures.slice(0, 5)).toEqual([])
    })

    async function tryEverywhere(deed: Deed): Promise<string[]> {
      const before = await stage.save()
      const baseline = await baselineOf(stage)
      const whole = await stage.act(() => deed.work(stage))
      const expected = await pictureOf(stage, baseline)
      const earlier = repetitions[0] && { ...repetitions[0], expected: await pictureOf(stage, repetitions[0].baseline) }
      const after = await stage.save()
      const failures = earlier ? await goOn(deed, earlier.expected) : []
      repetitions = []
      for (const moment of momentsOf(deed, whole, breadth)) {
        const point = `${deed.name}:${moment.step}:${moment.when} (${whole.steps[moment.step - 1]})`
        await stage.restore(before)
        failures.push(...(await tryAt(deed, moment, point, baseline, expected)))
      }
      await stage.restore(after)
      return failures
    }

    async function tryAt(
      deed: Deed,
      moment: Moment,
      point: string,
      baseline: Baseline,
      expected: Picture,
    ): Promise<string[]> {
      points += 1
      const { ambiguous } = await stage.act(() => deed.work(stage), [moment])
      const { differences, repeated } = compare(expected, await pictureOf(stage, baseline))
      copies += repeated
      doubts += ambiguous
      if (repeated > 0)
        repetitions.push({ point, repeated, scene: await stage.save(), baseline: { ...baseline, marks: {} } })
      const excess = repeated > ambiguous ? [`${repeated} messages too many, ${ambiguous} in doubt`] : []
      return [...differences, ...excess].map((failure) => `${point}: ${failure}\n${stage.log.slice(-2).join('')}`)
    }

    /** From each state with a repeated message: the next deed has the same outcome. */
    async function goOn(deed: Deed, expected: Picture): Promise<string[]> {
      const failures: string[] = []
      for (const { point, repeated, scene, baseline } of repetitions) {
        await stage.restore(scene)
        await stage.act(() => deed.work(stage))
        const outcome = compare(expected, await pictureOf(stage, baseline))
        const excess = outcome.repeated > repeated ? [`${outcome.repeated} messages too many`] : []
        failures.push(
          ...[...outcome.differences, ...excess].map((failure) => `${point}, then ${deed.name}: ${failure}`),
        )
      }
      return failures
    }
  })
}

/** Every fourth effect; each; every step, before and after, also of what was done before in the same way. */
type Breadth = 'few' | 'each' | 'again'

function momentsOf(deed: Deed, whole: Act, breadth: Breadth): Moment[] {
  if (only !== undefined) return only.startsWith(`${deed.name}:`) ? [momentIn(only)] : []
  if (deed.isRepeated && breadth !== 'again') return []
  const all = breadth === 'again' ? momentsAroundSteps(whole) : momentsAroundEffects(whole)
  return breadth === 'few' ? all.filter((_, place) => (place + all.length) % 4 === 0) : all
}

function momentIn(point: string): Moment {
  const [, step = '1', when = ''] = /:(\d+):(before|after)/.exec(point) ?? []
  return { step: Number(step), when: when === 'after' ? 'after' : 'before' }
}
