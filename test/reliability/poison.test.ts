import { afterEach, beforeEach, expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { mentorQuestionnaires } from '../../src/mentors/bank.ts'
import type { Form } from '../../src/questionnaires/actions/form.ts'
import { addDraft } from '../../src/questionnaires/store/drafts.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, createWorld, join, type Town, type World } from '../kit/world.ts'

const chats = 25
const updatesInChat = 20

describeDatabases('a poisonous update', (open) => {
  let world: World
  let town: Town
  let hangs = 0

  const poisoned = (key: string, onSubmitted: () => Promise<void>): Form => ({
    key,
    versions: mentorQuestionnaires.map((one) => ({ ...one, key, questions: [] })),
    known: () => ({}),
    clause: 'road-map 3.1',
    onSubmitted: async () => await onSubmitted(),
  })
  const forms = [
    poisoned('throws', async () => await Promise.reject(new Error('always'))),
    poisoned('hangs', async () => {
      hangs += 1
      await Promise.withResolvers<void>().promise
    }),
  ]

  beforeEach(async () => {
    hangs = 0
    world = await createWorld(await open(), { forms, deadlineMilliseconds: 1000 })
    town = await addTown(world)
  })

  afterEach(async () => await world.close())

  it('is set aside after five tries, and its chat and all others go on', async () => {
    const victim = world.person('Вера')
    await join(world, victim, town.coordinatorToken, ['Климова', 'Вера', 'Олеговна'])
    const others = Array.from({ length: chats }, (_, index) => world.person(`Прохожий ${index + 1}`))
    const poisons = [await reviewedDraft(victim, 'throws'), await reviewedDraft(victim, 'hangs')]
    for (let round = 0; round < updatesInChat; round += 1) {
      for (const person of others) person.say(round === 7 ? oddWords(person) : '/help')
      const poison = round % 10 === 3 ? poisons.shift() : undefined
      if (poison !== undefined) victim.press({ data: poison }, { forged: true })
      victim.say('/status')
    }
    await world.settle()

    const rows = await world.db.client.inboxUpdate.groupBy({
      by: ['state', 'attempts'],
      _count: true,
      orderBy: { state: 'asc' },
    })
    expect(rows.filter((row) => row.state === 'SET_ASIDE')).toMatchObject([{ attempts: 5, _count: 2 }])
    expect(rows.filter((row) => row.state === 'NEW')).toEqual([])
    // A try within a batch counts for nobody, since it is not known who of the batch was at fault.
    expect(hangs).toBeGreaterThanOrEqual(5)
    expect(hangs).toBeLessThanOrEqual(15)
    expect(others.map(answersTo)).toEqual(others.map(() => updatesInChat))
    expect(victim.screen.filter(({ text }) => text.startsWith('Простите'))).toHaveLength(2)
    expect(victim.screen.filter(({ mine, text }) => !mine && text.startsWith('Где вы сейчас'))).toHaveLength(
      updatesInChat,
    )
    expect(await world.db.client.questionnaireDraft.count()).toBe(2)
    expect(world.log.filter((line) => line.includes('took longer than')).length).toBeGreaterThanOrEqual(5)
  })

  async function reviewedDraft(person: Person, key: string): Promise<string> {
    return await inTransaction(world.db, async (tx) => {
      const { personId } = await tx.account.findFirstOrThrow({ where: { chatId: String(person.id) } })
      const draft = { status: 'reviewing' as const, answers: {}, skipped: [], known: [], ticks: {} }
      const { id } = await addDraft(
        tx,
        { personId, organisationId: town.districtId, questionnaire: key, version: 1, draft },
        world.now(),
        world.now(),
      )
      return `d:${key}:${id}:submit`
    })
  }
})

/** PostgreSQL takes neither NUL nor half of a surrogate pair. */
function oddWords(person: Person): string {
  return person.id % 2 === 0 ? 'a\u0000b' : 'a\ud800b'
}

function answersTo(person: Person): number {
  return person.screen.filter(({ mine }) => !mine).length
}
