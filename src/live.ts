import { rm } from 'node:fs/promises'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { getRequestListener } from '@hono/node-server'
import type { Messenger } from './config.ts'
import type { Database } from './db/connect.ts'
import { inTransaction } from './db/transaction.ts'
import { httpTransport } from './outbox/http-transport.ts'
import { addOrganisation, findDistrict } from './organisations/store.ts'
import { type CoordinatorLink, linkForCoordinator, wantedNames } from './schools/actions.ts'
import { createServer } from './server.ts'
import {
  askWho,
  createRunning,
  emptyCall,
  type Foundation,
  listen,
  prepareDatabase,
  registerCommands,
  sayDatabase,
  StartRefusal,
} from './start.ts'
import { allowedUpdates } from './telegram/update.ts'

type LiveMessenger = Exclude<Messenger, { mode: 'training' }>

/** The real messenger, by long polling or by webhook. Answers with how to stop. */
export async function startLive(foundation: Foundation, messenger: LiveMessenger): Promise<() => Promise<void>> {
  const { config, db, machine, metrics, texts, say } = foundation
  const business = { now: () => new Date(machine.now()) }
  const consentEditions = await prepareDatabase(foundation, 'LIVE', business.now())
  const transport = httpTransport(messenger.apiRoot, messenger.token)
  const botInfo = await askWho(foundation, transport)
  const isPolling = messenger.mode === 'polling'
  const program = createRunning(foundation, {
    transport,
    token: messenger.token,
    botInfo,
    business,
    consentEditions,
    isPolling,
  })
  const webhook =
    messenger.mode === 'webhook' ? { path: new URL(messenger.url).pathname, secret: messenger.secret } : undefined
  const server = createServer({ program, metrics, log: foundation.log, ...(webhook ? { webhook } : {}) })
  const http = await listen(foundation, (request, response) => void getRequestListener(server.fetch)(request, response))
  await tellMessenger(foundation, transport, messenger)
  program.start()
  const timeZone = config.district?.timeZone ?? 'Europe/Moscow'
  const makeLink = async (names: readonly string[]) => await coordinatorLink(db, names, timeZone, business.now())
  const stopOffering =
    config.database.kind === 'embedded'
      ? await offerInvitations(config.database.folder, botInfo.username, makeLink)
      : async () => {}
  say(
    isPolling
      ? texts.plain('start.polling', { bot: botInfo.username })
      : texts.plain('start.webhook', { bot: botInfo.username, address: messenger.url }),
  )
  sayDatabase(foundation)
  say(texts.plain('start.health', { address: http.address }))
  await welcomeCoordinator(foundation, botInfo.username)
  return async () => {
    await stopOffering()
    await http.stop()
    await program.stop()
    transport.close()
  }
}

/** Where updates go; the commands of the menu. */
async function tellMessenger(
  foundation: Foundation,
  transport: ReturnType<typeof httpTransport>,
  messenger: LiveMessenger,
): Promise<void> {
  const call =
    messenger.mode === 'polling'
      ? emptyCall('deleteWebhook')
      : emptyCall('setWebhook', { url: messenger.url, secret_token: messenger.secret, allowed_updates: allowedUpdates })
  for (let pause = 1000; ; pause = Math.min(60_000, pause * 2)) {
    const reply = await transport(call, AbortSignal.timeout(20_000)).catch(() => undefined)
    if (reply?.status === 200) break
    foundation.log.warn('the messenger was not told where updates go', { status: reply?.status ?? 0 })
    const isFinal = reply !== undefined && reply.status >= 400 && reply.status < 500 && reply.status !== 429
    if (isFinal) throw new StartRefusal(foundation.texts.plain('start.badWebhook'))
    await foundation.machine.sleep(pause)
  }
  await registerCommands(foundation, transport)
}

/** At the first start the district is made and its first coordinator gets a link. */
async function welcomeCoordinator({ config, db, machine, texts, say }: Foundation, bot: string): Promise<void> {
  const now = new Date(machine.now())
  const isNew = await inTransaction(db, async (tx) => {
    if (await findDistrict(tx)) return false
    if (!config.district) return undefined
    const { name, ...district } = config.district
    await addOrganisation(tx, { kind: 'DISTRICT', fullName: name, ...district, createdAt: now })
    return true
  })
  if (isNew === undefined) say(texts.plain('start.noDistrict'))
  const made = isNew ? await coordinatorLink(db, [], config.district?.timeZone ?? 'Europe/Moscow', now) : undefined
  if (made?.ok) say(texts.plain('start.coordinator', { link: linkTo(bot, made.token) }))
}

async function coordinatorLink(db: Database, names: readonly string[], timeZone: string, now: Date) {
  return await inTransaction(db, async (tx) => await linkForCoordinator(tx, names, timeZone, now))
}

function linkTo(bot: string, token: string): string {
  return `https://t.me/${bot}?start=${token}`
}

/** For `npm run invite`: who may open the data may open the socket beside them; nothing listens on the network. */
async function offerInvitations(
  folder: string,
  bot: string,
  makeLink: (names: readonly string[]) => Promise<CoordinatorLink>,
): Promise<() => Promise<void>> {
  const address = `${folder}.desk.sock`
  await rm(address, { force: true })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const names = wantedNames.safeParse(await json(request).catch(() => []))
    const made = names.success ? await makeLink(names.data).catch(() => undefined) : undefined
    if (made?.ok) response.writeHead(200).end(linkTo(bot, made.token))
    else response.writeHead(made ? 409 : 500).end(JSON.stringify(made ?? {}))
  }
  const server = createHttpServer((request, response) => {
    if (request.method === 'POST' && request.url === '/invitation')
      void answer(request, response).catch(() => response.destroy())
    else response.writeHead(404).end()
  })
  server.on('error', () => {})
  server.listen(address)
  server.unref()
  return async () => {
    server.close()
    await rm(address, { force: true })
  }
}
