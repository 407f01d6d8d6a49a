import { z } from 'zod'

export type Config = {
  readonly messenger: Messenger
  readonly database:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'server'; readonly url: string; readonly poolSize: number }
  /** Where files of the program live, whatever the database. */
  readonly dataFolder: string
  readonly port: number
  readonly logLevel: LogLevel
  /** Undefined until the settings name it; the training mode invents its own. */
  readonly district: District | undefined
}

export type Messenger =
  | { readonly mode: 'training' }
  | { readonly mode: 'polling'; readonly token: string; readonly apiRoot: string }
  | {
      readonly mode: 'webhook'
      readonly token: string
      readonly apiRoot: string
      readonly url: string
      readonly secret: string
    }

export type District = {
  readonly name: string
  readonly shortName: string
  readonly address: string
  readonly timeZone: string
}

export type LogLevel = z.infer<typeof logLevels>

/** Each problem begins with the setting's name and never quotes its value: a log must not learn a token from a typing error. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; config: Config } | { ok: false; problems: string[] } {
  const given = presentIn(environment)
  const read = settings.safeParse(given)
  const wrong = read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const problems = [...wrong, ...missingIn(given)]
  if (!read.success || problems.length > 0) return { ok: false, problems }
  return { ok: true, config: configOf(read.data) }
}

const logLevels = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
  error: 'one of trace, debug, info, warn, error, fatal, silent',
})

const settings = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'digits, a colon, letters: as BotFather gave it')
    .optional(),
  BOT_API_ROOT: webAddress(['https:', 'http:'], 'an address such as https://api.telegram.org')
    .transform((address) => address.replace(/\/$/, ''))
    .default('https://api.telegram.org'),
  WEBHOOK_URL: webAddress(['https:'], 'an address that begins with https://').optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{32,256}$/, '32 to 256 characters of A-Z, a-z, 0-9, _ and -')
    .optional(),
  PORT: wholeNumber(0, 65_535).default(8080),
  DATABASE_URL: webAddress(['postgres:', 'postgresql:'], 'an address such as postgresql://user@host/base').optional(),
  // Two connections stay free for the gate and the timed jobs, so fewer than three would leave no worker.
  DATABASE_POOL: wholeNumber(3, 100).default(10),
  DATA_DIR: z.string().default('./data'),
  LOG_LEVEL: logLevels.default('info'),
  DISTRICT_NAME: z.string().optional(),
  DISTRICT_SHORT_NAME: z.string().optional(),
  DISTRICT_ADDRESS: z.string().optional(),
  DISTRICT_TIME_ZONE: z.string().refine(isTimeZone, 'a name such as Asia/Yekaterinburg').default('Europe/Moscow'),
})

export const settingNames: readonly string[] = Object.keys(settings.shape)

const districtNames = ['DISTRICT_NAME', 'DISTRICT_SHORT_NAME', 'DISTRICT_ADDRESS'] as const

/** An empty line of `.env` means the same as no line. */
function presentIn(environment: Readonly<Record<string, string | undefined>>): Partial<Record<string, string>> {
  const trimmed = settingNames.map((name) => [name, environment[name]?.trim()] as const)
  return Object.fromEntries(trimmed.filter(([, value]) => value))
}

function missingIn(given: Partial<Record<string, string>>): string[] {
  const problems: string[] = []
  if (given.WEBHOOK_URL && !given.WEBHOOK_SECRET) problems.push('WEBHOOK_SECRET: is needed where WEBHOOK_URL is set')
  if (given.WEBHOOK_URL && !given.BOT_TOKEN) problems.push('BOT_TOKEN: is needed where WEBHOOK_URL is set')
  const absent = districtNames.filter((name) => !given[name])
  if (absent.length === districtNames.length) return problems
  return [...problems, ...absent.map((name) => `${name}: is needed where another line of the district is set`)]
}

function configOf(values: z.infer<typeof settings>): Config {
  const messenger = messengerOf(values)
  const { DATABASE_URL: url, DATABASE_POOL: poolSize, DATA_DIR } = values
  const folder = `${DATA_DIR}/${messenger.mode === 'training' ? 'training' : 'live'}`
  return {
    messenger,
    database: url ? { kind: 'server', url, poolSize } : { kind: 'embedded', folder },
    dataFolder: DATA_DIR,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    district: districtOf(values),
  }
}

function messengerOf(values: z.infer<typeof settings>): Messenger {
  const { BOT_TOKEN: token, BOT_API_ROOT: apiRoot, WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = values
  if (!token) return { mode: 'training' }
  if (url && secret) return { mode: 'webhook', token, apiRoot, url, secret }
  return { mode: 'polling', token, apiRoot }
}

function districtOf(values: z.infer<typeof settings>): District | undefined {
  const { DISTRICT_NAME: name, DISTRICT_SHORT_NAME: shortName, DISTRICT_ADDRESS: address } = values
  if (!name || !shortName || !address) return undefined
  return { name, shortName, address, timeZone: values.DISTRICT_TIME_ZONE }
}

function webAddress(protocols: readonly string[], message: string) {
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), message)
}

function wholeNumber(min: number, max: number) {
  const message = `a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
