import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { addListed } from './banks.ts'
import { addMember, go, lastButtons, lastRead, story } from './kit.ts'
import { addSchool, sendRequest } from './requests.ts'

describeDatabases('the bank of mentees', (open) => {
  it(
    'shows what is hard and what help is handy, the wishes about people to the curator alone',
    story(open, async (world) => {
      const { schoolId, curator, anna } = await addSchool(world)
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
      await sendRequest(world, anna, { unwished: { says: 'С завучем' } })
      await world.moveTo(new Date('2026-10-15T05:00:00Z'))
      await go(world, curator, [{ says: '/menu' }, 'Банк наставляемых', 'Отобрать', 'Что трудно'])
      expect(lastButtons(curator)).toEqual([
        'Дисциплина, конфликты · 1',
        'Журналы, отчёты, документы · 1',
        'Работа с родителями · 1',
        'Урок по ФГОС · 1',
        'Готово',
      ])
      await go(world, curator, ['Дисциплина, конфликты · 1', 'Готово', 'Какая помощь'])
      await go(world, curator, ['Поговорить по запросу · 1', 'Готово', 'от 7 дней', 'Показать: 1'])
      expect(lastRead(curator)).toBe(
        `Банк наставляемых
1 наставляемый, самое долгое ожидание — 10 дней.
Отобраны: Дисциплина, конфликты; Поговорить по запросу; ждут от 7 дней.
1. Иванова А. П. · Математика · ждёт 10 дней`,
      )
      await press(world, curator, '1. Иванова А. П.')
      expect(lastRead(curator)).toContain('В банке с 5 октября 2026 г., ждёт 10 дней')
      expect(lastRead(curator)).toContain('Согласия: данные ✓, участие —, публикация —\nЗапрос от 5 октября 2026 г.')
      expect(lastRead(curator)).toContain('Не хотелось бы с: С завучем')
      await go(world, head, [{ says: '/menu' }, 'Банк наставляемых', '1. Иванова А. П.'])
      expect(lastRead(head)).toContain('1) дисциплина и конфликты; 2) урок по ФГОС (цели, этапы, методы)')
      expect(lastRead(head)).not.toContain('завуч')

      await go(world, anna, [{ says: '/menu' }, 'Мне нужен наставник', 'Изменить', 'Не хотелось бы с'])
      await go(world, anna, [{ says: 'С физруком' }, 'Отправить'])
      await go(world, curator, ['История'])
      expect(lastRead(curator)).toContain('исправлен запрос. Не хотелось бы с: С завучем → С физруком')
      await go(world, head, ['История'])
      expect(lastRead(head)).toContain('запрос отправлен ещё раз без изменений')
      expect(head.screen.some(({ text }) => /завуч|физрук/.test(text))).toBe(false)
    }),
  )

  it(
    'fits the longest answers into one message',
    story(open, async (world) => {
      const { schoolId, curator } = await addSchool(world)
      const long = '<&>'.repeat(333)
      const marks = ['planning', 'lesson', 'motivation']
      const answers = {
        ...Object.fromEntries(['lacking', 'success', 'wished', 'unwished'].map((id) => [id, long])),
        ...Object.fromEntries(marks.map((one) => [`hardness.${one}`, 10])),
        difficulties: [...marks, 'parents', 'inclusion', 'documentation', 'digital', 'extracurricular', 'other'],
        main: marks,
        'difficulties.comment': long,
        help: ['talk', 'scheduled', 'visitMine'],
        participation: 'yes',
      }
      await addListed(world, schoolId, { name: 'Ким', kind: 'MENTEE', answers })
      await go(world, curator, ['Банк наставляемых', '1. Ким А.'])
      expect(lastRead(curator)).toContain('Запрос от 5 октября')
      expect(lastRead(curator).length).toBeLessThan(4000)
    }),
  )
})
