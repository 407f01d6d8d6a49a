// `npm test -- <file or option of vitest>`; FULL=1 takes the long counts.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { compileCache, root, setUp } from './setup.mjs'

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(setUp(), [vitest, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...compileCache, ...process.env },
})
process.exitCode = status ?? 1
