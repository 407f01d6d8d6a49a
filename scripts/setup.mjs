// Makes a clone ready to run, on any Node from 20 on: dependencies, the pinned Node 24, the Prisma client, the types of
// the texts. Each step runs only when its inputs changed; with nothing to do it costs some tens of milliseconds.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** Node keeps there what it parsed and stripped of types, so the next start need not. */
export const compileCache = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile') }

const majorVersion = Number(process.versions.node.split('.')[0])
const stamp = join(root, 'node_modules', '.nastavnik-generated.json')

/** Returns the path of a Node that can run the sources. `tools: false` is content with an install that left out the development tools. */
export function setUp({ tools = true, again = false } = {}) {
  if (majorVersion < 20) stop(`This needs Node 20 or newer to begin with; this is ${process.versions.node}.`)
  if (!dependenciesInstalled(tools)) installDependencies()
  const node = findNode()
  generate(node, again)
  return node
}

/** What `npm ci` would install is installed: npm's own note in node_modules names the same versions as the lock. */
function dependenciesInstalled(tools) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages
  if (!wanted) throw new Error('package-lock.json is missing: this is not a whole clone')
  if (!present) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === '') return true
    if (present[path]) return present[path].version === version
    return Boolean(optional || devOptional || (dev && !tools))
  })
}

function installDependencies() {
  say('Installing the dependencies (a minute or two, only the first time and after an update)…')
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) run(process.execPath, [npm, 'ci', ...quiet])
  else run('npm', ['ci', ...quiet], { shell: process.platform === 'win32' })
}

function findNode() {
  const pinned = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(pinned)) return pinned
  if (majorVersion >= 24) return process.execPath
  stop(
    `The sources need Node 24 or newer; this is ${process.versions.node}, and for ${process.platform} on ${process.arch} npm brings none.\n` +
      'Install Node 24 (https://nodejs.org), see that `node --version` says so, and run the command again.',
  )
}

function generate(node, again) {
  const done = again ? {} : (readJson(stamp) ?? {})
  const steps = [
    {
      name: 'prisma',
      inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
      output: 'src/db/generated/client.ts',
      // The client needs no schema engine, but the generator downloads it unless it is given some file that exists.
      command: ['node_modules/prisma/build/index.js', 'generate', '--no-hints'],
      env: { PRISMA_SCHEMA_ENGINE_BINARY: node, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    },
    {
      name: 'texts',
      inputs: ['locales/ru', 'locales/en', 'scripts/generate-texts.ts', 'src/i18n', 'package-lock.json'],
      output: 'src/i18n/generated/messages.ts',
      command: ['scripts/generate-texts.ts'],
      env: {},
    },
  ]
  for (const step of steps) {
    const inputs = digest(step.inputs)
    if (done[step.name] === inputs && existsSync(join(root, step.output))) continue
    run(node, step.command, { env: { ...process.env, ...step.env }, quiet: true })
    done[step.name] = inputs
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, `${JSON.stringify(done)}\n`)
  }
}

function digest(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesOf))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(join(root, path))) return []
  if (statSync(join(root, path)).isFile()) return [path]
  const entries = readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map(({ name }) => `${path}/${name}`).toSorted()
}

function run(command, parameters, { env = process.env, shell = false, quiet = false } = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, parameters, {
    cwd: root,
    env,
    shell,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
  })
  if (status === 0) return
  stop(
    `${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}This step failed: ${[command, ...parameters].join(' ')}`,
  )
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

function stop(message) {
  say(message)
  process.exit(1)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  setUp({ again: process.argv.includes('--again') })
}
