import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { forms } from '../../src/forms.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import { erasePerson } from '../../src/privacy/actions/erasing.ts'
import { collectOwnData } from '../../src/privacy/actions/own-data.ts'
import { sectionsOf } from '../../src/privacy/view/sections.ts'
import { saveResponse } from '../../src/questionnaires/store/responses.ts'
import { go, lastRead, readWith, story } from '../journeys/kit.ts'
import { addHelp, addMeeting, addMeetingSchool, addTask, hush } from '../journeys/meetings.ts'
import { describeDatabases } from '../kit/database.ts'
import type { World } from '../kit/world.ts'
import { noPairs } from './filled.ts'

const yesterday = new Date('2026-10-02T10:00:00Z')
const tomorrow = new Date('2026-10-06T10:00:00Z')

/** A pair that has met and will meet, with everything that each of the two says without the other. */
async function addTalkative(world: World) {
  const school = await addMeetingSchool(world)
  const { mentorId, menteeId, pairId, schoolId } = school
  const { client } = world.db
  const said = { topic: 'Открытый урок', summary: 'Разобрали план', place: 'Кабинет 12' }
  const heldId = await addMeeting(world, school, { startsAt: yesterday, result: 'DONE', ...said, answers: 'OTHERWISE' })
  const own = { words: 'Встретились мельком', usefulness: 2, change: 'Хочу чаще' }
  await client.meetingPart.updateMany({ where: { meetingId: heldId, personId: menteeId }, data: own })
  const plannedId = await addMeeting(world, school, { startsAt: tomorrow, place: 'Кабинет 7' })
  await addTask(world, school, { words: 'Написать план урока' })
  await addHelp(world, school, 'Мне неловко спрашивать')
  await inTransaction(world.db, async (tx) => {
    const now = world.now()
    const ofMentor = { personId: mentorId, questionnaire: 'midterm-mentor', answers: { proposals: 'Разгрузить меня' } }
    const ofMentee = { personId: menteeId, questionnaire: 'midterm-mentee', answers: { replies: 'notAlways' } }
    for (const one of [ofMentor, ofMentee]) {
      const { personId, questionnaire } = one
      const place = { organisationId: schoolId, version: 1, startedAt: now, subjectId: pairId }
      await saveResponse(tx, { ...one, ...place }, now)
      await tx.surveyInvitation.create({
        data: { personId, questionnaire, pairId, organisationId: schoolId, askedAt: now, answeredAt: now },
      })
    }
  })
  return { ...school, heldId, plannedId }
}

/** The file field by field, and the words of the document. */
async function ownFiles(world: World, personId: string): Promise<string> {
  const own = await inTransaction(world.db, async (tx) => await collectOwnData(tx, personId, world.now()))
  const words = sectionsOf(textsIn('ru'), own, forms, 'whole').flatMap(({ lines }) => lines)
  return [JSON.stringify(own.json), ...words].join('\n')
}

