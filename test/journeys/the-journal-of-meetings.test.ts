import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import type { World } from '../kit/world.ts'
import { press } from '../kit/world.ts'
import { hasOffice, printedAll } from '../documents/office.ts'
import { addMember, events, forge, go, lastButtons, lastRead, story } from './kit.ts'
import { fileOf, rowsGiven, tableOf } from './lists.ts'
import { addCoordinator, addMeeting, addMeetingPair, addMeetingSchool } from './meetings.ts'
import { filesOf, wordsOf } from './papers.ts'

/** Two meetings that took place, one that did not, one ahead and one called off. */
async function meet(world: World, pair: Awaited<ReturnType<typeof addMeetingSchool>>): Promise<void> {
  const first = await addMeeting(world, pair, {
    startsAt: new Date('2026-10-01T09:00:00Z'),
    result: 'DONE',
    topic: 'Современный урок',
    summary: 'Разобрали этапы урока',
    answers: 'YES',
  })
  const { pairId, schoolId, menteeId, mentorId } = pair
  const task = { pairId, organisationId: schoolId, meetingId: first, menteeId, givenById: mentorId }
  await world.db.client.task.create({
    data: {
      ...task,
      words: 'Составить план урока',
      dueOn: new Date('2026-10-08'),
      givenAt: world.now(),
      outcome: 'PARTLY',
      hindrance: 'Тайная причина',
      answeredAt: world.now(),
    },
  })
  await addMeeting(world, pair, {
    startsAt: new Date('2026-09-24T09:00:00Z'),
    result: 'PARTLY',
    topic: null,
    minutes: 30,
    way: 'call',
    answers: 'OTHERWISE',
  })
  await world.db.client.meetingPart.updateMany({
    where: { personId: menteeId },
    data: { usefulness: 2, change: 'Тайное пожелание', words: 'Тайные слова' },
  })
  const reported = { reportedById: mentorId, reportedAt: world.now() }
  await addMeeting(world, pair, {
    startsAt: new Date('2026-10-02T09:00:00Z'),
    status: 'NOT_HELD',
    reason: 'personal',
    ...reported,
  })
  await addMeeting(world, pair, { startsAt: new Date('2026-10-20T09:00:00Z'), topic: 'Впереди' })
  await addMeeting(world, pair, { startsAt: new Date('2026-10-21T09:00:00Z'), topic: 'Отменена', status: 'CANCELLED' })
}

const cells = (text: string) => text.replaceAll(/\s+/g, ' ')

