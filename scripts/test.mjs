// `npm test -- <file or option of vitest>`; FULL=1 takes the long counts, `npm run test:night` the longest.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { compileCache, root, setUp } from './setup.mjs'

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const isNight = process.argv[2] === '--night'
const { status } = spawnSync(setUp(), [vitest, 'run', ...process.argv.slice(isNight ? 3 : 2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...compileCache, ...process.env, ...(isNight ? { FULL: '1', NIGHT: '1' } : {}) },
})
process.exitCode = status ?? 1
