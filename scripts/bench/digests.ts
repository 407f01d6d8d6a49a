// P7: the summaries of a month for 500 schools with 20,000 people and 8,000 pairs, beside smaller districts of the same run.
import { loadavg } from 'node:os'
import { batchOfSchools } from '../../src/digests/actions/summarising.ts'
import { report, say } from './figures.ts'
import { type Part, startPart } from './part.ts'
import type { createSummaries, Measured } from './summaries.ts'

type Answers = ReturnType<typeof createSummaries>['answers']

const sizes = [125, 250, 500] as const
/** One school at a time, as they were counted before, beside so many together. */
const batches = [1, batchOfSchools] as const
const [mostMegabytes, mostHeld] = [400, 50]
/** A figure is linear where four times the schools take at most this many times as much. */
const linear = 4.6

export async function benchDigests(): Promise<void> {
  say(`P7  summaries of a month: 40 people and 16 pairs a school, half a year of meetings; load ${load()}`)
  const found: { readonly schools: number; readonly measured: Measured }[] = []
  for (const schools of sizes) found.push({ schools, measured: await measure(schools) })
  const [smallest] = found
  const largest = found.at(-1)
  if (!smallest || !largest) return
  const growth = (of: (measured: Measured) => number) => of(largest.measured) / of(smallest.measured)
  const times = `${largest.schools / smallest.schools} × the schools`
  for (const [name, of] of [
    ['time', (one: Measured) => one.seconds],
    ['processor time', (one: Measured) => one.processorSeconds],
    ['statements', (one: Measured) => one.statements],
  ] as const) {
    const ratio = growth(of)
    const from = found.map(({ schools, measured }) => `${schools}: ${of(measured).toFixed(1)}`).join(', ')
    report(name, `${ratio.toFixed(2)} × for ${times}`, ratio <= linear, `≤ ${linear}`, from)
  }
  const { peakMegabytes, megabytesBefore, held } = largest.measured
  report(
    'memory',
    `${Math.round(peakMegabytes)} MB at most`,
    peakMegabytes <= mostMegabytes,
    `≤ ${mostMegabytes} MB`,
    `${found.map(({ schools, measured }) => `${schools}: ${Math.round(measured.peakMegabytes)}`).join(', ')}; before the job ${Math.round(megabytesBefore)}`,
  )
  report(
    'event loop',
    `held up ${Math.round(held)} ms of its own work at most`,
    held <= mostHeld,
    `≤ ${mostHeld} ms`,
    `load ${load()}`,
  )
}

async function measure(schools: number): Promise<Measured> {
  const part = startPart<Answers>('summaries')
  try {
    await part.ask('fill', schools)
    const measured = await part.ask('summarise')
    say(
      `         ${schools} schools: ${measured.seconds.toFixed(1)} s, ${measured.statements} statements, ${measured.messages} messages of ${Math.round(measured.outboxMegabytes)} MB`,
    )
    if (schools === sizes[0]) await compareBatches(part)
    return measured
  } finally {
    await part.stop()
  }
}

/** The baseline of the counting. */
async function compareBatches(part: Part<Answers>): Promise<void> {
  await part.ask('forget')
  for (const batch of batches) {
    const { seconds, statements } = await part.ask('count', batch)
    say(`         counting ${batch} at a time: ${seconds.toFixed(2)} s, ${statements} statements`)
  }
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}
