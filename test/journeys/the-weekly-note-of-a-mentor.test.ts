import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { giveTask } from '../../src/tasks/actions/giving.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { addSchoolTo, go, idOf, lastButtons, lastRead, readWith, story } from './kit.ts'
import { addMeeting, addMeetingPair, addMeetingSchool, addTask, hush } from './meetings.ts'
import { memberOf } from './pairs.ts'

/** A Friday in Yekaterinburg, and the Monday after it. */
const friday = new Date('2026-11-20T05:00:00Z')
const monday = new Date('2026-11-23T03:00:00Z')

describeDatabases('the weekly note', (open) => {
  it(
    'tells a mentor and a mentee what waits for them this week, each thing with its button',
    story(
      open,
      async (world) => {
        const school = await meetingSchool(world)
        const { mentor, mentee } = school
        await world.moveTo(monday)
        expect(readWith(mentor, 'Ваша неделя')).toEqual([
          [
            'Ваша неделя',
            '1. Как прошла встреча чт, 19 нояб, 14:00? (Лунин Б. Ю.)',
            '2. ср, 25 нояб, 15:00 — встреча: Лунин Б. Ю.',
            '3. Лунин Б. Ю.: ответ на задание «Посмотреть урок» ждёт вас',
          ].join('\n'),
        ])
        expect(readWith(mentee, 'Ваша неделя')).toEqual([
          [
            'Ваша неделя',
            '1. Задание, срок был пт, 20 нояб: «Разобрать урок»',
            '2. ср, 25 нояб, 15:00 — встреча: Иванова А. П.',
            '3. Задание к чт, 26 нояб: «Прочитать главу»',
          ].join('\n'),
        ])
        await go(world, mentee, ['3. К заданию'])
        expect(weekOf(mentee).text).toContain('Прочитать главу')
        expect(weekOf(mentee).labels).toContain('К моей неделе')
        await go(world, mentee, ['Сделано', 'К моей неделе'])
        expect(weekOf(mentee).text).toContain('2. ср, 25 нояб, 15:00 — встреча: Иванова А. П.')
        expect(weekOf(mentee).text).not.toContain('Задание к')
        await press(world, mentor, '2. Открыть')
        expect(weekOf(mentor).text).toContain('25 ноября')
        await press(world, mentor, 'К моей неделе')
        expect(weekOf(mentor).text).toContain('4. Лунин Б. Ю.: ответ на задание «Прочитать главу» ждёт вас')
      },
      { startsAt: friday },
    ),
  )

  it(
    'says once what was put off until it and stands in it anyway',
    story(
      open,
      async (world) => {
        const { pairId, mentor, mentee, menteeId } = await addMeetingSchool(world, { startsOn: '2026-11-16' })
        const actor = await memberOf(world, mentor)
        const gives = async (words: string, dueOn: string) =>
          await inTransaction(
            world.db,
            async (tx) => await giveTask(tx, actor, { pairId, menteeIds: [menteeId], words, dueOn }, world.now()),
          )
        await world.moveTo(new Date('2026-11-21T06:00:00Z'))
        await gives('Прочитать главу', '2026-11-26')
        await gives('Разобрать урок', '2026-12-10')
        await world.moveTo(monday)
        expect(readWith(mentee, 'Прочитать главу')).toEqual([lastRead(mentee)])
        expect(lastRead(mentee)).toMatch(
          /^Ваша неделя\n1\. Задание к чт, 26 нояб: «Прочитать главу»\n\nЧто накопилось\n2\. 📝 Новое задание: «Разобрать урок»\./,
        )
        await world.moveTo(new Date(monday.getTime() + 3_600_000))
        expect(readWith(mentee, 'Новое задание')).toHaveLength(1)
      },
      { startsAt: friday },
    ),
  )

  it(
    'is silent in the holidays of the school, unless something of it has a day in that week',
    story(
      open,
      async (world) => {
        const school = await addMeetingSchool(world, { startsOn: '2026-10-12' })
        const other = await addMeetingPair(world, school, {
          mentor: ['Серова', 'Инна', 'Львовна'],
          mentees: [['Ким', 'Олег', 'Львович']],
          startsOn: '2026-10-12',
        })
        // Both have a meeting that nobody has spoken of; in the holidays only one pair meets.
        for (const pair of [school, other])
          await addMeeting(world, pair, { startsAt: new Date('2026-10-22T05:00:00Z') })
        await addMeeting(world, other, { startsAt: new Date('2026-10-28T05:00:00Z') })
        await hush(world)
        await world.moveTo(new Date('2026-10-26T03:00:00Z'))
        expect(readWith(school.mentor, 'Ваша неделя')).toEqual([])
        expect(readWith(other.mentor, 'Ваша неделя')).toHaveLength(1)
        expect(weekOf(other.mentee).text).toContain('встреча: Серова И. Л.')
        await world.moveTo(new Date('2026-11-09T03:00:00Z'))
        expect(readWith(school.mentor, 'Ваша неделя')).toHaveLength(1)
      },
      { startsAt: new Date('2026-10-23T05:00:00Z') },
    ),
  )

  it(
    'is one message for a curator who is a mentor too, also for a mentor of another school’s pair',
    story(
      open,
      async (world) => {
        const school = await meetingSchool(world)
        const other = await addSchoolTo(world, school.districtId, 'Школа № 8')
        await workAt(world, school.mentorId, school.schoolId, other)
        await world.moveTo(monday)
        expect(readWith(school.mentor, 'Ваша неделя')).toHaveLength(1)
        const weeks = await world.db.client.weeklyDigest.findMany({ orderBy: { organisationId: 'asc' } })
        expect(weeks).toHaveLength(3)
        expect(weeks.map(({ week }) => week.toISOString().slice(0, 10))).toEqual(Array(3).fill('2026-11-23'))
        const keys = await world.db.client.outboxCall.findMany({ where: { dedupeKey: { startsWith: 'digest:' } } })
        expect(new Set(keys.map(({ chatKey }) => chatKey)).size).toBe(keys.length)
        expect(lastRead(school.mentor)).toContain('2. ср, 25 нояб, 15:00 — встреча: Лунин Б. Ю.')
      },
      { startsAt: friday },
    ),
  )

  it(
    'tells nothing to whoever has left, or may not be told',
    story(
      open,
      async (world) => {
        const school = await meetingSchool(world)
        await world.db.client.person.update({ where: { id: school.menteeId }, data: { restrictedAt: world.now() } })
        await world.db.client.consent.updateMany({
          where: { personId: school.mentorId, kind: 'PERSONAL_DATA' },
          data: { finishedAt: world.now(), endReason: 'WITHDRAWN' },
        })
        await world.moveTo(monday)
        for (const one of [school.mentor, school.mentee]) expect(readWith(one, 'Ваша неделя')).toEqual([])
      },
      { startsAt: friday },
    ),
  )

  it(
    'speaks English',
    story(
      open,
      async (world) => {
        const school = await addMeetingSchool(world, { startsOn: '2026-11-16', language: 'en' })
        await addMeeting(world, school, { startsAt: new Date('2026-11-25T10:00:00Z') })
        await addTask(world, school, { words: 'Read the chapter', dueOn: '2026-11-26' })
        await hush(world)
        await world.moveTo(monday)
        expect(lastRead(school.mentee)).toBe(
          'Your week\n1. Wed, 25 Nov, 15:00 — meeting: Иванова А. П.\n2. A task by Thu, 26 Nov: “Read the chapter”',
        )
        await press(world, school.mentee, '2. To the task')
        expect(lastButtons(school.mentee)).toContain('To my week')
      },
      { startsAt: friday },
    ),
  )
})

