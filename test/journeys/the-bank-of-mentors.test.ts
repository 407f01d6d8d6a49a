import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press } from '../kit/world.ts'
import { addCurator, addListed } from './banks.ts'
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
      for (const name of surnames) await addListed(world, schoolId, { name, answers: { years: 5 }, contact: '+7 900' })
      const foreign = await addListed(world, elsewhere, { name: 'Чужая' })
      const curator = await addCurator(world, schoolId)
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })

      await press(world, curator, 'Банк наставников')
      const sorted = surnames.toSorted((one, other) => one.localeCompare(other, 'ru'))
      const labels = sorted.map((one, index) => `${index + 1}. ${one} А.`)
      expect(lastRead(curator)).toBe(
        [
          'Банк наставников\n10 наставников, 10 свободных мест.',
          ...labels.slice(0, 8).map((one) => `${one} · Физика · 1 место`),
        ].join('\n'),
      )
      const tools = ['Отобрать', 'Найти', 'Скачать', 'Меню']
      expect(lastButtons(curator)).toEqual([...labels.slice(0, 8), '9–10 ›', ...tools])
      await press(world, curator, '9–10 ›')
      expect(lastButtons(curator)).toEqual([...labels.slice(8), '‹ 1–8', ...tools])
      await press(world, curator, '9. Юдин А.')
      expect(lastRead(curator)).toContain(
        `Юдин Анна
Учитель
Предметы: Физика
Школа № 3
Связь: +7 900
В банке с 5 октября 2026 г.
Свободных мест: 1
Согласия: данные —, наставничество —, публикация —
Анкета от 5 октября 2026 г. в 10:00`,
      )
      expect(lastButtons(curator)).toEqual(['Места', 'Пауза', 'Заметки: 0', 'История', 'К банку', 'Меню'])
      await press(world, curator, 'К банку')
      expect(lastButtons(curator)).toContain('‹ 1–8')
      await go(world, head, ['Банк наставников', '1. Аксёнова А.'])
      expect(lastRead(head)).toContain('Аксёнова Анна\nУчитель')
      expect(lastButtons(head)).toEqual(['История', 'К банку', 'Меню'])

      for (const data of [
        `listing:${foreign.listingId}`,
        `card:${foreign.listingId}::0`,
        `history:${foreign.listingId}:0`,
      ]) {
        await forge(world, curator, data)
        expect(curator.toast?.alert).toBe(true)
        expect(lastRead(curator)).toContain('чем займёмся?')
      }
      await forge(world, curator, 'bank:mentors::7')
      expect(lastButtons(curator)).toEqual(['‹ 9–10', ...tools])
    }),
  )

  it(
    'follows what a mentor answers now, and keeps what the curator set',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const curator = await addCurator(world, schoolId)
      const teacher = await addMember(world, { name: ['Ким', 'Олег', 'Львович'], roles: [['TEACHER', schoolId]] })
      await fillMentorQuestionnaire(world, teacher)
      await press(world, teacher, 'Отправить')
      await go(world, curator, ['Банк наставников', '1. Ким О. Л.', 'Места', '4', 'Пауза', 'Пока не вернут'])
      expect(lastRead(curator)).toContain('Свободных мест: 4\n⏸ пауза')

      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      await go(world, teacher, ['Посмотреть и исправить', 'Изменить', 'Категория', 'Высшая', 'Отправить'])
      await forge(world, curator, 'bank:mentors::0')
      await press(world, curator, '1. Ким О. Л.')
      expect(lastRead(curator)).toContain('В банке с 5 октября 2026 г.\nСвободных мест: 4\n⏸ пауза')
      expect(lastRead(curator)).toContain('Анкета от 6 октября 2026 г. в 10:00')
      expect(lastRead(curator)).toContain('Категория: Высшая')
      await press(world, curator, 'История')
      expect(lastRead(curator)).toBe(
        `Ким О. Л.: история
6 октября 2026 г. в 10:00 — исправлена анкета. Категория: Первая → Высшая
5 октября 2026 г. в 10:00 — пауза без срока
5 октября 2026 г. в 10:00 — свободных мест стало 4
5 октября 2026 г. в 10:00 — вступление в банк
5 октября 2026 г. в 10:00 — отправлена анкета`,
      )

      await go(world, teacher, ['Посмотреть и исправить', 'Изменить', 'Сколько наставляемых', 'Двоих', 'Отправить'])
      await press(world, curator, 'К карточке')
      expect(lastRead(curator)).toContain('Свободных мест: 2\n⏸ пауза')
      await go(world, teacher, ['Посмотреть и исправить', 'Изменить', 'Участие', 'Позже', 'Отправить'])
      await press(world, curator, 'К банку')
      expect(readWith(curator, 'Пока пуст.')).toHaveLength(1)
      expect(lastButtons(curator)).toEqual(['Меню'])
      await go(world, teacher, ['Посмотреть и исправить', 'Изменить', 'Участие', 'Да, хочу', 'Отправить'])
      await forge(world, curator, 'bank:mentors::0')
      expect(lastRead(curator)).toContain('1. Ким О. Л. · Математика · 2 места')
    }),
  )

  it(
    'leaves out whoever has restricted the processing of their data',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const { personId, listingId } = await addListed(world, schoolId, { name: 'Ким' })
      await addListed(world, schoolId, { name: 'Юдин' })
      await world.db.client.person.update({ where: { id: personId }, data: { restrictedAt: world.now() } })
      const curator = await addCurator(world, schoolId)
      await press(world, curator, 'Банк наставников')
      expect(lastRead(curator)).toContain('1 наставник, 1 свободное место.')
      expect(lastButtons(curator)).not.toContain('1. Ким А.')
      await forge(world, curator, `listing:${listingId}`)
      expect(curator.toast?.alert).toBe(true)
    }),
  )
})
