import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BotApi } from './bot-api/bot-api.ts'
import { type Act, type Done, perform, targetOf } from './page-acts.ts'
import { sendChatFile, sendJson, sendPagePart, sendTexts } from './page-files.ts'
import { isWelcome, protect } from './page-guard.ts'
import { take } from './page-post.ts'
import { createStream, type PageLanguage } from './page-stream.ts'
import type { Description } from './page-view.ts'

export interface TrainingPageOptions {
  readonly botApi: BotApi
  /** Who people are to the product: name, names of their roles in this language, school. */
  readonly describe: (ids: number[], language: PageLanguage) => Promise<Map<number, Description>>
  readonly clock: {
    now(): Date
    /** Goes from one due instant to the next; takes its time. */
    moveTo(target: Date): Promise<void>
  }
  /** Forgets everything and makes the invented district anew. */
  readonly reset: () => Promise<void>
  /** In which the page shows the time and takes days, `Europe/Moscow` unless given. */
  readonly timeZone?: string
}

export interface TrainingPage {
  /** False when the path is not the page's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  close(): void
}

const PROGRESS_MS = 150

/** The page where one person plays everybody; it lives at `/` and under `/training/`. */
export function trainingPage(options: TrainingPageOptions): TrainingPage {
  const { botApi, clock, timeZone = 'Europe/Moscow' } = options
  let moving: { from: number; to: number } | null = null
  let life: string = randomUUID()
  let isBusy = false
  const stream = createStream({
    botApi,
    timeZone,
    describe: options.describe,
    now: clock.now,
    moving: () => moving,
    life: () => life,
  })

  /** One at a time: two moves of the clock, or a move and a reset, would meet in the middle. */
  async function alone(work: () => Promise<void>): Promise<Done> {
    if (isBusy) return { ok: false, reason: 'busy' }
    isBusy = true
    const progress = setInterval(stream.schedule, PROGRESS_MS)
    try {
      await work()
      return { ok: true }
    } finally {
      clearInterval(progress)
      isBusy = false
      moving = null
      stream.schedule()
    }
  }

  async function move(target: Date): Promise<Done> {
    const from = clock.now()
    if (target <= from) return { ok: false, reason: 'past' }
    return alone(() => {
      moving = { from: from.getTime(), to: target.getTime() }
      return clock.moveTo(target)
    })
  }

  async function reset(): Promise<Done> {
    const done = await alone(options.reset)
    if (!done.ok) return done
    life = randomUUID()
    stream.redraw()
    return done
  }

  function fulfil(wish: Act): Promise<Done> {
    if (wish.kind === 'clock') return move(targetOf(clock.now(), wish, timeZone))
    return wish.kind === 'reset' ? reset() : Promise.resolve(perform(botApi, wish))
  }

  return {
    async handle(request, response) {
      const address = new URL(request.url ?? '/', 'http://localhost')
      const name = address.pathname === '/' ? 'index.html' : pageName(address.pathname)
      if (name === undefined) return false
      protect(response)
      if (!isWelcome(request)) sendJson(response, 403, { ok: false, reason: 'forbidden' })
      else if (request.method === 'POST') await take({ botApi, fulfil }, name, request, response)
      else if (name === 'events')
        await stream.open(response, address.searchParams.get('language') === 'en' ? 'en' : 'ru')
      else if (name === 'texts') sendTexts(response)
      else if (!(await sendFile(botApi, name, response))) sendJson(response, 404, { ok: false, reason: 'not-found' })
      return true
    },
    close: stream.close,
  }
}

function pageName(path: string): string | undefined {
  return path.startsWith('/training/') ? path.slice('/training/'.length) : undefined
}

function sendFile(botApi: BotApi, name: string, response: ServerResponse): Promise<boolean> {
  if (!name.startsWith('file/')) return sendPagePart(name, response)
  return Promise.resolve(sendChatFile(botApi, name.slice('file/'.length), response))
}
