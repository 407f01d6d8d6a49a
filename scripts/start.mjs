// `node scripts/start.mjs` starts the program; `node scripts/start.mjs scripts/backup.ts …` runs a script the same way.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { compileCache, root, setUp } from './setup.mjs'

const [file = 'src/main.ts', ...parameters] = process.argv.slice(2)
const node = setUp({ tools: false })

// The embedded database is WebAssembly; V8's optimising compiler for it costs 300 MB and must be left out on the command line.
const child = spawn(node, ['--liftoff-only', join(root, file), ...parameters], {
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
