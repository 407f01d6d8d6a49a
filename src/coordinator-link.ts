import { rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Database } from './db/connect.ts'
import { inTransaction } from './db/transaction.ts'
import { inviteCoordinator } from './joining/actions.ts'
import { findDistrict } from './people/store.ts'

/** A new link for a coordinator of the district; empty while there is no district. */
export async function coordinatorLink(db: Database, bot: string, now: Date): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const district = await findDistrict(tx)
    if (!district) return ''
    const { token } = await inviteCoordinator(tx, district.id, now)
    return `https://t.me/${bot}?start=${token}`
  })
}

/**
 * The embedded database is open in one process only, so `npm run invite` asks the running program. Who may open the
 * data may open the socket beside it; nothing listens on the network. Answers with how to stop.
 */
export async function offerInvitations(folder: string, makeLink: () => Promise<string>): Promise<() => Promise<void>> {
  const address = addressOf(folder)
  await rm(address, { force: true })
  const server = createServer((socket) => {
    socket.on('error', () => {})
    makeLink().then(
      (link) => socket.end(link),
      () => socket.destroy(),
    )
  })
  server.on('error', () => {})
  server.listen(address)
  server.unref()
  return async () => {
    server.close()
    await rm(address, { force: true })
  }
}

/** Rejects where no program answers. */
export async function requestInvitation(folder: string): Promise<string> {
  return await text(connect(addressOf(folder)))
}

function addressOf(folder: string): string {
  return `${folder}.invite.sock`
}
