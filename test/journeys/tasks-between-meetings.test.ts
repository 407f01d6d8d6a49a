import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { tell } from '../../src/notices/actions/telling.ts'
import { giveTask } from '../../src/tasks/actions/giving.ts'
import { listOpenTasks } from '../../src/tasks/store/open.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, say, type World } from '../kit/world.ts'
import { addMember, events, forge, go, idOf, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { memberOf } from './pairs.ts'
import { addPair, addParty } from './programmes.ts'

const openPair = async (world: World, person: Person, pairId: string) => await forge(world, person, `pair:${pairId}`)

/** Given before the story begins, on Monday the 5th of October. */
async function give(world: World, mentor: Person, pairId: string, menteeIds: readonly string[], dueOn?: string) {
  const actor = await memberOf(world, mentor)
  const task = { pairId, menteeIds, words: 'Составить план урока', ...(dueOn === undefined ? {} : { dueOn }) }
  const given = await inTransaction(world.db, async (tx) => await giveTask(tx, actor, task, world.now()))
  await world.program.tick()
  await world.settle()
  if (!given.ok) throw new Error(given.reason)
  return given.taskIds
}

/** Three things of this week that nobody of the pair did. */
async function fillWeek(world: World, { schoolId, personId }: { schoolId: string; personId: string }) {
  const organisation = { id: schoolId, timeZone: 'Asia/Yekaterinburg' }
  await inTransaction(world.db, async (tx) => {
    for (const key of ['1', '2', '3'])
      await tell(tx, { to: [personId], kind: 'nudge', organisation, key, text: () => key }, world.now())
  })
  await world.settle()
}

describeDatabases('a task between meetings', (open) => {
  it(
    'is given, answered, given back, answered again and accepted; the curator reads and does not act',
    story(open, async (world) => {
      const { curator, mentor, mentee, pairId } = await addParty(world)
      await openPair(world, mentor, pairId)
      await go(world, mentor, ['Задания', 'Дать задание', { says: 'Составить план урока по дробям' }])
      expect(lastButtons(mentor)).toEqual([
        'Через неделю: 12 октября 2026 г.',
        'Через две: 19 октября 2026 г.',
        'Без срока',
      ])
      await say(world, mentor, 'вчера')
      expect(lastRead(mentor)).toBe('Этот день уже прошёл. Выберите сегодняшний или более поздний.')
      await say(world, mentor, 'в пятницу')
      expect(readWith(mentor, 'Задание дано, наставляемый узнает о нём.')).toHaveLength(1)
      expect(lastRead(mentor)).toContain('1. Составить план урока по дробям · 📝 срок: 9 октября 2026 г.')

      expect(lastRead(mentee)).toBe(
        '📝 Новое задание: «Составить план урока по дробям».\nСрок: 9 октября 2026 г. Наставник: Иванова А. П.',
      )
      await go(world, mentee, ['Открыть задание'])
      expect(lastButtons(mentee)).toEqual(['Сделано', 'Частично', 'Не получилось', 'Все задания', 'Меню'])
      await pressTwice(world, mentee, 'Частично')
      expect(lastRead(mentee)).toContain('Ответ: частично')
      await go(world, mentee, ['Написать, что помешало', { says: 'Не хватило примеров' }])
      expect(lastRead(mentee)).toContain('Что помешало: Не хватило примеров')

      await world.moveTo(new Date(world.now().getTime() + 20 * 60_000))
      expect(readWith(mentor, 'Лунин Б. Ю. о задании')).toEqual([
        expect.stringMatching(/частично[^]*Что помешало: Не хватило примеров/),
      ])
      await go(world, mentor, ['Открыть задание', 'Вернуть', { says: 'Возьмите примеры из параграфа 12' }])
      await press(world, mentor, 'Через неделю: 12 октября 2026 г.')
      expect(lastRead(mentor)).toContain('Наставник просил доделать: Возьмите примеры из параграфа 12')
      expect(lastRead(mentee)).toBe(
        'Наставник посмотрел задание «Составить план урока по дробям» и просит доделать: Возьмите примеры из параграфа 12\nСрок: 12 октября 2026 г.',
      )
      await go(world, mentee, ['Открыть задание', 'Сделано'])

      await openPair(world, curator, pairId)
      await press(world, curator, 'Задания')
      expect(lastRead(curator)).toContain('Открытых: 0 · на проверке: 1 · готовых: 0')
      expect(lastButtons(curator)).not.toContain('Дать задание')
      await go(world, curator, ['На проверке: 1', '1. Составить план урока по дробям'])
      expect(lastRead(curator)).toContain('Ответ: сделано')
      expect(lastButtons(curator)).toEqual(['Все задания', 'Меню'])

      await openPair(world, mentor, pairId)
      await go(world, mentor, ['Задания', '1. Составить план урока по дробям', 'Принять'])
      expect(lastRead(mentor)).toContain('Сейчас: ✅ принято')
      await forge(world, mentee, `task-answer:${(await world.db.client.task.findFirstOrThrow()).id}:NOT_DONE`)
      expect(mentee.toast?.text).toBe('Задание уже принято или снято.')
      const [task] = await world.db.client.task.findMany()
      expect(task).toMatchObject({ outcome: 'DONE', givenBack: 'Возьмите примеры из параграфа 12' })
      expect((await events(world)).filter(({ event }) => event.startsWith('task-'))).toEqual([
        expect.objectContaining({ event: 'task-given', clause: 'regulation 4.1.4' }),
        expect.objectContaining({ event: 'task-answered', clause: 'regulation 5.2.2' }),
        expect.objectContaining({ event: 'task-answered' }),
        expect.objectContaining({ event: 'task-returned' }),
        expect.objectContaining({ event: 'task-answered' }),
        expect.objectContaining({ event: 'task-checked', clause: 'regulation 4.1.4' }),
      ])
    }),
  )

  it(
    'done in part is told to the mentor without words too, once nobody has added any',
    story(open, async (world) => {
      const { mentor, mentee, menteeId, pairId } = await addParty(world)
      const [task = ''] = await give(world, mentor, pairId, [menteeId])
      await forge(world, mentee, `task-answer:${task}:PARTLY`)
      await world.moveTo(new Date(world.now().getTime() + 9 * 60_000))
      expect(readWith(mentor, 'Лунин Б. Ю. о задании')).toEqual([])
      await world.moveTo(new Date(world.now().getTime() + 2 * 60_000))
      expect(readWith(mentor, 'Лунин Б. Ю. о задании')).toEqual([expect.stringContaining('частично')])
    }),
  )

  it(
    'is remembered once, on the working day before, and never where it was answered, moved or the day is over',
    story(open, async (world) => {
      const { mentor, mentee, menteeId, pairId, schoolId } = await addParty(world)
      // Due on Monday the 12th: reminded on Friday the 9th.
      const [first = ''] = await give(world, mentor, pairId, [menteeId], '2026-10-12')
      await world.moveTo(new Date('2026-10-09T03:59:00Z'))
      expect(readWith(mentee, 'Напоминаем о задании')).toEqual([])
      await world.moveTo(new Date('2026-10-09T12:00:00Z'))
      expect(readWith(mentee, 'Напоминаем о задании')).toEqual([
        '⏰ Напоминаем о задании: «Составить план урока».\nСрок: 12 октября 2026 г. Получилось или нет — ответьте одной кнопкой.',
      ])
      await world.restart()
      await world.moveTo(new Date('2026-10-13T05:00:00Z'))
      expect(readWith(mentee, 'Напоминаем о задании')).toHaveLength(1)
      expect(await inTransaction(world.db, async (tx) => await listOpenTasks(tx, schoolId))).toMatchObject([
        { id: first, pairId, menteeId, dueOn: '2026-10-12', answeredAt: null },
      ])
      await say(world, mentee, '/menu')
      await forge(world, mentee, `task:${first}`)
      expect(lastRead(mentee)).toContain('Сейчас: ⚠️ срок прошёл: 12 октября 2026 г.')
      await press(world, mentee, 'Не получилось')

      const [second = ''] = await give(world, mentor, pairId, [menteeId], '2026-10-20')
      const [third = ''] = await give(world, mentor, pairId, [menteeId], '2026-10-21')
      await forge(world, mentee, `task-answer:${second}:DONE`)
      // Down on the 20th, when the third would be reminded of, and up again when its day is over.
      await world.skipTo(new Date('2026-10-22T05:00:00Z'))
      await world.moveTo(new Date('2026-10-22T12:00:00Z'))
      expect(readWith(mentee, 'Напоминаем о задании')).toHaveLength(1)
      await forge(world, mentor, `task:${third}`)
      await go(world, mentor, ['Другой срок', { says: '29 октября' }])
      await world.moveTo(new Date('2026-10-28T12:00:00Z'))
      expect(readWith(mentee, 'Срок: 29 октября 2026 г. Получилось или нет')).toHaveLength(1)
    }),
  )

  it(
    'is told at once in a week that is full, and remembered in time or not at all',
    story(open, async (world) => {
      const { mentor, mentee, menteeId, pairId, schoolId } = await addParty(world)
      await fillWeek(world, { schoolId, personId: menteeId })
      await give(world, mentor, pairId, [menteeId], '2026-10-08')
      expect(lastRead(mentee)).toContain('📝 Новое задание: «Составить план урока».')
      await world.moveTo(new Date('2026-10-12T12:00:00Z'))
      expect(readWith(mentee, 'Напоминаем о задании')).toEqual([])
      expect(lastRead(mentee)).toBe('Ваша неделя\n1. Задание, срок был чт, 8 окт: «Составить план урока»')
    }),
  )

  it(
    'is one for each of a group, whose mentees read their own alone',
    story(open, async (world) => {
      const { schoolId, mentor, mentee, mentorId, menteeId } = await addParty(world)
      const other = await addMember(world, { name: ['Ким', 'Ольга', 'Львовна'], roles: [['TEACHER', schoolId]] })
      const groupId = await addPair(world, schoolId, mentorId, [menteeId, await idOf(world, 'Ким')])
      await openPair(world, mentor, groupId)
      await go(world, mentor, ['Задания', 'Дать задание', 'Всем', { says: 'Посетить урок коллеги' }, 'Без срока'])
      expect(lastRead(mentor)).toContain('Посетить урок коллеги — Ким О. Л. · 📝 срок: без срока')
      expect(lastRead(mentor)).toContain('Посетить урок коллеги — Лунин Б. Ю. · 📝 срок: без срока')
      await go(world, mentor, ['Дать задание', 'Ким О. Л.', { says: 'Только для Ольги' }, 'Без срока'])
      await openPair(world, mentee, groupId)
      await press(world, mentee, 'Задания')
      expect(lastRead(mentee)).toContain('Открытых: 1')
      expect(lastRead(mentee)).not.toContain('Ольги')
      await openPair(world, other, groupId)
      await press(world, other, 'Задания')
      expect(lastRead(other)).toContain('Открытых: 2')
      const foreign = await world.db.client.task.findFirstOrThrow({ where: { words: 'Только для Ольги' } })
      await forge(world, mentee, `task:${foreign.id}`)
      await forge(world, mentee, `task-answer:${foreign.id}:DONE`)
      expect(readWith(mentee, 'Только для Ольги')).toEqual([])
      expect(await world.db.client.task.count({ where: { outcome: { not: null } } })).toBe(0)
    }),
  )

  it(
    'is dropped by the mentor, or by the end of the pair, and no old button brings it back',
    story(open, async (world) => {
      const { mentor, mentee, menteeId, pairId, curator } = await addParty(world)
      const [first = '', second = ''] = [
        ...(await give(world, mentor, pairId, [menteeId], '2026-10-12')),
        ...(await give(world, mentor, pairId, [menteeId], '2026-10-13')),
      ]
      await forge(world, mentee, `task:${first}`)
      await forge(world, mentor, `task:${first}`)
      await go(world, mentor, ['Снять', 'Оставить', 'Снять'])
      await pressTwice(world, mentor, 'Снять')
      expect(lastRead(mentor)).toContain('Сейчас: снято')
      expect(readWith(mentee, 'больше делать не нужно')).toHaveLength(1)
      await press(world, mentee, 'Сделано')
      expect(mentee.toast?.text).toBe('Задание уже принято или снято.')

      await forge(world, curator, `pair-end-do:${pairId}:COMPLETED`)
      expect((await world.db.client.task.findUniqueOrThrow({ where: { id: second } })).droppedAt).not.toBeNull()
      await world.moveTo(new Date('2026-10-12T12:00:00Z'))
      expect(readWith(mentee, 'Напоминаем о задании')).toEqual([])
      await forge(world, mentee, `task:${second}`)
      expect(lastButtons(mentee)).toEqual(['Все задания', 'Меню'])
      for (const data of [`task-accept:${second}:none`, `task-drop:${second}`, `task-return:${second}`])
        await forge(world, curator, data)
      expect(await world.db.client.task.count({ where: { checkedAt: { not: null } } })).toBe(0)
    }),
  )

  it(
    'is in English for who reads English',
    story(open, async (world) => {
      const { mentor, mentee, menteeId, pairId } = await addParty(world, { language: 'en' })
      await give(world, mentor, pairId, [menteeId], '2026-10-12')
      expect(lastRead(mentee)).toBe(
        '📝 A new task: “Составить план урока”.\nDue: 12 October 2026. Mentor: Иванова А. П.',
      )
      await go(world, mentee, ['Open the task', 'Did not work out', 'Say what stood in the way', { says: 'No time' }])
      expect(lastRead(mentor)).toContain('Лунин Б. Ю. about the task “Составить план урока”: did not work out.')
      await go(world, mentor, ['Open the task', 'Give back', { says: 'One example is enough' }, 'No date'])
      expect(lastRead(mentor)).toContain('The mentor asked to finish it: One example is enough')
    }),
  )
})
