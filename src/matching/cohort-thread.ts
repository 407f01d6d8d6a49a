import { parentPort, workerData } from 'node:worker_threads'
import type { Mentee, Mentor } from './candidate.ts'
import { type Asked, matchCohort } from './cohort.ts'
import type { FromThread, ToThread } from './thread.ts'

// What `createMatcher` in thread.ts hands over.
const asked = workerData as Asked
const mentees: Mentee[] = []
const mentors: Mentor[] = []
const pageOfAnswers = 250

parentPort?.on('message', (page: ToThread) => {
  mentees.push(...page.mentees)
  mentors.push(...page.mentors)
  if (!page.isLast) return
  const found = matchCohort(mentees, mentors, asked)
  for (let from = 0; from < found.length; from += pageOfAnswers)
    answer({ found: found.slice(from, from + pageOfAnswers), isLast: false })
  answer({ found: [], isLast: true })
})

function answer(message: FromThread): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message)
}
