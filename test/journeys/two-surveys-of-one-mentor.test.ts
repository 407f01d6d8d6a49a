import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { press, say, type World } from '../kit/world.ts'
import { addMember, go, idOf, lastButtons, lastRead, pressOld, readWith, story } from './kit.ts'
import { addPair } from './programmes.ts'
import { addTermParty, answerAsMentor, mentorMarks, middle, survey, term } from './surveys.ts'

const first = 'В паре с вами: Лунин Б. Ю.'
const second = 'В паре с вами: Ким О. Л., Орлов П. П.'

/** A mentor of a pair and of a group. */
async function addBusyMentor(world: World) {
  const party = await addTermParty(world)
  const roles = [['TEACHER', party.schoolId]] as const
  await addMember(world, { name: ['Ким', 'Ольга', 'Львовна'], roles })
  await addMember(world, { name: ['Орлов', 'Пётр', 'Павлович'], roles })
  const mentees = [await idOf(world, 'Ким'), await idOf(world, 'Орлов')]
  const groupId = await addPair(world, party.schoolId, party.mentorId, mentees, term)
  await world.moveTo(middle)
  return { ...party, groupId }
}

/** From the menu to the first question, or to where it was left. */
async function openSurvey(world: World, mentor: Person, mentees: string): Promise<void> {
  await go(world, mentor, [{ says: '/menu' }, 'Моя пара'])
  await press(world, mentor, lastButtons(mentor).find((label) => label.endsWith(`→ ${mentees}`)) ?? '')
  await press(world, mentor, survey)
}

describeDatabases('two surveys of one mentor', (open) => {
  it(
    'are asked once for each pair or group, and each answer goes to its own',
    story(open, async (world) => {
      const { mentor, pairId, groupId } = await addBusyMentor(world)
      expect(readWith(mentor, 'Прошла половина').toSorted()).toEqual([
        expect.stringContaining(second),
        expect.stringContaining(first),
      ])
      await openSurvey(world, mentor, 'Ким О. Л., Орлов П. П.')
      expect(lastRead(mentor)).toContain(second)
      await go(world, mentor, ['7', '8'])
      await openSurvey(world, mentor, 'Лунин Б. Ю.')
      expect(lastRead(mentor)).toContain(`Вопрос 1 из 9\n\n${first}`)
      await say(world, mentor, '2')
      expect(lastRead(mentor)).toContain(`Вопрос 2 из 9\n\n${first}`)

      await openSurvey(world, mentor, 'Ким О. Л., Орлов П. П.')
      expect(lastRead(mentor)).toContain('Анкета середины программы (Ким О. Л., Орлов П. П.): начата')
      await press(world, mentor, 'Продолжить с вопроса 3')
      expect(lastRead(mentor)).toContain(`Вопрос 3 из 9\n\n${second}`)
      const { time: _time, follows: _follows, ...rest } = mentorMarks
      await go(world, mentor, Object.values(rest).flat())
      await press(world, mentor, 'Отправить')
      const sent = await world.db.client.questionnaireResponse.findMany({ where: { questionnaire: 'midterm-mentor' } })
      expect(sent).toMatchObject([{ subjectId: groupId, answers: { time: 7, follows: 8 } }])
      const drafts = await world.db.client.questionnaireDraft.findMany({ select: { subjectId: true, state: true } })
      expect(drafts).toMatchObject([{ subjectId: pairId, state: { answers: { time: 2 } } }])
      await say(world, mentor, '/status')
      expect(lastRead(mentor)).toContain('Анкета середины программы (Лунин Б. Ю.): начата, осталось 8 вопросов')
      expect(lastRead(mentor)).not.toContain('Ким О. Л., Орлов П. П.): ')
    }),
  )

  it(
    'begin anew, are corrected and reminded of one by one',
    story(open, async (world) => {
      const { mentor, pairId } = await addBusyMentor(world)
      await openSurvey(world, mentor, 'Ким О. Л., Орлов П. П.')
      await answerAsMentor(world, mentor)
      await press(world, mentor, 'Отправить')
      await openSurvey(world, mentor, 'Лунин Б. Ю.')
      await go(world, mentor, ['2', 'Отложить'])
      await world.moveTo(new Date('2026-10-09T05:00:00Z'))
      expect(lastRead(mentor)).toContain('Анкета середины программы (Лунин Б. Ю.): вы начали её заполнять')
      await press(world, mentor, 'Продолжить')
      expect(lastRead(mentor)).toContain(`Вопрос 2 из 9\n\n${first}`)
      await openSurvey(world, mentor, 'Лунин Б. Ю.')
      await go(world, mentor, ['Начать заново', 'Да, начать заново'])
      expect(lastRead(mentor)).toContain('Начинаем сначала.')
      expect(lastRead(mentor)).toContain(`Вопрос 1 из 9\n\n${first}`)
      await pressOld(world, mentor, 'Продолжить')
      expect(lastRead(mentor)).toContain(`Вопрос 1 из 9\n\n${first}`)
      await answerAsMentor(world, mentor)
      await press(world, mentor, 'Отправить')
      await press(world, mentor, 'Посмотреть и исправить')
      await go(world, mentor, ['Изменить', 'Хватает времени', '10', 'Отправить'])
      expect(lastRead(mentor)).toContain('Исправления отправлены')
      const sent = await world.db.client.questionnaireResponse.findMany({
        where: { questionnaire: 'midterm-mentor', replacedAt: null },
        orderBy: { startedAt: 'asc' },
      })
      expect(sent.map(({ answers }) => answers)).toMatchObject([{ time: 7 }, { time: 10 }])
      expect(sent[1]?.subjectId).toBe(pairId)
      expect(lastButtons(mentor)).toContain('Посмотреть и исправить')
    }),
  )
})
