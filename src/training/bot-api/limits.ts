import { type Refusal, tooManyRequests } from './refusal.ts'

/** How much the server takes before it answers 429. */
export interface Limits {
  /** Messages a second to everybody, and to one chat. */
  readonly perSecond: number
  readonly perChatPerSecond: number
  /** How many may come at once into one chat, 1 unless said. */
  readonly chatBurst?: number
  /** Milliseconds of a clock that nobody moves. */
  readonly clock: () => number
}

interface Bucket {
  tokens: number
  at: number
}

/** A token bucket for everybody and one for each chat; null when the message may go. */
export function createLimiter(limits: Limits | undefined): (method: string, chat: string) => Refusal | null {
  if (!limits) return () => null
  const { perSecond, perChatPerSecond, chatBurst = 1, clock } = limits
  const common: Bucket = { tokens: perSecond, at: clock() }
  const chats = new Map<string, Bucket>()
  return (method, chat) => {
    if (!/^(?:send(?!ChatAction)|copy|forward)/.test(method)) return null
    const now = clock()
    const own = chats.get(chat) ?? { tokens: chatBurst, at: now }
    chats.set(chat, own)
    refill(common, now, perSecond, perSecond)
    refill(own, now, perChatPerSecond, chatBurst)
    const waitSeconds = Math.max((1 - common.tokens) / perSecond, (1 - own.tokens) / perChatPerSecond)
    if (waitSeconds > 0) return tooManyRequests(Math.ceil(waitSeconds))
    common.tokens -= 1
    own.tokens -= 1
    return null
  }
}

function refill(bucket: Bucket, now: number, rate: number, most: number): void {
  bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1000) * rate)
  bucket.at = now
}