describeDatabases('what people say of their meetings', (open) => {
  it(
    'is in the file of whoever said it, and the answers of the other are not',
    story(open, async (world) => {
      const { mentorId, menteeId } = await addTalkative(world)
      const ofMentee = [
        'Встретились мельком',
        'Хочу чаще',
        'Мне неловко спрашивать',
        'notAlways',
        'Написать план урока',
      ]
      const mentee = await ownFiles(world, menteeId)
      expect(ofMentee.filter((words) => !mentee.includes(words))).toEqual([])
      expect(mentee).toContain('Отвечает на вопросы: Не всегда')
      expect(mentee).toContain('Просьба о помощи: Школа № 3')
      const mentor = await ownFiles(world, mentorId)
      expect(ofMentee.filter((words) => mentor.includes(words))).toEqual([])
      expect(mentor).toContain('Предложения: Разгрузить меня')
      expect(mentee).not.toContain('Разгрузить меня')
      for (const file of [mentor, mentee]) {
        expect(file).toContain('тема: Открытый урок; место: Кабинет 12; что сделали: Разобрали план')
        expect(file).toContain('запланирована; место: Кабинет 7')
      }
      expect(mentor).not.toContain(menteeId)
      expect(mentee).not.toContain(mentorId)
    }),
  )

  it(
    'is shown on the screen too, each under its heading',
    story(open, async (world) => {
      const { mentee } = await addTalkative(world)
      await go(world, mentee, [{ says: '/data' }])
      const pages = [lastRead(mentee)]
      while ((mentee.last?.buttons ?? []).flat().some((label) => label.endsWith('›'))) {
        const next = (mentee.last?.buttons ?? []).flat().find((label) => label.endsWith('›')) ?? ''
        await go(world, mentee, [next])
        pages.push(lastRead(mentee))
      }
      const all = pages.join('\n')
      expect(all).toContain('Встречи и опросы о паре')
      expect(all).toContain('ваш ответ: было иначе')
      expect(all).toContain('Просьбы к куратору')
      expect(all).toContain('ваши слова: Мне неловко спрашивать')
      expect(all).toContain('Задания')
    }),
  )

  it(
    'stops with the consent to personal data: nothing planned, asked or begun goes on',
    story(open, async (world) => {
      const { mentor, mentee, plannedId } = await addTalkative(world)
      await hush(world)
      await go(world, mentee, [{ says: '/menu' }, 'Профиль', 'Мои согласия', 'Отозвать: Школа № 3'])
      await go(world, mentee, ['Да, отозвать согласие'])
      const { client } = world.db
      expect(await client.meeting.findUnique({ where: { id: plannedId } })).toMatchObject({ status: 'CANCELLED' })
      expect(await client.helpRequest.findFirst()).toMatchObject({ status: 'WITHDRAWN' })
      expect(await client.task.count({ where: { droppedAt: null } })).toBe(0)
      const before = mentee.screen.length
      await world.moveTo(new Date('2026-10-07T10:00:00Z'))
      expect(mentee.screen.length).toBe(before)
      expect(readWith(mentor, 'Кабинет 7')).toEqual([])
    }),
  )

  it(
    'is destroyed with the data of who said it; that the pair met stays, without words',
    story(open, async (world) => {
      const { mentor, mentee, menteeId, heldId } = await addTalkative(world)
      await go(world, mentee, [{ says: '/data' }, 'Удалить', 'Да, удалить'])
      const { client } = world.db
      const meeting = await client.meeting.findUnique({ where: { id: heldId }, include: { parts: true } })
      expect(meeting).toMatchObject({ status: 'HELD', minutes: 45, topic: null, summary: null, place: null })
      expect(meeting?.parts.find(({ personId }) => personId === menteeId)).toMatchObject({
        answer: 'OTHERWISE',
        words: null,
        usefulness: null,
        change: null,
      })
      expect(await client.task.count()).toBe(0)
      expect(await client.helpRequest.count()).toBe(0)
      expect(await client.surveyInvitation.count({ where: { personId: menteeId } })).toBe(0)
      expect(await client.questionnaireResponse.count({ where: { personId: menteeId } })).toBe(0)
      const acts = await client.destructionAct.findMany()
      expect(acts).toMatchObject([{ destroyed: { meeting: 2, task: 1, help_request: 1 }, kept: { meeting: 2 } }])
      await go(world, mentor, [{ says: '/data' }])
      expect(lastRead(mentor)).toContain('Встреча 2 октября 2026 г. в 15:00: Очно, 45 мин, состоялась\n')
    }),
  )

  it(
    'stays with a group until the last of its mentees goes, unless the one who said it does',
    story(open, async (world) => {
      const school = await addMeetingSchool(world, {
        mentees: [
          ['Лунин', 'Борис', 'Юрьевич'],
          ['Ким', 'Ольга', 'Львовна'],
        ],
      })
      const { client } = world.db
      const said = { startsAt: yesterday, result: 'DONE', topic: 'Урок' } as const
      const ofMentor = await addMeeting(world, school, said)
      const [first = '', second = ''] = school.menteeIds
      const ofFirst = await addMeeting(world, school, { ...said, createdById: first })
      const topicsAfter = async (personId: string) => {
        const whose = { personId, organisationIds: [school.schoolId], reason: 'REQUESTED' } as const
        await inTransaction(world.db, async (tx) => await erasePerson(tx, whose, world.now(), noPairs))
        const find = async (id: string) => (await client.meeting.findUniqueOrThrow({ where: { id } })).topic
        return [await find(ofMentor), await find(ofFirst)]
      }
      expect(await topicsAfter(first)).toEqual(['Урок', null])
      expect(await topicsAfter(second)).toEqual([null, null])
    }),
  )

  it(
    'is not written about to whoever has asked to let their data rest',
    story(open, async (world) => {
      const { mentee } = await addTalkative(world)
      await hush(world)
      await go(world, mentee, [{ says: '/data' }, 'Приостановить обработку', 'Да, приостановить'])
      const before = mentee.screen.length
      await world.moveTo(new Date('2026-10-13T10:00:00Z'))
      expect(mentee.screen.length).toBe(before)
    }),
  )
})
