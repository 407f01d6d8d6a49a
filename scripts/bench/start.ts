// P5: the second start, as `npm start` makes it, and the memory after it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '../../test/kit/server-database.ts'
import { median, report, say } from './figures.ts'
import { token } from './messenger.ts'
import { withMessenger } from './parts.ts'
import { serverUrl } from './subject.ts'

const starts = 5
const root = join(import.meta.dirname, '..', '..')
const port = 18_099

type Started = { readonly seconds: number; readonly megabytes: number }

export async function benchStart(): Promise<void> {
  say('P5  the second `npm start` until the program is ready, and its memory then')
  const bare = median(await timesOfBareNode())
  await withMessenger({ roundTripMilliseconds: 0, isStrict: false }, async ({ apiRoot }) => {
    const folder = mkdtempSync(join(tmpdir(), 'nastavnik-bench-'))
    const { url, drop } = await createDatabase({ url: serverUrl, template: 'template0' })
    const live = {
      BOT_TOKEN: token,
      BOT_API_ROOT: apiRoot,
      DATA_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      LANG: 'en',
    }
    try {
      await measure('PostgreSQL', { ...live, DATABASE_URL: url }, 150, bare)
      await measure('embedded disk', live, 300, bare)
    } finally {
      rmSync(folder, { recursive: true, force: true })
      await drop()
    }
  })
}

async function measure(name: string, settings: NodeJS.ProcessEnv, mostMegabytes: number, bare: number): Promise<void> {
  const first = await start(settings)
  const all: Started[] = []
  for (let count = 0; count < starts; count += 1) all.push(await start(settings))
  const seconds = median(all.map((one) => one.seconds))
  const megabytes = median(all.map((one) => one.megabytes))
  report(
    `${name}, ready`,
    `${seconds.toFixed(2)} s`,
    seconds <= 1.5,
    '≤ 1.5 s',
    `the first start ${first.seconds.toFixed(1)} s; Node that does nothing ${bare.toFixed(2)} s`,
  )
  report(
    `${name}, memory`,
    `${Math.round(megabytes)} MB`,
    megabytes <= mostMegabytes,
    `≤ ${mostMegabytes} MB`,
    `median of ${starts} starts, RSS as /metrics tells it`,
  )
}

/** From the command to the line that says it is ready. */
async function start(settings: NodeJS.ProcessEnv): Promise<Started> {
  const startedAt = performance.now()
  const child = spawn('node', [join(root, 'scripts', 'start.mjs')], {
    env: { ...process.env, ...settings },
    cwd: settings['DATA_DIR'],
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = Promise.withResolvers<void>()
  let said = ''
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString('utf8')
    if (/Ready|ready/.test(said)) ready.resolve()
  })
  await Promise.race([ready.promise, exited.then(() => Promise.reject(new Error(`the program ended:\n${said}`)))])
  const seconds = (performance.now() - startedAt) / 1000
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const megabytes = Number(metrics.match(/^process_resident_memory_bytes (\S+)/m)?.[1]) / 1e6
  child.kill('SIGTERM')
  await exited
  return { seconds, megabytes }
}

async function timesOfBareNode(): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < starts; count += 1) {
    const startedAt = performance.now()
    await new Promise((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', resolve))
    times.push((performance.now() - startedAt) / 1000)
  }
  return times
}
