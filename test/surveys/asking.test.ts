import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { listUnanswered } from '../../src/surveys/store/invitations.ts'
import { addMember, forge, go, idOf, lastButtons, lastRead, readWith, story } from '../journeys/kit.ts'
import { addPair } from '../journeys/programmes.ts'
import { addTermParty, answerAsMentee, answerAsMentor, middle, reminder, survey, term } from '../journeys/surveys.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'

describeDatabases('the survey at the middle of a programme', (open) => {
  it(
    'joins the weekly note once the one reminder was due, until it is answered',
    story(open, async (world) => {
      const { mentor, mentorId, menteeId, pairId, schoolId } = await addTermParty(world)
      const unanswered = async () => await inTransaction(world.db, async (tx) => await listUnanswered(tx, schoolId))
      await world.moveTo(middle)
      expect(await unanswered()).toEqual([])
      await world.moveTo(reminder)
      expect((await unanswered()).map(({ personId }) => personId).toSorted()).toEqual([mentorId, menteeId].toSorted())
      expect((await unanswered())[0]).toMatchObject({ pairId, askedAt: middle })
      await openOf(world, mentor)
      await answerAsMentor(world, mentor)
      await press(world, mentor, 'Отправить')
      expect((await unanswered()).map(({ personId }) => personId)).toEqual([menteeId])
      await world.db.client.person.update({ where: { id: menteeId }, data: { restrictedAt: world.now() } })
      expect(await unanswered()).toEqual([])
    }),
  )

  it(
    'is over with the pair: what was begun goes, old buttons say so, and nobody is reminded',
    story(open, async (world) => {
      const { curator, mentor, mentee, pairId } = await addTermParty(world)
      await world.moveTo(middle)
      await press(world, mentee, survey)
      await press(world, mentee, '7')
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Действуют: 1', '1. Иванова А. П. → Лунин Б. Ю.'])
      await go(world, curator, ['Завершить', 'План выполнен', 'Завершить'])
      await press(world, mentee, 'В самый раз')
      expect(await world.db.client.questionnaireDraft.count()).toBe(0)
      await world.moveTo(new Date('2026-10-16T04:00:00Z'))
      expect(readWith(mentor, 'ещё ждёт вас')).toEqual([])
      await forge(world, mentee, `fill-about:midterm-mentee:${pairId}`)
      expect(await world.db.client.questionnaireDraft.count()).toBe(0)
    }),
  )

  it(
    'waits while somebody of the pair has asked to let their data rest',
    story(open, async (world) => {
      const { mentor, mentee, menteeId } = await addTermParty(world)
      await go(world, mentee, [{ says: '/data' }, 'Приостановить обработку', 'Да, приостановить'])
      await world.moveTo(new Date('2026-10-09T04:00:00Z'))
      expect(readWith(mentor, 'Прошла половина')).toEqual([])
      expect(readWith(mentee, 'Прошла половина')).toEqual([])
      await world.db.client.person.update({ where: { id: menteeId }, data: { restrictedAt: null } })
      await world.moveTo(new Date('2026-10-12T05:00:00Z'))
      await world.program.tick()
      await world.settle()
      expect(readWith(mentor, 'Прошла половина')).toHaveLength(1)
    }),
  )

  it(
    'is read by no curator who is one of the pair, nor by a head or another school',
    story(open, async (world) => {
      const { pairId, schoolId, mentor, mentee, mentorId, menteeId } = await addTermParty(world)
      await world.db.client.rolePeriod.create({
        data: { personId: mentorId, organisationId: schoolId, role: 'CURATOR', startedOn: new Date('2026-10-05') },
      })
      const head = await addMember(world, { name: ['Главный', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
      await world.moveTo(middle)
      await press(world, mentee, survey)
      await answerAsMentee(world, mentee, { change: ['Наставника', 'Готово', { says: 'Другой предмет' }] })
      await press(world, mentee, 'Отправить')
      expect(readWith(mentor, 'Стоит поговорить')).toEqual([])
      for (const person of [mentor, head]) {
        await forge(world, person, `survey:${pairId}`)
        await forge(world, person, `survey-of:${pairId}:${menteeId}`)
        expect(readWith(person, 'Другой предмет')).toEqual([])
        expect(readWith(person, 'Обратите внимание')).toEqual([])
      }
    }),
  )

  it(
    'tells a school its means, and from three answers on only',
    story(open, async (world) => {
      const { curator, mentee, mentorId, schoolId } = await addTermParty(world)
      const others = []
      for (const name of ['Ким', 'Орлов']) {
        const person = await addMember(world, { name: [name, 'Ян', 'Ильич'], roles: [['TEACHER', schoolId]] })
        await addPair(world, schoolId, mentorId, [await idOf(world, name)], term)
        others.push(person)
      }
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Опросы середины программы'])
      expect(lastRead(curator)).toContain('Пока никого не спрашивали')
      await world.moveTo(middle)
      for (const [index, person] of [mentee, ...others].entries()) {
        await forge(world, curator, 'surveys:')
        expect(lastRead(curator)).toContain(`Спросили: 6, ответили: ${index}.`)
        expect(lastRead(curator)).toContain('Средние появятся, когда ответят хотя бы 3')
        await press(world, person, survey)
        await answerAsMentee(world, person, { time: String(5 + index) })
        await press(world, person, 'Отправить')
      }
      await forge(world, curator, 'surveys:')
      expect(lastRead(curator)).toContain('Хватает времени наставника: 6 (3 ответа)')
      expect(lastButtons(curator)).toEqual(['К парам', 'Меню'])
    }),
  )
})

async function openOf(world: World, person: Parameters<typeof press>[1]): Promise<void> {
  await go(world, person, [{ says: '/menu' }, 'Моя пара', survey])
}
