import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  breaches,
  circles,
  exceptions,
  line,
  machinery,
  mayBeRussian,
  mayQueryRaw,
  placeOf,
  rootFiles,
  type Import,
} from './kit/house.ts'
import { exportedFunctions, forbiddenIn, importedNames } from './kit/source.ts'

const root = join(import.meta.dirname, '..')
const files = filesUnder('src').filter((file) => !file.includes('/generated/'))
const modules = files.filter((file) => file.endsWith('.ts'))
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

describe('the house', () => {
  let imports: Import[] = []
  let seen: string[] = []

  beforeAll(async () => {
    ;({ imports, seen } = await readImports())
  })

  it('is seen whole', () => {
    expect(modules.length).toBeGreaterThan(20)
    expect(seen).toEqual(expect.arrayContaining(modules))
    expect(imports.length).toBeGreaterThan(modules.length)
  })

  it('has only folders that stand on the line, and beside them only files that are named', () => {
    const entries = readdirSync(join(root, 'src'), { withFileTypes: true })
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    expect(folders.filter((name) => !line.includes(name))).toEqual([])
    expect(entries.filter((entry) => entry.isFile() && !rootFiles[entry.name])).toEqual([])
    expect(Object.keys(machinery).filter((name) => !line.includes(name))).toEqual([])
    expect(Object.keys(exceptions).filter((file) => !modules.includes(file))).toEqual([])
  })

  it('is imported downwards along the line, and by each kind of file only what that kind may see', () => {
    expect(breaches(imports)).toEqual([])
  })

  it('has no circles', () => {
    expect(circles(imports)).toEqual([])
  })

  it('is drawn in the README as it stands', () => {
    const drawing = ` ${line.join(' ')} `
    const wrong = ['README.md', 'README.en.md'].filter(
      (file) => !readFileSync(join(root, file), 'utf8').replaceAll(/\s+/g, ' ').includes(drawing),
    )
    expect(wrong).toEqual([])
  })

  it('has tests that mirror it', () => {
    const folders = readdirSync(join(root, 'test'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const known = [...line, 'access', 'journeys', 'kit', 'scripts', 'reliability']
    expect(folders.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
  })
})

describe('the check of imports', () => {
  it.each([
    ['src/people/name.ts', 'src/joining/invitation.ts', 'a folder to the right'],
    ['src/people/name.ts', 'src/config.ts', 'a file that stands outside the folders'],
    ['src/consent/consent.ts', 'grammy', 'grammY in rules'],
    ['src/consent/consent.ts', 'node:fs', 'a Node module in rules'],
    ['src/consent/consent.ts', 'src/db/generated/client.ts', 'Prisma in rules'],
    ['src/consent/consent.ts', 'src/people/store.ts', 'rows in rules'],
    ['src/consent/store.ts', 'src/outbox/actions.ts', 'a store that speaks'],
    ['src/consent/store.ts', 'src/people/store.ts', "another folder's store in a store"],
    ['src/consent/actions.ts', 'grammy', 'grammY in actions'],
    ['src/consent/actions.ts', 'src/consent/view.ts', 'a view in actions'],
    ['src/consent/view.ts', 'src/consent/store.ts', 'a view that fetches'],
    ['src/consent/bot.ts', 'src/db/transaction.ts', 'a handler that opens a transaction'],
    ['src/mentors/bot/card.ts', 'src/consent/bot.ts', "another folder's handlers"],
    ['src/mentors/actions.ts', 'src/consent/jobs.ts', "another folder's jobs"],
    ['src/server.ts', 'src/consent/bot.ts', 'handlers outside bot.ts'],
    ['src/digests/jobs.ts', 'node-cron', 'a timer outside schedule.ts'],
  ])('refuses to %s: %s, %s', (from, to) => {
    expect(breaches([{ from, to, typeOnly: false }])).toHaveLength(1)
  })

  it.each([
    ['src/consent/consent.ts', 'src/people/role.ts'],
    ['src/consent/store.ts', 'src/db/transaction.ts'],
    ['src/consent/actions.ts', 'src/people/store.ts'],
    ['src/consent/actions.ts', 'src/outbox/actions.ts'],
    ['src/consent/view.ts', 'src/telegram/button.ts'],
    ['src/consent/bot.ts', 'grammy'],
    ['src/consent/bot.ts', 'src/consent/view.ts'],
    ['src/bot.ts', 'src/consent/bot.ts'],
    ['src/schedule.ts', 'node-cron'],
  ])('lets %s have %s', (from, to) => {
    expect(breaches([{ from, to, typeOnly: false }])).toEqual([])
  })

  it('finds a circle', () => {
    const edges = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
    ].map(([from = '', to = '']) => ({ from, to, typeOnly: false }))
    expect(circles(edges)).toEqual(['b → c → b'])
  })

  it('finds hidden clocks, effects, unexplained casts and Russian, and their lines', () => {
    const source =
      "// я\nconst at = new Date()\nDate.now()\nprocess.exit()\n\nconst a = b as string\n// why\nconst c = d as string\nsay('да')\nnew Date(0)"
    expect(forbiddenIn('src/a.ts', source)).toEqual([
      'src/a.ts:2 new Date()',
      'src/a.ts:3 Date.now',
      'src/a.ts:4 process',
      'src/a.ts:6 as without a comment',
      'src/a.ts:9 Russian',
    ])
  })
})

describe('a file of src', () => {
  it('has at most 200 lines', () => {
    const long = [...sources].filter(([file, source]) => /\.[jt]s$/.test(file) && source.split('\n').length > 201)
    expect(long.map(([file]) => file)).toEqual([])
  })

  it('that is no code holds no Russian at all', () => {
    const others = [...sources].filter(([file]) => !/\.[jt]s$/.test(file) && !mayBeRussian[file])
    expect(others.filter(([, source]) => /[а-яё]/i.test(source)).map(([file]) => file)).toEqual([])
  })

  it('of the page holds no Russian outside comments', () => {
    const scripts = files.filter((file) => file.endsWith('.js'))
    const found = scripts.flatMap((file) => forbiddenIn(file, textOf(file)))
    expect(found.filter((one) => one.endsWith('Russian'))).toEqual([])
  })

  it('holds no Russian outside comments, takes clocks, process and console only in main.ts, explains every cast', () => {
    const found = modules.flatMap((file) =>
      forbiddenIn(file, textOf(file)).filter((one) => !(mayBeRussian[file] && one.endsWith(' Russian'))),
    )
    expect(found).toEqual([])
  })

  it('writes SQL only where it may', () => {
    const raw = modules.filter((file) => /\$(query|execute)Raw/.test(textOf(file)))
    expect(raw.filter((file) => !Object.keys(mayQueryRaw).some((place) => file.startsWith(place)))).toEqual([])
  })

  it('is no barrel', () => {
    expect(modules.filter((file) => /^export \* /m.test(textOf(file)))).toEqual([])
  })

  it('called store names its functions by what they do to rows', () => {
    const names = modules
      .filter((file) => placeOf(file).kind === 'store' && !machinery[placeOf(file).folder])
      .flatMap((file) => exportedFunctions(textOf(file)).map((name) => `${file} ${name}`))
    expect(names.filter((name) => !/ (find|list|count|is|has|save|add|remove|to)[A-Z]/.test(name))).toEqual([])
  })

  it('called bot only reads from stores', () => {
    const taken = modules
      .filter((file) => placeOf(file).kind === 'bot')
      .flatMap((file) => importedNames(textOf(file)).map((imported) => ({ file, ...imported })))
      .filter(({ from, typeOnly }) => /(^|\/)store(\.ts$|\/)/.test(from) && !typeOnly)
    expect(taken.filter(({ name }) => !/^(find|list|count|is|has)[A-Z]/.test(name))).toEqual([])
  })
})

async function readImports(): Promise<{ imports: Import[]; seen: string[] }> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      parser: 'swc',
      tsPreCompilationDeps: true,
      moduleSystems: ['es6'],
      doNotFollow: { path: 'node_modules' },
    },
    { extensions: ['.ts', '.js'] },
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with a text')
  const own = output.modules.filter(({ source }) => source.startsWith('src/') && !source.includes('/generated/'))
  const imports = own.flatMap(({ source, dependencies }) =>
    dependencies.map(({ module, resolved, dependencyTypes }) => ({
      from: source,
      to: module.startsWith('.') ? resolved : dependencyTypes.includes('core') ? `node:${resolved}` : packageOf(module),
      typeOnly: dependencyTypes.includes('type-only'),
    })),
  )
  return { imports, seen: own.map(({ source }) => source) }
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

function textOf(file: string): string {
  return sources.get(file) ?? ''
}
