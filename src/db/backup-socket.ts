import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { backUp } from './backup.ts'
import { readLines, settle } from './backup-file.ts'
import { DatabaseRefusal } from './refusal.ts'
import type { Engine } from './engine.ts'

/**
 * Only one process may open an embedded database, so the running program itself makes its backups: whoever connects to
 * the socket beside the folder gets one. Who may open the data may open the socket; nothing listens on the network.
 * Returns how to stop.
 */
export async function offerBackups(engine: Engine, folder: string): Promise<() => Promise<void>> {
  const address = addressOf(folder)
  await rm(address, { force: true })
  let current: Promise<unknown> = Promise.resolve()
  const server = createServer((socket) => {
    socket.on('error', () => {})
    current = current.then(() => sendBackup(engine, folder, socket))
  })
  if (!(await listens(server, address))) return async () => {}
  server.unref()
  return async () => {
    server.close()
    await current
    await rm(address, { force: true })
  }
}

/** Fetches a backup from the program that has the folder open into a new file. */
export async function fetchBackup(folder: string, file: string): Promise<number> {
  const unfinished = `${file}.part`
  const socket = connect(addressOf(folder))
  try {
    await pipeline(socket, createWriteStream(unfinished, { mode: 0o600 }))
    const rows = await countRows(unfinished)
    await settle(unfinished, file)
    return rows
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new DatabaseRefusal('in-use', `The program that has ${folder} open did not give a whole backup.`, {
      cause: error,
    })
  }
}

function addressOf(folder: string): string {
  return `${folder}.sock`
}

/** An address that is too long for the system (about a hundred signs) costs the backups, not the start. */
async function listens(server: Server, address: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  server.once('error', () => resolve(false))
  server.listen(address, () => resolve(true))
  return await promise
}

/** By way of a file of our own: a reader that stops reading must not keep the transaction open. */
async function sendBackup(engine: Engine, folder: string, socket: Socket): Promise<void> {
  const spool = `${folder}.backup`
  try {
    await backUp(engine, spool)
    await pipeline(createReadStream(spool), socket)
  } catch {
    // The reader sees that its copy is not whole, and says so.
    socket.destroy()
  } finally {
    await rm(spool, { force: true })
  }
}

async function countRows(file: string): Promise<number> {
  let rows = 0
  for await (const line of readLines(file)) if (Array.isArray(line)) rows += 1
  return rows
}
