import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { forge, go, lastRead, readWith, story } from './kit.ts'
import { addMeeting, addMeetingSchool, type MeetingPair } from './meetings.ts'

const tuesday = new Date('2026-10-06T09:00:00Z')
const whenOver = new Date('2026-10-06T09:45:00Z')

describeDatabases('check-ins of a group', (open) => {
  it(
    'ask the mentor once and every mentee of the meeting, and give everybody the task',
    story(open, async (world) => {
      const group = await addGroup(world)
      const [first, second, third] = group.mentees
      const id = await addMeeting(world, group, { startsAt: tuesday, way: 'group', topic: 'Дисциплина' })
      await world.db.client.meetingPart.deleteMany({ where: { personId: group.menteeIds[2] ?? '' } })
      await world.moveTo(whenOver)
      await press(world, group.mentor, 'Получилось')
      expect(lastRead(group.mentor)).toContain('Встреча шла 45 минут, группой — верно?')
      await go(world, group.mentor, ['Да, всё так', 'Дисциплина', 'Составить план урока', 'Без дня'])
      expect(lastRead(group.mentor)).toContain('Лунин Б. Ю.')
      expect(await world.db.client.task.findMany({ select: { words: true, dueOn: true } })).toEqual([
        { words: 'Составить план урока', dueOn: null },
        { words: 'Составить план урока', dueOn: null },
      ])
      // In the card the task of everybody stands once.
      expect(lastRead(group.mentor).match(/Задание:/g)).toHaveLength(1)
      expect(readWith(first, 'Встреча была?')).toHaveLength(1)
      expect(readWith(second, 'Встреча была?')).toHaveLength(1)
      expect(readWith(third, 'Встреча была?')).toEqual([])
      // What was given at this meeting is not asked about at once.
      expect(readWith(first, 'Составить план урока')).toHaveLength(1)
      await go(world, first, ['Да, была', '4'])
      expect(readWith(first, 'Спасибо, всё записали.')).toHaveLength(1)
      await go(world, second, ['Не было'])
      expect(readWith(group.curator, 'по-разному')).toEqual([
        expect.stringMatching(
          /Иванова А\. П\.: встреча была[^]*Белов П\. И\.: встречи не было[^]*Лунин Б\. Ю\.: встреча была/,
        ),
      ])
      await forge(world, third, `met:${id}:NO`)
      expect(await world.db.client.meetingPart.count({ where: { answer: 'NO' } })).toBe(1)
      // Nobody of the group reads what another one said.
      for (const person of [first, second, group.mentor]) {
        await forge(world, person, `meeting:${id}`)
        expect(lastRead(person)).not.toContain(person === first ? 'встречи не было' : '4 из 5')
      }
      await forge(world, group.curator, `meeting:${id}`)
      expect(lastRead(group.curator)).toContain('Польза: 4 из 5')
    }),
  )

  it(
    'show the mentor only the mean of a month, of three mentees, when it can move no more',
    story(open, async (world) => {
      const group = await addGroup(world)
      const id = await addMeeting(world, group, { startsAt: tuesday, way: 'group' })
      await world.moveTo(whenOver)
      await press(world, group.mentor, 'Получилось')
      const card = async () => {
        await forge(world, group.mentor, `report:${id}:c:card`)
        return lastRead(group.mentor)
      }
      const [first, second, third] = group.mentees
      await go(world, first, ['Да, была', '5'])
      await go(world, second, ['Да, была', '4'])
      expect(await card()).not.toContain('Польза')
      await go(world, third, ['Да, была', '2', 'Другие темы'])
      expect(await card()).not.toContain('Польза')
      await world.moveTo(new Date('2026-12-02T06:00:00Z'))
      expect(await card()).toContain('Польза ваших встреч, октябрь 2026 г., по 3 ответам: 3,7 из 5')
      expect(await card()).not.toContain('Другие темы')
    }),
  )
})

async function addGroup(world: Parameters<typeof addMeetingSchool>[0]) {
  const group = await addMeetingSchool(world, {
    mentees: [
      ['Лунин', 'Борис', 'Юрьевич'],
      ['Белов', 'Пётр', 'Ильич'],
      ['Ким', 'Ада', 'Олеговна'],
    ],
  })
  return { ...group, mentees: three(group) }
}

function three({ mentees: [first, second, third] }: MeetingPair) {
  if (!first || !second || !third) throw new Error('a group of fewer')
  return [first, second, third] as const
}
