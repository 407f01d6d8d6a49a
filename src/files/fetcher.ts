import type { Database } from '../db/connect.ts'
import type { Clocks } from '../diagnostics/clocks.ts'
import type { Log } from '../diagnostics/log.ts'
import type { Transport } from '../outbox/call.ts'
import { createTasks } from '../outbox/tasks.ts'
import { giveUpDownload, postponeDownload, storeDownloaded } from './actions.ts'
import { fetchFile } from './fetching.ts'
import { type Download, listDueDownloads } from './store.ts'
import { toStore } from './table.ts'

/** Fetches what people sent, after the commit that owes it: chats in parallel, each in order. One process at a time. */
export type Fetcher = {
  /** A download may be owed. */
  wake(): void
  open(): void
  /** Begins nothing more and waits for what is under way; it is begun anew later. */
  close(): Promise<void>
}

export type FetcherTools = {
  readonly db: Database
  readonly transport: Transport
  readonly clocks: Clocks
  readonly log: Log
  /** The bot has an update about a file. */
  readonly onStored: () => void
  /** A message was owed. */
  readonly onPosted: () => void
}

const atOnce = 3
const lookEveryMilliseconds = 2000
const afterFailureMilliseconds = 1000
/** After each try but the last. */
const pausesMilliseconds = [1000, 5000, 20_000, 60_000]

export function createFetcher(tools: FetcherTools): Fetcher {
  const { machine, business } = tools.clocks
  const tasks = createTasks()
  const inHand = new Set<string>()
  let stop = new AbortController()
  let woken = Promise.withResolvers<void>()
  let running: Promise<void> | undefined

  return {
    wake: () => woken.resolve(),
    open() {
      if (running) return
      stop = new AbortController()
      running = look()
    },
    async close() {
      stop.abort()
      woken.resolve()
      await running
      await tasks.settle()
      running = undefined
    },
  }

  async function look(): Promise<void> {
    while (!stop.signal.aborted) {
      woken = Promise.withResolvers<void>()
      try {
        for (const one of await listDueDownloads(tools.db, new Date(machine.now()))) take(one)
      } catch (error) {
        tools.log.error('downloads not read', {}, error)
      }
      await Promise.race([woken.promise, machine.sleep(lookEveryMilliseconds, stop.signal)])
    }
  }

  function take(download: Download): void {
    const chat = `${download.platform}:${download.chatId}`
    if (stop.signal.aborted || inHand.size >= atOnce || inHand.has(chat)) return
    inHand.add(chat)
    tasks.track(
      carry(download).then(() => {
        inHand.delete(chat)
        woken.resolve()
      }),
    )
  }

  async function carry(download: Download): Promise<void> {
    try {
      await settle(download)
    } catch (error) {
      tools.log.error('download not settled', { correlation: `download ${download.id}` }, error)
      await machine.sleep(afterFailureMilliseconds, stop.signal)
    }
  }

  async function settle(download: Download): Promise<void> {
    const fetched = await fetchFile(tools, download.fileId, stop.signal)
    if (fetched.status === 'here') {
      await storeDownloaded(tools.db, download, await toStore(download, fetched.bytes), business.now())
      return tools.onStored()
    }
    // Whoever closes has broken it off: it counts for nothing.
    if (stop.signal.aborted) return
    const pause = pausesMilliseconds[download.attempts]
    if (fetched.status === 'trouble' && pause !== undefined) {
      const milliseconds = Math.max(pause, fetched.milliseconds)
      return await postponeDownload(tools.db, download, new Date(machine.now() + milliseconds))
    }
    tools.log.warn('file not fetched', { correlation: `download ${download.id}` })
    await giveUpDownload(tools.db, download, business.now())
    tools.onPosted()
  }
}
