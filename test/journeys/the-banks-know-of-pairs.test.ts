import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { go, lastRead, story } from './kit.ts'
import { fileOf, tableOf } from './lists.ts'
import { addPairSchool, addToBank, makeActive, propose } from './pairs.ts'

describeDatabases('the banks know of pairs', (open) => {
  it(
    'places that are taken are not free, and whoever has a mentor waits for none',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      const other = await addToBank(world, schoolId, 'MENTEE', ['Ким', 'Олег', 'Львович'])
      await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      await go(world, curator, [{ says: '/menu' }, 'Банк наставляемых'])
      expect(lastRead(curator)).toContain('1. Ким О. Л. · Математика · ждёт с сегодняшнего дня')
      expect(lastRead(curator)).toContain('2. Лунин Б. Ю. · Математика · есть наставник')
      await go(world, curator, ['2. Лунин Б. Ю.'])
      expect(lastRead(curator)).toContain('Наставник: Серова И. Л.')
      await go(world, curator, ['К банку', 'Скачать'])
      const { header, rows } = await tableOf(fileOf(curator, '.xlsx'))
      const at = (title: string) => header.indexOf(title)
      const lunin = rows.find((row) => row[at('ФИО')] === 'Лунин Борис Юрьевич') ?? []
      expect(['ФИО наставника', 'Форма', 'Дата завершения', 'Дней ожидания'].map((one) => lunin[at(one)])).toEqual([
        'Серова Инна Львовна',
        'один на один',
        '2027-05-31',
        '',
      ])

      await go(world, curator, [{ says: '/menu' }, 'Банк наставников'])
      expect(lastRead(curator)).toContain('1 наставник, 1 свободное место.')
      await go(world, curator, ['1. Серова И. Л.'])
      expect(lastRead(curator)).toContain('Свободных мест: 1 из 2\nНаставляемые: Лунин Б. Ю.')
      // Whoever is only proposed takes a place too.
      expect(await propose(world, curator, { mentor, mentees: [other] })).toMatchObject({ ok: true })
      await go(world, curator, [{ says: '/menu' }, 'Банк наставников', 'Отобрать', 'есть места', 'Показать: 0'])
      expect(lastRead(curator)).not.toContain('Серова')
    }),
  )

  it(
    'a pause that the curator sets or ends is told to whom it is about',
    story(open, async (world) => {
      const { curator, mentor } = await addPairSchool(world)
      await go(world, curator, [
        { says: '/menu' },
        'Банк наставников',
        '1. Серова И. Л.',
        'Пауза',
        'На месяц, до 5 ноября 2026 г.',
      ])
      expect(lastRead(mentor.person)).toBe(
        'Школа № 3, банк наставников: куратор поставил ваше участие на паузу до 5 ноября 2026 г. Пока никого не предложим; вернуться можно и раньше.',
      )
      await go(world, curator, ['Вернуть'])
      expect(lastRead(mentor.person)).toContain('куратор снял паузу')
      await go(world, mentor.person, ['Моё участие'])
      expect(lastRead(mentor.person)).toContain('Банк наставников, Школа № 3')
    }),
  )
})
