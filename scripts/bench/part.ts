// A part of a measurement in a process of its own, so that its processor time and memory are its own.
import { fork } from 'node:child_process'
import { join } from 'node:path'

/** What a part answers; each question has one argument or none. */
export type Answers = Readonly<Record<string, (given: never) => unknown>>

export type Part<A extends Answers> = {
  ask<K extends keyof A & string>(question: K, ...given: Given<A, K>): Promise<Answer<A, K>>
  stop(): Promise<void>
}

type Given<A extends Answers, K extends keyof A> = Parameters<A[K]> extends [] ? [] : [Parameters<A[K]>[0]]
type Answer<A extends Answers, K extends keyof A> = Awaited<ReturnType<A[K]>>

type Question = { readonly number: number; readonly question: string; readonly given: unknown }
type Reply = { readonly number: number; readonly answer: unknown; readonly error?: string }

/** Starts `scripts/bench.ts <name>` and talks to it. */
export function startPart<A extends Answers>(name: string): Part<A> {
  const child = fork(join(import.meta.dirname, '..', 'bench.ts'), ['part', name], { serialization: 'advanced' })
  const waiting = new Map<number, (reply: Reply) => void>()
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const [number, answer] of waiting) answer({ number, answer: undefined, error: `the part ${name} ended` })
      resolve()
    })
  })
  let asked = 0
  // Only `servePart` answers.
  child.on('message', (message) => {
    const reply = message as Reply
    waiting.get(reply.number)?.(reply)
    waiting.delete(reply.number)
  })
  return {
    async ask<K extends keyof A & string>(question: K, ...[given]: Given<A, K>): Promise<Answer<A, K>> {
      const { promise, resolve } = Promise.withResolvers<Reply>()
      asked += 1
      waiting.set(asked, resolve)
      child.send({ number: asked, question, given } satisfies Question)
      const { answer, error } = await promise
      if (error !== undefined) throw new Error(`${name}, ${question}: ${error}`)
      // It is what the part's function returned; `Answers` are the type of that very object.
      return answer as Answer<A, K>
    },
    async stop() {
      child.disconnect()
      await exited
    },
  }
}

/** In the process of the part: answers until the asker is gone, then `end`s. */
export function servePart(answers: Answers, end: () => Promise<void>): void {
  process.on('message', (message) => {
    // Only `startPart` asks, and only what the part's type has.
    const { number, question, given } = message as Question
    answer(question, given as never).then((reply) => process.send?.({ number, ...reply }), console.error)
  })
  process.once('disconnect', () => void end().finally(() => process.exit()))

  async function answer(question: string, given: never): Promise<Omit<Reply, 'number'>> {
    try {
      return { answer: await answers[question]?.(given) }
    } catch (error) {
      return { answer: undefined, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
  }
}
