import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readConfig, settingNames } from '../src/config.ts'

/** Read by the tests themselves, so the program's schema does not know them. */
const testSettings = ['TEST_DATABASE_URL', 'FULL']

const token = '123456:AAfictional-token_of_nobody'
const secret = 'a-secret-of-at-least-32-characters'
const district = {
  DISTRICT_NAME: 'Education Office of Northern District',
  DISTRICT_SHORT_NAME: 'EO North',
  DISTRICT_ADDRESS: '1 School Street, Northern',
}

function problemsOf(environment: Record<string, string>): string[] {
  const read = readConfig(environment)
  return read.ok ? [] : read.problems
}

describe('the settings', () => {
  it('are the same in the schema, in .env.example and in the README', () => {
    const names = [...settingNames, ...testSettings].toSorted()
    expect(namesIn('.env.example', /^([A-Z_]+)=/gm)).toEqual(names)
    expect(namesIn('README.md', /^\| `([A-Z_]+)`/gm)).toEqual(names)
  })

  it('have in .env.example the defaults of the schema', () => {
    const lines = [...text('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value]) => [name, value])
    expect(readConfig(Object.fromEntries(lines))).toEqual(readConfig({}))
  })

  it('may all be absent: then it is the training mode on the embedded database', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        messenger: { mode: 'training' },
        database: { kind: 'embedded', folder: './data/training' },
        dataFolder: './data',
        port: 8080,
        logLevel: 'info',
        district: undefined,
      },
    })
  })

  it('mean the same empty as absent', () => {
    const empty = Object.fromEntries(settingNames.map((name) => [name, name === 'PORT' ? '  ' : '']))
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  it('with a token alone mean long polling and a folder of live data', () => {
    const read = readConfig({ BOT_TOKEN: token, BOT_API_ROOT: 'http://127.0.0.1:8081/', DATA_DIR: '/var/lib/mentors' })
    expect(read).toMatchObject({
      ok: true,
      config: {
        messenger: { mode: 'polling', token, apiRoot: 'http://127.0.0.1:8081' },
        database: { kind: 'embedded', folder: '/var/lib/mentors/live' },
      },
    })
  })

  it('with an address and a secret mean a webhook, with a database address a server', () => {
    const url = 'https://mentors.example/webhook'
    const database = 'postgresql://mentors:hidden@db.example/mentors'
    const read = readConfig({ BOT_TOKEN: token, WEBHOOK_URL: url, WEBHOOK_SECRET: secret, DATABASE_URL: database })
    expect(read).toMatchObject({
      ok: true,
      config: {
        messenger: { mode: 'webhook', token, url, secret },
        database: { kind: 'server', url: database, poolSize: 10 },
      },
    })
  })

  it('name the district whole', () => {
    const read = readConfig({ ...district, DISTRICT_TIME_ZONE: 'Asia/Yekaterinburg' })
    expect(read.ok && read.config.district).toEqual({
      name: 'Education Office of Northern District',
      shortName: 'EO North',
      address: '1 School Street, Northern',
      timeZone: 'Asia/Yekaterinburg',
    })
    expect(problemsOf({ DISTRICT_NAME: 'Northern' }).map(nameOf)).toEqual(['DISTRICT_SHORT_NAME', 'DISTRICT_ADDRESS'])
  })
})

describe('a wrong setting', () => {
  it('is named together with all others, and no value is repeated', () => {
    const wrong = {
      BOT_TOKEN: 'hidden-token',
      BOT_API_ROOT: 'hidden-root',
      WEBHOOK_URL: 'http://hidden.example',
      WEBHOOK_SECRET: 'hidden-secret',
      PORT: '700000',
      DATABASE_URL: 'mysql://root:hidden-password@localhost/base',
      DATABASE_POOL: 'hidden-number',
      LOG_LEVEL: 'hidden-level',
      DISTRICT_SHORT_NAME: 'hidden-district',
      DISTRICT_TIME_ZONE: 'Hidden/Zone',
    }
    const problems = problemsOf(wrong)
    expect(problems.map(nameOf).toSorted()).toEqual(
      [
        ...Object.keys(wrong).filter((name) => name !== 'DISTRICT_SHORT_NAME'),
        'DISTRICT_NAME',
        'DISTRICT_ADDRESS',
      ].toSorted(),
    )
    for (const value of Object.values(wrong)) expect(problems.join('\n')).not.toContain(value)
  })

  it.each([
    ['no secret', {}],
    ['a secret of 31 characters', { WEBHOOK_SECRET: 'a'.repeat(31) }],
    ['a secret with a space', { WEBHOOK_SECRET: `${'a'.repeat(20)} ${'a'.repeat(20)}` }],
  ])('stops a webhook: %s', (_, settings) => {
    const problems = problemsOf({ BOT_TOKEN: token, WEBHOOK_URL: 'https://mentors.example', ...settings })
    expect(problems.map(nameOf)).toEqual(['WEBHOOK_SECRET'])
  })

  it('is a webhook without a token', () => {
    const problems = problemsOf({ WEBHOOK_URL: 'https://mentors.example', WEBHOOK_SECRET: secret })
    expect(problems.map(nameOf)).toEqual(['BOT_TOKEN'])
  })
})

function nameOf(problem: string): string {
  return problem.split(':')[0] ?? ''
}

function namesIn(file: string, pattern: RegExp): string[] {
  return [...text(file).matchAll(pattern)].map(([, name = '']) => name).toSorted()
}

function text(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
