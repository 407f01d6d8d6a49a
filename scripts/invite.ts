// A link for a coordinator of the district: the first one, or one more.
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { httpTransport } from '../src/outbox/http-transport.ts'
import { type Messenger, readConfig } from '../src/config.ts'
import { connect } from '../src/db/connect.ts'
import { DatabaseRefusal } from '../src/db/refusal.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { inviteCoordinator } from '../src/joining/actions/inviting.ts'
import { findDistrict } from '../src/organisations/store.ts'
import { z } from 'zod'
import { type DatabaseSettings, databaseInUse, run } from './database-settings.ts'

const noDistrict = 'There is no district yet: fill in DISTRICT_… in .env and start the program.'

type Live = Exclude<Messenger, { mode: 'training' }>

await run(async () => {
  const database = databaseInUse()
  const read = readConfig(process.env)
  if (!read.ok || read.config.messenger.mode === 'training') {
    throw new Error('This is the training mode: its people are invited on its page. For a real bot set BOT_TOKEN.')
  }
  console.log(`For one coordinator, within seven days:\n${await newLink(database, read.config.messenger)}`)
})

/** The embedded database belongs to the running program: then the program makes the link. */
async function newLink(database: DatabaseSettings, messenger: Live): Promise<string> {
  try {
    return await linkFrom(database, await usernameOf(messenger))
  } catch (error) {
    if (database.kind === 'server' || !(error instanceof DatabaseRefusal) || error.reason !== 'in-use') throw error
    return await askProgram(database.folder, error)
  }
}

async function linkFrom(database: DatabaseSettings, username: string): Promise<string> {
  const db = await connect(database)
  try {
    return await inTransaction(db, async (tx) => {
      const district = await findDistrict(tx)
      if (!district) throw new Error(noDistrict)
      const { token } = await inviteCoordinator(tx, district.id, new Date())
      return `https://t.me/${username}?start=${token}`
    })
  } finally {
    await db.close()
  }
}

async function usernameOf({ apiRoot, token }: Live): Promise<string> {
  const transport = httpTransport(apiRoot, token)
  try {
    const call = { method: 'getMe', contentType: 'application/json', body: new TextEncoder().encode('{}') }
    const { body } = await transport(call, AbortSignal.timeout(20_000))
    return z.object({ result: z.object({ username: z.string() }) }).parse(body).result.username
  } catch (cause) {
    throw new Error(`The messenger at ${apiRoot} did not say which bot this is: check BOT_TOKEN and BOT_API_ROOT.`, {
      cause,
    })
  } finally {
    transport.close()
  }
}

async function askProgram(folder: string, refusal: DatabaseRefusal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const asking = request({ socketPath: `${folder}.desk.sock`, method: 'POST', path: '/invitation' }, (response) => {
    if (response.statusCode === 200) text(response).then(resolve, reject)
    else reject(response.statusCode === 409 ? new Error(noDistrict) : refusal)
  })
  asking.on('error', () => reject(refusal))
  asking.end()
  return await promise
}
