import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { addListing } from '../../src/mentors/store.ts'
import { addPerson, saveProfile } from '../../src/people/store.ts'
import { saveResponse } from '../../src/questionnaires/store/responses.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type World } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  fillMentorQuestionnaire,
  forge,
  go,
  lastButtons,
  lastRead,
  readWith,
  story,
} from './kit.ts'

describeDatabases('the bank of mentors', (open) => {
  it(
    'shows the curator and the head their own school, by surname, page by page',
    story(open, async (world) => {
      const { districtId, schoolId } = await addTown(world)
      const elsewhere = await addSchoolTo(world, districtId, 'Школа № 8')
      const surnames = ['Ким', 'Аксёнова', 'Юдин', 'Белова', 'Яшин', 'Вилков', 'Громова', 'Ёлкина', 'Лунина', 'Мокеев']
      for (const surname of surnames) await addMentor(world, schoolId, surname)
      const foreign = await addMentor(world, elsewhere, 'Чужая')
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', schoolId]],
      })
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })

      await press(world, curator, 'Банк наставников')
      expect(lastRead(curator)).toBe('Банк наставников\n10 наставников. Нажмите на фамилию, чтобы увидеть анкету.')
      const sorted = surnames.toSorted((one, other) => one.localeCompare(other, 'ru'))
      expect(lastButtons(curator)).toEqual([...sorted.slice(0, 8).map((one) => `${one} А., Физика`), '9–10 ›', 'Меню'])
      await press(world, curator, '9–10 ›')
      expect(lastButtons(curator)).toEqual([...sorted.slice(8).map((one) => `${one} А., Физика`), '‹ 1–8', 'Меню'])
      await go(world, head, ['Банк наставников', 'Аксёнова А., Физика'])
      expect(lastRead(head)).toContain('Аксёнова Анна\nУчитель\nАнкета от 5 октября 2026 г. в 10:00')

      await forge(world, curator, `mentor:${foreign}`)
      expect(curator.toast?.alert).toBe(true)
      expect(lastRead(curator)).toContain('чем займёмся?')
      await forge(world, curator, 'mentors:7')
      expect(lastButtons(curator)).toEqual(['‹ 9–10', 'Меню'])
    }),
  )

  it(
    'follows what a mentor answers now',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', schoolId]],
      })
      const teacher = await addMember(world, { name: ['Ким', 'Олег', 'Львович'], roles: [['TEACHER', schoolId]] })
      await fillMentorQuestionnaire(world, teacher)
      await press(world, teacher, 'Отправить')
      await go(world, teacher, ['Посмотреть и исправить', 'Изменить', 'Категория', 'Высшая', 'Отправить'])
      expect(lastRead(curator)).toBe('Ким О. Л.: анкета наставника исправлена.')
      const firstNotice = curator.screen.find(({ text }) => text.startsWith('Новая анкета'))
      if (firstNotice) curator.press('Открыть анкету', { message: firstNotice.id })
      await world.settle()
      expect(readWith(curator, 'Категория: Высшая')).toHaveLength(1)
      await press(world, curator, 'Открыть анкету')
      expect(lastRead(curator)).toContain('Категория: Высшая')
      await go(world, teacher, ['Посмотреть и исправить', 'Изменить', 'Участие', 'Позже', 'Отправить'])
      await press(world, curator, 'К банку наставников')
      expect(readWith(curator, 'Пока пуст.')).toHaveLength(1)
      await go(world, teacher, ['Посмотреть и исправить', 'Изменить', 'Участие', 'Да, хочу', 'Отправить'])
      expect(lastRead(curator)).toBe('Новая анкета наставника. Карточка уже в банке: Ким О. Л.')
    }),
  )
})

/** A mentor whose questionnaire came before the story begins. */
async function addMentor(world: World, organisationId: string, surname: string): Promise<string> {
  return await inTransaction(world.db, async (tx) => {
    const now = world.now()
    const personId = await addPerson(tx, 'ru', now)
    await saveProfile(tx, personId, {
      surname,
      givenName: 'Анна',
      patronymic: '',
      post: 'teacher',
      subjects: ['physics'],
    })
    const answers = { years: 5, participation: 'yes' }
    const { id: responseId } = await saveResponse(
      tx,
      { personId, organisationId, questionnaire: 'mentor', version: 1, answers, startedAt: now },
      now,
    )
    return await addListing(tx, { personId, organisationId, responseId }, now)
  })
}
