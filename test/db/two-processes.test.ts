import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { counts } from '../kit/counts.ts'

const rounds = counts({ quick: 3, full: 20, night: 200 })

let home: string
let folder: string
const children: ChildProcess[] = []
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'nastavnik-'))
  folder = join(home, 'training')
})
afterEach(async () => {
  for (const child of children.splice(0)) await end(child)
  await rm(home, { recursive: true, force: true })
})

describe('two processes and one folder', () => {
  it(`are never both in, whoever is faster (${rounds} races)`, async () => {
    await makeDatabase()
    for (let race = 0; race < rounds; race += 1) {
      const [first, second] = await Promise.all([opener(), opener()])
      expect([first.said.status, second.said.status].toSorted()).toEqual(['in-use', 'open'])
      const loser = first.said.status === 'open' ? second : first
      expect(loser.said.sentence).toContain(folder)
      await Promise.all([end(first.child), end(second.child)])
    }
  }, 180_000)

  it('the second is turned away within two seconds', async () => {
    await makeDatabase()
    await opener()
    const begun = performance.now()
    const { said } = await opener()
    expect(said.status).toBe('in-use')
    expect(said.at - begun).toBeLessThan(2_000)
  })

  it('may follow each other, also after a kill', async () => {
    const first = await opener()
    expect(first.said.status).toBe('open')
    const kept = answer(first.child)
    first.child.stdin?.write('lease 1\n')
    expect(await kept).toMatchObject({ status: 'kept' })
    await end(first.child)
    const db = await connect({ kind: 'embedded', folder })
    expect(await db.client.lease.findMany({ select: { name: true } })).toEqual([{ name: 'lease 1' }])
    await db.close()
  })

  it(`a process killed at any moment of the first start leaves a folder that opens (${rounds} kills)`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const child = start()
      // Spread over the two seconds that a first start takes.
      await new Promise((done) => setTimeout(done, 300 + ((round * 617) % 1900)))
      await end(child)
    }
    expect((await opener()).said.status).toBe('open')
  }, 180_000)

  it('a start on an existing database takes at most 300 MB', async () => {
    await makeDatabase()
    const { said } = await opener()
    expect(said.bytes / 1024 / 1024).toBeLessThan(300)
  })
})

async function makeDatabase(): Promise<void> {
  const db = await connect({ kind: 'embedded', folder })
  await db.close()
}

type Said = { status: string; sentence?: string; bytes: number; at: number }

async function opener(): Promise<{ child: ChildProcess; said: Said }> {
  const child = start()
  return { child, said: await answer(child) }
}

function start(): ChildProcess {
  const script = new URL('./opener.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--liftoff-only', script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

async function answer(child: ChildProcess): Promise<Said> {
  if (child.stdout === null) throw new Error('the child has no output')
  const lines = createInterface(child.stdout)
  const [line] = await once(lines, 'line')
  lines.close()
  return { ...JSON.parse(String(line)), at: performance.now() }
}

/** With SIGKILL: whatever is left is what a crash leaves. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