/** The message of the week as it stands now, whatever came after it. */
function weekOf(person: Person): { text: string; labels: string[] } {
  const found = person.screen.findLast(({ buttons }) =>
    buttons.flat().some((label) => label === 'Обновить' || label === 'К моей неделе'),
  )
  return { text: found?.text ?? '', labels: found?.buttons.flat() ?? [] }
}

/** A pair with a meeting behind it, one ahead, an answered task, one that is due and one that is overdue. */
async function meetingSchool(world: World) {
  const school = await addMeetingSchool(world, { startsOn: '2026-11-09' })
  await addMeeting(world, school, { startsAt: new Date('2026-11-19T09:00:00Z') })
  await addMeeting(world, school, { startsAt: new Date('2026-11-25T10:00:00Z') })
  await addTask(world, school, { words: 'Прочитать главу', dueOn: '2026-11-26' })
  await addTask(world, school, { words: 'Разобрать урок', dueOn: '2026-11-20' })
  const answered = await addTask(world, school, { words: 'Посмотреть урок', dueOn: '2026-11-20' })
  await world.db.client.task.update({
    where: { id: answered },
    data: { outcome: 'DONE', answeredAt: world.now() },
  })
  await world.program.tick()
  await world.settle()
  await hush(world)
  return school
}

/** The person works in another school, as one of their own, and as the mentor of the same pair. */
async function workAt(world: World, personId: string, from: string, to: string): Promise<void> {
  const { client } = world.db
  await client.rolePeriod.create({ data: { personId, organisationId: to, role: 'TEACHER', startedOn: world.now() } })
  const { id: _id, ...consent } = await client.consent.findFirstOrThrow({
    where: { personId, organisationId: from, kind: 'PERSONAL_DATA' },
  })
  await client.consent.create({ data: { ...consent, organisationId: to } })
  await client.pairMember.updateMany({ where: { personId }, data: { organisationId: to } })
  await client.pair.updateMany({ data: { isCrossSchool: true } })
  expect(await idOf(world, 'Иванова')).toBe(personId)
}
