/**
 * The pace of new messages, as measured against a server that allows 30 a second: 28.5 a second with no burst,
 * and one a second in a chat. Faster than that earns refusals, slower loses time.
 */
export type Pace = { readonly sendsPerSecond: number; readonly perChatMilliseconds: number }

export const telegramPace: Pace = { sendsPerSecond: 28.5, perChatMilliseconds: 1000 }

/** Milliseconds still to wait after the last send; never more than the interval, for the clock may have been set back. */
export function waitAfter(lastAt: number, intervalMilliseconds: number, now: number): number {
  return Math.min(lastAt + intervalMilliseconds - now, intervalMilliseconds)
}

/** One send in five is a broadcast's while both lanes wait. */
export function laneOfNext(
  sent: number,
  waiting: { readonly replies: number; readonly notices: number },
): 'REPLY' | 'NOTICE' | undefined {
  if (waiting.replies === 0 && waiting.notices === 0) return undefined
  if (waiting.replies === 0) return 'NOTICE'
  if (waiting.notices === 0) return 'REPLY'
  return sent % 5 === 4 ? 'NOTICE' : 'REPLY'
}
