// Everything a machine can say about the sources without running the program. Every step runs; the failed ones are named at the end.
import { spawnSync } from 'node:child_process'
import { dirname, delimiter, join } from 'node:path'
import { root, setUp } from './setup.mjs'

const steps = {
  format: 'oxfmt --check',
  types: 'tsc --project .',
  lint: 'oxlint',
  'unused code and dependencies': 'knip',
  architecture: 'vitest run --project house',
}

const node = setUp()
const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
const failed = Object.entries(steps).filter(([name, command]) => {
  process.stdout.write(`\n— ${name}: ${command}\n`)
  return (
    spawnSync(command, { cwd: root, shell: true, stdio: 'inherit', env: { ...process.env, PATH: path } }).status !== 0
  )
})

process.stdout.write(
  failed.length === 0 ? '\nAll checks passed\n' : `\nFailed: ${failed.map(([name]) => name).join(', ')}\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1
