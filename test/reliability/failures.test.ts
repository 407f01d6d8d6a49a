import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counts } from '../kit/counts.ts'
import type { Moment } from '../kit/crashing.ts'
import { type Baseline, baselineOf, type Picture, pictureOf } from '../kit/picture.ts'
import { createStage, type Scene, type Stage } from '../kit/stage.ts'
import type { Fault } from '../../src/training/bot-api/faults.ts'
import { compare } from './comparison.ts'
import { token as botToken } from '../kit/world.ts'
import { cast, type Deed, prepare, secrets, story } from './story.ts'

/** Every third thing that people do, with one fault each; in the nights each of them with every fault, at every statement. */
const breadth = counts({ quick: 'sample', full: 'sample', night: 'everywhere' })

/** What is asked for again until it is done: nothing of it may be seen in the end. */
const passing: Readonly<Record<string, Fault>> = {
  'a 429': { kind: 'rate', retryAfter: 3 },
  'a 500': { kind: 'error', code: 500, description: 'Internal Server Error' },
  'a page of a gateway': { kind: 'gateway' },
  'a connection that breaks': { kind: 'reset' },
}

/** What loses a message for good: the person must be able to go on all the same. */
const lasting: Readonly<Record<string, Fault>> = {
  'a 400': { kind: 'error', code: 400, description: "Bad Request: can't parse entities" },
  'a 403': { kind: 'error', code: 403, description: 'Forbidden: bot was blocked by the user' },
}

describe('a failure at every step of every dialogue', () => {
  let stage: Stage
  let token = ''
  let isTimeout = false
  let tried = 0
  let deedsTried = 0

  beforeAll(async () => {
    stage = await createStage({
      strike: (method) => {
        if (!isTimeout || method === 'getUpdates') return
        isTimeout = false
        throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
      },
    })
    token = await prepare(stage)
  })

  afterAll(async () => {
    await stage.close()
    console.log(`Failures: ${tried}.`)
  })

  it.each(story(() => token))('is survived in $name', { timeout: 300_000 }, async ({ deeds }) => {
    await stage.forgetOld()
    const failures: string[] = []
    for (const deed of deeds) failures.push(...(await tryAll(deed)))
    expect(failures.slice(0, 5)).toEqual([])
  })

  it('tells the log nothing of anybody, nor the token', () => {
    const written = stage.log.join('')
    expect(written).toContain('update failed')
    expect(written).toContain('call failed')
    expect([...secrets, botToken].filter((secret) => written.includes(secret))).toEqual([])
  })

  async function tryAll(deed: Deed): Promise<string[]> {
    const before = await stage.save()
    const baseline = await baselineOf(stage)
    const { steps } = await stage.act(() => deed.work(stage))
    const expected = await pictureOf(stage, baseline)
    const after = await stage.save()
    const failures: string[] = []
    deedsTried += deed.isRepeated ? 0 : 1
    if (!deed.isRepeated && (breadth !== 'sample' || deedsTried % 3 === 0)) {
      const all = { before, baseline, expected }
      for (const moment of brokenStatements(steps)) failures.push(...(await tryStatement(deed, moment, all)))
      for (const [name, fault] of chosen(passing)) failures.push(...(await tryPassing(deed, name, fault, all)))
      for (const [name, fault] of chosen(lasting)) failures.push(...(await tryLasting(deed, name, fault, all)))
    }
    await stage.restore(after)
    return failures
  }

  /** A sample takes the next one in turn. */
  function chosen(faults: Readonly<Record<string, Fault>>): [string, Fault][] {
    const all = Object.entries(faults)
    return breadth === 'sample' ? all.filter((_, place) => place === deedsTried % all.length) : all
  }

  type Tried = { readonly before: Scene; readonly baseline: Baseline; readonly expected: Picture }

  async function tryStatement(deed: Deed, moment: Moment, { before, baseline, expected }: Tried): Promise<string[]> {
    await begin(before)
    const isAfterCommit = moment.when === 'after'
    await stage.actFailing(() => deed.work(stage), moment)
    // A timed job that failed runs again at the next tick.
    if (deed.isTimed) await stage.act(() => stage.moveTo(stage.now()))
    const { differences, repeated } = compare(expected, await pictureOf(stage, baseline))
    const excess = repeated > (isAfterCommit ? 0 : 1) ? [`${repeated} messages too many`] : []
    return [...differences, ...excess].map((one) => `${deed.name}, statement ${moment.step} ${moment.when}: ${one}`)
  }

  async function tryPassing(
    deed: Deed,
    name: string,
    fault: Fault,
    { before, baseline, expected }: Tried,
  ): Promise<string[]> {
    await begin(before)
    if (name.includes('breaks')) isTimeout = true
    stage.botApi.fail(fault)
    await stage.act(() => deed.work(stage))
    stage.botApi.heal()
    isTimeout = false
    const { differences, repeated } = compare(expected, await pictureOf(stage, baseline))
    const excess = repeated > 0 ? [`${repeated} messages too many`] : []
    return [...differences, ...excess].map((one) => `${deed.name}, ${name}: ${one}`)
  }

  async function tryLasting(
    deed: Deed,
    name: string,
    fault: Fault,
    { before, baseline, expected }: Tried,
  ): Promise<string[]> {
    await begin(before)
    stage.botApi.fail(fault)
    await stage.act(() => deed.work(stage))
    stage.botApi.heal()
    const { rows } = await pictureOf(stage, baseline)
    const kept = compare(
      { rows: lastingRows(expected), screens: {} },
      { rows: lastingRows({ rows, screens: {} }), screens: {} },
    )
    return [...kept.differences, ...(await silentAmong(deed))].map((one) => `${deed.name}, ${name}: ${one}`)
  }

  /** Whoever writes afterwards is answered. */
  async function silentAmong(deed: Deed): Promise<string[]> {
    const name = cast.find((one) => deed.name.startsWith(`${one} `))
    if (name === undefined) return []
    const person = stage.person(name)
    if (person.isBlocked) return []
    await stage.act(() => void person.say('/menu'))
    return person.last?.mine === false ? [] : [`${name} is not answered`]
  }

  async function begin(before: Scene): Promise<void> {
    tried += 1
    await stage.restore(before)
  }
})

/** A message that was refused is known as such, and an account that refuses is marked; all else is as it should be. */
function lastingRows({ rows }: Picture): Picture['rows'] {
  const { outbox: _outbox, account: _account, ...others } = rows
  return others
}

/** The nights break at every statement; otherwise one in the middle of the first transaction, and the commit or its answer. */
function brokenStatements(steps: readonly string[]): Moment[] {
  const isStatement = (name: string) => name.includes(' ') || name === 'commit' || name === 'begin'
  if (breadth === 'everywhere')
    return steps.flatMap((name, index) => (isStatement(name) ? [{ step: index + 1, when: 'before' as const }] : []))
  const commit = steps.indexOf('commit') + 1
  const middle = steps.indexOf('begin') + 1 + Math.floor((commit - steps.indexOf('begin')) / 2)
  return [
    { step: middle, when: 'before' },
    { step: commit, when: middle % 2 === 0 ? 'before' : 'after' },
  ]
}
