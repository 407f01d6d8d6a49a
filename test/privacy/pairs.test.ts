import { expect, it } from 'vitest'
import { go, lastRead, readWith, story } from '../journeys/kit.ts'
import { addPairSchool, makeActive, propose } from '../journeys/pairs.ts'
import { describeDatabases } from '../kit/database.ts'

describeDatabases('somebody of a pair', (open) => {
  it(
    'whose data are destroyed leaves it: the others hear that it is over, without the name',
    story(open, async (world) => {
      const { schoolId, curator, mentor, mentee } = await addPairSchool(world)
      const pairId = await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      const before = readWith(mentor.person, 'Лунин').length
      await go(world, mentee.person, [{ says: '/data' }, 'Удалить', 'Да, удалить'])
      expect(await world.db.client.pair.findUnique({ where: { id: pairId } })).toMatchObject({
        status: 'ENDED',
        endReason: 'LEFT',
        terms: null,
      })
      expect(lastRead(mentor.person)).toContain('Пара завершена')
      expect(lastRead(curator)).not.toContain('Лунин')
      expect(readWith(mentor.person, 'Лунин')).toHaveLength(before)
      await go(world, mentor.person, [{ says: '/status' }])
      expect(lastRead(mentor.person)).toContain('завершена')
      await go(world, mentor.person, ['Моя пара'])
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Прошлые: 1'])
      expect(lastRead(curator)).not.toContain('Лунин')
    }),
  )

  it(
    'who takes the consent back while asked is named once more: where it is said that the proposal is over',
    story(open, async (world) => {
      const { curator, mentor, mentee } = await addPairSchool(world)
      const outcome = await propose(world, curator, { mentor, mentees: [mentee] })
      expect(outcome.ok).toBe(true)
      await go(world, mentor.person, [{ says: '/menu' }, 'Профиль', 'Мои согласия', 'Отозвать: Школа № 3'])
      const [before, known] = [readWith(mentee.person, 'Серова').length, readWith(curator, 'Серова').length]
      await go(world, mentor.person, ['Да, отозвать согласие'])
      expect(await world.db.client.pair.count({ where: { status: 'WITHDRAWN' } })).toBe(1)
      expect(lastRead(mentee.person)).toContain('Предложение больше не действует')
      expect(readWith(mentee.person, 'Серова').length).toBeLessThanOrEqual(before + 1)
      // One notice says whose consent it was, as the law wants, the other which pair is to be sought anew.
      expect(readWith(curator, 'Серова').length).toBeLessThanOrEqual(known + 2)
      expect(readWith(curator, 'Пара прекращена')).toHaveLength(1)
      const [now, later] = [readWith(mentee.person, 'Серова').length, readWith(curator, 'Серова').length]
      await world.moveTo(new Date(world.now().getTime() + 14 * 86_400_000))
      expect([readWith(mentee.person, 'Серова').length, readWith(curator, 'Серова').length]).toEqual([now, later])
    }),
  )
})
