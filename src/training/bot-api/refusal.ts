/** An answer of the Bot API that is not a result: its code, its words, and how long to wait when that is the reason. */
export interface Refusal {
  readonly code: number
  readonly description: string
  readonly retryAfter?: number
}

const PREFIXES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
}

type RefusalError = Error & { readonly refusal: Refusal }

/** Ends a method with Telegram's words; they are worded as Telegram's own server does (telegram-bot-api, Client.cpp). */
export function refuse(code: number, words = ''): never {
  throw refusalError({ code, description: describe(code, words) })
}

export function tooManyRequests(retryAfter: number): Refusal {
  return { code: 429, description: `Too Many Requests: retry after ${retryAfter}`, retryAfter }
}

export function refusalError(refusal: Refusal): RefusalError {
  return Object.assign(new Error(refusal.description), { refusal })
}

export function isRefusal(error: unknown): error is RefusalError {
  return error instanceof Error && 'refusal' in error
}

function describe(code: number, words: string): string {
  const prefix = PREFIXES[code] ?? 'Bad Request'
  if (words === '') return prefix
  return `${prefix}: ${/^.[A-Z_]/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)}`
}
