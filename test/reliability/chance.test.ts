import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counts } from '../kit/counts.ts'
import type { Moment } from '../kit/crashing.ts'
import { type Baseline, baselineOf, type Picture, pictureOf } from '../kit/picture.ts'
import { seeded } from '../kit/seeded.ts'
import { createStage, type Scene, type Stage } from '../kit/stage.ts'
import { isSend } from '../../src/outbox/call.ts'
import { compare } from './comparison.ts'
import { type Deed, prepare, story } from './story.ts'

const runs = counts({ quick: 100, full: 1000, night: 10_000 })
/** `SEED=17 npm test -- test/reliability/chance` tries one run again. */
const only = process.env['SEED']

/** A few deeds in a row, with what is true before and after them. */
type Passage = {
  readonly deeds: readonly Deed[]
  readonly scene: Scene
  readonly baseline: Baseline
  readonly expected: Picture
}

const deedsInPassage = 7

describe('crashes and a bad network, by chance', () => {
  let stage: Stage
  let chance = () => 1
  let isTroubled = false
  let lostAnswers = 0
  const total = { crashes: 0, faults: 0, repeated: 0, ambiguous: 0 }
  const passages: Passage[] = []

  beforeAll(async () => {
    stage = await createStage({ strike })
    const token = await prepare(stage)
    const deeds = story(() => token).flatMap((chapter) => chapter.deeds)
    for (let from = 0; from < deeds.length; from += deedsInPassage)
      passages.push(await play(deeds.slice(from, from + deedsInPassage)))
  }, 120_000)

  afterAll(async () => {
    await stage.close()
    console.log(
      `${runs} runs: ${total.crashes} crashes, ${total.faults} faults, ${total.repeated} messages sent twice of ${total.ambiguous} in doubt.`,
    )
  })

  it(`leave nothing lost, wrong or repeated in ${runs} runs`, { timeout: 900_000 }, async () => {
    const seeds = only === undefined ? Array.from({ length: runs }, (_, index) => index + 1) : [Number(only)]
    const failures: string[] = []
    for (const seed of seeds) failures.push(...(await tryOnce(seed)))
    expect(failures.slice(0, 5)).toEqual([])
  })

  async function play(deeds: readonly Deed[]): Promise<Passage> {
    const scene = await stage.save()
    const baseline = await baselineOf(stage)
    for (const deed of deeds) await stage.act(() => deed.work(stage))
    return { deeds, scene, baseline, expected: await pictureOf(stage, baseline) }
  }

  async function tryOnce(seed: number): Promise<string[]> {
    chance = seeded(seed)
    const passage = passages[seed % passages.length]
    if (!passage) return ['no passage']
    await stage.restore(passage.scene)
    const crashes = Array.from({ length: 1 + Math.floor(chance() * 4) }, () =>
      Math.floor(chance() * passage.deeds.length),
    )
    let ambiguous = 0
    lostAnswers = 0
    isTroubled = true
    try {
      for (const [place, deed] of passage.deeds.entries()) {
        const moments = crashes.filter((one) => one === place).map(anyMoment)
        const act = await stage.act(() => deed.work(stage), moments)
        ambiguous += act.ambiguous
        total.crashes += act.crashes
      }
    } catch (error) {
      return [`SEED=${seed}: ${String(error)}`]
    } finally {
      isTroubled = false
      stage.botApi.heal()
    }
    const { differences, repeated } = compare(passage.expected, await pictureOf(stage, passage.baseline))
    total.repeated += repeated
    total.ambiguous += ambiguous + lostAnswers
    const excess = repeated > ambiguous + lostAnswers ? [`${repeated} messages too many`] : []
    return [...differences, ...excess].map((failure) => `SEED=${seed}: ${failure}`)
  }

  function anyMoment(): Moment {
    return { step: 1 + Math.floor(chance() * 30), when: chance() < 0.5 ? 'before' : 'after' }
  }

  /** One call in five: 10 % are refused for haste, 5 % break before, 5 % after they were carried out. */
  function strike(method: string): void {
    const dice = isTroubled ? chance() : 1
    if (dice >= 0.2) return
    total.faults += 1
    if (dice < 0.1) stage.botApi.fail({ kind: 'rate', retryAfter: 1 + Math.floor(chance() * 3) }, { method })
    else if (dice < 0.15) stage.botApi.fail({ kind: 'reset' }, { method })
    else {
      if (isSend(method)) lostAnswers += 1
      stage.botApi.fail({ kind: 'lost-answer' }, { method })
    }
  }
})
