import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addMember, addSchoolTo, countRead, events, forge, go, story } from './kit.ts'
import { addPairSchool, addToBank, makeActive, propose } from './pairs.ts'

describeDatabases('pairs are nobody else’s', (open) => {
  it(
    'to read, answer, change or end: not for a teacher, not for a curator of another school',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId, districtId } = await addPairSchool(world)
      const second = await addToBank(world, schoolId, 'MENTEE', ['Ким', 'Олег', 'Львович'])
      const otherId = await addSchoolTo(world, districtId, 'Школа № 5')
      const stranger = await addMember(world, { name: ['Быкова', 'Нина', 'Олеговна'], roles: [['CURATOR', otherId]] })
      const teacher = await addMember(world, { name: ['Юдин', 'Яков', 'Ильич'], roles: [['TEACHER', schoolId]] })
      const activeId = await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      const outcome = await propose(world, curator, { mentor, mentees: [second] })
      const openId = outcome.ok ? outcome.pairId : ''
      await go(world, second.person, ['Уточнить', { says: 'Когда?' }])
      const question = (await world.db.client.pairQuestion.findFirstOrThrow()).id
      const headId = (await world.db.client.person.findFirstOrThrow({ where: { surname: 'Зимина' } })).id
      const before = await snapshot()
      const read = countRead(curator)
      const done = (await events(world)).length
      const ids = [activeId, openId].flatMap((id) => [
        ...['pair', 'pair-yes', 'pair-ask', 'pair-no', 'pair-keep', 'pair-words', 'pair-approve', 'pair-refuse'].map(
          (name) => `${name}:${id}`,
        ),
        ...[
          'pair-withdraw',
          'pair-withdraw-do',
          'pair-remind',
          'pair-basis',
          'pair-end',
          'pair-turn',
          'pair-turn-do',
        ].map((name) => `${name}:${id}`),
        `pair-cause:${id}:busy`,
        `pair-rest:${id}:open`,
        `pair-basis-is:${id}:JOB`,
        `pair-basis-is:${id}:AGREEMENT`,
        `pair-end-why:${id}:CURATOR`,
        `pair-end-do:${id}:CURATOR`,
        `pair-end-note:${id}:CURATOR`,
        `pair-join:${id}:0`,
        `pair-join-do:${id}:${second.listingId}`,
      ])
      const others = [
        `pair-reply:${question}`,
        `seek:${second.listingId}`,
        `seek-set:${second.listingId}:step`,
        `seek-to:${second.listingId}:step:wait`,
        `seek-to:${second.listingId}:owner:${headId}`,
        `seek-words:${second.listingId}`,
      ]
      for (const person of [stranger, teacher])
        for (const data of [...ids, ...others, 'pair:nothing', 'pair-reply:nothing', 'seek:nothing']) {
          await forge(world, person, data)
          expect([data, person.toast?.alert]).toEqual([data, true])
        }
      // Somebody of one pair is nobody in another.
      for (const data of [`pair:${openId}`, `pair-yes:${openId}`, `pair-cause:${openId}:own`]) {
        await forge(world, mentee.person, data)
        expect([data, mentee.person.toast?.alert]).toEqual([data, true])
      }
      expect(await snapshot()).toEqual(before)
      expect((await events(world)).length).toBe(done)
      expect(countRead(curator)).toBe(read)
      for (const person of [stranger, teacher])
        expect(person.screen.some(({ text }) => /Лунин|Серова|Когда/.test(text))).toBe(false)

      async function snapshot() {
        return {
          pairs: await world.db.client.pair.findMany({ orderBy: { id: 'asc' } }),
          members: await world.db.client.pairMember.findMany({ orderBy: [{ pairId: 'asc' }, { personId: 'asc' }] }),
          questions: await world.db.client.pairQuestion.findMany(),
          steps: await world.db.client.searchStep.count(),
        }
      }
    }),
  )
})
