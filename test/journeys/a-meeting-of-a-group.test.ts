import { expect, it } from 'vitest'
import { aroundPairs } from '../../src/consequences.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { onPersonLeft } from '../../src/pairs/actions/leaving.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { addSchoolTo, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addMeeting, addMeetingSchool } from './meetings.ts'

// Monday, 5 October 2026, 10:00 in Yekaterinburg.

const mentees = [
  ['Ким', 'Олег', 'Львович'],
  ['Лунин', 'Борис', 'Юрьевич'],
  ['Яшина', 'Вера', 'Ильинична'],
] as const

const addGroup = async (world: World) => {
  const group = await addMeetingSchool(world, { mentees, hasProgramme: false })
  const [kim, lunin, yashina] = group.mentees
  if (!kim || !lunin || !yashina) throw new Error('a group of three')
  return { ...group, kim, lunin, yashina }
}

describeDatabases('a meeting of a group', (open) => {
  it(
    'is for all of it or for those whom the mentor ticks, and each reads only of the meetings they are to come to',
    story(open, async (world) => {
      const { mentor, kim, lunin, yashina, pairId } = await addGroup(world)
      await go(world, mentor, [{ says: '/menu' }, 'Встречи', 'Запланировать'])
      expect(lastRead(mentor)).toContain('Кто придёт?')
      expect(lastButtons(mentor)).toEqual(['Ким О. Л.', 'Лунин Б. Ю.', 'Яшина В. И.', 'Вся группа', 'Меню'])
      await go(world, mentor, ['Ким О. Л.', 'Яшина В. И.', 'Лунин Б. Ю.', '✓ Лунин Б. Ю.'])
      expect(lastButtons(mentor)).toEqual([
        '✓ Ким О. Л.',
        'Лунин Б. Ю.',
        '✓ Яшина В. И.',
        'Вся группа',
        'Дальше: 2 человека',
        'Меню',
      ])
      await go(world, mentor, ['Дальше: 2 человека', { says: 'Открытый урок' }, { says: 'завтра в 15:30' }])
      expect(lastButtons(mentor)).toContain('Группой')
      await go(world, mentor, ['Группой', { says: 'каб. 3' }, 'Запланировать'])
      expect(lastRead(mentor)).toContain('Сообщим: Ким О. Л. и Яшина В. И.')
      expect(lastRead(mentor)).toContain('Как: Группой, каб. 3')
      for (const person of [kim, yashina]) expect(readWith(person, 'Новая встреча')).toHaveLength(1)
      expect(lastRead(kim)).toContain('С кем: Иванова А. П. и Яшина В. И.')
      expect(readWith(lunin, 'Новая встреча')).toEqual([])
      await forge(world, lunin, `meetings:${pairId}:0`)
      expect(lastRead(lunin)).toContain('Встреч пока нет.')

      await go(world, mentor, [{ says: '/menu' }, 'Встречи', 'Запланировать', 'Вся группа', 'Пропустить'])
      await go(world, mentor, [{ says: 'в пятницу в 14' }, 'Звонок', 'Пропустить', 'Запланировать'])
      for (const person of [kim, lunin, yashina])
        expect(lastRead(person)).toContain('Когда: пятница, 9 октября 2026 г. в 14:00')
      await forge(world, kim, `meetings:${pairId}:0`)
      expect(lastRead(kim)).toContain('1. вт, 6 окт, 15:30 · запланирована. Группой. Открытый урок')
      expect(lastRead(kim)).toContain('2. пт, 9 окт, 14:00 · запланирована. Звонок. вне плана')

      // A reminder is one message for each.
      await world.moveTo(new Date('2026-10-05T14:00:00Z'))
      for (const person of [mentor, kim, yashina]) expect(readWith(person, 'Напоминаем: завтра')).toHaveLength(1)
      expect(readWith(lunin, 'Напоминаем')).toEqual([])
    }),
  )

  it(
    'planned by one of the mentees is with the mentor',
    story(open, async (world) => {
      const { mentor, kim, lunin } = await addGroup(world)
      await go(world, kim, [{ says: '/menu' }, 'Встречи', 'Запланировать', 'Пропустить', { says: 'завтра в 16' }])
      expect(lastButtons(kim)).not.toContain('Группой')
      await go(world, kim, ['Переписка', 'Запланировать'])
      expect(lastRead(mentor)).toContain('Ким О. Л. зовёт вас:')
      expect(readWith(lunin, 'Новая встреча')).toEqual([])
    }),
  )

  it(
    'stands when one of the mentees will not come: the mentor is told, and alone moves it and calls it off',
    story(open, async (world) => {
      const { mentor, kim, lunin, menteeIds, ...group } = await addGroup(world)
      const soon = { startsAt: new Date('2026-10-08T10:30:00Z') }
      const id = await addMeeting(world, { ...group, menteeIds }, soon)
      await forge(world, kim, `meeting:${id}`)
      expect(lastButtons(kim)).toEqual(['Не смогу прийти', 'В календарь', 'Все встречи', 'Меню'])
      // Buttons of before.
      for (const what of ['move', 'cancel', 'cancel-why', 'cancel-do']) {
        await forge(world, kim, `meeting-${what}:${id}:0${what === 'cancel-do' ? ':busy' : ''}`)
        expect(kim.toast?.text).toContain('Встречу группы переносит и отменяет наставник.')
      }
      expect(await world.db.client.meeting.findMany()).toMatchObject([{ status: 'PLANNED', sequence: 0 }])

      await forge(world, kim, `meeting:${id}`)
      await press(world, kim, 'Не смогу прийти')
      expect(lastRead(kim)).toContain('Встреча состоится без вас, наставнику сообщим.')
      expect(lastButtons(kim)).toEqual(['Личная причина', 'Накладка', 'Другая причина', 'Оставить как есть'])
      await pressTwice(world, kim, 'Накладка')
      expect(lastRead(kim)).toContain('Вы предупредили, что не придёте\nНаставник узнает: Иванова А. П.')
      expect(lastRead(kim)).toContain('Не смогут прийти: Ким О. Л.')
      expect(lastButtons(kim)).toEqual(['В календарь', 'Все встречи', 'Меню'])
      expect(readWith(mentor, 'не сможет прийти')).toEqual([
        expect.stringContaining(
          'Ким О. Л. не сможет прийти\nПричина: накладка в расписании. Встреча остаётся:\nКогда: четверг',
        ),
      ])
      expect(lastButtons(mentor).slice(0, 2)).toEqual(['Перенести', 'Отменить'])
      expect(readWith(lunin, 'не сможет прийти')).toEqual([])
      expect(await world.db.client.journalEntry.count({ where: { event: 'meeting-absence' } })).toBe(1)
      await press(world, mentor, 'Открыть встречу')
      expect(lastRead(mentor)).toContain('Не смогут прийти: Ким О. Л.')
      for (const person of [mentor, lunin]) await forge(world, person, `meeting-absent-do:${id}:0:personal`)
      expect(readWith(mentor, 'Вы предупредили')).toEqual([])
      expect(readWith(mentor, 'Лунин Б. Ю. не сможет прийти')).toHaveLength(1)

      // They are reminded as the others are, and a moved meeting is another one to come to.
      await world.moveTo(new Date('2026-10-07T12:00:00Z'))
      expect(readWith(kim, 'Напоминаем: завтра')).toHaveLength(1)
      expect(lastButtons(kim)[0]).toBe('Не смогу прийти')
      await forge(world, mentor, `meeting:${id}`)
      await go(world, mentor, ['Перенести', { says: 'в пятницу в 16' }, 'Перенести'])
      await forge(world, kim, `meeting:${id}`)
      expect(lastRead(kim)).not.toContain('Не смогут прийти')
      expect(lastButtons(kim)[0]).toBe('Не смогу прийти')
      await go(world, mentor, ['Отменить', 'Личная причина'])
      expect(lastRead(kim)).toContain('Отменил(а): Иванова А. П. Причина: личные обстоятельства.')
    }),
  )

  it(
    'goes on without one who leaves, and one with nobody else is off',
    story(open, async (world) => {
      const { mentor, kim, lunin, menteeIds, ...group } = await addGroup(world)
      const [kimId = ''] = menteeIds
      const soon = { startsAt: new Date('2026-10-08T10:30:00Z') }
      const together = await addMeeting(world, { ...group, menteeIds }, soon)
      const alone = await addMeeting(world, { ...group, menteeIds: [kimId] }, { ...soon, topic: 'Вдвоём' })
      const left = { personId: kimId, organisationId: group.schoolId }
      await inTransaction(world.db, async (tx) => await onPersonLeft(tx, left, world.now(), aroundPairs))
      await world.moveTo(world.now())
      const rows = await world.db.client.meeting.findMany({ include: { parts: true } })
      const of = (id: string) => rows.find((one) => one.id === id)
      expect(of(together)).toMatchObject({ status: 'PLANNED', sequence: 1 })
      expect(of(together)?.parts.map(({ personId }) => personId)).not.toContain(kimId)
      expect(of(alone)).toMatchObject({ status: 'CANCELLED', reason: 'member-left' })
      expect(lastRead(mentor)).toContain('Встреча отменена\nПричина: наставляемый больше не в группе.')
      expect(readWith(lunin, 'Встреча отменена')).toEqual([])
      await world.moveTo(new Date('2026-10-07T12:00:00Z'))
      expect(readWith(lunin, 'Напоминаем: завтра')).toHaveLength(1)
      expect(readWith(kim, 'Напоминаем')).toEqual([])
    }),
  )

  it(
    'of two schools is told in the time of the school of the mentees, and says which time it is for the other',
    story(open, async (world) => {
      const { mentor, mentee, mentorId, districtId, pairId, schoolId, menteeIds } = await addMeetingSchool(world, {
        hasProgramme: false,
      })
      const moscow = await addSchoolTo(world, districtId, 'Лицей 5', 'Europe/Moscow')
      await world.db.client.pairMember.updateMany({ where: { personId: mentorId }, data: { organisationId: moscow } })
      const startsAt = new Date('2026-10-08T10:30:00Z')
      const id = await addMeeting(world, { pairId, schoolId, mentorId, menteeIds }, { startsAt })
      await forge(world, mentor, `meeting:${id}`)
      expect(lastRead(mentor)).toContain('Когда: четверг, 8 октября 2026 г. в 15:30\nВремя указано по часам школы')
      expect(lastRead(mentor)).toContain('У вас это 8 октября 2026 г. в 13:30.')
      await forge(world, mentee, `meeting:${id}`)
      expect(lastRead(mentee)).not.toContain('Время указано')
      await press(world, mentee, 'Все встречи')
      expect(lastRead(mentee)).toContain('чт, 8 окт, 15:30')
    }),
  )
})
