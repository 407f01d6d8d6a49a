import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { listSilentPairs } from '../../src/meetings/store/silence.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { addMember, events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addMeeting, addMeetingPair, addMeetingSchool } from './meetings.ts'
import type { Person } from '../../src/training/bot-api/person.ts'

/** Pairs began on Monday, 5 October; 21 days later is a Monday in the autumn holidays, from 24 October to 4 November. */
const atWork = { startsOn: '2026-09-08' }

describeDatabases('a silent pair', (open) => {
  it(
    'is told to the mentor after 21 days, to the curator after 30, once, and all silent pairs in one message',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world, atWork)
      const other = await addMeetingPair(world, pair, {
        ...atWork,
        mentor: ['Орлова', 'Нина', 'Львовна'],
        mentees: [['Ким', 'Ада', 'Олеговна']],
      })
      await quiet(world)
      // 29 September was the twenty-first day: whoever comes up later is told at once, in the morning.
      await world.moveTo(new Date('2026-10-05T06:07:00Z'))
      expect(silence(pair.mentor)).toEqual([
        'Лунин Б. Ю.: 27 дней без встреч с начала работы пары.\nМожет быть, пора договориться? Если встреча была, отметьте её.',
      ])
      expect(lastButtons(pair.mentor).slice(0, 2)).toEqual(['Запланировать', 'Была встреча'])
      // 8 October is the thirtieth.
      await world.moveTo(new Date('2026-10-08T03:59:00Z'))
      expect(namedTo(pair.curator)).toEqual([])
      await world.moveTo(new Date('2026-10-08T04:00:00Z'))
      expect(namedTo(pair.curator)).toEqual([
        `Школа № 3: пары без встреч
Давно не встречались:
Иванова А. П. → Лунин Б. Ю.: 30 дней
Орлова Н. Л. → Ким А. О.: 30 дней
Напоминание придёт обоим, не чаще раза в неделю.`,
      ])
      await world.moveTo(new Date('2026-10-22T06:00:00Z'))
      expect(silence(pair.mentor)).toHaveLength(1)
      expect(silence(other.mentor)).toHaveLength(1)
      expect(namedTo(pair.curator)).toHaveLength(1)
      expect(namedTo(pair.head)).toEqual([])
      expect(silence(pair.mentee)).toEqual([])
    }),
  )

  it(
    'stands in the message of the Monday on which the curator would hear of it, and nothing repeats it that day',
    story(open, async (world) => {
      // 12 October, a Monday, is the thirtieth day.
      const pair = await addMeetingSchool(world, { startsOn: '2026-09-12' })
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(lastRead(pair.curator)).toContain('Иванова А. П. → Лунин Б. Ю.: без встреч 30 дней')
      expect(lastRead(pair.mentor)).toBe('Ваша неделя\n1. Без встреч 30 дней: Лунин Б. Ю.')
      await world.moveTo(new Date('2026-10-13T06:00:00Z'))
      expect(namedTo(pair.curator)).toEqual([])
      await press(world, pair.mentor, '1. Запланировать')
      expect(lastRead(pair.mentor)).toContain('О чём встреча?')
    }),
  )

  it(
    'may be reminded by the curator in place, once a week, unless it has met meanwhile',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world, { startsOn: '2026-09-01' })
      await quiet(world)
      await world.moveTo(new Date('2026-10-06T06:07:00Z'))
      expect(namedTo(pair.curator)).toHaveLength(1)
      await pressTwice(world, pair.curator, 'Напомнить: Иванова А. П. → Лунин Б. Ю.')
      expect(readWith(pair.mentor, 'Куратор напоминает о встрече: Лунин Б. Ю.')).toHaveLength(1)
      expect(readWith(pair.mentee, 'Куратор напоминает о встрече: Иванова А. П.')).toHaveLength(1)
      expect(lastButtons(pair.mentee)[0]).toBe('Запланировать')
      expect(lastButtons(pair.mentee)).not.toContain('Была встреча')
      for (const person of [pair.mentor, pair.mentee, pair.head])
        await forge(world, person, `pair-nudge:${pair.pairId}`)
      expect((await events(world)).filter(({ event }) => event === 'pair-nudged')).toHaveLength(1)
      await world.moveTo(new Date('2026-10-12T06:00:00Z'))
      await forge(world, pair.curator, `pair-nudge:${pair.pairId}`)
      expect(readWith(pair.mentor, 'Куратор напоминает о встрече')).toHaveLength(2)
      // The press under the reminder is the way out.
      await go(world, pair.mentor, ['Была встреча', 'Сегодня, 30 минут, очно'])
      await world.moveTo(new Date('2026-10-19T06:00:00Z'))
      await forge(world, pair.curator, `pair-nudge:${pair.pairId}`)
      expect((await events(world)).filter(({ event }) => event === 'pair-nudged')).toHaveLength(2)
      // A new silence is told anew.
      await world.moveTo(new Date('2026-11-06T06:07:00Z'))
      expect(silence(pair.mentor)).toHaveLength(2)
      expect(silence(pair.mentor).at(-1)).toContain('24 дня без встреч.')
    }),
  )

  it(
    'is not called silent while a meeting is near, nor in the holidays, nor after the one meeting it was for',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world, { startsOn: '2026-10-05' })
      const speed = await addMeetingPair(world, pair, {
        mentor: ['Гай', 'Ия', 'Юрьевна'],
        mentees: [['Дуб', 'Ян', 'Котович']],
        startsOn: '2026-09-01',
      })
      await world.db.client.pair.updateMany({ where: { id: speed.pairId }, data: { kinds: ['speed'] } })
      await addMeeting(world, speed, { startsAt: new Date('2026-09-02T09:00:00Z'), result: 'DONE' })
      const near = await addMeetingPair(world, pair, {
        mentor: ['Орлова', 'Нина', 'Львовна'],
        mentees: [['Ким', 'Ада', 'Олеговна']],
        startsOn: '2026-10-05',
      })
      await addMeeting(world, near, { startsAt: new Date('2026-11-10T09:00:00Z') })
      await quiet(world)
      // 26 October is the twenty-first day, 4 November the thirtieth; school begins again on the 5th.
      await world.moveTo(new Date('2026-11-05T03:59:00Z'))
      expect(silence(pair.mentor)).toEqual([])
      await world.moveTo(new Date('2026-11-05T04:00:00Z'))
      expect(silence(pair.mentor)).toHaveLength(1)
      expect(namedTo(pair.curator)).toEqual([expect.stringContaining('Лунин Б. Ю.: 31 день')])
      expect(silence(speed.mentor)).toEqual([])
      expect(silence(near.mentor)).toEqual([])
      expect(namedTo(pair.curator).join()).not.toMatch(/Ким|Дуб/)
    }),
  )

  it(
    'is not called silent after its last day, nor to the mentor while they owe word of a meeting; to a curator after two weeks',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world, { startsOn: '2026-09-01' })
      const over = await addMeetingPair(world, pair, {
        mentor: ['Орлова', 'Нина', 'Львовна'],
        mentees: [['Ким', 'Ада', 'Олеговна']],
        startsOn: '2026-06-01',
        endsOn: '2026-10-05',
      })
      await addMeeting(world, pair, { startsAt: new Date('2026-09-28T09:00:00Z') })
      const silentTo = async (to: 'mentor' | 'curator') =>
        await inTransaction(world.db, async (tx) => await listSilentPairs(tx, pair.schoolId, world.now(), to))
      await quiet(world)
      await world.moveTo(new Date('2026-10-06T06:07:00Z'))
      expect(namedTo(pair.curator)).toEqual([])
      expect(await silentTo('curator')).toEqual([])
      await world.moveTo(new Date('2026-10-13T06:07:00Z'))
      expect(namedTo(pair.curator)).toEqual([expect.stringContaining('Иванова А. П. → Лунин Б. Ю.: 42 дня')])
      expect(namedTo(pair.curator).join()).not.toContain('Ким')
      expect(await silentTo('mentor')).toEqual([])
      await world.moveTo(new Date('2026-10-22T06:07:00Z'))
      for (const { mentor } of [pair, over]) expect(silence(mentor)).toEqual([])
    }),
  )

  it(
    'that ended or met is told of no more, whoever asked not to be told is not, and days down tell once',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world, { startsOn: '2026-09-21' })
      const met = await addMeetingPair(world, pair, {
        mentor: ['Орлова', 'Нина', 'Львовна'],
        mentees: [['Ким', 'Ада', 'Олеговна']],
        startsOn: '2026-09-21',
      })
      const over = await addMeetingPair(world, pair, {
        mentor: ['Гай', 'Ия', 'Юрьевна'],
        mentees: [['Дуб', 'Ян', 'Котович']],
        startsOn: '2026-09-21',
      })
      const second = await addMember(world, {
        name: ['Белова', 'Яна', 'Игоревна'],
        roles: [['CURATOR', pair.schoolId]],
      })
      await forge(world, second, 'notice:silent:OFF')
      await quiet(world)
      await addMeeting(world, met, { startsAt: new Date('2026-10-02T09:00:00Z'), result: 'DONE' })
      await world.db.client.pair.updateMany({
        where: { id: over.pairId },
        data: { status: 'ENDED', finishedOn: new Date('2026-10-05'), endReason: 'BOTH' },
      })
      await world.skipTo(new Date('2026-10-22T14:30:00Z'))
      await world.restart()
      for (let tick = 0; tick < 3; tick += 1) await world.program.tick()
      await world.settle()
      expect(silence(pair.mentor)).toHaveLength(1)
      expect(namedTo(pair.curator)).toEqual([expect.stringContaining('31 день')])
      expect(namedTo(second)).toEqual([])
      for (const { mentor } of [met, over]) expect(silence(mentor)).toEqual([])
      await press(world, pair.mentor, 'Была встреча')
      expect(lastRead(pair.mentor)).toContain('Была встреча?\nЛунин Б. Ю.')
    }),
  )
})

function silence(person: Person): string[] {
  return readWith(person, 'без встреч').filter((text) => text.includes('пора договориться'))
}

function namedTo(person: Person): string[] {
  return readWith(person, 'пары без встреч')
}

/** What else a week brings takes no room here. */
async function quiet(world: World): Promise<void> {
  const people = await world.db.client.person.findMany({ select: { id: true } })
  const kinds = ['digest', 'survey', 'summary']
  await world.db.client.noticePreference.createMany({
    data: people.flatMap(({ id: personId }) =>
      kinds.map((kind) => ({ personId, kind, level: 'OFF' as const, changedAt: world.now() })),
    ),
  })
}
