/** The folders of src stand on one line: each imports only folders to its left. This is the one place that knows the order. */
export const line = [
  'calendar',
  'i18n',
  'diagnostics',
  'sheets',
  'charts',
  'db',
  'journal',
  'organisations',
  'people',
  'outbox',
  'telegram',
  'files',
  'documents',
  'notices',
  'questionnaires',
  'consent',
  'joining',
  'mentors',
  'requests',
  'banks',
  'pairs',
  'matching',
  'orders',
  'programmes',
  'help',
  'tasks',
  'meetings',
  'surveys',
  'roadmap',
  'staff',
  'schools',
  'privacy',
  'digests',
  'training',
]

/** Files beside the folders: each sees every folder, and no folder sees them. */
export const rootFiles: Record<string, string> = {
  'main.ts': 'environment, clock, terminal',
  'config.ts': 'settings',
  'start.ts': 'what starting live and in training share',
  'live.ts': 'starting with a real messenger',
  'train.ts': 'starting the training mode',
  'program.ts': 'the running whole',
  'bot.ts': 'handlers in their order',
  'home.ts': 'where everybody comes back to, and what stands before it',
  'menu.ts': 'what each may choose',
  'doors.ts': 'what stands under the cards of one folder and leads into another',
  'forms.ts': 'the questionnaires, and what follows from sending each',
  'consequences.ts': 'what earlier folders set off in later ones',
  'schedule.ts': 'timed jobs',
  'upkeep.ts': 'timed jobs of the night, of which nobody is told',
  'telling.ts': 'what gathered notices say',
  'server.ts': 'webhook, health, metrics',
}

/** Folders whose unreserved files are no rules, and why. Their store, actions, view, bot and jobs are as everywhere. */
export const machinery: Record<string, string> = {
  i18n: 'compiles the texts once, at start',
  diagnostics: 'log, metrics and clocks are effects by themselves',
  db: 'is what stores stand on',
  outbox: 'its gate sends and waits',
  sheets: 'workbooks come in through a worker thread',
  charts: 'draws pictures',
  documents: 'fills Word templates',
  files: 'fetches what people sent',
  telegram: 'the inbox, its workers, what all handlers share',
  training: 'a server of its own',
}

/** Files of machinery that only calculate, so rules may use them. */
const pure = [
  'src/charts/palette.ts',
  'src/i18n/language.ts',
  'src/i18n/html.ts',
  'src/i18n/order.ts',
  'src/documents/forms.ts',
  'src/documents/shapes.ts',
  'src/documents/law.ts',
  'src/documents/letterhead.ts',
  'src/documents/data.ts',
  'src/documents/order-data.ts',
  'src/documents/programme-data.ts',
  'src/documents/journal-data.ts',
]

/** Single files that see more than their kind may, and why. */
export const exceptions: Record<string, string> = {
  'src/consent/text.ts': 'the words in locales/ are what a consent is about: it renders and hashes them',
  'src/joining/token.ts': 'a link is chance and a hash',
  'src/meetings/calendar-file.ts': 'writes .ics: both packages for it only calculate',
  'src/matching/thread.ts': 'a cohort is matched in a thread of its own',
  'src/matching/cohort-thread.ts': 'as above: what runs in it',
}

/** Where SQL may be written by hand, and why. */
export const mayQueryRaw: Record<string, string> = {
  'src/db/': 'migrations, backups and upkeep are below the ORM',
  'src/outbox/store.ts': 'one statement does there what the ORM needs five for',
  'src/telegram/store.ts': 'as above: the inbox',
  'src/questionnaires/store/drafts.ts': 'as above: drafts',
  'src/banks/store/listed.ts': 'filters over lists of words and the likeness of names are one statement',
  'src/training/training.ts': 'the reset empties every table at once',
}

/** Where Russian may stand in src, and why. */
export const mayBeRussian: Record<string, string> = {
  'src/training/district/people.json': 'names of invented people and schools are data',
  'src/calendar/typed-words.ts': 'how people write days and times is data',
  'src/documents/names.json': 'endings of names in the cases are data',
}

export type Kind = 'rules' | 'store' | 'actions' | 'view' | 'bot' | 'jobs' | 'machinery' | 'root'
export type Import = {
  readonly from: string
  /** A file of src, or a package, or a Node module: 'src/people/role.ts', 'grammy', 'node:fs'. */
  readonly to: string
  readonly typeOnly: boolean
}

