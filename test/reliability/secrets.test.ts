import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, createWorld, join, press, say, token } from '../kit/world.ts'

const canaries = [
  'Канарейкина',
  'Аделаида',
  'Вольфовна',
  'Заречный',
  'nastavnik_test_bot?start',
  token,
  token.slice(11),
]

describeDatabases('the log', (open) => {
  it('learns no name, word, link or token, whatever happens', async () => {
    const world = await createWorld(await open())
    const town = await addTown(world)
    const person = world.person('Аделаида')
    world.botApi.fail({ kind: 'error', code: 500, description: 'Канарейкина' }, { method: 'sendMessage', times: 1 })
    await join(world, person, town.coordinatorToken, ['Канарейкина', 'Аделаида', 'Вольфовна'])
    world.botApi.fail({ kind: 'gateway' }, { times: 1 })
    await press(world, person, 'Пригласить')
    world.botApi.fail({ kind: 'reset' }, { times: 1 })
    await press(world, person, 'Руководителя школы')
    world.botApi.fail({ kind: 'error', code: 400, description: 'Bad Request: Канарейкина' }, { times: 1 })
    await say(world, person, 'Канарейкина Аделаида\u0000 \ud800')
    await world.db.client.$executeRaw`alter table journal rename to hidden`
    await press(world, person, 'Школа № 3')
    await world.db.client.$executeRaw`alter table hidden rename to journal`
    const written = world.log.join('')
    await world.close()
    expect(written).toContain('update failed')
    expect(written).toContain('call failed')
    expect(canaries.filter((canary) => written.includes(canary))).toEqual([])
  })
})
