import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { aroundPairs } from './consequences.ts'
import { httpTransport } from './outbox/http-transport.ts'
import { createServer } from './server.ts'
import {
  askWho,
  createRunning,
  type Foundation,
  listen,
  prepareDatabase,
  registerCommands,
  sayDatabase,
} from './start.ts'
import { trainingPage } from './training/page.ts'
import { createTraining, trainingToken } from './training/training.ts'
import { describePeople } from './training/who.ts'

/** The whole product without a messenger: the local Bot API server, its page, invented people. Answers with how to stop. */
export async function startTraining(foundation: Foundation): Promise<() => Promise<void>> {
  const { db, config, machine, metrics, texts, say } = foundation
  const training = createTraining({
    db,
    folder: join(config.dataFolder, 'training-messenger'),
    realNow: machine.now,
    pause: machine.sleep,
    around: aroundPairs,
    // The running program goes on with what is published now.
    onEmptied: async () =>
      void Object.assign(consentEditions, await prepareDatabase(foundation, 'TRAINING', training.clock.now())),
  })
  const consentEditions = await prepareDatabase(foundation, 'TRAINING', training.clock.now())
  const page = trainingPage({
    botApi: training.botApi,
    clock: training.clock,
    reset: training.reset,
    timeZone: 'Asia/Yekaterinburg',
    describe: async (_ids, language) => await describePeople(db, training.botApi, language),
  })
  const own: { health?: ReturnType<typeof getRequestListener> } = {}
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if ((await page.handle(request, response)) || (await training.botApi.handle(request, response))) return
    await own.health?.(request, response)
  }
  const http = await listen(foundation, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      foundation.log.error('request failed', {}, error)
      response.destroy()
    })
  })
  const transport = httpTransport(http.address, trainingToken)
  const botInfo = await askWho(foundation, transport)
  const program = createRunning(foundation, {
    transport,
    token: trainingToken,
    botInfo,
    business: training.clock,
    consentEditions,
    isPolling: true,
  })
  own.health = getRequestListener(createServer({ program, metrics, log: foundation.log }).fetch)
  training.attach(program)
  await training.settle()
  await registerCommands(foundation, transport)
  program.start()
  say(texts.plain('start.training', { address: http.address }))
  say(texts.plain('start.trainingNext'))
  sayDatabase(foundation)
  return async () => {
    page.close()
    await program.stop()
    await http.stop()
    transport.close()
    await training.close()
  }
}