/** Each breach as a sentence: 'src/consent/consent.ts (rules) must not import grammy'. */
export function breaches(imports: readonly Import[]): string[] {
  return imports
    .filter((edge) => !mayImport(edge))
    .map(({ from, to }) => `${from} (${placeOf(from).kind}) must not import ${to}`)
}

export function placeOf(path: string): { folder: string; kind: Kind } {
  const [, folder = '', name = '', ...deeper] = path.split('/')
  if (name === '') return { folder: '', kind: 'root' }
  if (pure.includes(path)) return { folder, kind: 'rules' }
  const part = deeper.length > 0 && !reserved[name] ? (deeper.at(-1) ?? '') : name
  return { folder, kind: reserved[part.replace(/\.ts$/, '')] ?? (machinery[folder] ? 'machinery' : 'rules') }
}

export function circles(imports: readonly Import[]): string[] {
  const next = Map.groupBy(imports, ({ from }) => from)
  const found: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (path.includes(file) || done.has(file)) return
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return found
}

const reserved: Record<string, Kind> = { store: 'store', actions: 'actions', view: 'view', bot: 'bot', jobs: 'jobs' }
const privateKinds: readonly Kind[] = ['bot', 'view', 'jobs']
const seesPrivate = [
  'src/bot.ts',
  'src/home.ts',
  'src/menu.ts',
  'src/doors.ts',
  'src/forms.ts',
  'src/consequences.ts',
  'src/telling.ts',
  'src/schedule.ts',
  'src/upkeep.ts',
]

/** Packages that only calculate: rules and whatever stands on rules may use them. */
const purePackages = ['temporal-polyfill', 'zod', 'chrono-node']
/** Packages with one place of their own. */
const homes: Record<string, string> = {
  'node-cron': 'src/schedule.ts',
  pino: 'src/diagnostics/',
  pg: 'src/db/',
  vega: 'src/charts/',
  'vega-lite': 'src/charts/',
  '@resvg/resvg-js': 'src/charts/',
  'ical-generator': 'src/meetings/calendar-file.ts',
  '@touch4it/ical-timezones': 'src/meetings/calendar-file.ts',
}

function mayImport(edge: Import): boolean {
  const { kind } = placeOf(edge.from)
  const home = homes[edge.to]
  if (home && !edge.from.startsWith(home)) return false
  if (exceptions[edge.from]) return !edge.to.startsWith('src/') || mayUseFolder(edge)
  if (!edge.to.startsWith('src/')) return mayUsePackage(kind, edge.to)
  return mayUseFolder(edge) && mayUseKind(kind, edge)
}

function mayUsePackage(kind: Kind, name: string): boolean {
  switch (kind) {
    case 'rules':
    case 'store':
    case 'view':
      return purePackages.includes(name)
    case 'actions':
    case 'jobs':
      return purePackages.includes(name) || name === 'node:crypto'
    case 'bot':
    case 'machinery':
    case 'root':
      return true
  }
}

function mayUseFolder({ from, to }: Import): boolean {
  const here = placeOf(from)
  const there = placeOf(to)
  if (here.kind === 'root') return !privateKinds.includes(there.kind) || seesPrivate.includes(from)
  if (there.kind === 'root') return false
  if (here.folder === there.folder) return true
  return line.indexOf(there.folder) < line.indexOf(here.folder) && !privateKinds.includes(there.kind)
}

function mayUseKind(kind: Kind, { from, to, typeOnly }: Import): boolean {
  const there = placeOf(to)
  const own = placeOf(from).folder === there.folder
  // A language and a key are words that everything may name.
  if (there.folder === 'i18n' && typeOnly) return true
  switch (kind) {
    case 'rules':
      return there.kind === 'rules' || there.folder === 'i18n'
    case 'store':
      return there.kind === 'rules' || there.folder === 'db' || (own && ['store', 'machinery'].includes(there.kind))
    case 'actions':
    case 'jobs':
      return (
        ['rules', 'store', 'actions'].includes(there.kind) ||
        ['i18n', 'db'].includes(there.folder) ||
        (own && there.kind === 'machinery')
      )
    case 'view':
      return (
        there.kind === 'rules' ||
        ['i18n', 'telegram'].includes(there.folder) ||
        typeOnly ||
        (own && there.kind === 'view')
      )
    case 'bot':
      return there.folder !== 'db' || typeOnly
    case 'machinery':
    case 'root':
      return true
  }
}
