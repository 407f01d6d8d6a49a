import type { ServerResponse } from 'node:http'
import type { BotApi } from './bot-api/bot-api.ts'
import type { Change } from './bot-api/desk.ts'
import { chatView, type ChatView, type Description, personView, type PersonView } from './page-view.ts'

export type PageLanguage = 'ru' | 'en'

export interface StreamSource {
  readonly botApi: BotApi
  readonly timeZone: string
  readonly now: () => Date
  readonly describe: (ids: number[], language: PageLanguage) => Promise<Map<number, Description>>
  /** Where the clock is going, while it goes. */
  readonly moving: () => { readonly from: number; readonly to: number } | null
  /** Changes when everything was forgotten. */
  readonly life: () => string
}

/** One drawing of the page; what is absent did not change. */
export interface Frame {
  readonly life: string
  readonly bot: { readonly name: string; readonly username: string }
  readonly timeZone: string
  readonly now: number
  readonly moving: { readonly from: number; readonly to: number } | null
  readonly faults: readonly string[]
  readonly people: readonly PersonView[]
  readonly chats: readonly ChatView[]
}

interface Viewer {
  readonly response: ServerResponse
  readonly language: PageLanguage
  readonly dirty: Set<number>
  /** Chats that were sent once: a new person's is sent without waiting for a first word. */
  readonly sent: Set<number>
  isDrawing: boolean
}

// What happens within this time is drawn at once.
const TOGETHER_MS = 40
const HEARTBEAT_MS = 10_000
// Who people are is asked of the database: not for every frame.
const KNOWN_MS = 600

/** Sends every open page what changed, a little later and all together. */
export function createStream(source: StreamSource) {
  const viewers = new Set<Viewer>()
  const known = createMemory(source, schedule)
  let timer: NodeJS.Timeout | undefined
  const leave = source.botApi.subscribe(note)
  const heartbeat = setInterval(schedule, HEARTBEAT_MS)
  heartbeat.unref()

  function note(change: Change): void {
    if (viewers.size === 0) return
    if (change.kind === 'chat') for (const viewer of viewers) viewer.dirty.add(change.chat)
    if (change.kind === 'call') return
    known.doubt()
    schedule()
  }

  function schedule(): void {
    if (viewers.size > 0) timer ??= setTimeout(drawAll, TOGETHER_MS)
  }

  function drawAll(): void {
    timer = undefined
    for (const viewer of viewers) draw(viewer).catch(() => drop(viewer))
  }

  async function draw(viewer: Viewer): Promise<void> {
    // A slow page gets one frame later instead of many at once.
    if (viewer.isDrawing || viewer.response.writableNeedDrain) return schedule()
    viewer.isDrawing = true
    for (const id of source.botApi.people.keys()) if (!viewer.sent.has(id)) viewer.dirty.add(id)
    const dirty = [...viewer.dirty]
    for (const id of dirty) viewer.sent.add(id)
    viewer.dirty.clear()
    const frame = frameOf(source, await known.of(viewer.language), dirty)
    viewer.isDrawing = false
    viewer.response.write(`data: ${JSON.stringify(frame)}\n\n`)
  }

  function drop(viewer: Viewer): void {
    viewers.delete(viewer)
    viewer.response.destroy()
  }

  return {
    schedule,
    /** Everything anew, after everything was forgotten. */
    redraw(): void {
      known.doubt()
      for (const viewer of viewers) for (const id of source.botApi.people.keys()) viewer.dirty.add(id)
      schedule()
    },
    async open(response: ServerResponse, language: PageLanguage): Promise<void> {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
      const viewer: Viewer = { response, language, dirty: new Set(), sent: new Set(), isDrawing: false }
      viewers.add(viewer)
      response.on('close', () => viewers.delete(viewer))
      await draw(viewer)
    },
    close(): void {
      leave()
      clearInterval(heartbeat)
      clearTimeout(timer)
      known.close()
      for (const viewer of viewers) viewer.response.end()
      viewers.clear()
    },
  }
}

function frameOf(source: StreamSource, known: Map<number, Description>, dirty: number[]): Frame {
  const { botApi } = source
  return {
    life: source.life(),
    bot: { name: botApi.name, username: botApi.username },
    timeZone: source.timeZone,
    now: source.now().getTime(),
    moving: source.moving(),
    faults: botApi.faults.map(({ fault }) => fault.kind),
    people: [...botApi.people.values()].map((person) => personView(botApi, person, known.get(person.id))),
    chats: dirty.flatMap((id) => {
      const person = botApi.people.get(id)
      return person ? [chatView(botApi, person)] : []
    }),
  }
}

/** Asks who people are at most every `KNOWN_MS`, and once more after the last doubt. */
function createMemory({ botApi, describe }: StreamSource, ask: () => void) {
  const known = new Map<PageLanguage, Promise<Map<number, Description>>>()
  let isDoubted = false
  let timer: NodeJS.Timeout | undefined

  function forget(): void {
    timer = undefined
    if (!isDoubted) return
    isDoubted = false
    known.clear()
    ask()
  }

  return {
    of(language: PageLanguage): Promise<Map<number, Description>> {
      const asked = known.get(language) ?? describe([...botApi.people.keys()], language)
      known.set(language, asked)
      // A refusal is not remembered.
      asked.catch(() => known.delete(language))
      return asked
    },
    doubt(): void {
      isDoubted = true
      timer ??= setTimeout(forget, KNOWN_MS)
    },
    close: () => clearTimeout(timer),
  }
}
