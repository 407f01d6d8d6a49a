import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  events,
  forge,
  go,
  idOf,
  lastButtons,
  lastRead,
  pressTwice,
  readWith,
  story,
} from './kit.ts'
import { fileOf, rowsGiven } from './lists.ts'
import { addMeeting, addMeetingPair, addMeetingSchool } from './meetings.ts'
import { wordsOf } from './papers.ts'

const tuesday = new Date('2026-10-06T09:00:00Z')
const whenOver = new Date('2026-10-06T09:45:00Z')

describeDatabases('a meeting remembered differently', (open) => {
  it(
    'is a gentle question to the curator, with both words side by side, and what is settled is told to both',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const id = await addMeeting(world, pair, { startsAt: tuesday })
      await world.moveTo(whenOver)
      await go(world, pair.mentor, ['Получилось', 'Да, всё так', 'Разобрали урок', 'Без задания'])
      await press(world, pair.mentee, 'Не было')
      expect(lastRead(pair.mentee)).toBe(
        `Спасибо, записали: встречи не было.
Если наставник помнит иначе, куратор спокойно уточнит у обоих.
Ваш ответ: встречи не было`,
      )
      expect(lastRead(pair.curator)).toBe(
        `Встречу помнят по-разному
вторник, 6 октября 2026 г. в 14:00
Иванова А. П.: встреча была, получилось («Разобрали урок»)
Лунин Б. Ю.: встречи не было
Возможно, это просто описка. Спросите, если нужно, и отметьте, как было.`,
      )
      expect(lastButtons(pair.curator).slice(0, 3)).toEqual(['Встреча была', 'Встречи не было', 'Спрошу сам(а)'])
      await press(world, pair.curator, 'Спрошу сам(а)')
      expect(lastRead(pair.curator)).toContain('Хорошо. Когда узнаете, отметьте здесь: кнопки останутся.')
      expect(await statusOf(world, id)).toEqual({ status: 'HELD', result: 'DONE', settledById: null })

      await pressTwice(world, pair.curator, 'Встречи не было')
      // Both words stand as they were said, and who decided.
      expect(lastRead(pair.curator)).toBe(
        `Встречу помнят по-разному
вторник, 6 октября 2026 г. в 14:00
Иванова А. П.: встреча была, получилось («Разобрали урок»)
Лунин Б. Ю.: встречи не было
Куратор решил: встречи не было

Вопрос уже решён.`,
      )
      expect(await statusOf(world, id)).toMatchObject({ status: 'NOT_HELD', result: null })
      for (const person of [pair.mentor, pair.mentee])
        expect(readWith(person, 'Куратор уточнил: встреча не состоялась.')).toHaveLength(1)
      expect((await events(world)).filter(({ event }) => event === 'meeting-settled')).toEqual([
        { event: 'meeting-settled', clause: 'regulation 3.4.9', actorId: await idOf(world, 'Зимина') },
      ])
      for (const person of [pair.mentor, pair.curator]) {
        await forge(world, person, `meeting:${id}`)
        expect(lastRead(person)).toContain(
          'Иванова А. П.: встреча была, получилось («Разобрали урок»)\nКуратор решил: встречи не было',
        )
      }
      // Both journals keep what the mentor wrote, and say who decided.
      const result = 'встреча не состоялась (решил куратор; наставник отметил: получилось)'
      await forge(world, pair.curator, `journal:${pair.pairId}:xlsx`)
      const [row] = await rowsGiven(pair.curator)
      expect(row).toEqual(expect.arrayContaining(['Разобрали урок', result, 'нет']))
      await forge(world, pair.curator, `journal:${pair.pairId}:docx`)
      expect(wordsOf(fileOf(pair.curator, '.docx')).replaceAll(/\s+/g, ' ')).toContain(`Разобрали урок ${result} нет`)
      // What is settled stands, whoever presses what.
      await forge(world, pair.mentor, `went:${id}:DONE`)
      await forge(world, pair.mentee, `met:${id}:YES`)
      await forge(world, pair.curator, `settle:${id}:held`)
      expect(await statusOf(world, id)).toMatchObject({ status: 'NOT_HELD', result: null })
      expect(lastRead(pair.mentor)).toContain('Куратор решил: встречи не было')
    }),
  )

  it(
    'otherwise, with words; and where the mentor says that it was not held and the mentee that it was',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const first = await addMeeting(world, pair, { startsAt: tuesday })
      await world.moveTo(whenOver)
      await press(world, pair.mentor, 'Частично')
      await go(world, pair.mentee, [
        'Было иначе',
        'Пропустить',
        'Написать, как было',
        { says: 'Пять минут в коридоре' },
      ])
      expect(lastRead(pair.mentee)).toContain('Как было: Пять минут в коридоре')
      await forge(world, pair.curator, `meeting:${first}`)
      expect(lastRead(pair.curator)).toContain('Как было: Пять минут в коридоре')
      await press(world, pair.curator, 'Встреча была')
      expect(lastRead(pair.curator)).toContain('Лунин Б. Ю.: было иначе («Пять минут в коридоре»)')
      expect(await statusOf(world, first)).toMatchObject({ status: 'HELD', result: 'PARTLY' })

      const second = await addMeeting(world, pair, { startsAt: new Date('2026-10-07T09:00:00Z') })
      await world.moveTo(new Date('2026-10-09T11:00:00Z'))
      await press(world, pair.mentee, 'Да, была')
      await forge(world, pair.mentor, `not-held:${second}`)
      await press(world, pair.mentor, 'Не успели')
      expect(readWith(pair.curator, 'Иванова А. П.: встречи не было\nЛунин Б. Ю.: встреча была')).toHaveLength(1)
      await forge(world, pair.curator, `settle:${second}:held`)
      expect(await statusOf(world, second)).toMatchObject({ status: 'HELD', result: 'DONE' })
      expect(lastRead(pair.curator)).toContain(
        'Иванова А. П.: встречи не было («Не успели»)\nЛунин Б. Ю.: встреча была\nКуратор решил: встреча была',
      )
      // That it took place is settled; how it was is still the mentor's to say.
      await forge(world, pair.mentor, `report:${second}:c:done`)
      await press(world, pair.mentor, 'Составили план')
      expect(lastRead(pair.mentor)).toContain('Что сделали: Составили план')
    }),
  )

  it(
    'is nobody’s question any more once they agree, and never one for whoever is of the pair or of another school',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const elsewhere = await addSchoolTo(world, pair.districtId, 'Школа № 8')
      const stranger = await addMember(world, { name: ['Рощин', 'Лев', 'Ильич'], roles: [['CURATOR', elsewhere]] })
      const second = await addMember(world, {
        name: ['Белова', 'Яна', 'Игоревна'],
        roles: [['CURATOR', pair.schoolId]],
      })
      const own = await addMeetingPair(world, pair, {
        mentor: ['Орлова', 'Нина', 'Львовна'],
        mentees: [['Ким', 'Ада', 'Олеговна']],
      })
      // The curator Зимина mentors as well.
      const curators = await addMeetingPair(world, pair, {
        mentor: ['Гай', 'Ия', 'Юрьевна'],
        mentees: [['Дуб', 'Ян', 'Котович']],
      })
      await world.db.client.pairMember.updateMany({
        where: { pairId: curators.pairId, role: 'MENTOR' },
        data: { personId: await idOf(world, 'Зимина') },
      })
      const zimina = { ...curators, mentorId: await idOf(world, 'Зимина') }
      const id = await addMeeting(world, zimina, { startsAt: tuesday, answers: 'NO' })
      await world.moveTo(whenOver)
      await press(world, pair.curator, 'Получилось')
      expect(readWith(pair.curator, 'по-разному')).toEqual([])
      expect(readWith(second, 'по-разному')).toHaveLength(1)
      await forge(world, pair.curator, `settle:${id}:held`)
      await forge(world, stranger, `settle:${id}:held`)
      await forge(world, pair.head, `settle:${id}:held`)
      expect(await statusOf(world, id)).toMatchObject({ settledById: null })

      // In the evening both answers come: in the morning they agree.
      const evening = await addMeeting(world, own, { startsAt: new Date('2026-10-07T14:30:00Z') })
      await world.moveTo(new Date('2026-10-07T15:30:00Z'))
      await forge(world, own.mentor, `went:${evening}:DONE`)
      await forge(world, own.mentee, `met:${evening}:NO`)
      await forge(world, own.mentee, `met:${evening}:YES`)
      await world.moveTo(new Date('2026-10-08T06:00:00Z'))
      expect(readWith(pair.curator, 'Орлова')).toEqual([])
      await forge(world, pair.curator, `settle:${evening}:notHeld`)
      expect(lastRead(pair.curator)).toContain('Вопрос уже решён.')
      expect(await statusOf(world, evening)).toMatchObject({ status: 'HELD', settledById: null })
    }),
  )
})

async function statusOf(world: World, id: string) {
  return await world.db.client.meeting.findUniqueOrThrow({
    where: { id },
    select: { status: true, result: true, settledById: true },
  })
}
