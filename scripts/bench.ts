// `npm run bench -- <figure>`: the figures of docs/decisions/0010-performance.md, each beside its baseline of the same run.
import type { Answers } from './bench/part.ts'

type Served = { readonly answers: Answers; readonly end: () => Promise<void> }

const benches: Readonly<Record<string, () => Promise<void>>> = {
  questionnaire: async () => await (await import('./bench/questionnaire.ts')).benchQuestionnaire(),
  people: async () => await (await import('./bench/people-at-once.ts')).benchPeople(),
  broadcast: async () => await (await import('./bench/broadcast.ts')).benchBroadcast(),
  texts: async () => (await import('./bench/texts.ts')).benchTexts(),
  matching: async () => await (await import('./bench/matching.ts')).benchMatching(),
  digests: async () => await (await import('./bench/digests.ts')).benchDigests(),
  start: async () => await (await import('./bench/start.ts')).benchStart(),
}

/** Run by the benches, each in a process of its own. */
const parts: Readonly<Record<string, () => Promise<Served>>> = {
  messenger: async () => (await import('./bench/messenger.ts')).createMessenger(),
  echo: async () => (await import('./bench/echo.ts')).createEcho(),
  summaries: async () => (await import('./bench/summaries.ts')).createSummaries(),
  subject: async () => (await import('./bench/subject.ts')).createSubject(),
}

const [what = '', name = ''] = process.argv.slice(2)
const bench = benches[what]
const part = parts[name]
if (what === 'part' && part) await serve(await part())
else if (bench) await bench()
else {
  console.error(`npm run bench -- ${Object.keys(benches).join('|')}`)
  process.exitCode = 1
}

async function serve({ answers, end }: Served): Promise<void> {
  const { servePart } = await import('./bench/part.ts')
  servePart(answers, end)
}
