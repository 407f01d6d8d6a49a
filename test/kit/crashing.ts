import { AsyncLocalStorage } from 'node:async_hooks'
import type { SqlDriverAdapter, SqlQueryable, Transaction } from '@prisma/driver-adapter-utils'
import type { Wrap } from '../../src/db/connect.ts'
import type { Transport } from '../../src/outbox/call.ts'

/** Just before the step with this number is made, or when it was made and nobody has heard of it. From 1. */
export type Moment = { readonly step: number; readonly when: 'before' | 'after' }

/** What a process did, step by step, and which steps, from 1, left something for good: a call, a statement by itself, the commit of what was written. */
export type Deeds = { readonly steps: readonly string[]; readonly effects: ReadonlySet<number> }

/**
 * Where to die. The moments between which nothing was left for good are one: whoever dies there leaves the same rows, since
 * what was open is undone, and the same messages. Before an effect is after the one before it, but for the first and for
 * calls, which may go side by side.
 */
export function momentsAroundEffects({ steps, effects }: Deeds): Moment[] {
  const [first] = effects
  return [...effects].flatMap((step): Moment[] => {
    const isCall = /^(get|send|edit|answer|delete|file)/.test(steps[step - 1] ?? '')
    return step === first || isCall ? around(step) : [{ step, when: 'after' }]
  })
}

export function momentsAroundSteps({ steps }: Deeds): Moment[] {
  return steps.flatMap((_, index) => around(index + 1))
}

function around(step: number): Moment[] {
  return [
    { step, when: 'before' },
    { step, when: 'after' },
  ]
}

/** A process that can die at any step of its input and output: afterwards nothing that it does reaches anybody. */
export type Mortal = Deeds & {
  readonly adapterOf: (plain: SqlDriverAdapter) => SqlDriverAdapter
  readonly transport: Transport
  /** What it does is counted from now on. */
  countFrom(): void
  dieAt(moment: Moment): void
  /** The step fails instead, having been made or not; the process lives on. */
  failAt(moment: Moment): void
  die(): void
  readonly death: AbortSignal
  /** Whether a statement, a transaction or a call is under way; waiting for updates is not being busy. Of a dead process: what reached the other side before. */
  readonly isBusy: boolean
  /** Steps begun and ended in its whole life: unchanged means that nothing happened. */
  readonly pulse: number
}

const lives = new AsyncLocalStorage<Mortal>()

/** Whatever is begun inside is done by this process. */
export function liveAs<T>(mortal: Mortal, work: () => T): T {
  return lives.run(mortal, work)
}

/**
 * One client for all processes of a test, since each client learns every query anew: the step belongs to the process
 * that asks.
 */
export const shared: Wrap = (factory) => ({
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: async () => {
    const plain = await factory.connect()
    const own = () => lives.getStore()?.adapterOf(plain) ?? plain
    return {
      provider: plain.provider,
      adapterName: plain.adapterName,
      queryRaw: async (query) => await own().queryRaw(query),
      executeRaw: async (query) => await own().executeRaw(query),
      executeScript: async (script) => await own().executeScript(script),
      startTransaction: async (isolation) => await own().startTransaction(isolation),
      getConnectionInfo: () => plain.getConnectionInfo?.() ?? { supportsRelationJoins: true },
      dispose: async () => await plain.dispose(),
    }
  },
})

/** A client of this process alone. */
export function ownClient(mortal: Mortal): Wrap {
  return (factory) => ({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => mortal.adapterOf(await factory.connect()),
  })
}

