// The parts by the names under which `scripts/bench.ts part <name>` starts them.
import type { createEcho } from './echo.ts'
import type { createMessenger, MessengerSettings } from './messenger.ts'
import { type Part, startPart } from './part.ts'
import type { createSubject } from './subject.ts'

type Messenger = Part<ReturnType<typeof createMessenger>['answers']> & { readonly apiRoot: string }

/** Measures within a messenger of its own. */
export async function withMessenger<T>(
  settings: MessengerSettings,
  work: (messenger: Messenger) => Promise<T>,
): Promise<T> {
  const part = startPart<ReturnType<typeof createMessenger>['answers']>('messenger')
  try {
    return await work({ ...part, apiRoot: await part.ask('listen', settings) })
  } finally {
    await part.stop()
  }
}

type Subject = Part<ReturnType<typeof createSubject>['answers']>
type Echo = Part<ReturnType<typeof createEcho>['answers']>

export async function withSubject<T>(
  settings: Parameters<ReturnType<typeof createSubject>['answers']['start']>[0],
  work: (subject: Subject) => Promise<T>,
): Promise<T> {
  const part: Subject = startPart('subject')
  try {
    await part.ask('start', settings)
    return await work(part)
  } finally {
    await part.stop()
  }
}

export async function withEcho<T>(
  settings: Parameters<ReturnType<typeof createEcho>['answers']['start']>[0],
  work: (echo: Echo) => Promise<T>,
): Promise<T> {
  const part: Echo = startPart('echo')
  try {
    await part.ask('start', settings)
    return await work(part)
  } finally {
    await part.stop()
  }
}
