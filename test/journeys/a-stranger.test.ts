import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown } from '../kit/world.ts'
import { addMember, events, forge, lastRead, readWith, story } from './kit.ts'

const hello = /^Здравствуйте! Это бот наставничества педагогов\.\n\nВойти можно только по приглашению/

describeDatabases('a stranger', (open) => {
  it(
    'is told how to join, whatever they do, and leaves no trace',
    story(open, async (world) => {
      const town = await addTown(world)
      const stranger = world.person('Незнакомка')
      const acts = [
        () => stranger.start(),
        () => stranger.say('Здравствуйте, хочу быть наставником'),
        () => stranger.say('/menu'),
        () => stranger.say('/status'),
        () => stranger.say('/cancel'),
        () => stranger.say('/unknown'),
        () => stranger.document('план.docx', new Uint8Array([80, 75])),
        () => stranger.sticker(),
        () => stranger.contact(),
      ]
      for (const act of acts) {
        act()
        await world.settle()
        expect(lastRead(stranger)).toMatch(hello)
      }
      for (const data of [
        'menu',
        'status',
        'fill:mentor',
        'bank:mentors::0',
        'invite',
        `agree:${town.schoolId}:0123456789abcdef`,
        'ask:post:teacher',
        'nonsense',
        '',
      ]) {
        await forge(world, stranger, data)
        expect(lastRead(stranger)).toMatch(hello)
      }
      const { client } = world.db
      const counts = [
        client.person.count(),
        client.account.count(),
        client.consent.count(),
        client.questionnaireDraft.count(),
        client.dialogue.count(),
      ]
      expect(await Promise.all(counts)).toEqual([0, 0, 0, 0, 0])
      expect((await events(world)).map(({ event }) => event)).toEqual([
        ...Array.from({ length: 4 }, () => 'consent-edition-published'),
        'invitation-made',
      ])
    }),
  )

  it(
    'is spoken to in the language of their messenger',
    story(open, async (world) => {
      const english = world.person('Guest', 'en')
      english.start()
      await world.settle()
      expect(lastRead(english)).toContain('You can join by invitation only.')
      english.say('/help')
      await world.settle()
      expect(lastRead(english)).toContain('What “Nastavnik” does')
      const french = world.person('Invité', 'fr')
      french.say('/language')
      await world.settle()
      expect(lastRead(french)).toBe(
        'For now I speak the language of your messenger. You can choose another once you have opened an invitation.',
      )
      const neighbour = world.person('Айгүл', 'kk')
      neighbour.start()
      await world.settle()
      expect(lastRead(neighbour)).toMatch(hello)
    }),
  )

  it(
    'cannot reach a member by pressing what a member sees',
    story(open, async (world) => {
      const town = await addTown(world)
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      const stranger = world.person('Незнакомка')
      stranger.start()
      await world.settle()
      await forge(world, stranger, 'language:en')
      await forge(world, stranger, `withdraw-sure:${town.schoolId}`)
      expect(readWith(teacher, 'чем займёмся?')).toHaveLength(1)
      expect(await world.db.client.consent.count({ where: { finishedAt: { not: null } } })).toBe(0)
    }),
  )
})
