// P3: a thousand messages to a thousand people through a messenger that refuses whoever is too fast.
import { median, percentile, report, say } from './figures.ts'
import { withMessenger, withSubject } from './parts.ts'

const notices = 1000
/** Others, who meanwhile ask for help, each once, and are answered with a message. */
const talkers = 60
const sendsPerSecond = 30
const strictAndFar = { roundTripMilliseconds: 50, isStrict: true }

export async function benchBroadcast(): Promise<void> {
  await measure('notices', 'notify', notices)
  // Three messages each: words, a picture, a workbook.
  await measure('summaries of a month in three messages each', 'notifySummaries', Math.ceil(notices / 3))
}

async function measure(what: string, question: 'notify' | 'notifySummaries', count: number): Promise<void> {
  const trip = strictAndFar.roundTripMilliseconds
  say(
    `P3  ${count} ${what}, a messenger ${trip} ms away that allows ${sendsPerSecond} messages a second, people writing meanwhile`,
  )
  await withMessenger(
    strictAndFar,
    async (messenger) =>
      await withSubject(
        { apiRoot: messenger.apiRoot, database: 'server', people: notices + 2 * talkers },
        async (subject) => {
          const help = {
            act: { kind: 'say' as const, text: '/help' },
            people: talkers,
            atOnce: 2,
            steps: 1,
            thinkMilliseconds: 1000,
          }
          await messenger.ask('play', { ...help, from: notices + talkers, thinkMilliseconds: 100 })
          await subject.ask('settle')
          const before = await messenger.ask('counts')
          const startedAt = performance.now()
          await subject.ask(question, count)
          const talking = messenger.ask('play', { ...help, from: notices })
          await subject.ask('settle')
          const seconds = (performance.now() - startedAt) / 1000
          const { waits } = await talking
          const after = await messenger.ask('counts')
          const sent = after.accepted - before.accepted
          const floor = sent / sendsPerSecond
          report(
            'time',
            `${(seconds / floor).toFixed(3)} × the least`,
            seconds / floor <= 1.1,
            '≤ 1.10',
            `${seconds.toFixed(1)} s for ${sent} messages, the least ${floor.toFixed(1)} s`,
          )
          report(
            'refusals (429)',
            String(after.refused - before.refused),
            after.refused === before.refused,
            '0',
            `of ${sent} messages`,
          )
          const p99 = percentile(waits, 0.99)
          report(
            'an answer meanwhile',
            `p99 ${(p99 / trip).toFixed(2)} × the round trip`,
            p99 / trip <= 3.5,
            '≤ 3.5',
            `${Math.round(median(waits))} ms (p50), ${Math.round(p99)} ms (p99) of ${waits.length} answers`,
          )
        },
      ),
  )
}
