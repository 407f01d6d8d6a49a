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

/**
 * Sends that the messenger may still count against a second: those under way, and those answered within the last one.
 * The pace alone is not enough: whoever halts for a moment, this process, the network or the messenger, lets sends that
 * left evenly arrive together.
 */
export function createSecond(pace: Pace, now: () => number) {
  // The messenger allows 30; the pace stays a little below.
  const most = Math.floor(pace.sendsPerSecond) + 2
  let underWay = 0
  let answeredAt: number[] = []
  return {
    begin(): void {
      underWay += 1
    },
    end(): void {
      underWay -= 1
      answeredAt.push(now())
    },
    /** Milliseconds until it is worth asking again; 0 when another may begin. */
    wait(): number {
      const at = now()
      // None is from the future, unless the clock was set back.
      answeredAt = answeredAt.filter((one) => one > at - 1000 && one <= at)
      if (underWay + answeredAt.length < most) return 0
      const [oldest] = answeredAt
      return oldest === undefined ? lookAgainMilliseconds : oldest + 1000 - at
    },
  }
}

const lookAgainMilliseconds = 50
