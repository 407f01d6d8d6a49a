import type { Result } from './store.ts'
import { saveResults } from './store.ts'
import type { DeliveryTools } from './deliver.ts'

/**
 * Writes down what became of the calls. What may be repeated without harm waits a moment for others, so that they share
 * a statement; so do results that come while one is under way.
 */
export function createResults(tools: Pick<DeliveryTools, 'db' | 'clocks' | 'log'>, onSaved: (result: Result) => void) {
  let waiting: Result[] = []
  let saving: Promise<void> | undefined
  let hurry = new AbortController()

  return {
    add(result: Result, mayLinger: boolean): void {
      waiting.push(result)
      if (!mayLinger) hurry.abort()
      saving ??= saveAll()
    },
    isEmpty: () => waiting.length === 0 && saving === undefined,
    async settle(): Promise<void> {
      hurry.abort()
      await saving
    },
  }

  async function saveAll(): Promise<void> {
    while (waiting.length > 0) {
      if (!hurry.signal.aborted) await tools.clocks.machine.sleep(lingerMilliseconds, hurry.signal)
      hurry = new AbortController()
      // The last word on each call: an older one may have waited for the database.
      const batch = [...new Map(waiting.map((one) => [one.id, one])).values()]
      waiting = []
      try {
        await saveResults(tools.db, batch, tools.clocks.business.now())
        batch.forEach(onSaved)
      } catch (error) {
        tools.log.error('results not saved', { count: batch.length }, error)
        waiting.unshift(...batch)
        await tools.clocks.machine.sleep(afterFailureMilliseconds)
      }
    }
    // In the same breath as the last look: whatever is added from now on begins anew instead of being forgotten.
    saving = undefined
  }
}

/** The confirmation of a press and the edit of its message are answered about together. */
const lingerMilliseconds = 10
const afterFailureMilliseconds = 1000
