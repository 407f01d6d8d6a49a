import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { addMember, forge, go, idOf, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addPair, addParty, openProgramme, sendAnswers } from './programmes.ts'

/** From whatever is on their screens to a programme in force. */
async function agree(world: World, pairId: string, pair: readonly Person[], curator: Person): Promise<void> {
  const [first] = pair
  if (!first) return
  await openProgramme(world, first, pairId)
  await press(world, first, 'Показать всем на согласование')
  for (const person of pair) {
    await openProgramme(world, person, pairId)
    await press(world, person, 'Принимаю')
  }
  await openProgramme(world, curator, pairId)
  await press(world, curator, 'Утвердить')
}

describeDatabases('the programme of a pair', (open) => {
  it(
    'is extended to a year at most: a new version with what changed, the old one in force until it is approved',
    story(open, async (world) => {
      const { curator, mentor, mentee, pairId } = await addParty(world, { endsOn: '2027-01-31' })
      await openProgramme(world, mentor, pairId)
      await press(world, mentor, 'Составить программу')
      await world.db.client.programmeVersion.updateMany({ data: { status: 'APPROVED' } })

      await openProgramme(world, mentor, pairId)
      await go(world, mentor, ['Продлить', { says: '06.10.2027' }])
      expect(lastRead(mentor)).toContain('здесь больше года')
      await go(world, mentor, [{ says: '20.01.2027' }])
      expect(lastRead(mentor)).toContain('не позже нынешнего конца')
      await go(world, mentor, ['До 4 июля 2027 г.', { says: 'Заболели на три недели' }])
      expect(lastRead(mentor)).toContain('версия 2')
      expect(lastRead(mentor)).toContain('Почему меняем: Заболели на три недели')
      expect(lastRead(mentor)).toContain('По приказу пара закреплена до 31 января 2027 г.')
      await go(world, mentee, [{ says: '/menu' }])
      await openProgramme(world, mentee, pairId)
      await go(world, mentee, ['Мероприятия: 8', '1', 'Дата', { says: '20.05.2027' }])
      await go(world, mentee, ['К плану', '2', 'Удалить', 'Да, удалить', 'Добавить', 'Аттестация, конкурсы', 'Взять 1'])
      await openProgramme(world, mentee, pairId)
      await press(world, mentee, 'Что меняется')
      expect(lastRead(mentee)).toContain(
        'срок: было с 5 октября 2026 г. по 31 января 2027 г., станет с 5 октября 2026 г. по 4 июля 2027 г.',
      )
      expect(lastRead(mentee)).toMatch(/убрано: .+/)
      expect(lastRead(mentee)).toMatch(/перенесено: .+ — с .+ на 20 мая 2027 г\./)
      expect(lastRead(mentee)).toMatch(/добавлено: .+/)
      const states = async () =>
        (await world.db.client.programmeVersion.findMany({ orderBy: { number: 'asc' } })).map(({ status }) => status)
      expect(await states()).toEqual(['APPROVED', 'DRAFT'])
      await agree(world, pairId, [mentor, mentee], curator)
      expect(await states()).toEqual(['REPLACED', 'APPROVED'])
      await go(world, curator, ['Все версии', 'Версия 1'])
      expect(lastRead(curator)).toContain('Прежняя версия')
      expect(lastRead(curator)).toContain('по 31 января 2027 г.')
      expect(lastButtons(curator)).toEqual([
        'Мероприятия: 8',
        'Документ',
        'Все версии',
        'К программам',
        'Все версии',
        'Меню',
      ])
      await press(world, curator, 'Документ')

      await openProgramme(world, mentor, pairId)
      await go(world, mentor, ['Изменить', 'План мероприятий изменился', 'Отменить изменения'])
      await pressTwice(world, mentor, 'Да, отменить')
      expect(await states()).toEqual(['REPLACED', 'APPROVED', 'DISCARDED'])
      expect(lastRead(mentor)).toContain('От этих изменений отказались')
    }),
  )

  it(
    'is given back by somebody who wants a change, and changing it makes void what was accepted',
    story(open, async (world) => {
      const { curator, mentor, mentee, pairId } = await addParty(world)
      await openProgramme(world, mentor, pairId)
      await go(world, mentor, ['Составить программу', 'Показать всем на согласование', 'Принимаю'])
      await go(world, mentee, ['Открыть программу', 'Хочу изменить', { says: 'Нужно больше <b>про родителей</b>' }])
      expect(lastRead(mentee)).toContain('✍️ Лунин Б. Ю.: «Нужно больше <b>про родителей</b>»')
      for (const person of [mentor, curator])
        expect(readWith(person, '«Нужно больше <b>про родителей</b>»')).toHaveLength(1)
      await openProgramme(world, mentor, pairId)
      await press(world, mentor, 'Показать всем на согласование')
      await go(world, mentee, [{ says: '/menu' }])
      await openProgramme(world, mentee, pairId)
      await press(world, mentee, 'Принимаю')
      const stale = `pg-accept:${(await world.db.client.programmeVersion.findFirstOrThrow()).id}:1`
      await openProgramme(world, curator, pairId)
      await go(world, curator, ['Срок', '6 месяцев, до 4 апреля 2027 г.'])
      expect(curator.toast?.text).toContain('Прежние «Принимаю» больше не действуют')
      expect(readWith(mentee, 'ваше «Принимаю» больше не действует')).toHaveLength(1)
      await forge(world, mentor, stale)
      expect(mentor.toast?.text).toContain('изменилась')
      expect(lastRead(mentor)).toContain('Черновик')
      expect(lastRead(mentor)).toMatch(/По п\. 1\.2 ещё нужно:\n▫️ поправить даты: \d мероприяти[яй] вне срока/)
      await press(world, mentor, 'Показать всем на согласование')
      expect(mentor.toast?.alert).toBe(true)
      await go(world, mentor, ['Мероприятия: 8', 'Расставить даты', 'К программе'])
      expect(lastRead(mentor)).not.toContain('По п. 1.2 ещё нужно')
    }),
  )

  it(
    'can only be read once the pair has ended, and by nobody who is not of it',
    story(open, async (world) => {
      const { schoolId, mentor, mentee, pairId } = await addParty(world)
      await openProgramme(world, mentor, pairId)
      await press(world, mentor, 'Составить программу')
      const stranger = await addMember(world, { name: ['Гусев', 'Олег', ''], roles: [['TEACHER', schoolId]] })
      const { id } = await world.db.client.programmeVersion.findFirstOrThrow()
      for (const data of [
        `programme:${pairId}`,
        `pg-plan:${id}:0`,
        `pg-accept:${id}:0`,
        `pg-paper:${id}`,
        'programmes:all:0',
      ]) {
        await forge(world, stranger, data)
        expect(stranger.toast?.alert).toBe(true)
      }
      await world.db.client.pair.update({ where: { id: pairId }, data: { status: 'ENDED', endReason: 'COMPLETED' } })
      await press(world, mentor, 'Виды')
      expect(lastRead(mentor)).toContain('Пара завершила работу, программу можно только читать.')
      expect(lastButtons(mentor)).toEqual(['Мероприятия: 8', 'Документ', 'К паре', 'Меню'])
      await forge(world, mentee, `pg-kind:${id}:0:speed:1`)
      expect((await world.db.client.programmeVersion.findFirstOrThrow()).kinds).toEqual(['traditional'])
    }),
  )

  it(
    'of a group wants the word of each mentee; one meeting needs one activity in three months',
    story(open, async (world) => {
      const { schoolId, curator, mentor, mentorId, menteeId } = await addParty(world)
      const other = await addMember(world, { name: ['Ким', 'Олег', 'Львович'], roles: [['TEACHER', schoolId]] })
      const otherId = await idOf(world, 'Ким')
      const answers = { difficulties: ['digital', 'discipline'], success: 'Тайна', participation: 'yes' }
      await sendAnswers(world, { personId: otherId, organisationId: schoolId }, 'request', answers)
      const mentee = [...world.botApi.people.values()].find(({ profile }) => profile.firstName === 'Борис')
      if (!mentee) throw new Error('nobody')
      const settings = { kinds: ['speed'], endsOn: '2027-01-04' }
      const pairId = await addPair(world, schoolId, mentorId, [menteeId, otherId], settings)
      await openProgramme(world, other, pairId)
      await press(world, other, 'Составить программу')
      expect(lastRead(other)).toContain('Наставляемые: ')
      expect(lastRead(other)).toContain('Мероприятия: 1\n')
      expect(lastRead(other)).toContain(
        'Скоростное наставничество — одна встреча (п. 2.3), а программа длится от 3 месяцев (п. 1.2)',
      )
      expect(lastRead(other)).not.toContain('Тайна')
      await press(world, other, 'Показать всем на согласование')
      for (const person of [mentor, other]) {
        await openProgramme(world, person, pairId)
        await press(world, person, 'Принимаю')
      }
      expect(lastRead(other)).toContain('Лунин Б. Ю. — ждём')
      await openProgramme(world, curator, pairId)
      expect(lastButtons(curator)).not.toContain('Утвердить')
      await openProgramme(world, mentee, pairId)
      await press(world, mentee, 'Принимаю')
      await openProgramme(world, curator, pairId)
      await press(world, curator, 'Утвердить')
      expect(lastRead(curator)).toContain('Утверждена')
    }),
  )
})
