import type { Result } from './store.ts'
import { saveResults } from './store.ts'
import type { DeliveryTools } from './deliver.ts'

/** Writes down what became of the calls. Results that come while a statement is under way share the next one. */
export function createResults(tools: Pick<DeliveryTools, 'db' | 'clocks' | 'log'>, onSaved: (result: Result) => void) {
  let waiting: Result[] = []
  let saving: Promise<void> | undefined

  return {
    add(result: Result): void {
      waiting.push(result)
      saving ??= saveAll()
    },
    isEmpty: () => waiting.length === 0 && saving === undefined,
    async settle(): Promise<void> {
      await saving
    },
  }

  async function saveAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await saveResults(tools.db, batch, tools.clocks.business.now())
        batch.forEach(onSaved)
      } catch (error) {
        tools.log.error('results not saved', { count: batch.length }, error)
        waiting.push(...batch)
        await tools.clocks.machine.sleep(afterFailureMilliseconds)
      }
    }
    // In the same breath as the last look: whatever is added from now on begins anew instead of being forgotten.
    saving = undefined
  }
}

const afterFailureMilliseconds = 1000
