import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBotApi, TOKEN } from '../training/bot-api/kit.ts'

const scripts = join(import.meta.dirname, '../../scripts')

let folder: string
let running: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nastavnik-start-'))
  running = []
})

afterEach(async () => {
  for (const child of running) killWithItsOwn(child)
  await Promise.all(running.map((child) => ended(child)))
  rmSync(folder, { recursive: true, force: true })
})

describe('npm start', () => {
  it('needs no settings: it says where its page is, answers there, and ends well on SIGTERM', async () => {
    const program = start({})
    const said = await program.said('Ctrl+C')
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? []
    expect(said).toContain('training mode')
    expect(await textAt(address)).toContain('<!doctype html>')
    expect(await textAt(`${address}/healthz`)).toContain('"ok":true')
    program.child.kill('SIGTERM')
    expect(await ended(program.child)).toBe(0)
  })

  it('names every wrong setting, repeats no secret and ends with 1', async () => {
    const program = start({ BOT_TOKEN: 'secret-of-nobody', PORT: 'many', WEBHOOK_URL: 'http://mentors.example' })
    expect(await ended(program.child)).toBe(1)
    const said = program.everything()
    for (const name of ['BOT_TOKEN', 'PORT', 'WEBHOOK_URL', 'WEBHOOK_SECRET']) expect(said).toContain(`${name}: `)
    expect(said).not.toContain('secret-of-nobody')
  })

  it('serves a Bot API server, names its bot, and prints the first link once', async () => {
    const botApi = openBotApi()
    try {
      const live = { ...district, BOT_TOKEN: TOKEN, BOT_API_ROOT: await botApi.listen(0) }
      const first = start(live)
      expect(await first.said('Ctrl+C')).toMatch(linkOf('mentor_demo_bot'))

      expect(await run(live, 'invite.ts')).toMatch(linkOf('mentor_demo_bot'))
      const another = await run(live, 'invite.ts', 'Education Office of Southern District', 'EO South')
      expect(another).toMatch(linkOf('mentor_demo_bot'))
      expect(await run(live, 'invite.ts')).toContain('  npm run invite -- "EO North"\n  npm run invite -- "EO South"')
      first.child.kill('SIGINT')
      expect(await ended(first.child)).toBe(0)
      expect(await run(live, 'invite.ts', 'EO North')).toMatch(linkOf('mentor_demo_bot'))
      expect(await run(live, 'invite.ts')).toContain('There are these districts; say which:')

      const second = start(live)
      expect(await second.said('Ctrl+C')).not.toMatch(linkOf('mentor_demo_bot'))
    } finally {
      await botApi.close()
    }
  })
})

describe('npm run invite', () => {
  it('sends whoever has no bot to the page', async () => {
    expect(await run({}, 'invite.ts')).toContain('This is the training mode')
  })
})

const district = {
  DISTRICT_NAME: 'Education Office of Northern District',
  DISTRICT_SHORT_NAME: 'EO North',
  DISTRICT_ADDRESS: '1 School Street, Northern',
}

function start(settings: Record<string, string>, ...script: string[]) {
  const env = { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', PORT: '0', ...settings }
  const child = spawn(process.execPath, [join(scripts, 'start.mjs'), ...script], {
    cwd: folder,
    env,
    stdio: 'pipe',
    // A group of its own: what is killed here is the starter, and the program is the starter's child.
    detached: true,
  })
  running.push(child)
  let output = ''
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()))
  child.on('close', () => resolve())
  return { child, closed, everything: () => output, said }

  /** Everything said until these words; rejects with it where the program ends without them. */
  async function said(words: string): Promise<string> {
    const { promise, resolve: hear, reject } = Promise.withResolvers<string>()
    const look = () => (output.includes(words) ? hear(output) : undefined)
    child.stdout.on('data', look)
    child.on('close', () => reject(new Error(`ended with ${child.exitCode ?? child.signalCode}: ${output}`)))
    look()
    return await promise
  }
}

async function run(settings: Record<string, string>, script: string, ...names: string[]): Promise<string> {
  const one = start(settings, join('scripts', script), ...names)
  await one.closed
  return one.everything()
}

function killWithItsOwn({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // The whole group has ended already.
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once('exit', resolve)
  return await promise
}

async function textAt(address: string): Promise<string> {
  return await (await fetch(address)).text()
}

function linkOf(bot: string): RegExp {
  return new RegExp(`https://t\\.me/${bot}\\?start=[\\w-]{22}`)
}
