// A link for a coordinator of a district: `npm run invite` of the only one, `npm run invite -- "short name"` of one of
// several, `npm run invite -- "full name" "short name"` of a district that is added by it.
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { httpTransport } from '../src/outbox/http-transport.ts'
import { type Messenger, readConfig } from '../src/config.ts'
import { connect } from '../src/db/connect.ts'
import { DatabaseRefusal } from '../src/db/refusal.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { type CoordinatorLink, linkForCoordinator } from '../src/schools/actions.ts'
import { z } from 'zod'
import { type DatabaseSettings, databaseInUse, run } from './database-settings.ts'

const names = process.argv.slice(2)

/** Why the running program made no link. */
const refused = z.union([
  z.object({ ok: z.literal(false), reason: z.enum(['no-district', 'taken', 'bad-name']) }),
  z.object({ ok: z.literal(false), reason: z.literal('which'), districts: z.array(z.string()) }),
])

type Live = Exclude<Messenger, { mode: 'training' }>

await run(async () => {
  const database = databaseInUse()
  const read = readConfig(process.env)
  if (!read.ok || read.config.messenger.mode === 'training') {
    throw new Error('This is the training mode: its people are invited on its page. For a real bot set BOT_TOKEN.')
  }
  if (names.length > 2) throw new Error('At most two names: the full one and the short one, each in quotation marks.')
  const timeZone = read.config.district?.timeZone ?? 'Europe/Moscow'
  console.log(`For one coordinator, within seven days:\n${await newLink(database, read.config.messenger, timeZone)}`)
})

/** The embedded database belongs to the running program: then the program makes the link. */
async function newLink(database: DatabaseSettings, messenger: Live, timeZone: string): Promise<string> {
  try {
    return await linkFrom(database, await usernameOf(messenger), timeZone)
  } catch (error) {
    if (database.kind === 'server' || !(error instanceof DatabaseRefusal) || error.reason !== 'in-use') throw error
    return await askProgram(database.folder, error)
  }
}

async function linkFrom(database: DatabaseSettings, username: string, timeZone: string): Promise<string> {
  const db = await connect(database)
  try {
    const made = await inTransaction(db, async (tx) => await linkForCoordinator(tx, names, timeZone, new Date()))
    if (!made.ok) throw refusalOf(made)
    return `https://t.me/${username}?start=${made.token}`
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
    const isMade = response.statusCode === 200
    text(response)
      .then((said) => (isMade ? resolve(said) : reject(refusalIn(said) ?? refusal)))
      .catch(reject)
  })
  asking.on('error', () => reject(refusal))
  asking.end(JSON.stringify(names))
  return await promise
}

type Refused = Exclude<CoordinatorLink, { ok: true }>

function refusalIn(said: string): Error | undefined {
  const read = refused.safeParse(JSON.parse(said))
  return read.success ? refusalOf(read.data) : undefined
}

function refusalOf(made: Refused): Error {
  switch (made.reason) {
    case 'no-district':
      return new Error('There is no district yet: fill in DISTRICT_… in .env and start the program.')
    case 'taken':
      return new Error('There is a district with this name already: npm run invite -- "its short name".')
    case 'bad-name':
      return new Error('A full name has at most 300 signs, a short one 40, and neither is empty.')
    case 'which': {
      const lines = made.districts.map((name) => `  npm run invite -- "${name}"`)
      return new Error(['There are these districts; say which:', ...lines].join('\n'))
    }
  }
}