describeDatabases('the journal of meetings', (open, kind) => {
  it(
    'of a pair is a Word document for its mentor, mentee, curator and head, with nothing that was said in private',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      await meet(world, pair)
      const { mentor, mentee, curator, head, pairId } = pair
      for (const person of [mentor, mentee, curator, head]) {
        await forge(world, person, `meetings:${pairId}:0`)
        await press(world, person, 'Журнал Word')
        const file = filesOf(person).at(-1)
        expect(file?.name).toBe('Журнал встреч — Иванова А. П. → Лунин Б. Ю.docx')
        const words = cells(wordsOf(file ?? { name: '', bytes: new Uint8Array() }))
        expect(words).toContain('МБОУ «Средняя школа № 3»')
        expect(words).toContain('Иванова Анна Петровна, учитель')
        expect(words).toContain('с 5 октября 2026 г. по 31 мая 2027 г.')
        expect(words).toMatch(/1 24 сентября 2026 г\. звонок, 30 минут вне плана получилось частично/)
        expect(words).toContain(
          '2 1 октября 2026 г. очно, 45 минут Современный урок Разобрали этапы урока получилось Составить план урока (срок: 8 октября 2026 г.) — частично да',
        )
        expect(words).toContain('3 2 октября 2026 г. вне плана встреча не состоялась: кто-то не смог нет ответа')
        expect(words.includes('получилось частично ответ получен')).toBe(person === mentor)
        expect(words).not.toMatch(/Тайн|Впереди|Отменена/)
        expect(words.includes('было иначе')).toBe(person !== mentor)
      }
      const taken = (await events(world)).filter(({ event }) => event === 'meeting-journal-taken')
      expect(taken).toHaveLength(4)
      expect(taken[0]).toMatchObject({ clause: 'regulation 3.4.9' })
    }),
  )

  it.runIf(hasOffice && kind === 'embedded')(
    'is opened and printed by LibreOffice',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      await meet(world, pair)
      await forge(world, pair.curator, `journal:${pair.pairId}:docx`)
      const printed = cells(printedAll({ journal: fileOf(pair.curator, '.docx').bytes })['journal'] ?? '')
      expect(printed).toContain('ЖУРНАЛ ВСТРЕЧ')
      expect(printed).toContain('Современный')
      expect(printed).not.toMatch(/[{}]|null|undefined/)
    }),
  )

  it(
    'of a school is a workbook whose columns narrow the rows, for the curator and the head alone',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      await meet(world, pair)
      const other = await addMeetingPair(world, pair, {
        mentor: ['Серова', 'Инна', 'Львовна'],
        mentees: [
          ['Ким', 'Ольга', 'Львовна'],
          ['Юдин', 'Пётр', 'Ильич'],
        ],
      })
      await addMeeting(world, other, { startsAt: new Date('2026-10-05T04:00:00Z'), result: 'FAILED', answers: 'NO' })
      const { curator, head, mentor, schoolId, districtId } = pair
      await forge(world, curator, 'pairs')
      await press(world, curator, 'Журнал встреч')
      expect(lastButtons(curator).slice(0, 2)).toEqual(['2026/27', '2025/26'])
      await press(world, curator, '2026/27')
      const file = fileOf(curator, '.xlsx')
      expect(file.name).toBe('Журнал встреч — Школа № 3, 2026-27.xlsx')
      expect((await tableOf(file)).header).toEqual([
        'Дата',
        'Начало',
        'Наставник',
        'Наставляемый',
        'Минут',
        'Как',
        'Тема',
        'Содержание',
        'Результат',
        'Задание',
        'Подтверждена',
      ])
      expect(await rowsGiven(curator)).toEqual([
        [
          '2026-09-24',
          '14:00',
          'Иванова А. П.',
          'Лунин Б. Ю.',
          '30',
          'Звонок',
          'вне плана',
          '',
          'получилось частично',
          '',
          'было иначе',
        ],
        [
          '2026-10-01',
          '14:00',
          'Иванова А. П.',
          'Лунин Б. Ю.',
          '45',
          'Очно',
          'Современный урок',
          'Разобрали этапы урока',
          'получилось',
          'Составить план урока (срок: 8 октября 2026 г.) — частично',
          'да',
        ],
        expect.arrayContaining(['2026-10-02', 'встреча не состоялась: кто-то не смог', 'нет ответа']),
        expect.arrayContaining(['2026-10-05', 'Серова И. Л.', 'Ким О. Л., Юдин П. И.', 'не получилось', 'нет']),
      ])
      await forge(world, curator, 'journals-of:2025')
      expect(lastRead(curator)).toBe('За 2025/26 учебный год отмеченных встреч нет, поэтому журнал пуст.')
      await go(world, head, [{ says: '/menu' }, 'Пары', 'Журнал встреч', '2026/27'])
      expect(await rowsGiven(head)).toHaveLength(4)

      const stranger = await addMember(world, { name: ['Орлов', 'Илья', 'Ильич'], roles: [['TEACHER', schoolId]] })
      const coordinator = await addCoordinator(world, { districtId })
      for (const person of [mentor, stranger, coordinator]) {
        await forge(world, person, 'journals-of:2026')
        await forge(world, person, 'journals')
        expect(filesOf(person)).toEqual([])
      }
      for (const person of [stranger, coordinator]) {
        await forge(world, person, `journal:${pair.pairId}:docx`)
        expect(filesOf(person)).toEqual([])
      }
    }),
  )

  it(
    'says in words that there is nothing in it yet, and is in English for who reads English',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world, { language: 'en' })
      await forge(world, pair.mentee, `meetings:${pair.pairId}:0`)
      await press(world, pair.mentee, 'Journal, Word')
      expect(lastRead(pair.mentee)).toContain('No meeting has been reported yet, so the journal is still empty.')
      expect(filesOf(pair.mentee)).toEqual([])
      await meet(world, pair)
      await forge(world, pair.mentee, `journal:${pair.pairId}:xlsx`)
      expect((await tableOf(fileOf(pair.mentee, '.xlsx'))).header).toContain('Confirmed')
      await forge(world, pair.mentee, `journal:${pair.pairId}:docx`)
      expect(wordsOf(fileOf(pair.mentee, '.docx'))).toContain('JOURNAL OF MEETINGS')
    }),
  )
})
