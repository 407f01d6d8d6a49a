// `node scripts/start.mjs` starts the program; `node scripts/start.mjs scripts/backup.ts …` runs a script the same way.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { compileCache, root, setUp } from './setup.mjs'

const [file = 'src/main.ts', ...parameters] = process.argv.slice(2)
const node = setUp({ tools: false })

// The embedded database is WebAssembly; V8's optimising compiler for it costs 300 MB and must be left out on the command line.
// Young objects get 8 MB of room a side, less than V8 takes by itself: forty megabytes less at start and a hundred at the peak of the monthly
// summaries, for the same processor time (docs/decisions/0010-performance.md).
const child = spawn(node, ['--liftoff-only', '--max-semi-space-size=8', join(root, file), ...parameters], {
  stdio: 'inherit',
  env: { ...compileCache, ...process.env },
})

// A terminal sends Ctrl+C to the child as well: it has to bear the signal twice.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))

child.on('error', (error) => {
  process.stderr.write(`${node}: ${error.message}\n`)
  process.exitCode = 1
})
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 128 + constants.signals[signal] : code
})