/** `strike` may arrange a fault for the call that is about to be made. */
export function createMortal(through: Transport, strike: (method: string) => void = () => {}): Mortal {
  const death = new AbortController()
  let steps: string[] = []
  let effects = new Set<number>()
  let moment: Moment | undefined
  let failure: Moment | undefined
  let underWay = 0
  let openTransactions = 0
  let pulse = 0

  function begin(): void {
    steps = []
    effects = new Set()
  }

  async function step<T>(
    name: string,
    work: () => Promise<T>,
    { isEffect = false, isHeard }: { isEffect?: boolean; isHeard?: (result: T) => void } = {},
  ): Promise<T> {
    if (death.signal.aborted) return await never()
    steps.push(name)
    const number = steps.length
    if (isEffect) effects.add(number)
    if (dies(number, 'before')) return await never()
    underWay += 1
    pulse += 1
    const [outcome] = await Promise.allSettled([failing(name, number, work)])
    underWay -= 1
    pulse += 1
    if (dies(number, 'after')) return await never()
    if (outcome.status === 'rejected') throw outcome.reason
    isHeard?.(outcome.value)
    return outcome.value
  }

  async function failing<T>(name: string, number: number, work: () => Promise<T>): Promise<T> {
    if (failure?.step !== number) return await work()
    if (failure.when === 'after' || name === 'commit') await work()
    throw new Error(failureMessage)
  }

  function dies(number: number, when: Moment['when']): boolean {
    if (moment?.step === number && moment.when === when) death.abort()
    return death.signal.aborted
  }

  const transport: Transport = async (call, signal) => {
    const until = AbortSignal.any(signal ? [signal, death.signal] : [death.signal])
    if (call.method !== 'getUpdates') {
      const make = async () => {
        strike(call.method)
        return await through(call, until)
      }
      return await step(call.method, make, { isEffect: true })
    }
    if (death.signal.aborted) return await never()
    strike(call.method)
    const reply = await through(call, until)
    // An empty answer is no step: it brings nothing, and comes whenever the waiting ends.
    if (isEmpty(reply.body)) return death.signal.aborted ? await never() : reply
    return await step('getUpdates', async () => await Promise.resolve(reply), { isEffect: true })
  }

  const statements = (
    queryable: SqlQueryable,
    noted: (writes: boolean) => { isEffect: boolean },
  ): Pick<SqlQueryable, 'queryRaw' | 'executeRaw'> => ({
    queryRaw: async (query) =>
      await step(brief(query.sql), () => queryable.queryRaw(query), noted(isWriting(query.sql))),
    executeRaw: async (query) =>
      await step(brief(query.sql), () => queryable.executeRaw(query), noted(isWriting(query.sql))),
  })

  const transactionOf = (plain: Transaction): Transaction => {
    let isOpen = true
    let isWritten = false
    const end = (): void => {
      if (isOpen) openTransactions -= 1
      isOpen = false
    }
    const ending = async (name: string, work: () => Promise<void>): Promise<void> => {
      const finish = async () => {
        // A commit that fails before it is made has ended the transaction all the same.
        const isRefused = name === 'commit' && failure?.step === steps.length && failure.when === 'before'
        await (isRefused ? plain.rollback() : work()).finally(end)
        if (isRefused) throw new Error(failureMessage)
      }
      await step(name, finish, { isEffect: name === 'commit' && isWritten })
    }
    return {
      provider: plain.provider,
      adapterName: plain.adapterName,
      options: plain.options,
      ...statements(plain, (writes) => {
        isWritten ||= writes
        return { isEffect: false }
      }),
      commit: async () => await ending('commit', () => plain.commit()),
      rollback: async () => await ending('rollback', () => plain.rollback()),
    }
  }

  const adapterOf = (plain: SqlDriverAdapter): SqlDriverAdapter => ({
    provider: plain.provider,
    adapterName: plain.adapterName,
    ...statements(plain, (writes) => ({ isEffect: writes })),
    executeScript: async (script) => await step('script', () => plain.executeScript(script), { isEffect: true }),
    getConnectionInfo: () => plain.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    startTransaction: async (isolation) => {
      const begun = await step('begin', () => plain.startTransaction(isolation), {
        isHeard: () => (openTransactions += 1),
      })
      return transactionOf(begun)
    },
    dispose: () => plain.dispose(),
  })

  const mortal: Mortal = {
    adapterOf,
    transport,
    get steps() {
      return steps
    },
    get effects() {
      return effects
    },
    countFrom: () => {
      begin()
      moment = undefined
      failure = undefined
    },
    dieAt: (at) => {
      begin()
      moment = at
    },
    failAt: (at) => {
      begin()
      moment = undefined
      failure = at
    },
    die: () => death.abort(),
    death: death.signal,
    get isBusy() {
      return underWay > 0 || (openTransactions > 0 && !death.signal.aborted)
    },
    get pulse() {
      return pulse
    },
  }
  return mortal
}

const failureMessage = 'the connection broke'

function isEmpty(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'result' in answer &&
    Array.isArray(answer.result) &&
    answer.result.length === 0
  )
}

function never(): Promise<never> {
  return Promise.withResolvers<never>().promise
}

function isWriting(sql: string): boolean {
  return !/^\s*select/i.test(sql)
}

function brief(sql: string): string {
  return sql.replaceAll(/\s+/g, ' ').trim().slice(0, 90)
}
