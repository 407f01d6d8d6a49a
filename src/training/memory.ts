import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { BotApi } from './bot-api/bot-api.ts'
import type { SavedBotApi } from './bot-api/saved.ts'

/** What the training mode remembers beside the database: the chats as people see them, and how far the clock was moved. */
export type Memory = { readonly clockAheadMilliseconds: number; readonly botApi: SavedBotApi | undefined }

const fileSchema = z.object({ clockAheadMilliseconds: z.number(), botApi: z.unknown() })

export function readMemory(folder: string): Memory {
  try {
    const read = fileSchema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))
    // Written below by save() of the same kind of server.
    return { clockAheadMilliseconds: read.clockAheadMilliseconds, botApi: read.botApi as SavedBotApi }
  } catch {
    return { clockAheadMilliseconds: 0, botApi: undefined }
  }
}

export function writeMemory(folder: string, memory: Memory): void {
  mkdirSync(folder, { recursive: true })
  const unfinished = `${fileIn(folder)}.part`
  writeFileSync(unfinished, JSON.stringify(memory))
  renameSync(unfinished, fileIn(folder))
}

/** Writes soon after each change, changes of the same moment together. Answers with what writes at once and stops. */
export function keepMemory(folder: string, botApi: BotApi, ahead: () => number): () => void {
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    timer = undefined
    writeMemory(folder, { clockAheadMilliseconds: ahead(), botApi: botApi.save() })
  }
  const unsubscribe = botApi.subscribe((change) => {
    if (change.kind !== 'call') timer ??= setTimeout(write, soonMilliseconds)
  })
  return () => {
    unsubscribe()
    clearTimeout(timer)
    write()
  }
}

const soonMilliseconds = 150

function fileIn(folder: string): string {
  return join(folder, 'messenger.json')
}
