/** What can go wrong between a bot and Telegram. */
export type Fault =
  | { readonly kind: 'rate'; readonly retryAfter: number }
  | { readonly kind: 'error'; readonly code: number; readonly description: string }
  /** A page of HTML instead of an answer. */
  | { readonly kind: 'gateway'; readonly status?: number }
  /** Nothing comes until heal() or until the bot gives up. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** The connection breaks before anything was done. */
  | { readonly kind: 'reset' }
  /** Everything was done, and the connection breaks before the answer. */
  | { readonly kind: 'lost-answer' }

export interface FaultScope {
  readonly method?: string
  readonly chat?: number
  /** How many calls it strikes, one unless said; Infinity until heal(). */
  readonly times?: number
  /** How many such calls pass before it begins. */
  readonly after?: number
}

export interface FaultRule {
  readonly fault: Fault
  readonly scope: FaultScope
  readonly left: number
  readonly after: number
}

export type Faults = ReturnType<typeof createFaults>

export function createFaults() {
  let rules: FaultRule[] = []
  let healed = Promise.withResolvers<never>()
  // Nobody may be listening when it is healed.
  healed.promise.catch(() => undefined)

  return {
    add(fault: Fault, scope: FaultScope = {}): void {
      rules.push({ fault, scope, left: scope.times ?? 1, after: scope.after ?? 0 })
    },
    /** Ends every fault; what hung breaks off. */
    heal(): void {
      rules = []
      healed.reject(brokenConnection())
      healed = Promise.withResolvers<never>()
      healed.promise.catch(() => undefined)
    },
    rules: (): readonly FaultRule[] => rules,
    /** The fault that strikes this call, if one does. */
    strike(method: string, chat: string): Fault | undefined {
      if (rules.length === 0) return undefined
      const rule = rules.find((candidate) => matches(candidate.scope, method, chat))
      if (!rule) return undefined
      const strikes = rule.after === 0
      const next = strikes ? { ...rule, left: rule.left - 1 } : { ...rule, after: rule.after - 1 }
      rules = rules.map((other) => (other === rule ? next : other)).filter((other) => other.left > 0)
      return strikes ? rule.fault : undefined
    },
    /** Never answers; rejects when healed or given up. */
    hang(signal?: AbortSignal): Promise<never> {
      if (!signal) return healed.promise
      return Promise.race([
        healed.promise,
        new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(brokenConnection()), { once: true })
        }),
      ])
    },
  }
}

export function brokenConnection(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}

function matches(scope: FaultScope, method: string, chat: string): boolean {
  // A poll is struck only when it is named: a fault is meant for what the bot does.
  if (scope.method === undefined && method === 'getUpdates') return false
  if (scope.method !== undefined && scope.method.toLowerCase() !== method.toLowerCase()) return false
  return scope.chat === undefined || String(scope.chat) === chat
}
