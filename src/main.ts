// The only file that reads the environment, the clock and the terminal.
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Config, readConfig } from './config.ts'
import { connect } from './db/connect.ts'
import { DatabaseRefusal } from './db/refusal.ts'
import type { MachineClock } from './diagnostics/clocks.ts'
import { createLog } from './diagnostics/log.ts'
import { createMetrics } from './diagnostics/metrics.ts'
import { textsIn } from './i18n/texts.ts'
import { startLive } from './live.ts'
import { type Foundation, StartRefusal } from './start.ts'
import { startTraining } from './train.ts'

const texts = textsIn(process.env['LANG']?.startsWith('en') ? 'en' : 'ru')

const machine: MachineClock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) =>
    await pause(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined),
}

if (existsSync('.env')) process.loadEnvFile('.env')
const settings = readConfig(process.env)
if (settings.ok) await start(settings.config)
else refuse([texts.plain('start.badSettings'), ...settings.problems.map((problem) => `  ${problem}`)])

async function start(config: Config): Promise<void> {
  let stopping: Promise<void> | undefined
  let stop = async () => {}
  const stopOnce = async () => await (stopping ??= stop())
  try {
    const db = await connect(config.database)
    stop = async () => await db.close()
    db.failure.then(crash, crash)
    const metrics = createMetrics()
    metrics.collectProcess()
    const foundation: Foundation = {
      config,
      db,
      machine,
      metrics,
      texts,
      // In training somebody looks at the terminal: only trouble is written there, unless asked for.
      log: createLog(config.messenger.mode === 'training' && !process.env['LOG_LEVEL'] ? 'warn' : config.logLevel),
      // A folder has one process at a time: what a killed one held is taken over at once.
      holder: db.kind === 'embedded' ? 'embedded' : `${process.pid}-${process.hrtime.bigint()}`,
      say: (line) => console.log(line),
      fail: (line) => {
        refuse([line])
        stopOnce().catch(crash)
      },
    }
    const stopRunning =
      config.messenger.mode === 'training'
        ? await startTraining(foundation)
        : await startLive(foundation, config.messenger)
    stop = async () => {
      await stopRunning()
      await db.close()
    }
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stopOnce().catch(crash))
    console.log(texts.plain('start.ready', { seconds: Math.round(process.uptime() * 10) / 10 }))
  } catch (error) {
    if (!(error instanceof DatabaseRefusal || error instanceof StartRefusal)) return crash(error)
    refuse([error.message])
    await stopOnce()
  }
}

/** The database, the start or the stop has failed: nothing can be saved any more, and the supervisor starts the program again. */
function crash(error: unknown): void {
  // Not the whole error: with it comes the line of source that threw it, and that of a library is sixty thousand characters long.
  console.error(error instanceof Error ? `${error.name}: ${error.message.trim().split('\n').at(-1)}` : 'unknown error')
  process.exit(1)
}

function refuse(lines: readonly string[]): void {
  for (const line of lines) console.error(line)
  process.exitCode = 1
}
