import { pino, type DestinationStream } from 'pino'

/**
 * The only fields that enter the log. No name, phone, answer, token or text of a message is among them,
 * and whatever else is handed over is left out.
 */
const allowedFields = [
  'correlation',
  'platform',
  'inboxId',
  'outboxId',
  'attempt',
  'method',
  'status',
  'count',
  'milliseconds',
  'job',
  'updateKind',
  'lane',
  'mode',
  'port',
  'engine',
  'reason',
  'kind',
  'signal',
  'name',
] as const

export type LogFields = { readonly [field in (typeof allowedFields)[number]]?: string | number | bigint | boolean }

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields, error?: unknown): void
  error(event: string, fields?: LogFields, error?: unknown): void
}

/** A failure of ours, whose message holds ids only and may be logged. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

export function createLog(level: string, destination?: DestinationStream): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    ...(destination ? [destination] : []),
  )
  return {
    info: (event, fields) => logger.info(pick(fields), event),
    warn: (event, fields, error) => logger.warn({ ...pick(fields), ...describe(error) }, event),
    error: (event, fields, error) => logger.error({ ...pick(fields), ...describe(error) }, event),
  }
}

function pick(fields: LogFields = {}): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const field of allowedFields) {
    const value = fields[field]
    if (value !== undefined) picked[field] = typeof value === 'bigint' ? String(value) : value
  }
  return picked
}

/**
 * Messages of foreign errors quote values (Prisma, PGlite, JSON.parse) and addresses with tokens (grammY),
 * so of those only the name, the code and the places in the code are kept.
 */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return error === undefined ? {} : { error: typeof error }
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
  return {
    error: error.name,
    ...('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? { code: error.code }
      : {}),
    ...(error instanceof Fault ? { message: error.message } : {}),
    ...(frames ? { stack: frames } : {}),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  }
}
