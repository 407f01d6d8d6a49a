import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { forge } from '../journeys/kit.ts'
import { addMeeting, addMeetingSchool, addTask } from '../journeys/meetings.ts'
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

  it('learns nothing of meetings, tasks and what is said in confidence either', async () => {
    const world = await createWorld(await open())
    const pair = await addMeetingSchool(world)
    const { mentor, mentee, curator } = pair
    const startsAt = new Date('2026-10-05T04:00:00Z')
    const meetingId = await addMeeting(world, pair, { startsAt, topic: 'Тема-канарейка' })
    await addTask(world, pair, { words: 'Задание-канарейка' })
    const breaking = async (table: string, work: () => Promise<void>) => {
      await world.db.client.$executeRawUnsafe(`alter table ${table} rename to hidden`)
      await work()
      await world.db.client.$executeRawUnsafe(`alter table hidden rename to ${table}`)
    }
    await forge(world, mentee, `help-ask:${pair.pairId}`)
    world.botApi.fail({ kind: 'error', code: 400, description: 'Bad Request: Просьба-канарейка' }, { times: 1 })
    await breaking('help_request', async () => await say(world, mentee, 'Просьба-канарейка'))
    await forge(world, mentee, `help-ask:${pair.pairId}`)
    await say(world, mentee, 'Просьба-канарейка')
    await breaking('meeting_part', async () => await forge(world, mentor, `went:${meetingId}:DONE`))
    await forge(world, mentor, `went:${meetingId}:DONE`)
    await forge(world, mentor, `report-write:${meetingId}:s:summary`)
    world.botApi.fail({ kind: 'reset' }, { times: 1 })
    await breaking('journal', async () => await say(world, mentor, 'Итог-канарейка'))
    await forge(world, mentee, `met:${meetingId}:OTHERWISE`)
    await forge(world, mentee, `met-write:${meetingId}:words`)
    await breaking('meeting', async () => await say(world, mentee, 'Иначе-канарейка'))
    await breaking('roadmap_entry', async () => await forge(world, curator, `road-map:${pair.schoolId}`))
    const written = world.log.join('')
    await world.close()
    expect(written).toContain('update failed')
    const words = ['канарейка', 'Зимина', 'Иванова', 'Лунин', 'Заречный', token, token.slice(11)]
    expect(words.filter((word) => written.includes(word))).toEqual([])
  })
})
