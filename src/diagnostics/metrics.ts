import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** What `/metrics` shows; labels are of small fixed sets, never ids. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    collectProcess: () => collectDefaultMetrics({ register: registry }),
    updates: new Counter({ name: 'updates_total', help: 'Updates by outcome', labelNames: ['outcome'], registers }),
    updateSeconds: new Histogram({
      name: 'update_seconds',
      help: 'From the claim to the commit',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30],
      registers,
    }),
    calls: new Counter({
      name: 'calls_total',
      help: 'Calls to the messenger by outcome',
      labelNames: ['outcome', 'lane'],
      registers,
    }),
    inbox: new Gauge({ name: 'inbox_waiting', help: 'Updates not yet handled', registers }),
    outbox: new Gauge({ name: 'outbox_owed', help: 'Calls not yet made', registers }),
    isLeader: new Gauge({ name: 'is_leader', help: '1 where this process polls, sends and ticks', registers }),
    jobs: new Counter({
      name: 'jobs_total',
      help: 'Runs of timed jobs by outcome',
      labelNames: ['job', 'outcome'],
      registers,
    }),
  }
}
